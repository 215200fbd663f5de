/** One way into a question over the facts: its scope for the store, its stamp for the reader, and the words that open its counts. */
import type { Difference, Open, Portion, Rate, Stamp } from '@shared/api/question.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { speaksOfNow } from '@shared/fcr/lens.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import { newcombe } from '@shared/stats/newcombe.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { daysAndFilters, readQuestion, type AskedFacts, type FactQuestion } from './fact-question.ts'
import { toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { addCount, emptyTally, toRow, type Tally } from './tally.ts'

export interface Asked {
  question: FactQuestion
  /** null before anything was synced: nothing can be counted yet. */
  scope: FactScope | null
  stamp(coarseShare: number): Stamp
  /** Filters of the question, narrowed to these values of groupings (any of several) and by these further words. */
  filter(values?: Readonly<Record<string, string | readonly string[]>>, narrowing?: readonly string[]): string[]
}

export async function ask(reader: AnalyticsReader, settings: AnalyticsSettings, query: AskedFacts): Promise<Answer<Asked>> {
  const read = await readQuestion(reader, settings, query)
  if (!read.ok) return read
  const { definition, asOf, completeTo, lens, filters } = read.value
  return answer({
    question: read.value,
    scope: lens === null ? null : { lens, ...daysAndFilters(read.value) },
    stamp: (coarseShare) => ({
      definition,
      asOf: toIsoOrNull(asOf),
      completeTo: toIsoOrNull(completeTo),
      coarseShare,
      contacts: {
        lens: query.lens,
        ...(query.window === undefined ? {} : { window: query.window }),
        ...(query.from === undefined ? {} : { from: query.from }),
        ...(query.to === undefined ? {} : { to: query.to }),
        // A lens that speaks of now has no as-of to hold on to.
        ...(asOf === null || speaksOfNow(query.lens) ? {} : { asOf: toIsoOrNull(asOf) ?? '' }),
      },
    }),
    filter: (values = {}, narrowing = []) => [
      ...query.filter.filter((word) => !Object.hasOwn(values, word.slice(0, word.indexOf('=')))),
      ...Object.entries(values).flatMap(([name, value]) => {
        const among = filters.find(({ dimension, not }) => dimension === name && not !== true)?.values ?? null
        const wanted = [value].flat().filter((one) => among === null || among.includes(one) || NAMED_BY_OTHERS.has(name))
        return (wanted.length === 0 ? [NOBODY] : wanted).map((one) => `${name}=${one}`)
      }),
      ...narrowing,
    ],
  })
}

/** Asked for by name while cells hold ids: a cell's value is one of those asked for all the same. */
const NAMED_BY_OTHERS: ReadonlySet<string> = new Set(['group', 'firstGroup', 'agent', 'firstAgent'])
/** A value nothing has: two filters of one grouping that exclude each other. */
const NOBODY = '(nobody)'

/** The same scope, and only where this holds too. */
export const narrowed = (scope: FactScope, predicate: Predicate): FactScope => ({
  ...scope,
  narrow: { all: [...(scope.narrow === undefined ? [] : [scope.narrow]), predicate] },
})

/** For questions about failures and windows, which only some lenses know. */
export async function askWindowed(reader: AnalyticsReader, settings: AnalyticsSettings, query: AskedFacts): Promise<Answer<Asked>> {
  const asked = await ask(reader, settings, query)
  if (!asked.ok || asked.value.question.definition.windowDays !== null) return asked
  return misuse('lens_without_window', `The lens ${query.lens} knows no window and no failure reasons; ask the lens net or gross.`)
}

/** Counts by a key of each. */
export function groupedBy(counts: readonly GroupCount[], keyOf: (count: GroupCount) => string): Map<string, GroupCount[]> {
  const groups = new Map<string, GroupCount[]>()
  for (const count of counts) {
    const key = keyOf(count)
    const held = groups.get(key)
    if (held) held.push(count)
    else groups.set(key, [count])
  }
  return groups
}
/** Tallies by a key of each count; null leaves a count out. */
export function talliesBy(counts: readonly GroupCount[], keyOf: (count: GroupCount) => string | null): Map<string, Tally> {
  const tallies = new Map<string, Tally>()
  for (const count of counts) {
    const key = keyOf(count)
    if (key === null) continue
    const tally = tallies.get(key) ?? emptyTally()
    tallies.set(key, tally)
    addCount(tally, count)
  }
  return tallies
}
export function tallyOf(counts: readonly GroupCount[], keep: (count: GroupCount) => boolean = () => true): Tally {
  return talliesBy(counts, (count) => (keep(count) ? '' : null)).get('') ?? emptyTally()
}

export function rateOf(tally: Tally, open: Open): Rate {
  const row = toRow(tally, { period: null, slice: null, sliceLabel: null, end: 0 }, null)
  const { eligible, success, failed, failedEarly, pending, n, rate, low, high, nullReason, withPossible, coarseShare } = row
  return { eligible, success, failed, failedEarly, pending, n, rate, low, high, nullReason, withPossible, coarseShare, open }
}

export const portion = (count: number, of: number, open: Open): Portion => ({
  count,
  of,
  ...(wilson(count, of) ?? { rate: null, low: null, high: null }),
  open,
})

/** `a − b`; small samples are not compared. */
export function differenceOf(a: Pick<Rate, 'success' | 'n'>, b: Pick<Rate, 'success' | 'n'>): Difference {
  const found = a.n < SMALL_N || b.n < SMALL_N ? null : newcombe({ successes: a.success, n: a.n }, { successes: b.success, n: b.n })
  if (found === null) return { difference: null, low: null, high: null, withinNoise: null, nullReason: 'too_few' }
  return { ...found, withinNoise: found.low <= 0 && found.high >= 0, nullReason: null }
}

/** Larger first, then by name, so that the same counts always print the same document. */
export const bySize =
  <T>(size: (row: T) => number, name: (row: T) => string) =>
  (a: T, b: T): number =>
    size(b) - size(a) || (name(a) < name(b) ? -1 : 1)
