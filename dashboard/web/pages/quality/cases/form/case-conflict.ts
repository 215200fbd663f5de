/** What comes of the choice between two texts of one case. */
import { caseWordsSchema } from '@shared/api/quality/case-words.ts'
import type { ConflictPart } from '../conflict.ts'
import type { CaseDraft } from './case-draft.ts'

const caseDraftSchema = caseWordsSchema.extend({ language: caseWordsSchema.shape.language.nullable() })

/** The text with the named parts as the other person saved them. */
export function withTheirs(yours: CaseDraft, parts: readonly ConflictPart[], taken: ReadonlySet<string>): CaseDraft {
  const theirs = Object.fromEntries(parts.filter(({ key }) => taken.has(key)).map(({ key, theirs: value }) => [key, value]))
  const merged = caseDraftSchema.safeParse({ ...yours, ...theirs })
  return merged.success ? merged.data : yours
}
