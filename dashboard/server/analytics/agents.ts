/** Agents compared fairly (product C7): plain tables rank luck, so raw stands beside standardised, shrunken and what chance allows. */
import type { Agents, AgentsQuery } from '@shared/api/agents.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { falseDiscovery } from '@shared/stats/false-discovery.ts'
import { funnelLimits, funnelP } from '@shared/stats/funnel.ts'
import { fitBetaPrior, shrink, type BetaPrior } from '@shared/stats/shrinkage.ts'
import type { Stratum } from '@shared/stats/standardisation.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { controllableFilter, controllableLens } from './controllable.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, groupedBy, portion, rateOf, talliesBy, tallyOf } from './scope.ts'
import { expectedRate, mixOf, standardisedFigure, STRATA, stratified, toStrata } from './strata.ts'
import { emptyTally } from './tally.ts'

const FALSE_DISCOVERY_RATE = 0.05
const ofAgent = ({ values }: GroupCount) => values[STRATA.length] ?? NO_VALUE

export async function readAgents(reader: AnalyticsReader, settings: AnalyticsSettings, query: AgentsQuery): Promise<Answer<Agents>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const { slice, controllable: flags } = query
  const [counts, rawCounts, labels] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, lens: controllableLens(scope.lens, flags), by: [...STRATA, slice] }),
    scope === null ? [] : reader.countGroups({ ...scope, by: [slice] }),
    readLabels(reader, settings),
  ])
  const everyone = toStrata(stratified(counts))
  const mix = mixOf(everyone)
  const raws = talliesBy(rawCounts, ({ values }) => values[0] ?? NO_VALUE)
  const listed = (own: Record<string, string>, ...states: string[]) => ({ state: 'all', filter: filter(own, [controllableFilter(flags, ...states)]) })
  const measured = [...groupedBy(counts, ofAgent)].map(([value, own]) => measure(value, toStrata(stratified(own)), everyone, mix))
  const prior = fitBetaPrior(measured)
  const fairPrior = fitBetaPrior(measured.flatMap(({ fair }) => (fair === null ? [] : [fair])))
  const tested = measured.flatMap(({ p }) => (p === null ? [] : [p]))
  const found = falseDiscovery(tested, FALSE_DISCOVERY_RATE)
  let test = 0
  const rows = measured.map((one) => {
    const { value, n, successes, standardised, fair, expected, p } = one
    const outside = p !== null && found[test++]!.found ? sideOf(successes / n, expected ?? 0) : null
    const own = { [slice]: value }
    return {
      value,
      label: labels.of(slice, value),
      raw: rateOf(raws.get(value) ?? emptyTally(), { filter: filter(own) }),
      controllable: portion(successes, n, listed(own, 'success')),
      failures: { count: n - successes, open: listed(own, 'failed') },
      standardised,
      shrunken: n < SMALL_N || prior === null ? null : shrink(one, prior),
      fair: fair === null || fairPrior === null ? null : shrink(fair, fairPrior),
      expected,
      funnel: expected === null ? null : limits(n, expected),
      p,
      outside,
      nullReason: n < SMALL_N ? ('too_few' as const) : null,
    }
  })
  const total = everyone.reduce((sum, { successes, n }) => ({ successes: sum.successes + successes, n: sum.n + n }), { successes: 0, n: 0 })
  const raw = rateOf(tallyOf(rawCounts), { filter: filter() })
  return answer({
    ...stamp(raw.coarseShare),
    slice,
    controllableBasis: { flags: [...flags], knownProblems: 'left_out', by: 'failure_kind' },
    strata: [...STRATA],
    total: { controllable: portion(total.successes, total.n, listed({}, 'success')), raw },
    prior: priorOf(prior),
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    rows:
      query.sort === 'n'
        ? rows.sort(
            bySize(
              (row) => row.controllable.of,
              (row) => row.value,
            ),
          )
        : rows.sort(byName),
  })
}

const sideOf = (rate: number, expected: number): 'above' | 'below' => (rate > expected ? 'above' : 'below')

function measure(value: string, strata: readonly Stratum[], everyone: readonly Stratum[], mix: ReadonlyMap<string, number>) {
  const successes = strata.reduce((sum, stratum) => sum + stratum.successes, 0)
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0)
  const standardised = standardisedFigure(strata, mix)
  const { rate, effectiveN } = standardised
  const fair = rate === null || effectiveN === null ? null : { successes: rate * effectiveN, n: effectiveN }
  // Nobody's work: contacts without a solver are shown and compared with nothing.
  const comparable = n >= SMALL_N && value !== NO_VALUE
  const expected = comparable ? expectedRate(strata, everyone) : null
  return { value, successes, n, standardised, fair, expected, p: expected === null ? null : funnelP(successes, n, expected) }
}
function limits(n: number, expected: number) {
  const [inner, outer] = [funnelLimits(n, expected, 0.95), funnelLimits(n, expected, 0.998)]
  return inner === null || outer === null ? null : { low95: inner.low, high95: inner.high, low998: outer.low, high998: outer.high }
}
const priorOf = (prior: BetaPrior | null) => (prior === null ? null : { mean: prior.mean, strength: prior.strength, alike: prior.alike })
/** By what people read, and nobody's last. */
function byName(a: { value: string; label: string | null }, b: { value: string; label: string | null }): number {
  if ((a.value === NO_VALUE) !== (b.value === NO_VALUE)) return a.value === NO_VALUE ? 1 : -1
  const [left, right] = [`${a.label ?? ''} ${a.value}`, `${b.label ?? ''} ${b.value}`]
  return left < right ? -1 : left > right ? 1 : 0
}
