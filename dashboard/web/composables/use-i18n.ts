import { computed } from 'vue'
import { en as dashboardEn } from '@shared/i18n/dashboard/en.ts'
import { zhCn as dashboardZhCn } from '@shared/i18n/dashboard/zh-cn.ts'
import { en as dataEn } from '@shared/i18n/data/en.ts'
import { zhCn as dataZhCn } from '@shared/i18n/data/zh-cn.ts'
import { formatDay, formatDuration, formatMoment, formatTime } from '@shared/i18n/format.ts'
import { en as personEn } from '@shared/i18n/person/en.ts'
import { zhCn as personZhCn } from '@shared/i18n/person/zh-cn.ts'
import { en as ticketsEn } from '@shared/i18n/tickets/en.ts'
import { zhCn as ticketsZhCn } from '@shared/i18n/tickets/zh-cn.ts'
import { en as trendEn } from '@shared/i18n/trend/en.ts'
import { zhCn as trendZhCn } from '@shared/i18n/trend/zh-cn.ts'
import { translate, type Locale, type Messages, type Params } from '@shared/i18n/translate.ts'
import { en as wordsEn } from '@shared/i18n/words/en.ts'
import { zhCn as wordsZhCn } from '@shared/i18n/words/zh-cn.ts'
import { NO_VALUE, type Dimension } from '@shared/fcr/fact.ts'
import { nameOfCode } from '../figures/name-of-code.ts'
import { usePreferences } from '../stores/preferences.ts'
import { useService } from '../stores/service.ts'

const english = { ...dashboardEn, ...ticketsEn, ...dataEn, ...trendEn, ...personEn }
export type MessageKey = keyof typeof english
const chinese = { ...dashboardZhCn, ...ticketsZhCn, ...dataZhCn, ...trendZhCn, ...personZhCn }
const catalogues: Record<Locale, Messages<typeof english>> = { en: english, 'zh-CN': chinese }
const words: Record<Locale, Readonly<Record<string, string>>> = { en: wordsEn, 'zh-CN': wordsZhCn }

/** Words, dates and spans in the reader's language and the account's zone. */
export function useI18n() {
  const preferences = usePreferences()
  const service = useService()
  const locale = computed(() => preferences.locale)
  const zone = computed(() => service.meta?.timeZone ?? 'UTC')

  const t = (key: MessageKey, params?: Params): string => translate(catalogues[locale.value], locale.value, key, params)
  /** A code without a word shows as itself. */
  const word = (group: string, code: string): string => words[locale.value][`${group}.${code}`] ?? code.replaceAll('_', ' ')
  const day = (iso: string): string => formatDay(iso, locale.value, iso.length === 10 ? 'UTC' : zone.value)
  const moment = (iso: string): string => formatMoment(iso, locale.value, zone.value)
  const time = (iso: string): string => formatTime(iso, locale.value, zone.value)
  const duration = (seconds: number): string => formatDuration(seconds, locale.value)
  /** `week of 2 Nov`. */
  const week = (iso: string): string => t('week.of', { day: day(iso) })
  /** The same where a line begins. */
  const weekTitle = (iso: string): string => t('week.title', { day: day(iso) })

  /** `18 May – 15 Nov`, `5月18日–11月15日`. */
  const dayRange = (from: string, to: string): string => [day(from), day(to)].join(locale.value === 'zh-CN' ? '–' : ' – ')

  /** What a dimension's value is called. */
  function valueName(dimension: Dimension, value: string): string {
    if (value === NO_VALUE) return t('value.none')
    const known = words[locale.value][`${dimension}.${value}`]
    if (known !== undefined) return known
    const label = service.labels.get(dimension)?.get(value) ?? value
    // A name that the account gave wins; a bare code is said in the reader's language where that is possible.
    return label === value ? (nameOfCode(dimension, value, locale.value) ?? label) : label
  }
  return { locale, zone, t, word, day, moment, time, duration, week, weekTitle, dayRange, valueName }
}
