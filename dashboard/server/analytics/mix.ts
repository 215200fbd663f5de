/** A change between two periods, or a slice against the rest, split into mix and rate parts that add up (product C6). */
import type { Mix, MixQuery } from '@shared/api/mix.ts'
import type { Rate } from '@shared/api/question.ts'
import { mixAndRate } from '@shared/stats/mix-and-rate.ts'
import { dayToIso, isoToDay } from '@shared/time/calendar.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { readLabels, type Labels } from './labels.ts'
import { valuesAsked } from './option-names.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { ask, bySize, differenceOf, rateOf, tallyOf, type Asked } from './scope.ts'
import { mixOf, standardisedFigure, STRATA, stratified, stratumValues, toStrata } from './strata.ts'
import { emptyTally, type Tally } from './tally.ts'

const Z = 1.959964

/** One of the two that are compared. */
interface Side {
  counts: readonly GroupCount[]
  strata: ReadonlyMap<string, Tally>
  days: { from?: string; to?: string }
  /** Filter words of one of its strata, or of all. */
  filter(values?: Record<string, string>): string[]
}

export async function readMix(reader: AnalyticsReader, settings: AnalyticsSettings, query: MixQuery): Promise<Answer<Mix>> {
  const asked = await ask(reader, settings, query)
  if (!asked.ok) return asked
  const sides = query.slice === undefined ? await twoPeriods(reader, asked.value, query) : await sliceAndRest(reader, settings, asked.value, query)
  if (!sides.ok) return sides
  const { before, after, everyone } = sides.value
  const labels = await readLabels(reader, settings)
  const mix = mixOf(toStrata(stratified(everyone)))
  const parts = mixAndRate(toStrata(before.strata), toStrata(after.strata))
  const [beforeSide, afterSide] = [sideOf(before, mix), sideOf(after, mix)]
  return answer({
    ...asked.value.stamp(rateOf(tallyOf([...before.counts, ...after.counts]), { filter: [] }).coarseShare),
    strata: [...STRATA],
    before: beforeSide,
    after: afterSide,
    difference: differenceOf(afterSide.rate, beforeSide.rate),
    mix: parts?.mix ?? null,
    rate: parts === null ? null : { part: parts.rate, low: parts.rate - Z * parts.rateStandardError, high: parts.rate + Z * parts.rateStandardError },
    parts:
      parts === null ? [] : parts.strata.map((part) => partOf(part, before, after, labels)).sort(bySize(weight, (part) => part.values.join(' '))),
    nullReason: beforeSide.rate.n === 0 ? 'empty_before' : afterSide.rate.n === 0 ? 'empty_after' : null,
  })
}
const weight = ({ mix, rate }: Mix['parts'][number]) => Math.abs(mix) + Math.abs(rate)

function sideOf(side: Side, mix: ReadonlyMap<string, number>): Mix['before'] {
  const rate = rateOf(tallyOf(side.counts), { filter: side.filter(), ...side.days })
  return { from: side.days.from ?? null, to: side.days.to ?? null, rate, standardised: standardisedFigure(toStrata(side.strata), mix) }
}
function partOf(part: { key: string; mix: number; rate: number }, before: Side, after: Side, labels: Labels): Mix['parts'][number] {
  const values = stratumValues(part.key)
  const own = Object.fromEntries(STRATA.map((dimension, i) => [dimension, values[i] ?? '']))
  const rate = (side: Side): Rate => rateOf(side.strata.get(part.key) ?? emptyTally(), { filter: side.filter(own), ...side.days })
  return {
    values,
    labels: STRATA.map((dimension, i) => labels.of(dimension, values[i] ?? '')),
    mix: part.mix,
    rate: part.rate,
    before: rate(before),
    after: rate(after),
  }
}

interface Sides {
  before: Side
  after: Side
  /** Whose mix is the standard: the account's over the same days, whatever was filtered. */
  everyone: readonly GroupCount[]
}
const count = (reader: AnalyticsReader, scope: FactScope | null) => (scope === null ? [] : reader.countGroups({ ...scope, by: STRATA }))
const countsOf = (counts: readonly GroupCount[]): Pick<Side, 'counts' | 'strata'> => ({ counts, strata: stratified(counts) })
/** The account without filters. */
const unfiltered = ({ lens, fromDay, toDay }: FactScope): FactScope => ({ lens, fromDay, toDay, filters: [] })

async function twoPeriods(reader: AnalyticsReader, { scope, question, filter }: Asked, query: MixQuery): Promise<Answer<Sides>> {
  const { fromDay, toDay } = question
  if (fromDay === null || toDay === null)
    return misuse(
      'missing_period',
      'A change needs from and to of the period, for example from=2026-11-02 and to=2026-11-08, or a slice with its value.',
    )
  const length = toDay - fromDay + 1
  const beforeTo = query.beforeTo === undefined ? fromDay - 1 : isoToDay(query.beforeTo)
  const beforeFrom = query.beforeFrom === undefined ? (beforeTo === null ? null : beforeTo - length + 1) : isoToDay(query.beforeFrom)
  if (beforeFrom === null || beforeTo === null || beforeFrom > beforeTo)
    return misuse(
      'invalid_range',
      'beforeFrom and beforeTo are days, the earlier one first; an example is beforeFrom=2026-10-26 and beforeTo=2026-11-01.',
    )
  const then = scope === null ? null : { ...scope, fromDay: beforeFrom, toDay: beforeTo }
  const [after, before, everyAfter, everyBefore] = await Promise.all([
    count(reader, scope),
    count(reader, then),
    count(reader, scope && unfiltered(scope)),
    count(reader, then && unfiltered(then)),
  ])
  const days = (from: number, to: number) => ({ from: dayToIso(from), to: dayToIso(to) })
  return answer({
    before: { ...countsOf(before), days: days(beforeFrom, beforeTo), filter: (values) => filter(values) },
    after: { ...countsOf(after), days: days(fromDay, toDay), filter: (values) => filter(values) },
    everyone: [...everyBefore, ...everyAfter],
  })
}

async function sliceAndRest(reader: AnalyticsReader, settings: AnalyticsSettings, { scope, filter }: Asked, query: MixQuery): Promise<Answer<Sides>> {
  const { slice, sliceValue } = query
  if (slice === undefined || sliceValue === undefined)
    return misuse('missing_slice_value', 'A slice against the rest needs slice and sliceValue, for example slice=group and sliceValue=Tier 1.')
  const filterOf = { dimension: slice, values: valuesAsked(settings.optionNames, slice, [sliceValue]) }
  const [all, own, everyone] = await Promise.all([
    count(reader, scope),
    count(reader, scope && { ...scope, filters: [...scope.filters, filterOf] }),
    count(reader, scope && unfiltered(scope)),
  ])
  return answer({
    before: { ...countsOf(without(all, own)), days: {}, filter: (values) => filter(values, [`${slice}!=${sliceValue}`]) },
    after: { ...countsOf(own), days: {}, filter: (values) => filter({ ...values, [slice]: sliceValue }) },
    everyone,
  })
}
/** Counts of all less those of a part. */
function without(all: readonly GroupCount[], part: readonly GroupCount[]): GroupCount[] {
  const keyOf = (one: GroupCount) => JSON.stringify({ ...one, count: 0 })
  const taken = new Map(part.map((one) => [keyOf(one), one.count]))
  return all.map((one) => ({ ...one, count: one.count - (taken.get(keyOf(one)) ?? 0) })).filter((one) => one.count > 0)
}
