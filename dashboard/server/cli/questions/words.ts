/** How figures of an answer read in a terminal. */
import type { Difference, Portion, Rate, Stamp } from '@shared/api/question.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import type { Column } from '../table.ts'

export function headLine({ definition, asOf, coarseShare }: Stamp): string {
  const window = definition.windowDays === null ? 'no window' : `window ${definition.windowDays} d`
  const reasons = Object.keys(definition.windowByReason).length
  const own = reasons === 0 ? '' : `, ${reasons} reasons with their own`
  const coarse = coarseShare === 0 ? '' : ` · ${formatRate(coarseShare)} judged from ticket rows alone`
  return `${definition.lens} v${definition.version} · ${window}${own} · ${definition.timeZone} · as of ${asOf ?? 'never synced'}${coarse}\n\n`
}
export const left = (...heads: string[]): Column[] => heads.map((head) => ({ head }))
export const right = (...heads: string[]): Column[] => heads.map((head) => ({ head, align: 'right' }))

export const rateText = (rate: number | null): string => (rate === null ? '–' : formatRate(rate))
export const intervalText = ({ low, high }: { low: number | null; high: number | null }): string =>
  low === null || high === null ? '' : formatInterval(low, high)
/** Rate, interval, n. */
export const rateCells = (rate: Pick<Rate, 'rate' | 'low' | 'high' | 'n'>): string[] => [rateText(rate.rate), intervalText(rate), formatCount(rate.n)]
/** Count, share, interval. */
export const portionCells = (portion: Portion): string[] => [formatCount(portion.count), rateText(portion.rate), intervalText(portion)]
export const named = ({ value, label }: { value: string; label: string | null }): string => label ?? value
const signed = (points: number): string => `${points < 0 ? '−' : '+'}${(Math.abs(points) * 100).toFixed(1)}`
/** Percentage points with a sign. */
export const pointsText = (points: number | null): string => (points === null ? '–' : signed(points))
export function differenceText({ difference, low, high, withinNoise }: Difference): string {
  if (difference === null || low === null || high === null) return 'too few to compare'
  return `${signed(difference)} points (${signed(low)} to ${signed(high)})${withinNoise === true ? ', within noise' : ''}`
}
