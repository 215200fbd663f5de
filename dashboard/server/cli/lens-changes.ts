/** The options by which a command changes a definition: each says one difference, the rest stays as it is. */
import { EXCLUSIONS } from '@shared/fcr/fact.ts'
import type { LensChanges } from '@shared/fcr/lens-changes.ts'
import { FAILURE_FLAGS, type LensDefinition } from '@shared/fcr/lens.ts'
import { UsageError } from '../usage-error.ts'
import { flag, list, number, text, type OptionSpec, type Values } from './command.ts'

const many = (value: string, about: string): OptionSpec => ({ type: 'string', value, about, multiple: true })
export const LENS_CHANGE_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  window: { type: 'string', value: 'W', about: 'days in which a return is a repeat: 1, 3, 7, 14, 30' },
  'window-for': many('REASON=W', 'another window for a reason; REASON= takes it back'),
  'flag-on': many('FLAG', `count as failures: ${FAILURE_FLAGS.join(', ')}`),
  'flag-off': many('FLAG', 'no longer count as failures'),
  exclude: many('CODE', `leave out: ${EXCLUSIONS.join(', ')}`),
  include: many('CODE', 'no longer leave out'),
  'not-resolvable': many('REASON', 'a reason that nobody can resolve at first contact; -REASON takes it back'),
  'known-problems': { type: 'string', value: 'out|in', about: 'leave out tickets linked to a problem, or count them' },
  predicted: { type: 'string', value: 'on|off', about: 'where a reason is missing, use the predicted one' },
  reset: { type: 'boolean', about: 'first drop what was changed here, so that the configuration decides again' },
}

/** All differences from the configuration: those of before, with what the options say on top. Not yet checked. */
export function changesAsked(values: Values, present: LensDefinition, before: LensChanges): unknown {
  const start = flag(values, 'reset') ? {} : before
  const days = number(values, 'window')
  const windows = list(values, 'window-for')
  const [on, off] = [list(values, 'flag-on'), list(values, 'flag-off')]
  const [exclude, include] = [list(values, 'exclude'), list(values, 'include')]
  const unresolvable = list(values, 'not-resolvable')
  return {
    ...start,
    ...(days === undefined ? {} : { windowDays: days }),
    ...(windows.length === 0 ? {} : { windowByReason: withWindows(present.windowByReason, windows) }),
    ...(on.length + off.length === 0 ? {} : { flags: changed(present.flags, on, off) }),
    ...(exclude.length + include.length === 0 ? {} : { exclusions: changed(present.exclusions, exclude, include) }),
    ...(unresolvable.length === 0
      ? {}
      : {
          notFirstContactResolvable: changed(
            present.notFirstContactResolvable,
            unresolvable.filter((reason) => !reason.startsWith('-')),
            unresolvable.filter((reason) => reason.startsWith('-')).map((reason) => reason.slice(1)),
          ),
        }),
    ...oneOf(values, 'known-problems', 'leaveOutKnownProblems', ['out', 'in']),
    ...oneOf(values, 'predicted', 'usePredictedReasons', ['on', 'off']),
  }
}

const changed = (present: readonly string[], add: readonly string[], drop: readonly string[]): string[] => [
  ...new Set([...present, ...add].filter((one) => !drop.includes(one))),
]
function withWindows(present: Readonly<Record<string, number>>, words: readonly string[]): Record<string, number> {
  const windows = { ...present }
  for (const word of words) {
    const at = word.lastIndexOf('=')
    const [reason, days] = [word.slice(0, Math.max(at, 0)), word.slice(at + 1)]
    if (reason === '') throw new UsageError(`--window-for takes REASON=W, e.g. refund=14; "${word}" is none`)
    if (days === '') delete windows[reason]
    else windows[reason] = Number(days)
  }
  return windows
}
function oneOf(values: Values, name: string, part: keyof LensChanges, [yes, no]: readonly [string, string]): LensChanges {
  const value = text(values, name)
  if (value === undefined) return {}
  if (value !== yes && value !== no) throw new UsageError(`--${name} is ${yes} or ${no}; "${value}" is neither`)
  return { [part]: value === yes }
}
