/** What a saved definition changes of what the configuration's keys make of a lens. Only differences are saved, so that a later change of a key still reaches the rest. */
import { EXCLUSIONS, type Exclusion } from './fact.ts'
import { configuredLens, FAILURE_FLAGS, type FailureFlag, type LensDefinition, type LensId, type LensSettings } from './lens.ts'

export interface LensChanges {
  windowDays?: number | undefined
  /** Replaces the configured one whole. */
  windowByReason?: Readonly<Record<string, number>> | undefined
  flags?: readonly FailureFlag[] | undefined
  exclusions?: readonly Exclusion[] | undefined
  leaveOutKnownProblems?: boolean | undefined
  notFirstContactResolvable?: readonly string[] | undefined
  usePredictedReasons?: boolean | undefined
}
export type LensPart = keyof LensChanges

const WINDOWED: readonly LensPart[] = ['windowDays', 'windowByReason', 'flags', 'exclusions', 'usePredictedReasons']
/** What of each lens may be changed. One-touch and no-reopen are the helpdesk's own formulas: there only slices can. */
export const CHANGEABLE: Readonly<Record<LensId, readonly LensPart[]>> = {
  one_touch: ['usePredictedReasons'],
  no_reopen: ['usePredictedReasons'],
  gross: WINDOWED,
  net: [...WINDOWED, 'leaveOutKnownProblems', 'notFirstContactResolvable'],
  survey: ['exclusions', 'usePredictedReasons'],
  stated: ['exclusions', 'usePredictedReasons'],
}

/** The first part that this lens does not let anyone change; null = all may be. */
export function fixedPart(id: LensId, changes: LensChanges): LensPart | null {
  return partsOf(changes).find((part) => !CHANGEABLE[id].includes(part)) ?? null
}

/** The definition that the keys and the changes make together, its lists in one order, so that equal ones read equal. */
export function changedLens(id: LensId, settings: LensSettings, changes: LensChanges, version: number): LensDefinition {
  const definition = { ...configuredLens(id, settings, version), ...given(changes) }
  return {
    ...definition,
    windowByReason: Object.fromEntries(Object.entries(definition.windowByReason).sort(([a], [b]) => (a < b ? -1 : 1))),
    flags: FAILURE_FLAGS.filter((flag) => definition.flags.includes(flag)),
    exclusions: EXCLUSIONS.filter((code) => definition.exclusions.includes(code)),
    notFirstContactResolvable: [...new Set(definition.notFirstContactResolvable)].sort(),
  }
}

/** Whether two definitions of a lens count alike, whatever their versions. */
export const sameMeaning = (a: LensDefinition, b: LensDefinition): boolean => partsThatDiffer(a, b).length === 0

/** What a definition changes, part by part: what an editor shows and what a history tells. */
export function partsThatDiffer(a: LensDefinition, b: LensDefinition): LensPart[] {
  return CHANGEABLE[a.id].filter((part) => JSON.stringify(a[part]) !== JSON.stringify(b[part]))
}

const PARTS: readonly LensPart[] = CHANGEABLE.net
const partsOf = (changes: LensChanges): LensPart[] => PARTS.filter((part) => changes[part] !== undefined)
function given(changes: LensChanges): Partial<LensDefinition> {
  const { windowDays, windowByReason, flags, exclusions, leaveOutKnownProblems, notFirstContactResolvable, usePredictedReasons } = changes
  return {
    ...(windowDays === undefined ? {} : { windowDays }),
    ...(windowByReason === undefined ? {} : { windowByReason }),
    ...(flags === undefined ? {} : { flags }),
    ...(exclusions === undefined ? {} : { exclusions }),
    ...(leaveOutKnownProblems === undefined ? {} : { leaveOutKnownProblems }),
    ...(notFirstContactResolvable === undefined ? {} : { notFirstContactResolvable }),
    ...(usePredictedReasons === undefined ? {} : { usePredictedReasons }),
  }
}
