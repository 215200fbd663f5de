import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import type { Trend } from '@shared/api/trend.ts'
import { useService } from '../stores/service.ts'
import { useFreshness } from './use-freshness.ts'
import { useI18n } from './use-i18n.ts'

/** What a number is made of: lens and version, window, zone, freshness. */
export function useProvenance(definition: MaybeRefOrGetter<Trend['definition'] | null | undefined>) {
  const { t, word } = useI18n()
  const service = useService()
  const longest = computed(() => {
    const now = toValue(definition)
    if (!now) return undefined
    return now.windowDays === null ? null : Math.max(now.windowDays, ...Object.values(now.windowByReason))
  })
  const freshness = useFreshness(longest)
  /** `Net FCR v1, window 7 d`, for tips and files. */
  const short = computed(() => {
    const now = toValue(definition)
    if (!now) return ''
    const lens = `${word('lens', now.lens)} v${now.version}`
    return now.windowDays === null ? lens : `${lens} · ${t('provenance.window', { days: now.windowDays })}`
  })
  const line = computed(() => {
    const now = toValue(definition)
    const zone = now?.timeZone ?? service.meta?.timeZone
    const start = now?.weekStart ?? service.meta?.weekStart ?? 'monday'
    const byReason = Object.keys(now?.windowByReason ?? {}).length > 0 ? t('provenance.byReason') : ''
    return [short.value + byReason, zone && t(start === 'monday' ? 'provenance.monday' : 'provenance.sunday', { zone }), freshness.line.value]
      .filter(Boolean)
      .join(' · ')
  })
  return { short, line }
}
