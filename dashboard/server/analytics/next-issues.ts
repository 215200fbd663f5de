/** What persons come with after something else was solved, against what they come with anyway: "customers with this also come back about …". */
import type { NextIssues, NextIssuesQuery } from '@shared/api/next-issues.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { falseDiscovery } from '@shared/stats/false-discovery.ts'
import { funnelP } from '@shared/stats/funnel.ts'
import { riskRatio } from '@shared/stats/risk-ratio.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { FollowingCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { FOLLOWS_WITHIN } from './fact-question.ts'
import { readLabels } from './labels.ts'
import { valuesAsked } from './option-names.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { ask, portion } from './scope.ts'

const FALSE_DISCOVERY_RATE = 0.05
/** Persons with the first issue, and with any third one; and of these at least some must come with the next one. */
const MIN_PERSONS = 50
const MIN_BASE_EVENTS = 5

interface Pair {
  reason: string
  next: string
  count: number
  persons: number
  /** The same after any third reason. */
  baseCount: number
  basePersons: number
}

export async function readNextIssues(reader: AnalyticsReader, settings: AnalyticsSettings, query: NextIssuesQuery): Promise<Answer<NextIssues>> {
  const asked = await ask(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const counts = scope === null ? [] : await reader.countFollowing({ ...scope, withinSeconds: FOLLOWS_WITHIN })
  const labels = await readLabels(reader, settings)
  const wanted = query.reason === undefined ? null : valuesAsked(settings.optionNames, 'reason', [query.reason])
  const tested = testPairs(counts)
  const whole = counts.filter(({ next }) => next === null)
  const persons = whole.reduce((sum, one) => sum + one.persons, 0)
  return answer({
    ...stamp(persons === 0 ? 0 : whole.reduce((sum, one) => sum + one.coarse, 0) / persons),
    withinDays: FOLLOWS_WITHIN / DAY_SECONDS,
    falseDiscoveryRate: FALSE_DISCOVERY_RATE,
    minPersons: MIN_PERSONS,
    pairsTested: tested.length,
    pairs: tested
      .filter((pair) => (wanted === null || wanted.includes(pair.reason)) && (query.all || (pair.found && pair.lift > 1)))
      .sort((a, b) => b.lift - a.lift || (a.reason + a.next < b.reason + b.next ? -1 : 1))
      .map(({ reason, next, count, persons, baseCount, basePersons, ...rest }) => ({
        reason,
        reasonLabel: labels.of('reason', reason),
        next,
        nextLabel: labels.of('reason', next),
        share: portion(count, persons, { state: 'eligible', filter: filter({ reason }, [`followed_by=${next}`]) }),
        base: { count: baseCount, of: basePersons, ...(wilson(baseCount, basePersons) ?? { rate: null, low: null, high: null }) },
        ...rest,
      })),
    nullReason: tested.length === 0 ? 'too_few' : null,
  })
}

/** Every pair that is large enough is tested, whatever it shows; p takes the base share as known, which rests on many more persons. */
function testPairs(counts: readonly FollowingCount[]) {
  const pairs = pairsOf(counts).filter((pair) => pair.persons >= MIN_PERSONS && pair.basePersons >= MIN_PERSONS && pair.baseCount >= MIN_BASE_EVENTS)
  const ps = pairs.map((pair) => funnelP(pair.count, pair.persons, pair.baseCount / pair.basePersons) ?? 1)
  const found = falseDiscovery(ps, FALSE_DISCOVERY_RATE)
  return pairs.flatMap((pair, i) => {
    const lift = riskRatio({ successes: pair.count, n: pair.persons }, { successes: pair.baseCount, n: pair.basePersons })
    return lift === null ? [] : [{ ...pair, lift: lift.ratio, liftLow: lift.low, liftHigh: lift.high, p: ps[i]!, found: found[i]!.found }]
  })
}

function pairsOf(counts: readonly FollowingCount[]): Pair[] {
  const personsOf = new Map<string, number>()
  const together = new Map<string, Map<string, number>>()
  const comingWith = new Map<string, number>()
  let everyone = 0
  for (const { reason, next, persons } of counts) {
    if (next === null) {
      personsOf.set(reason, persons)
      everyone += persons
      continue
    }
    together.set(reason, (together.get(reason) ?? new Map<string, number>()).set(next, persons))
    comingWith.set(next, (comingWith.get(next) ?? 0) + persons)
  }
  return [...personsOf].flatMap(([reason, persons]) =>
    [...comingWith].flatMap(([next, total]) => {
      if (next === reason) return []
      const count = together.get(reason)?.get(next) ?? 0
      return [{ reason, next, count, persons, baseCount: total - count, basePersons: everyone - persons - (personsOf.get(next) ?? 0) }]
    }),
  )
}
