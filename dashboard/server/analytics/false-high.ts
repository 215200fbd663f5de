/** Where a reported rate looks good and the net one doesn't: both directions of the gap, fast and failing, solves without a reply (product C12). */
import type { FalseHigh, FalseHighFigures, FalseHighQuery } from '@shared/api/false-high.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { NO_VALUE, type Dimension } from '@shared/fcr/fact.ts'
import { compileLens, STATES } from '@shared/fcr/lens.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import { falseDiscovery } from '@shared/stats/false-discovery.ts'
import { funnelP } from '@shared/stats/funnel.ts'
import { quantile } from '@shared/stats/quantile.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { lensOf } from './fact-question.ts'
import { readLabels } from './labels.ts'
import { resolvedWithin } from './narrowing.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, narrowed, portion, rateOf, tallyOf, type Asked } from './scope.ts'

const FALSE_DISCOVERY_RATE = 0.05
const NO_REPLY = 'no_reply_solve'
/** Cells of solves without a reply that the share speaks of. */
const SEEN_BY_SHARE: readonly string[] = [...STATES, `excluded:${NO_REPLY}`]

export async function readFalseHigh(reader: AnalyticsReader, settings: AnalyticsSettings, query: FalseHighQuery): Promise<Answer<FalseHigh>> {
  if (query.asOf !== undefined) return misuse('as_of_not_supported', `The lens ${query.reported} speaks of now and knows no past: leave out as-of.`)
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { stamp, filter } = asked.value
  const { slice, reported } = query
  const [counts, labels] = await Promise.all([countAll(reader, settings, asked.value.scope, query), readLabels(reader, settings)])
  const figures = (own: Record<string, string>, keep: (count: GroupCount) => boolean, speeds: readonly number[]) =>
    figuresOf(counts, { own, keep, speeds, reported, filter })
  const total = figures({}, () => true, counts.all)
  const values = [...new Set(counts.net.map(({ values: [value] }) => value ?? NO_VALUE))]
  const rows = values
    .map((value) => ({
      value,
      label: labels.of(slice, value),
      ...figures({ [slice]: value }, (count) => count.values[0] === value, counts.speeds.get(value) ?? []),
    }))
    .filter((row) => row.rate.eligible + row.noReply.count > 0)
  const below = clearlyBelow(rows, total)
  return answer({
    ...stamp(total.rate.coarseShare),
    slice,
    reported,
    total,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    rows: rows
      .map((row, i) => ({ ...row, ...quadrant(row, total), clearlyBelow: below[i] ?? null }))
      .sort(
        bySize(
          (row) => row.falseHigh.count,
          (row) => row.value,
        ),
      ),
  })
}

interface Counts {
  /** By slice and exclusion. */
  net: readonly GroupCount[]
  /** Those that the reported lens judges, and those it calls solved. */
  judged: readonly GroupCount[]
  solved: readonly GroupCount[]
  /** Seconds to the first solve of ripe contacts, by slice. */
  speeds: ReadonlyMap<string, readonly number[]>
  all: readonly number[]
  /** Their median in whole seconds, and the contacts solved no slower. */
  middle: number | null
  fast: readonly GroupCount[]
}
async function countAll(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  scope: FactScope | null,
  { slice, reported }: FalseHighQuery,
): Promise<Counts> {
  if (scope === null) return { net: [], judged: [], solved: [], fast: [], speeds: new Map(), all: [], middle: null }
  const { speeds, all } = await readSpeeds(reader, scope, slice)
  const middle = all.length === 0 ? null : Math.floor(quantile(all, 0.5))
  const other = compileLens(lensOf(settings, { lens: reported }), scope.lens.asOf)
  const also = (predicate: Predicate) => narrowed(scope, predicate)
  const [net, judged, solved, fast] = await Promise.all([
    reader.countGroups({ ...scope, by: [slice, 'exclusion'] }),
    reader.countGroups({ ...also({ choice: other.cell, oneOf: ['success', 'failed'] }), by: [slice] }),
    reader.countGroups({ ...also({ choice: other.cell, oneOf: ['success'] }), by: [slice] }),
    reader.countGroups({ ...also(resolvedWithin(middle ?? 0)), by: [slice] }),
  ])
  return { net, judged, solved, fast, speeds, all, middle }
}

