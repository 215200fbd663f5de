/** Who to ask about a reason, from past solves at first contact (row 40). */
import type { Experts, ExpertsQuery } from '@shared/api/experts.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { falseDiscovery } from '@shared/stats/false-discovery.ts'
import { funnelP } from '@shared/stats/funnel.ts'
import { fitBetaPrior, shrink } from '@shared/stats/shrinkage.ts'
import type { Stratum } from '@shared/stats/standardisation.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { CONTROLLABLE, controllableFilter, controllableLens } from './controllable.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, groupedBy, portion, rateOf, tallyOf } from './scope.ts'
import { expectedRate, mixOf, standardisedFigure, STRATA, stratified, toStrata } from './strata.ts'

const FALSE_DISCOVERY_RATE = 0.05
const agentOf = ({ values }: GroupCount) => values[STRATA.length] ?? NO_VALUE

export async function readExperts(reader: AnalyticsReader, settings: AnalyticsSettings, query: ExpertsQuery): Promise<Answer<Experts>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const [counts, labels] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, lens: controllableLens(scope.lens, CONTROLLABLE), by: [...STRATA, 'agent'] }),
    readLabels(reader, settings),
  ])
  const solved = (share: { successes: number; n: number }, own: Record<string, string>) =>
    portion(share.successes, share.n, { state: 'all', filter: filter(own, [controllableFilter(CONTROLLABLE, 'success')]) })
  const measured = [...groupedBy(counts, ({ values }) => values[0] ?? NO_VALUE)].map(([value, own]) => measureReason(value, own, query.minContacts))
  // One test for each agent and reason, all at once.
  const found = falseDiscovery(
    measured.flatMap(({ candidates }) => candidates.map(({ p }) => p)),
    FALSE_DISCOVERY_RATE,
  )
  let test = 0
  return answer({
    ...stamp(rateOf(tallyOf(counts), { filter: [] }).coarseShare),
    minContacts: query.minContacts,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    controllable: [...CONTROLLABLE],
    reasons: measured
      .map(({ value, total, candidates }) => ({
        value,
        label: labels.of('reason', value),
        solved: solved(total, { reason: value }),
        candidates: candidates
          .map((one) => ({
            value: one.agent,
            label: labels.of('agent', one.agent),
            solved: solved(one, { reason: value, agent: one.agent }),
            standardised: one.standardised,
            fair: one.fair,
            p: one.p,
            expert: found[test++]!.found && one.successes / one.n > one.expected,
          }))
          .sort(
            bySize(
              (one) => (one.expert ? 1e9 : 0) + one.solved.of,
              (one) => one.value,
            ),
          ),
        nullReason: candidates.length === 0 ? ('too_few' as const) : null,
      }))
      .filter((row) => row.solved.of > 0)
      .sort(
        bySize(
          (row) => row.solved.of,
          (row) => row.value,
        ),
      ),
  })
}

function measureReason(value: string, counts: readonly GroupCount[], minContacts: number) {
  const everyone = toStrata(stratified(counts))
  const mix = mixOf(everyone)
  const total = summed(everyone)
  const agents = [...groupedBy(counts, agentOf)].flatMap(([agent, own]) => {
    const strata = toStrata(stratified(own))
    const { successes, n } = summed(strata)
    const expected = expectedRate(strata, everyone)
    const p = expected === null ? null : funnelP(successes, n, expected)
    // Nobody's work has no expert, and who was the only one has nobody to be better than.
    if (agent === NO_VALUE || n < minContacts || expected === null || p === null || n === total.n) return []
    const standardised = standardisedFigure(strata, mix)
    const { rate, effectiveN } = standardised
    return [
      {
        agent,
        successes,
        n,
        expected,
        p,
        standardised,
        even: rate === null || effectiveN === null ? null : { successes: rate * effectiveN, n: effectiveN },
      },
    ]
  })
  const prior = fitBetaPrior(agents.flatMap(({ even }) => even ?? []))
  return { value, total, candidates: agents.map((one) => ({ ...one, fair: one.even === null || prior === null ? null : shrink(one.even, prior) })) }
}
function summed(strata: readonly Stratum[]): { successes: number; n: number } {
  return strata.reduce((sum, { successes, n }) => ({ successes: sum.successes + successes, n: sum.n + n }), { successes: 0, n: 0 })
}
