/** The agent's language: words from the catalogue, days and moments in the browser's own zone. */
import { inject, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import { formatDay, formatMoment, formatTime } from '@shared/i18n/format.ts'
import { toLocale, translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { en } from '@shared/i18n/sidebar/en.ts'
import { zhCn } from '@shared/i18n/sidebar/zh-cn.ts'

export type MessageKey = keyof typeof en
export interface Text {
  locale: Readonly<ShallowRef<Locale>>
  speak(tag: string | null): void
  t(key: MessageKey, params?: Params): string
  day(iso: string): string
  /** With its year when that is not the present one: an article may be old. */
  date(iso: string, now: number): string
  /** The time alone when it is of today, else with its day. */
  moment(ms: number, now: number): string
  /** `de` → German; what is no language tag stays as it is. */
  language(code: string): string
  /** `DE` → Germany; what is no country code stays as it is. */
  region(code: string): string
  /** Words in a row, quoted as the language quotes. */
  quoted(words: readonly string[]): string
}

const CATALOGUES: Readonly<Record<Locale, Messages<typeof en>>> = { en, 'zh-CN': zhCn }

export function createText(tag: string | null, zone: string): Text {
  const locale = shallowRef(toLocale(tag))
  const nameOf = (type: 'language' | 'region', code: string) => new Intl.DisplayNames([locale.value], { type, fallback: 'code' }).of(code) ?? code
  return {
    locale,
    speak: (next) => (locale.value = toLocale(next)),
    t: (key, params) => translate(CATALOGUES[locale.value], locale.value, key, params),
    day: (iso) => formatDay(iso, locale.value, zone),
    date: (iso, now) => {
      const year = (ms: number) => new Intl.DateTimeFormat('en', { timeZone: zone, year: 'numeric' }).format(ms)
      const day = formatDay(iso, locale.value, zone)
      if (year(Date.parse(iso)) === year(now)) return day
      return locale.value === 'zh-CN' ? `${year(Date.parse(iso))}年${day}` : `${day} ${year(Date.parse(iso))}`
    },
    moment: (ms, now) => {
      const [iso, today] = [new Date(ms).toISOString(), new Date(now).toISOString()]
      return formatDay(iso, locale.value, zone) === formatDay(today, locale.value, zone)
        ? formatTime(iso, locale.value, zone)
        : formatMoment(iso, locale.value, zone)
    },
    // The variety matters for Chinese only: its two scripts need different articles.
    language: (code) =>
      /^[a-z]{2,3}(-[A-Za-z]{2,4})*$/.test(code) ? nameOf('language', code.startsWith('zh') ? code : code.replace(/-.*/, '')) : code,
    region: (code) => (/^[A-Z]{2}$/.test(code) ? nameOf('region', code) : code),
    quoted: (words) => words.map((word) => `“${word}”`).join(locale.value === 'zh-CN' ? '' : ', '),
  }
}

export const textKey: InjectionKey<Text> = Symbol('text')
export function useText(): Text {
  const text = inject(textKey)
  if (!text) throw new Error('useText() outside the sidebar')
  return text
}
