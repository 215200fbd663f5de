/** What a solver is asked to answer for: some failures only, and nothing that a known problem explains. */
import { compileLens, FAILURE_FLAGS, type CompiledLens, type FailureFlag } from '@shared/fcr/lens.ts'

/** The same contacts, failed by these flags alone. A solver received what others passed on, so transfers and escalations are not theirs by default. */
export function controllableLens({ definition, asOf }: CompiledLens, flags: readonly FailureFlag[]): CompiledLens {
  return compileLens({ ...definition, flags, leaveOutKnownProblems: true }, asOf)
}
export const CONTROLLABLE: readonly FailureFlag[] = ['repeat']

/** `repeat,clarification` → flags; null where a word is none. */
export function readFlags(words: string): readonly FailureFlag[] | null {
  const asked = words.split(',')
  const flags = FAILURE_FLAGS.filter((flag) => asked.includes(flag))
  return flags.length === asked.length ? flags : null
}
/** The filter that lists the contacts in these states, as the controllable lens sees them. */
export const controllableFilter = (flags: readonly FailureFlag[], ...states: readonly string[]): string =>
  `controllable=${flags.join(',')}:${states.join(',')}`
