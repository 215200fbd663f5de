/** Filters that are no groupings: how long it took, when it came back, what failed it, what another lens says. Each is a predicate, so that a count and its list agree. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { FAILURE_REASONS, STATES, type CompiledLens } from '@shared/fcr/lens.ts'
import type { NumberExpr, Predicate } from '@shared/fcr/predicate.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { controllableLens, readFlags } from './controllable.ts'
import { MEASURE_READERS } from './narrowing-measures.ts'

interface Context {
  lens: CompiledLens
  /** The lens that the filter names, at the same moment; null where it names none. */
  other: CompiledLens | null
  /** Of local days. */
  timeZone: string
}
type Read = (value: string, context: Context) => Predicate | null

const FIRST_SOLVED: NumberExpr = { col: 'firstSolvedAt' }
const plus = (left: NumberExpr, seconds: number): NumberExpr => ({ plus: [left, { value: seconds }] })
const compare = (left: NumberExpr, op: '<' | '<=' | '=' | '>=' | '>', right: NumberExpr): Predicate => ({ left, op, right })
/** First solved at most these seconds after the arrival. */
export const resolvedWithin = (seconds: number): Predicate => compare(FIRST_SOLVED, '<=', plus({ col: 'createdAt' }, seconds))
/** Whether who answered first also solved it: `same`, `other`, `unknown`; null for another word. */
export function answeredBy(who: string): Predicate | null {
  const unknown: Predicate = { any: [{ missing: 'firstAgent' }, { missing: 'solver' }] }
  const same = compare({ col: 'firstAgent' }, '=', { col: 'solver' })
  if (who === 'unknown') return unknown
  if (who === 'same') return same
  return who === 'other' ? { all: [{ not: unknown }, { not: same }] } : null
}
/** A return that is known at the as-of. */
const returnKnown = (asOf: EpochSeconds): Predicate => compare({ plus: [FIRST_SOLVED, { col: 'nextGap' }] }, '<=', { value: asOf })

const READERS: Readonly<Record<string, { example: string; read: Read }>> = {
  /** Came back more than A and at most B seconds after the solve. */
  returned: {
    example: 'returned=86400..259200',
    read: (value, { lens: { asOf } }) => within(value, (low, high) => [...range({ col: 'nextGap' }, low, high), returnKnown(asOf)]),
  },
  /** Seconds from the arrival to the first solve. */
  resolved_in: {
    example: 'resolved_in=..3600',
    read: (value) =>
      within(value, (low, high) => [
        ...(low === null ? [] : [compare(FIRST_SOLVED, '>', plus({ col: 'createdAt' }, low))]),
        ...(high === null ? [] : [resolvedWithin(high)]),
        { not: { missing: 'firstSolvedAt' } },
      ]),
  },
  /** Had not come back before these seconds, and was watched as long: at risk there in a return curve. */
  at_risk: {
    example: 'at_risk=259200',
    read: (value, { lens: { asOf } }) => {
      const at = wholeNumber(value)
      if (at === null) return null
      const known = returnKnown(asOf)
      return {
        any: [
          { all: [known, compare({ col: 'nextGap' }, '>=', { value: at })] },
          { all: [{ not: known }, compare(plus(FIRST_SOLVED, at), '<=', { value: asOf })] },
        ],
      }
    },
  },
  /** First group and solver's group both known, and different or not. */
  misrouted: {
    example: 'misrouted=yes',
    read: (value) => {
      if (value !== 'yes' && value !== 'no') return null
      const same = compare({ col: 'firstGroup' }, '=', { col: 'solverGroup' })
      return { all: [{ not: { missing: 'firstGroup' } }, { not: { missing: 'solverGroup' } }, value === 'yes' ? { not: same } : same] }
    },
  },
  /** Watched for at least these seconds after the solve. */
  watched: {
    example: 'watched=3600',
    read: (value, { lens: { asOf } }) => {
      const seconds = wholeNumber(value)
      return seconds === null ? null : compare(plus(FIRST_SOLVED, seconds), '<=', { value: asOf })
    },
  },
  /** Whether who answered first also solved it. */
  answered_by: {
    example: 'answered_by=other',
    read: answeredBy,
  },
  /** The state when only some failures count and known problems don't: `controllable=repeat,clarification:failed`. */
  controllable: {
    example: 'controllable=repeat:failed',
    read: (value, { lens }) => {
      const [, words = '', states] = /^([a-z,]+):([a-zA-Z,]+)$/.exec(value) ?? []
      const flags = readFlags(words)
      return flags === null || states === undefined || !states.split(',').every(isCell)
        ? null
        : { choice: controllableLens(lens, flags).cell, oneOf: states.split(',') }
    },
  },
  /** Primary failure reason, any of several. */
  failed_by: {
    example: 'failed_by=new_ticket,follow_up',
    read: (value, { lens }) => {
      const words = value.split(',')
      if (!words.every((word) => FAILURE_REASONS.some((reason) => reason === word))) return null
      return {
        all: [
          { choice: lens.cell, oneOf: ['failed', 'failedEarly'] },
          { choice: lens.reason, oneOf: words },
        ],
      }
    },
  },
  ...MEASURE_READERS,
}
export const NARROWINGS = Object.keys(READERS)

/** A lens's name asks for the cell which that lens puts the contact in: `one_touch=success`. */
export function readNarrowing(name: string, value: string, context: Context): Answer<Predicate> {
  if (context.other !== null) {
    const cells = value.split(',')
    return cells.every(isCell)
      ? answer({ choice: context.other.cell, oneOf: cells })
      : misuse('invalid_filter', `The filter ${name}=${value} names no state of that lens; an example is ${name}=success.`)
  }
  const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined
  const predicate = reader?.read(value, context) ?? null
  return predicate === null
    ? misuse('invalid_filter', `The filter ${name}=${value} is not understood; an example is ${reader?.example ?? 'channel=email'}.`)
    : answer(predicate)
}

const isCell = (word: string): boolean => STATES.some((state) => state === word) || /^excluded:\w+$/.test(word)
const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null)
/** `A..B`, either end open. */
function within(value: string, build: (low: number | null, high: number | null) => readonly Predicate[]): Predicate | null {
  const [, low, high] = /^(\d{1,10})?\.\.(\d{1,10})?$/.exec(value) ?? []
  return low === undefined && high === undefined
    ? null
    : { all: build(low === undefined ? null : Number(low), high === undefined ? null : Number(high)) }
}
const range = (of: NumberExpr, low: number | null, high: number | null): readonly Predicate[] => [
  ...(low === null ? [] : [compare(of, '>', { value: low })]),
  ...(high === null ? [] : [compare(of, '<=', { value: high })]),
]
