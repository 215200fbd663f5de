/** What reviewers saw beside what it says of all, as lines of a chart. */
import type { Estimate as Counted, SampleResults } from '@shared/api/quality/sample-results.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import type { Estimate } from '../../../charts/estimate-rows.ts'
import type { useSamplesI18n } from '../../../composables/use-samples-i18n.ts'

export type Measure = SampleResults['measures'][number]
export type MeasureLine = Estimate & { isMeasure: boolean }
type Say = Pick<ReturnType<typeof useSamplesI18n>, 's'>

export const isPassed = (measure: Measure): boolean => measure.id === 'pass'
/** Of the design: risky ones were drawn on purpose. */
const drewRisk = (measure: Measure): boolean => measure.differs.includes('risk_drawn_on_purpose')

export function estimateLines(measure: Measure, { s }: Say): MeasureLine[] {
  const words = (estimate: Counted, say: (interval: string) => string): string =>
    estimate.value === null || estimate.low === null || estimate.high === null
      ? s('estimate.none', { n: formatCount(estimate.n) })
      : say(formatInterval(estimate.low, estimate.high))
  const line = (label: string, { value, low, high }: Counted, text: string, isMeasure: boolean): MeasureLine => ({
    label,
    rate: value,
    low: value === null ? null : low,
    high: value === null ? null : high,
    words: text,
    isMeasure,
  })
  const { naive, weighted, random, unreliable } = measure
  const kept = (interval: string) => s('estimate.weighted.why', { interval }) + (unreliable ? ` · ${s('estimate.unreliable')}` : '')
  return [
    line(
      s('estimate.naive'),
      naive,
      words(naive, (interval) => s(drewRisk(measure) ? 'estimate.naive.why.risk' : 'estimate.naive.why', { interval })),
      false,
    ),
    line(s('estimate.weighted'), weighted, words(weighted, kept), true),
    line(
      s('estimate.random'),
      random,
      words(random, (interval) => s('estimate.random.why', { interval, n: formatCount(random.n) })),
      false,
    ),
  ]
}

/** The chart as a sentence. */
export function estimateSummary(measure: Measure, name: string, { s }: Say): string {
  const say = ({ value, low, high, n }: Counted): string =>
    value === null || low === null || high === null ? s('estimate.none', { n }) : `${formatRate(value)} (${formatInterval(low, high)})`
  return s('estimate.summary', { measure: name, naive: say(measure.naive), weighted: say(measure.weighted), random: say(measure.random) })
}
/** Why the plain figure and the weighted one differ, one sentence each, and what was done about it. */
export function whyDifferent(measure: Measure, replaced: { total: number; share: number; all: number }, { s }: Say): string[] {
  const sentences = measure.differs.filter((code) => code !== 'replaced').map((code) => s(`differs.${code}`))
  const isWeighted = measure.differs.some((code) => code === 'risk_drawn_on_purpose' || code === 'unequal_probabilities')
  return [
    ...sentences,
    ...(isWeighted ? [s('estimate.weights')] : []),
    ...(replaced.total > 0
      ? [s('estimate.replaced', { count: formatCount(replaced.total), all: formatCount(replaced.all), share: formatRate(replaced.share) })]
      : []),
  ]
}
