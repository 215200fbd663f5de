/**
 * The run rules in use: few, so that a stable rate gives at most one false alarm in sixty periods.
 * Source: Nelson (1984), Journal of Quality Technology 16:237–239, tests 1 and 2.
 * His trends and zone tests are left out: with a baseline of few periods they would exceed that.
 */
import type { ChartPoint } from './control-chart.ts'

export type RunRule = 'beyond-limits' | 'nine-on-one-side'

export interface RunSignal {
  rule: RunRule
  side: 'above' | 'below'
  /** First and last place among the chart's points, inclusive; a run is one signal however long it gets. */
  from: number
  to: number
}

export const RUN_LENGTH = 9

/** In order of their end. Points that are null, without cases or not final, neither end a run nor lengthen it. */
export function runSignals(points: readonly (ChartPoint | null)[]): RunSignal[] {
  const signals: RunSignal[] = []
  let run: { side: 'above' | 'below'; places: number[]; signal?: RunSignal } | null = null
  points.forEach((point, at) => {
    if (!point) return
    if (point.rate < point.low) signals.push({ rule: 'beyond-limits', side: 'below', from: at, to: at })
    if (point.rate > point.high) signals.push({ rule: 'beyond-limits', side: 'above', from: at, to: at })
    const side = point.z > 0 ? 'above' : point.z < 0 ? 'below' : null
    if (side === null) run = null
    else if (run?.side === side) run.places.push(at)
    else run = { side, places: [at] }
    if (!run || run.places.length < RUN_LENGTH) return
    if (run.signal) run.signal.to = at
    else {
      run.signal = { rule: 'nine-on-one-side', side: run.side, from: run.places[0]!, to: at }
      signals.push(run.signal)
    }
  })
  return signals.sort((a, b) => a.to - b.to)
}
