/** Two texts of one case: which parts differ, and what comes of the choice between them. */
import { caseWordsSchema, type CaseWords } from '@shared/api/quality/case-words.ts'
import { problemSchema } from '@shared/api/status.ts'
import type { BackendError } from '../../../../backend/backend-error.ts'
import type { CaseDraft } from './case-draft.ts'

const caseDraftSchema = caseWordsSchema.extend({ language: caseWordsSchema.shape.language.nullable() })

export interface ConflictPart {
  key: string
  theirs: unknown
  yours: unknown
}
export interface CaseConflict {
  version: number
  savedAt: string
  savedBy: string | null
  parts: readonly ConflictPart[]
}

/** Null when the service's answer tells of none. */
export function conflictOf({ cause }: Pick<BackendError, 'cause'>, yours: CaseWords): CaseConflict | null {
  const conflict = problemSchema.safeParse(cause).data?.conflict
  if (!conflict) return null
  const own = new Map<string, unknown>(Object.entries(yours))
  return {
    version: conflict.version,
    savedAt: conflict.savedAt,
    savedBy: conflict.savedBy,
    parts: conflict.keys.map(({ key, theirs }) => ({ key, theirs: theirs ?? null, yours: own.get(key) ?? null })),
  }
}
/** The text with the named parts as the other person saved them. */
export function withTheirs(yours: CaseDraft, parts: readonly ConflictPart[], taken: ReadonlySet<string>): CaseDraft {
  const theirs = new Map(parts.filter(({ key }) => taken.has(key)).map(({ key, theirs: value }) => [key, value]))
  const merged: unknown = { ...yours, ...Object.fromEntries(theirs) }
  const known = caseDraftSchema.safeParse(merged)
  return known.success ? known.data : yours
}