/** Seconds from arrival to first solve of ripe contacts, sorted upwards. */
async function readSpeeds(reader: AnalyticsReader, scope: FactScope, slice: Dimension): Promise<Pick<Counts, 'speeds' | 'all'>> {
  const speeds = new Map<string, number[]>()
  await reader.scanContacts({ ...scope, numbers: ['createdAt', 'firstSolvedAt'], words: [slice] }, ({ size, cell, numbers, words }) => {
    for (let i = 0; i < size; i++) {
      const state = cell.names[cell.codes[i]!]
      if (state !== 'success' && state !== 'failed') continue
      const name = words[slice].names[words[slice].codes[i]!] ?? NO_VALUE
      const held = speeds.get(name) ?? []
      speeds.set(name, held)
      held.push(numbers.firstSolvedAt[i]! - numbers.createdAt[i]!)
    }
  })
  const upwards = (values: number[]) => values.sort((a, b) => a - b)
  for (const held of speeds.values()) upwards(held)
  return { speeds, all: upwards([...speeds.values()].flat()) }
}

interface Part {
  own: Record<string, string>
  keep: (count: GroupCount) => boolean
  /** Sorted upwards. */
  speeds: readonly number[]
  reported: FalseHighQuery['reported']
  filter: Asked['filter']
}
function figuresOf({ net, judged, solved, fast, middle }: Counts, { own, keep, speeds, reported, filter }: Part): FalseHighFigures {
  const rate = rateOf(tallyOf(net, keep), { filter: filter(own) })
  const both = rateOf(tallyOf(judged, keep), { filter: [] })
  const good = rateOf(tallyOf(solved, keep), { filter: [] })
  const where = (state: string, ...words: string[]) => ({ state, filter: filter(own, words) })
  const falseLow = both.success - good.success
  const withoutReply = sum(net, (count) => keep(count) && count.values[1] === NO_REPLY && SEEN_BY_SHARE.includes(count.cell ?? ''))
  const withReply = sum(net, (count) => keep(count) && count.values[1] !== NO_REPLY && SEEN_BY_SHARE.includes(count.cell ?? ''))
  return {
    rate,
    reported: portion(good.n, both.n, where('n', `${reported}=success`)),
    net: portion(both.success, both.n, where('success', `${reported}=success,failed`)),
    falseHigh: portion(good.failed, both.n, where('failed', `${reported}=success`)),
    falseLow: portion(falseLow, both.n, where('success', `${reported}=failed`)),
    gap: both.n === 0 ? null : (good.failed - falseLow) / both.n,
    medianResolution: speeds.length === 0 ? null : quantile(speeds, 0.5),
    fastFailures: portion(tallyOf(fast, keep).certain.failed, rate.n, where('failed', `resolved_in=..${middle ?? 0}`)),
    noReply: portion(withoutReply, withoutReply + withReply, { state: SEEN_BY_SHARE.join(','), filter: filter({ ...own, exclusion: NO_REPLY }) }),
  }
}
const sum = (counts: readonly GroupCount[], keep: (count: GroupCount) => boolean) =>
  counts.reduce((total, count) => total + (keep(count) ? count.count : 0), 0)

/** Faster and resolving less than all; small samples are in no quadrant. */
function quadrant(
  { rate, medianResolution }: FalseHighFigures,
  total: FalseHighFigures,
): Pick<FalseHigh['rows'][number], 'fastAndFailing' | 'nullReason'> {
  if (rate.n < SMALL_N || rate.rate === null || total.rate.rate === null || medianResolution === null || total.medianResolution === null)
    return { fastAndFailing: null, nullReason: 'too_few' }
  return { fastAndFailing: medianResolution < total.medianResolution && rate.rate < total.rate.rate, nullReason: null }
}
/** In the order of the rows; null for small samples. */
function clearlyBelow(rows: readonly FalseHighFigures[], total: FalseHighFigures): (boolean | null)[] {
  const target = total.rate.rate
  const ps = rows.map(({ rate }) =>
    rate.n < SMALL_N || target === null || target === 0 || target === 1 ? null : funnelP(rate.success, rate.n, target),
  )
  const found = falseDiscovery(
    ps.filter((p) => p !== null),
    FALSE_DISCOVERY_RATE,
  )
  let test = 0
  return rows.map(({ rate }, i) => (ps[i] === null ? null : found[test++]!.found && (rate.rate ?? 1) < (target ?? 0)))
}
