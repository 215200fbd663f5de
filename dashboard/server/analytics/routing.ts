/** First group and agent against those who solved it, with the rate of each way (product C9). */
import type { Routing, RoutingQuery } from '@shared/api/routing.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { CONTROLLABLE, controllableFilter, controllableLens } from './controllable.ts'
import { readLabels, type Labels } from './labels.ts'
import { answeredBy } from './narrowing.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, differenceOf, groupedBy, narrowed, portion, rateOf, talliesBy, tallyOf, type Asked } from './scope.ts'
import { eligibleOf } from './tally.ts'

type Way = 'direct' | 'detour' | 'unknown'
/** `values` are the slice, the first group, the solver's group. */
const wayOf = ({ values: [, from, to] }: GroupCount): Way => (from === NO_VALUE || to === NO_VALUE ? 'unknown' : from === to ? 'direct' : 'detour')

export async function readRouting(reader: AnalyticsReader, settings: AnalyticsSettings, query: RoutingQuery): Promise<Answer<Routing>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const { slice } = query
  const [counts, returns, agents, labels] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, by: [slice, 'firstGroup', 'group'] }),
    scope === null ? [] : reader.countGroups({ ...scope, lens: controllableLens(scope.lens, CONTROLLABLE), by: [slice, 'firstGroup', 'group'] }),
    agentsOf(reader, scope, filter),
    readLabels(reader, settings),
  ])
  const ofSlice = ({ values: [value] }: GroupCount) => value ?? NO_VALUE
  const returnsBySlice = groupedBy(returns, ofSlice)
  const slices = [...groupedBy(counts, ofSlice)]
    .map(([value, own]) => ({
      value,
      label: labels.of(slice, value),
      ...routed(own, returnsBySlice.get(value) ?? [], { own: { [slice]: value }, filter, labels }, query.matrix),
    }))
    .filter((row) => row.rate.eligible > 0)
    .sort(
      bySize(
        (row) => row.rate.eligible,
        (row) => row.value,
      ),
    )
  const total = routed(counts, returns, { own: {}, filter, labels }, true)
  return answer({
    ...stamp(total.rate.coarseShare),
    slice,
    total,
    slices,
    agents,
  })
}

interface Place {
  /** The slice's value, or nothing for all. */
  own: Readonly<Record<string, string>>
  filter: Asked['filter']
  labels: Labels
}
function routed(counts: readonly GroupCount[], returns: readonly GroupCount[], place: Place, withRoutes: boolean): Routing['total'] {
  const { own, filter } = place
  const of = (way: Way) => tallyOf(counts, (count) => wayOf(count) === way)
  const direct = rateOf(of('direct'), { filter: filter(own, ['misrouted=no']) })
  const detour = rateOf(of('detour'), { filter: filter(own, ['misrouted=yes']) })
  return {
    rate: rateOf(tallyOf(counts), { filter: filter(own) }),
    misrouted: portion(detour.eligible, detour.eligible + direct.eligible, { state: 'eligible', filter: filter(own, ['misrouted=yes']) }),
    direct,
    detour,
    difference: differenceOf(direct, detour),
    noReturn: noReturnOf(returns, place),
    routes: withRoutes ? routesOf(counts, place) : null,
  }
}

function routesOf(counts: readonly GroupCount[], { own, filter, labels }: Place): NonNullable<Routing['total']['routes']> {
  const ways = [...talliesBy(counts, ({ values: [, from, to] }) => JSON.stringify([from, to]))].filter(([, tally]) => eligibleOf(tally) > 0)
  const routes = ways.map(([key, tally]) => {
    const [from, to] = pairOf(key)
    return {
      from: { value: from, label: labels.of('firstGroup', from) },
      to: { value: to, label: labels.of('group', to) },
      rate: rateOf(tally, { filter: filter({ ...own, firstGroup: from, group: to }) }),
    }
  })
  const size = ({ rate }: (typeof routes)[number]) => rate.eligible
  return routes.sort(bySize(size, ({ from, to }) => `${from.value} ${to.value}`))
}

/** With transfers and escalations forgiven, as a detour is a failure by itself. */
function noReturnOf(returns: readonly GroupCount[], { own, filter }: Place): Routing['total']['noReturn'] {
  const of = (way: Way, word: string) => {
    const { success, failed } = tallyOf(returns, (count) => wayOf(count) === way).certain
    const words = [`misrouted=${word}`, controllableFilter(CONTROLLABLE, 'success')]
    return portion(success, success + failed, { state: 'all', filter: filter(own, words) })
  }
  const [direct, detour] = [of('direct', 'no'), of('detour', 'yes')]
  const shareOf = ({ count, of: n }: typeof direct) => ({ success: count, n })
  return { direct, detour, difference: differenceOf(shareOf(direct), shareOf(detour)) }
}
function pairOf(key: string): [string, string] {
  const [from, to]: unknown[] = JSON.parse(key)
  return [String(from), String(to)]
}

async function agentsOf(reader: AnalyticsReader, scope: FactScope | null, filter: Asked['filter']): Promise<Routing['agents']> {
  const of = async (who: 'same' | 'other' | 'unknown') => {
    const predicate = answeredBy(who)
    const counts = scope === null || predicate === null ? [] : await reader.countGroups({ ...narrowed(scope, predicate), by: [] })
    return rateOf(tallyOf(counts), { filter: filter({}, [`answered_by=${who}`]) })
  }
  const [same, other, unknown] = await Promise.all([of('same'), of('other'), of('unknown')])
  return { same, other, unknown, difference: differenceOf(same, other) }
}
