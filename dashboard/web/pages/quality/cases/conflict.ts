/** Two texts of one record: which parts differ. */
import { problemSchema } from '@shared/api/status.ts'
import type { BackendError } from '../../../backend/backend-error.ts'

export interface ConflictPart {
  key: string
  theirs: unknown
  yours: unknown
}
export interface Conflict {
  version: number
  savedAt: string
  savedBy: string | null
  parts: readonly ConflictPart[]
}

/** Null when the service's answer tells of none. */
export function conflictOf({ cause }: Pick<BackendError, 'cause'>, yours: object): Conflict | null {
  const conflict = problemSchema.safeParse(cause).data?.conflict
  if (!conflict) return null
  const own = new Map<string, unknown>(Object.entries(yours))
  return {
    version: conflict.version,
    savedAt: conflict.savedAt,
    savedBy: conflict.savedBy,
    parts: conflict.keys.map(({ key, theirs, yours: sent }) => ({ key, theirs: theirs ?? null, yours: own.get(key) ?? sent ?? null })),
  }
}
