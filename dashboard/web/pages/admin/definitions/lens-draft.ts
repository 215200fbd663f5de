/** A lens as it is being edited: what is changed of what, and how a part reads in words. */
import type { Lenses } from '@shared/api/lenses.ts'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { EXCLUSIONS } from '@shared/fcr/fact.ts'
import { FAILURE_FLAGS, type LensDefinition } from '@shared/fcr/lens.ts'
import type { LensChanges, LensPart } from '@shared/fcr/lens-changes.ts'

export type LensRow = Lenses['lenses'][number]
export const PARTS = [
  'windowDays',
  'windowByReason',
  'flags',
  'exclusions',
  'leaveOutKnownProblems',
  'notFirstContactResolvable',
  'usePredictedReasons',
] as const satisfies readonly LensPart[]
export const PART_VALUES = { windows: WINDOWS_DAYS, flags: FAILURE_FLAGS, exclusions: EXCLUSIONS }

/** The changes without one part, which follows the settings again. */
export function without(changes: LensChanges, part: LensPart): LensChanges {
  const { [part]: _, ...rest } = changes
  return rest
}
/** The definition as the form shows it: what is in force, with the draft over it. */
export function shown(definition: LensDefinition, changes: LensChanges): LensDefinition {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  return { ...definition, ...given }
}
/** The same whatever the order of their keys. */
export const sameChanges = (a: LensChanges, b: LensChanges): boolean => text(a) === text(b)
const text = (changes: LensChanges): string => JSON.stringify(PARTS.map((part) => changes[part] ?? null))

/** A list with a value in or out, in the order of all. */
export const toggled = <T>(all: readonly T[], chosen: readonly T[], value: T, isIn: boolean): T[] =>
  all.filter((one) => (one === value ? isIn : chosen.includes(one)))
