/** Figures as look.md 3 asks: one decimal for rates, thousands with a comma in both languages, `−` for minus. */
import type { Locale } from './translate.ts'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
export const formatCount = (n: number): string => grouped.format(n).replace('-', '−')
/** 0.764 → `76.4%`. */
export const formatRate = (rate: number): string => `${(rate * 100).toFixed(1).replace('-', '−')}%`
/** 0.749, 0.778 → `74.9–77.8`. */
export const formatInterval = (low: number, high: number): string => `${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)}`

function date(locale: Locale, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale === 'zh-CN' ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options })
}
/** British English writes four letters for one month only: `Sept`. */
const threeLetters = (text: string): string => text.replace('Sept', 'Sep')
/** `2 Nov`, `11月2日`. */
export const formatDay = (iso: string, locale: Locale, zone = 'UTC'): string =>
  threeLetters(
    date(locale, zone, { day: 'numeric', month: locale === 'zh-CN' ? 'long' : 'short' }).format(
      new Date(iso.length === 10 ? `${iso}T00:00:00Z` : iso),
    ),
  )
/** `2 Nov 2026, 09:04`, `2026年11月2日 09:04`. */
export const formatMoment = (iso: string, locale: Locale, zone: string): string =>
  threeLetters(
    date(locale, zone, {
      day: 'numeric',
      month: locale === 'zh-CN' ? 'long' : 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(new Date(iso)),
  )
export const formatTime = (iso: string, locale: Locale, zone: string): string =>
  date(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(iso))

/** Seconds as people say them: `5 d 2 h`, `46 min`; `5 天 2 小时`, `46 分钟`. */
export function formatDuration(seconds: number, locale: Locale): string {
  const zh = locale === 'zh-CN'
  const say = (n: number, en: string, cn: string) => (zh ? `${n} ${cn}` : `${n} ${en}`)
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  const days = Math.floor(hours / 24)
  if (days > 0) return hours % 24 > 0 ? `${say(days, 'd', '天')} ${say(hours % 24, 'h', '小时')}` : say(days, 'd', '天')
  if (hours > 0) return minutes % 60 > 0 ? `${say(hours, 'h', '小时')} ${say(minutes % 60, 'min', '分钟')}` : say(hours, 'h', '小时')
  return say(minutes, 'min', '分钟')
}
