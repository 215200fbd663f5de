/** Filters by when a contact came and waited, who answered how soon, what happened to it, and what was measured of it. */
import { isRepeatArrival } from '@shared/fcr/arrivals.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { CompiledLens } from '@shared/fcr/lens.ts'
import type { NumberColumn, NumberExpr, Predicate } from '@shared/fcr/predicate.ts'
import { startOfDay, type Day } from '@shared/time/calendar.ts'

interface Context {
  lens: CompiledLens
  timeZone: string
}
interface Reader {
  example: string
  read: (value: string, context: Context) => Predicate | null
}

const compare = (col: NumberColumn, op: '<' | '<=' | '>=' | '>', right: NumberExpr | number): Predicate => ({
  left: { col },
  op,
  right: typeof right === 'number' ? { value: right } : right,
})
const afterArrival = (seconds: number): NumberExpr => ({ plus: [{ col: 'createdAt' }, { value: seconds }] })
const known = (col: NumberColumn): Predicate => ({ not: { missing: col } })

/** Arrived at or after the first moment and before the second. */
export const arrivedBetween = (from: EpochSeconds, until: EpochSeconds): Predicate => ({
  all: [compare('createdAt', '>=', from), compare('createdAt', '<', until)],
})
export const arrivedWord = (from: EpochSeconds, until: EpochSeconds): string => `arrived=${from}..${until}`
/** Arrived before the moment, and not first solved before it. */
export const waitingAt = (moment: EpochSeconds): Predicate => ({
  all: [compare('createdAt', '<', moment), { not: compare('firstSolvedAt', '<', moment) }],
})

const HAPPENED: Readonly<Record<string, (asOf: EpochSeconds) => Predicate>> = {
  reopened: () => compare('reopens', '>', 0),
  transferred: () => compare('transfers', '>', 0),
  clarified: () => compare('clarifications', '>', 0),
  escalated: () => ({ flag: 'escalated' }),
  answered: () => known('firstAgentReplyAt'),
  answered_by_any: () => ({ any: [known('firstAgentReplyAt'), known('firstBotReplyAt')] }),
  /** Is solved now, and was by the as-of. */
  stayed_solved: (asOf) => ({ all: [{ flag: 'solvedNow' }, compare('lastSolvedAt', '<=', asOf)] }),
}
const MEASURED: Readonly<Record<string, NumberColumn>> = { handle_time: 'handleSeconds', nps: 'nps', effort: 'effort' }

export const MEASURE_READERS: Readonly<Record<string, Reader>> = {
  arrived: {
    example: 'arrived=1793577600..1794182400',
    read: (value) => between(value, (from, until) => (from === null || until === null ? null : arrivedBetween(from, until))),
  },
  waiting_at: {
    example: 'waiting_at=1794182400',
    read: (value) => (/^\d{1,10}$/.test(value) ? waitingAt(Number(value)) : null),
  },
  /** First of its chain, or not. */
  arrival: {
    example: 'arrival=repeat',
    read: (value, { lens }) => {
      const repeat = isRepeatArrival(lens.definition)
      return value === 'repeat' ? repeat : value === 'new' ? { not: repeat } : null
    },
  },
  /** Seconds from the arrival to the first answer by an agent: more than A, at most B. */
  first_reply_in: {
    example: 'first_reply_in=..300',
    read: (value) =>
      between(value, (low, high) => ({
        all: [
          known('firstAgentReplyAt'),
          ...(low === null ? [] : [compare('firstAgentReplyAt', '>', afterArrival(low))]),
          ...(high === null ? [] : [compare('firstAgentReplyAt', '<=', afterArrival(high))]),
        ],
      })),
  },
  /** The same for the first answer by anybody, bots included. */
  first_answer_in: {
    example: 'first_answer_in=300..3600',
    read: (value) =>
      between(value, (low, high) => ({
        all: [
          { any: [known('firstAgentReplyAt'), known('firstBotReplyAt')] },
          ...(low === null ? [] : ANSWERS.map((col): Predicate => ({ any: [{ missing: col }, compare(col, '>', afterArrival(low))] }))),
          ...(high === null ? [] : [{ any: ANSWERS.map((col) => compare(col, '<=', afterArrival(high))) }]),
        ],
      })),
  },
  happened: {
    example: 'happened=reopened',
    read: (value, { lens }) => (Object.hasOwn(HAPPENED, value) ? (HAPPENED[value]?.(lens.asOf) ?? null) : null),
  },
  measured: {
    example: 'measured=handle_time',
    read: (value) => {
      const col = Object.hasOwn(MEASURED, value) ? MEASURED[value] : undefined
      return col === undefined ? null : known(col)
    },
  },
  /** Both ends included. */
  nps: {
    example: 'nps=9..10',
    read: (value) =>
      between(value, (low, high) => (low === null || high === null ? null : { all: [compare('nps', '>=', low), compare('nps', '<=', high)] })),
  },
  /** First solved on one of these local days, counted from 1970-01-01. */
  solved_on: {
    example: 'solved_on=20759-20765,20770',
    read: (value, { timeZone }) => {
      const spans = readDays(value)
      return spans === null
        ? null
        : {
            any: spans.map(([first, last]) => ({
              all: [compare('firstSolvedAt', '>=', startOfDay(first, timeZone)), compare('firstSolvedAt', '<', startOfDay(last + 1, timeZone))],
            })),
          }
    },
  },
}
const ANSWERS = ['firstAgentReplyAt', 'firstBotReplyAt'] as const

/** `A..B`, either end open, not both. */
function between(value: string, build: (low: number | null, high: number | null) => Predicate | null): Predicate | null {
  const [, low, high] = /^(\d{1,10})?\.\.(\d{1,10})?$/.exec(value) ?? []
  return low === undefined && high === undefined ? null : build(low === undefined ? null : Number(low), high === undefined ? null : Number(high))
}

/** Days in order, runs as `first-last`. */
export function daysWord(days: readonly Day[]): string {
  const spans: [Day, Day][] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last !== undefined && day <= last[1] + 1) last[1] = day
    else spans.push([day, day])
  }
  return spans.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}
function readDays(value: string): (readonly [Day, Day])[] | null {
  if (!/^\d{1,6}(-\d{1,6})?(,\d{1,6}(-\d{1,6})?)*$/.test(value)) return null
  return value.split(',').map((span) => {
    const [first, last] = span.split('-').map(Number)
    return [first ?? 0, last ?? first ?? 0] as const
  })
}
