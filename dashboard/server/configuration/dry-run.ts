/** What a configuration would change before anyone saves it: keys, whether tickets are judged again, and net over the last 26 weeks. */
import type { ConfigurationDryRun } from '@shared/api/configuration-answers.ts'
import { changedLens } from '@shared/fcr/lens-changes.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import type { LensBook } from '../analytics/lens-book.ts'
import { dryRunLens } from '../analytics/lenses.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../analytics/reader.ts'
import type { ConfigurationBook } from './book.ts'
import type { ConfigurationKey } from './differences.ts'

/** What net is made of, beside what its lens says itself. */
const LENS_KEYS: ReadonlySet<ConfigurationKey> = new Set(['windowDays', 'windowByReason', 'notFirstContactResolvable'])

export interface DryRunDeps {
  book: Pick<ConfigurationBook, 'draft' | 'version'>
  reader: AnalyticsReader
  settings: () => AnalyticsSettings
  lenses: Pick<LensBook, 'inForce' | 'history'>
}
export async function dryRunConfiguration({ book, reader, settings, lenses }: DryRunDeps, raw: unknown): Promise<Answer<ConfigurationDryRun>> {
  const drafted = await book.draft(raw)
  if (!drafted.ok) return drafted
  const { body, changes, rejudges, notices } = drafted.value
  const found = { version: book.version(), changes, rejudges, notices: [...notices] }
  // Counted with the facts at hand it would show half of the change.
  if (rejudges) return answer({ ...found, net: null, netMissing: 'judged_anew' })
  const keys: ReadonlySet<string> = LENS_KEYS
  if (!changes.some(({ key }) => keys.has(key))) return answer({ ...found, net: null, netMissing: 'not_concerned' })
  const before = lenses.inForce().net
  const after = changedLens('net', body, lenses.history('net')[0]?.changes ?? {}, before.version)
  return answer({ ...found, net: await dryRunLens(reader, settings(), before, after), netMissing: null })
}
