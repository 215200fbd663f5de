/** How far the reviews of a month or quarter reach: precision against the target, and what is missing. */
import type { Coverage } from '@shared/api/quality/sample-results.ts'
import { STATES } from '@shared/fcr/lens.ts'
import { stratifiedShareInterval, stratumShares } from '@shared/stats/stratified-share.ts'
import { sampleSizeWilson } from '@shared/stats/sample-size.ts'
import { hajekMean, type SampledUnit } from '@shared/stats/weighted-mean.ts'
import { dayToIso, isoToDay, localDay, nextPeriod, periodStart } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from '../../analytics/answer.ts'
import { readQuestion } from '../../analytics/fact-question.ts'
import { readLabels, type Labels } from '../../analytics/labels.ts'
import { toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { CellCount } from '../../store/fact-store/contract.ts'
import type { PlanBody } from './bodies.ts'
import { passValue } from './measures.ts'
import { populationsOf, type Reviewed } from './responses.ts'

export const STARTING_PLAN: PlanBody = { unit: 'quarter', target: 0.05, minutesPerReview: 12, minimumPerAgent: 0 }
/** Planned at, until reviews say otherwise. */
const PLANNED_RATE = 0.75
/** A rate at the edge would ask for next to nothing. */
const EDGE = 0.02

export interface CoverageParts {
  reader: AnalyticsReader
  settings: AnalyticsSettings
  plan: PlanBody
  planVersion: number
  /** Samples of the period and before; whose days end in it count. */
  samples: readonly Reviewed[]
}

export async function readCoverage(
  { reader, settings, plan, planVersion, samples }: CoverageParts,
  asked: string | undefined,
): Promise<Answer<Coverage>> {
  const question = await readQuestion(reader, settings, { lens: 'net', filter: [] })
  if (!question.ok) return question
  const { lens, asOf, completeTo, definition } = question.value
  const day = asked === undefined ? localDay(asOf ?? 0, settings.timeZone) : isoToDay(asked)
  if (day === null) return misuse('invalid_day', `day is no day of the calendar: "${asked}"; an example is 2026-11-02.`)
  const from = periodStart(day, plan.unit, settings.weekStart)
  const to = nextPeriod(from, plan.unit) - 1
  const inside = samples.filter(({ sample }) => sample.body.to >= dayToIso(from) && sample.body.to <= dayToIso(to))
  const [cells, labels] = await Promise.all([
    lens === null ? [] : reader.countCells({ lens, fromDay: from, toDay: to, slice: 'agent', filters: [] }),
    readLabels(reader, settings),
  ])
  const eligible = eligibleBy(cells)
  const all = [...eligible.values()].reduce((sum, count) => sum + count, 0)
  const reviewed = new Set(inside.flatMap(({ responses }) => responses.map(({ review }) => review.ticketId))).size
  const reached = reachedBy(inside, plan)
  return answer({
    asOf: toIsoOrNull(asOf),
    completeTo: toIsoOrNull(completeTo),
    definition,
    plan: { ...plan, version: planVersion },
    from: dayToIso(from),
    to: dayToIso(to),
    eligible: all,
    reviewed,
    reviewedShare: all === 0 ? null : Math.min(1, reviewed / all),
    ...reached,
    method: 'wilson-exact-search',
    agents: agentRows(eligible, inside, { plan, labels }),
  })
}

function eligibleBy(cells: readonly CellCount[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { cell, slice, count } of cells)
    if (STATES.some((state) => state === cell)) counts.set(slice ?? '(none)', (counts.get(slice ?? '(none)') ?? 0) + count)
  return counts
}

/** All samples together, each standing for its frame. */
function reachedBy(
  samples: readonly Reviewed[],
  plan: PlanBody,
): Pick<Coverage, 'effectiveN' | 'pass' | 'halfWidth' | 'needed' | 'missing' | 'hoursLeft'> {
  const units: SampledUnit[] = []
  const populations = new Map<string, number>()
  for (const { sample, responses, weights } of samples) {
    for (const [stratum, population] of populationsOf(sample.body)) populations.set(`${sample.id} ${stratum}`, population)
    responses.forEach(({ item, review }, at) => {
      const value = passValue(review)
      if (value !== null) units.push({ value, inclusion: weights.inclusions[at] ?? 1, stratum: `${sample.id} ${item.body.stratum}` })
    })
  }
  const design = { kind: 'stratified' as const, populations }
  const found = hajekMean(units, design)
  const interval = stratifiedShareInterval(stratumShares(units, design))
  const rate = Math.min(1 - EDGE, Math.max(EDGE, found?.mean ?? PLANNED_RATE))
  const needed = sampleSizeWilson(plan.target, rate).n
  const halfWidth = interval === null ? null : (interval.high - interval.low) / 2
  const worth = halfWidth === null ? 0 : worthOf(halfWidth, rate, units.length)
  const missing = halfWidth !== null && halfWidth <= plan.target ? 0 : Math.max(0, Math.ceil(needed - worth))
  return {
    effectiveN: worth,
    pass: {
      value: found?.mean ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      standardError: found?.standardError ?? null,
      n: units.length,
      effectiveN: found?.effectiveN ?? null,
      nullReason: found === null ? 'no_reviews' : null,
    },
    halfWidth,
    needed,
    missing,
    hoursLeft: (missing * plan.minutesPerReview) / 60,
  }
}
/** Reviews of a plain sample with an interval as wide; never more than were made. */
const worthOf = (halfWidth: number, rate: number, reviews: number): number => Math.min(reviews, sampleSizeWilson(Math.max(halfWidth, 0.001), rate).n)

function agentRows(
  eligible: ReadonlyMap<string, number>,
  samples: readonly Reviewed[],
  { plan, labels }: { plan: PlanBody; labels: Labels },
): Coverage['agents'] {
  const reviewed = new Map<string, number>()
  for (const { responses } of samples)
    for (const { item } of responses) {
      const agent = String(item.body.agentId ?? '(none)')
      reviewed.set(agent, (reviewed.get(agent) ?? 0) + 1)
    }
  return [...eligible]
    .map(([agent, count]) => {
      const agentId = Number.isInteger(Number(agent)) && Number(agent) > 0 ? Number(agent) : null
      const own = reviewed.get(agent) ?? 0
      return {
        agentId,
        name: labels.agent(agentId),
        eligible: count,
        reviewed: own,
        missing: Math.max(0, Math.min(plan.minimumPerAgent, count) - own),
      }
    })
    .sort((a, b) => b.eligible - a.eligible || (a.agentId ?? 0) - (b.agentId ?? 0))
}
