/**
 * The weekly rate as geometry. Solid means final, always: a week that is not final gets a hollow dot, a dashed line and a hatched box.
 * The box of such a week is its projection, or, where there is none, where it can still end: every pending contact fails, or none does.
 */
import type { ControlChartAnswer, ControlRow } from '@shared/api/control-chart.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { FEWEST, openRange, weekState, type WeekState } from '../figures/week-state.ts'
import { limitSteps, type LimitSteps } from './limit-steps.ts'
import { NO_REFERENCES, referenceMarks, type ReferenceMarks, type References } from './references.ts'
import { linear, path, shareAxis, type Scale } from './scale.ts'

export interface TrendPoint {
  row: TrendRow
  state: WeekState
  x: number
  /** Null = no rate may be shown. */
  y: number | null
  /** Interval, for weeks that have one. */
  whisker: { top: number; bottom: number } | null
  /** Hatched; `open` = it goes on below the axis. */
  box: { x: number; y: number; width: number; height: number; open: boolean } | null
  /** Upper bound. */
  caretY: number | null
  /** Of the control chart; a week that is not final has limits and never a signal. */
  limits: ControlRow['limits']
  signals: ControlRow['signals']
  /** It is outside its limits, or the last week of a run that is a signal. */
  isMarked: boolean
}
export interface TrendChart {
  width: number
  height: number
  plot: { left: number; right: number; top: number; bottom: number }
  /** Width of one week's column. */
  step: number
  yTicks: { y: number; share: number }[]
  xTicks: { x: number; period: string; labelled: boolean }[]
  /** One path a run of final weeks. */
  solid: string[]
  /** One closed path a run of final weeks: low to high. */
  bands: string[]
  dashed: string
  points: TrendPoint[]
  lastFinal: TrendPoint | null
  /** Null without a control chart; then the bands show intervals. */
  limits: LimitSteps | null
  baseline: { y: number; share: number } | null
  references: ReferenceMarks
}
export interface ChartSize {
  width: number
  height: number
  /** Room for words at the right. */
  marginRight: number
}

export function trendChart(
  rows: readonly TrendRow[],
  size: ChartSize,
  control: ControlChartAnswer | null = null,
  against: References = NO_REFERENCES,
): TrendChart {
  const plot = { left: 40, right: size.width - size.marginRight, top: 16, bottom: size.height - 40 }
  const controls = new Map(control?.baseline ? control.rows.map((row) => [row.period, row]) : [])
  const goals = against.targets.filter((target) => target !== null)
  const axis = shareAxis([...rows.flatMap((row) => sharesToShow(row, controls.get(row.period ?? ''))), ...goals])
  const y = linear(axis.domain, [plot.bottom, plot.top])
  const step = (plot.right - plot.left) / Math.max(rows.length, 1)
  const points = rows.map((row, index): TrendPoint => {
    const { limits = null, signals = [] } = controls.get(row.period ?? '') ?? {}
    const isMarked = control?.signals.some(({ to }) => to === row.period) ?? false
    return { ...toPoint(row, plot.left + (index + 0.5) * step, step, y, plot), limits, signals, isMarked }
  })
  const clip = (share: number) => Math.min(Math.max(y(share), plot.top), plot.bottom)
  const runs = finalRuns(points)
  const lastFinal = points.findLast((point) => point.state === 'final') ?? null
  return {
    ...size,
    plot,
    step,
    yTicks: axis.ticks.map((share) => ({ y: y(share), share })),
    xTicks: ticks(points, step, lastFinal),
    solid: runs.map((run) => path(run.flatMap((point) => (point.y === null ? [] : [[point.x, point.y] as const])))),
    bands: runs.map(band),
    dashed: dashes(points),
    points,
    lastFinal,
    limits: control?.baseline ? limitSteps(points, step, clip) : null,
    baseline: control?.baseline ? { y: clip(control.baseline.rate), share: control.baseline.rate } : null,
    references: referenceMarks(against, { plot, step, y }),
  }
}

