/** Differences of rates in points, as look 3 asks: a sign always, `−` for minus, a word in ranges. */
import { formatCount } from '@shared/i18n/format.ts'
import type { Locale } from '@shared/i18n/translate.ts'

/** −0.0058 → `−0.6`. */
export function formatPoints(difference: number): string {
  const points = (Math.abs(difference) * 100).toFixed(1)
  if (Number(points) === 0) return points
  return `${difference < 0 ? '−' : '+'}${points}`
}

/** −0.027, 0.014 → `−2.7 to +1.4`. */
export const formatPointsRange = (low: number, high: number, locale: Locale): string =>
  `${formatPoints(low)} ${locale === 'zh-CN' ? '至' : 'to'} ${formatPoints(high)}`

/** Counts added or gone: `+3`, `−1`, and a dash for none. */
export const formatSigned = (count: number): string => (count === 0 ? '–' : `${count < 0 ? '−' : '+'}${formatCount(Math.abs(count))}`)
