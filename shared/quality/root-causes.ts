/** Why a contact failed, in two levels, each with who could have prevented it. */
import type { Words } from './scorecard.ts'

export const CONTROLLABLE_BY = ['agent', 'system', 'policy', 'customer'] as const
export type ControllableBy = (typeof CONTROLLABLE_BY)[number]

export interface RootCause {
  id: string
  title: Words
  controllableBy: ControllableBy
  /** No longer offered; reviews that have it keep it. */
  retired: boolean
}
export interface RootCauseGroup {
  id: string
  title: Words
  causes: readonly RootCause[]
}
export interface RootCauses {
  version: number
  groups: readonly RootCauseGroup[]
}

/** `group/cause`, as reviews and cases name it. */
export const causeKey = (group: string, cause: string): string => `${group}/${cause}`
export function findCause({ groups }: Pick<RootCauses, 'groups'>, key: string): { group: RootCauseGroup; cause: RootCause } | null {
  for (const group of groups) {
    const cause = group.causes.find(({ id }) => causeKey(group.id, id) === key)
    if (cause) return { group, cause }
  }
  return null
}
