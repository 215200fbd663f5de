/** What a refused configuration carries beside its sentence: faults by path, or the other version. */
import { z } from 'zod'
import type { BackendError } from '../../../backend/backend-error.ts'

const faultsSchema = z.object({ errors: z.array(z.object({ path: z.string(), detail: z.string() })) })
const conflictSchema = z.object({
  conflict: z.object({
    version: z.number(),
    savedAt: z.string(),
    savedBy: z.string().nullable(),
    keys: z.array(z.object({ key: z.string(), base: z.unknown(), theirs: z.unknown(), yours: z.unknown(), bothChanged: z.boolean() })),
  }),
})
export type SettingsConflict = z.infer<typeof conflictSchema>['conflict']

export type Fault = z.infer<typeof faultsSchema>['errors'][number]

/** By key of the configuration. */
export function faultsOf(error: BackendError | null): ReadonlyMap<string, Fault[]> {
  const byKey = new Map<string, Fault[]>()
  for (const fault of faultsSchema.safeParse(error?.cause).data?.errors ?? []) {
    const key = fault.path.split('.')[0] ?? ''
    byKey.set(key, [...(byKey.get(key) ?? []), fault])
  }
  return byKey
}
export const conflictOf = (error: BackendError | null): SettingsConflict | null => conflictSchema.safeParse(error?.cause).data?.conflict ?? null