/** What the axis must reach; intervals of few contacts and the foot of a box may be cut. */
function sharesToShow(row: TrendRow, control: ControlRow | undefined): number[] {
  const state = weekState(row)
  const limits = control?.limits
  if (state === 'final' && limits) return [row.rate, limits.low, limits.high].filter((share) => share !== null)
  if (state === 'final') return [row.low, row.high].filter((share) => share !== null)
  if (state !== 'not_final') return []
  const range = openRange(row)
  return [estimate(row), range?.high, row.projected?.low, row.projected?.high].filter((share) => share !== null && share !== undefined)
}

/** The best figure of a week that is not final: its projection, else what is ripe so far, once that is most of it and still possible. */
function estimate(row: TrendRow): number | null {
  if (row.projected?.rate !== null && row.projected?.rate !== undefined) return row.projected.rate
  const range = openRange(row)
  if (range === null || row.rate === null || row.n < FEWEST || row.n < row.eligible / 2) return null
  return row.rate >= range.low && row.rate <= range.high ? row.rate : null
}

type PlainPoint = Omit<TrendPoint, 'limits' | 'signals' | 'isMarked'>
function toPoint(row: TrendRow, x: number, step: number, y: Scale, plot: TrendChart['plot']): PlainPoint {
  const state = weekState(row)
  const none = { row, state, x, y: null, whisker: null, box: null, caretY: null }
  const clip = (share: number) => Math.min(Math.max(y(share), plot.top), plot.bottom)
  if (state === 'no_contacts') return none
  const whisker = row.low === null || row.high === null ? null : { top: clip(row.high), bottom: clip(row.low) }
  if (state === 'too_few') return { ...none, whisker }
  if (state === 'final') return { ...none, whisker, y: row.rate === null ? null : y(row.rate) }
  const likely = estimate(row)
  const range = openRange(row)
  const { low, high } = row.projected ?? { low: range?.low ?? null, high: range?.high ?? null }
  return {
    ...none,
    y: likely === null ? null : clip(likely),
    box: low === null || high === null ? null : box(x, step, y, low, high, plot),
    caretY: range ? clip(range.high) : null,
  }
}

function box(x: number, step: number, y: Scale, low: number, high: number, plot: TrendChart['plot']): TrendPoint['box'] {
  const width = Math.min(Math.max(step * 0.6, 8), 22)
  const top = Math.max(y(high), plot.top)
  const bottom = Math.min(y(low), plot.bottom)
  return { x: x - width / 2, y: top, width, height: Math.max(bottom - top, 1), open: y(low) > plot.bottom }
}

/** Neighbouring final weeks; a gap breaks the line. */
function finalRuns(points: readonly TrendPoint[]): TrendPoint[][] {
  const runs: TrendPoint[][] = []
  points.forEach((point, index) => {
    if (point.state !== 'final') return
    if (points[index - 1]?.state === 'final') runs.at(-1)?.push(point)
    else runs.push([point])
  })
  return runs
}

/** Low to high; a lone week gets a narrow one. */
function band(run: readonly TrendPoint[]): string {
  const half = run.length === 1 ? 4 : 0
  const edge = (side: 'top' | 'bottom') =>
    run.flatMap(({ x, whisker }): (readonly [number, number])[] => {
      if (!whisker) return []
      return half === 0
        ? [[x, whisker[side]]]
        : [
            [x - half, whisker[side]],
            [x + half, whisker[side]],
          ]
    })
  return `${path([...edge('top'), ...edge('bottom').reverse()])}Z`
}

/** From the last final week through those that are not. */
function dashes(points: readonly TrendPoint[]): string {
  const from = points.findLastIndex((point) => point.state === 'final')
  const open = points.filter((point, index) => index > from && point.state === 'not_final' && point.y !== null)
  const through = [points[from], ...open].filter((point) => point !== undefined)
  return open.length === 0 ? '' : path(through.flatMap((point) => (point.y === null ? [] : [[point.x, point.y] as const])))
}

/** Labels every so many weeks, counted back from the last final week, at least 76 px apart. */
function ticks(points: readonly TrendPoint[], step: number, lastFinal: TrendPoint | null): TrendChart['xTicks'] {
  const every = Math.max(1, Math.ceil(76 / step))
  const anchor = lastFinal ? points.indexOf(lastFinal) : points.length - 1
  return points.map((point, index) => ({ x: point.x, period: point.row.period ?? '', labelled: (((index - anchor) % every) + every) % every === 0 }))
}
