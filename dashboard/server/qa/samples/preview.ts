/** What a draw would give, in the words of the API. */
import type { SamplePreview } from '@shared/api/quality/samples.ts'
import { sampleSizeWilson } from '@shared/stats/sample-size.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { ExpectedStratum, MeasuredShare } from '@shared/sampling/expectations.ts'
import { dayToIso } from '@shared/time/calendar.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso } from '../../analytics/reader.ts'
import type { StratumBody } from './bodies.ts'
import type { PlannedSample } from './plan-sample.ts'
import { MEASURED_WEEKS, type FrameStratum } from './read-frame.ts'

/** Planned at the rate that the size of samples is usually planned at. */
const PLANNED_RATE = 0.75
const PLANNED_SIZES = [60, 120]
const PLANNED_TARGETS = [0.05, 0.03]

export function toPreview(planned: PlannedSample, labels: Labels, minutesPerReview: number): SamplePreview {
  const { question, eligible, excluded, frame, plan, expectations, strata } = planned
  const failed = strata.reduce((sum, stratum) => sum + stratum.failed, 0)
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0)
  const hours = (reviews: number) => (reviews * minutesPerReview) / 60
  return {
    definition: question.definition,
    asOf: toIso(question.asOf),
    completeTo: toIso(question.completeTo),
    frame: {
      from: dayToIso(question.from),
      to: dayToIso(question.to),
      matured: question.matured,
      filter: question.query.filter,
      eligible,
      size: frame.ticketIds.length,
      excluded,
      frozenAt: null,
    },
    design: designWords(planned),
    strata: strataBodies(planned).map((stratum) => withLabels(stratum, labels)),
    total: {
      population: frame.ticketIds.length,
      n: plan.size,
      random: plan.random === null ? plan.size : plan.random * frame.ticketIds.length,
      expectedFailures: expectations.expectedFailures,
      expectedFailuresSimple: expectations.expectedFailuresSimple,
      precision: expectations.precision,
      precisionSimple: expectations.precisionSimple,
      hours: hours(plan.size),
    },
    measured: {
      from: dayToIso(question.from - 7 * MEASURED_WEEKS),
      to: dayToIso(question.from - 1),
      n,
      rate: n === 0 ? null : failed / n,
    },
    planner: { method: 'wilson-exact-search', rate: PLANNED_RATE, minutesPerReview, rows: plannerRows(plan.size, hours) },
    agents: agentRows(planned, labels),
    warnings: warningsOf(planned),
  }
}

/** As it is kept and shown: with its rules. */
export const designWords = ({ design }: Pick<PlannedSample, 'design'>): SamplePreview['design'] => {
  if (design.kind === 'simple') return design
  if (design.kind === 'stratified') return { ...design, by: [...design.by] }
  return {
    ...design,
    rules: design.rules.map(({ id, all, any }) => ({ id, ...(all && { all: all.map(testWords) }), ...(any && { any: any.map(testWords) }) })),
  }
}
type Test = NonNullable<PlannedSample['rules'][number]['all']>[number]
const testWords = (test: Test) => ('word' in test ? { word: test.word, oneOf: [...test.oneOf] } : { ...test })

export function strataBodies({ strata, shares, frame, plan, expectations }: PlannedSample): StratumBody[] {
  return strata.map((stratum, at) => stratumBody(stratum, shares[at], expectations.strata[at], { all: frame.ticketIds.length, size: plan.size }))
}
function stratumBody(
  { id, parts }: FrameStratum,
  share: MeasuredShare | undefined,
  expected: ExpectedStratum | undefined,
  { all, size }: { all: number; size: number },
): StratumBody {
  if (share === undefined || expected === undefined) throw new RangeError(`the stratum ${id} has no plan`)
  return { id, parts, ...expected, failureShare: share, frameShare: expected.population / all, sampleShare: size === 0 ? 0 : expected.n / size }
}
export const withLabels = (stratum: StratumBody, labels: Labels): SamplePreview['strata'][number] => ({
  ...stratum,
  parts: stratum.parts.map((part) => ({ ...part, label: labelOf(part, labels) })),
})
function labelOf({ by, value }: { by: string; value: string }, labels: Labels): string | null {
  if (by === 'risk') return null
  const known = ['agent', 'group', 'channel', 'reason', 'language', 'market', 'segment', 'brand', 'handledBy', 'vendor', 'priority'] as const
  const dimension = known.find((one) => one === by)
  return dimension === undefined ? value : labels.of(dimension, value)
}

function plannerRows(size: number, hours: (n: number) => number): SamplePreview['planner']['rows'] {
  const half = (n: number) => {
    const interval = wilson(PLANNED_RATE * n, n)
    return interval === null ? 1 : (interval.high - interval.low) / 2
  }
  const sizes = [...new Set([size, ...PLANNED_SIZES])].map((n) => ({ n, halfWidth: half(n), hours: hours(n), asked: 'size' as const }))
  const targets = PLANNED_TARGETS.map((target) => {
    const { n } = sampleSizeWilson(target, PLANNED_RATE)
    return { n, halfWidth: target, hours: hours(n), asked: 'target' as const }
  })
  return [...sizes, ...targets].sort((a, b) => a.n - b.n)
}

function agentRows({ frame, plan }: PlannedSample, labels: Labels): SamplePreview['agents'] {
  const chances = new Map(
    plan.cells.map(({ stratum, agent, expected, population }) => [`${plan.cells.length === 1 ? 0 : stratum} ${agent ?? ''}`, expected / population]),
  )
  const byAgent = plan.cells.some(({ agent }) => agent !== null)
  const rows = frame.agents.map((agentId) => ({ agentId, name: labels.agent(agentId), population: 0, n: 0 }))
  frame.agentOf.forEach((agent, at) => {
    const row = rows[agent]
    if (!row) return
    row.population += 1
    row.n += chances.get(`${plan.cells.length === 1 ? 0 : frame.stratumOf[at]} ${byAgent ? agent : ''}`) ?? 0
  })
  return rows.sort((a, b) => b.population - a.population || (a.agentId ?? 0) - (b.agentId ?? 0))
}

function warningsOf({ question, strata, expectations, plan, frame, design }: PlannedSample): SamplePreview['warnings'] {
  const measured = strata.some(({ n }) => n > 0)
  const raised = design.kind === 'risk' ? raisedShare(plan, design.minimumPerAgent) : 0
  return [
    ...(question.matured ? [] : (['not_matured'] as const)),
    ...(measured ? [] : (['nothing_measured'] as const)),
    ...(expectations.strata.some(({ unreliable }) => unreliable) ? (['few_per_stratum'] as const) : []),
    ...(raised > 0.5 ? (['minimum_leads'] as const) : []),
    ...(plan.size >= frame.ticketIds.length ? (['census'] as const) : []),
  ]
}
/** Share of the sample that is there because an agent must have so many. */
function raisedShare({ cells, size }: PlannedSample['plan'], minimum: number): number {
  const byAgent = new Map<number, number>()
  for (const { agent, expected } of cells) if (agent !== null) byAgent.set(agent, (byAgent.get(agent) ?? 0) + expected)
  return [...byAgent.values()].reduce((sum, n) => sum + (n <= minimum + 1e-6 ? n : 0), 0) / size
}
