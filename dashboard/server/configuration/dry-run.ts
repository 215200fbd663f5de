/** What a configuration would change before anyone saves it: keys, whether tickets are judged again, and net over the last 26 weeks. */
import type { ConfigurationDryRun } from '@shared/api/configuration-answers.ts'
import type { FileLenses } from '@shared/api/configuration-file.ts'
import { changedLens } from '@shared/fcr/lens-changes.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import type { LensBook } from '../analytics/lens-book.ts'
import { dryRunLens } from '../analytics/lenses.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../analytics/reader.ts'
import type { ConfigurationBook } from './book.ts'
import { lensChangesOf } from './file-lenses.ts'

/** What net is made of, beside what its lens says itself. */
const LENS_KEYS: ReadonlySet<string> = new Set(['windowDays', 'windowByReason', 'notFirstContactResolvable', 'lenses.net'])

export interface DryRunDeps {
  book: Pick<ConfigurationBook, 'draft' | 'version'>
  reader: AnalyticsReader
  settings: () => AnalyticsSettings
  lenses: Pick<LensBook, 'inForce' | 'history'>
}
export async function dryRunConfiguration(
  { book, reader, settings, lenses }: DryRunDeps,
  raw: unknown,
  ofFile: FileLenses | null,
): Promise<Answer<ConfigurationDryRun>> {
  const drafted = await book.draft(raw)
  if (!drafted.ok) return drafted
  const { body, rejudges, notices } = drafted.value
  const changes = [...drafted.value.changes, ...lensChangesOf(lenses, ofFile)]
  const found = { version: book.version(), changes, rejudges, notices: [...notices] }
  // Counted with the facts at hand it would show half of the change.
  if (rejudges) return answer({ ...found, net: null, netMissing: 'judged_anew' })
  if (!changes.some(({ key }) => LENS_KEYS.has(key))) return answer({ ...found, net: null, netMissing: 'not_concerned' })
  const before = lenses.inForce().net
  const after = changedLens('net', body, (ofFile === null ? lenses.history('net')[0]?.changes : ofFile.net) ?? {}, before.version)
  return answer({ ...found, net: await dryRunLens(reader, settings(), before, after), netMissing: null })
}
