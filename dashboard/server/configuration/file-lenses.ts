/** Lenses in a configuration file: what was saved of them, what a file would change, and a file put in force through their book. */
import type { ConfigurationChange } from '@shared/api/configuration-answers.ts'
import type { FileLenses } from '@shared/api/configuration-file.ts'
import type { LensChanges } from '@shared/fcr/lens-changes.ts'
import { LENS_IDS, type LensId } from '@shared/fcr/lens.ts'
import { answer, type Answer } from '../analytics/answer.ts'
import type { LensBook } from '../analytics/lens-book.ts'
import { sameValue } from './differences.ts'

type History = Pick<LensBook, 'history'>
const savedOf = (book: History, id: LensId): LensChanges => book.history(id)[0]?.changes ?? {}

/** Lenses that follow the configuration's keys are left out. */
export const savedLenses = (book: History): FileLenses =>
  Object.fromEntries(LENS_IDS.map((id) => [id, savedOf(book, id)] as const).filter(([, changes]) => Object.keys(changes).length > 0))

/** Which lenses a file would change; one it leaves out follows the keys again. */
export const lensChangesOf = (book: History, lenses: FileLenses | null): ConfigurationChange[] =>
  LENS_IDS.flatMap((id) => {
    const [before, after] = [savedOf(book, id), lenses?.[id] ?? {}]
    return lenses === null || sameValue(before, after) ? [] : [{ key: `lenses.${id}`, before, after, takesEffect: 'at_once' }]
  })

/** Each changed lens as its next version, with who and why. */
export async function putLenses(
  book: LensBook,
  lenses: FileLenses | null,
  why: { by: string; note: string },
): Promise<Answer<ConfigurationChange[]>> {
  const made = lensChangesOf(book, lenses)
  for (const id of LENS_IDS) {
    if (made.every(({ key }) => key !== `lenses.${id}`)) continue
    const saved = await book.save({ id, changes: lenses?.[id] ?? {}, ifVersion: book.inForce()[id].version, ...why })
    if (!saved.ok) return saved
  }
  return answer(made)
}
