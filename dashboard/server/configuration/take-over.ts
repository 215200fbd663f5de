/** A whole file put in force: the configuration first, then its lenses on top of it. */
import type { ConfigurationSaved } from '@shared/api/configuration-answers.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import type { LensBook } from '../analytics/lens-book.ts'
import type { ConfigurationBook } from './book.ts'
import { putLenses } from './file-lenses.ts'
import type { ReadFile } from './read-file.ts'

export interface Books {
  book: ConfigurationBook
  lenses: LensBook
}
interface Why {
  ifVersion: number
  by: string
  note: string
}
/** Changed lenses stand among the changes as `lenses.net`. */
export async function takeOver(
  { book, lenses }: Books,
  file: ReadFile,
  { ifVersion, by, note }: Why,
): Promise<Answer<ConfigurationSaved & { judged: Promise<void> }>> {
  const saved = await book.save({ body: file.body, ifVersion, by, origin: 'file', note })
  if (!saved.ok) return saved
  const put = await putLenses(lenses, file.lenses, { by, note })
  return put.ok ? answer({ ...saved.value, changes: [...saved.value.changes, ...put.value] }) : put
}
