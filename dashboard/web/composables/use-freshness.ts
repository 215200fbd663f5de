import { computed, type MaybeRefOrGetter, toValue } from 'vue'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { dayToIso, localDay, periodStart } from '@shared/time/calendar.ts'
import { useService } from '../stores/service.ts'
import { useI18n } from './use-i18n.ts'

/** When was synced, and to which day figures are final. `windowDays`: of the figures shown, else the usual one; null = no window. */
export function useFreshness(windowDays?: MaybeRefOrGetter<number | null | undefined>) {
  const { t, time, day, moment } = useI18n()
  const service = useService()

  const synced = computed(() => {
    const { status } = service
    if (!status) return ''
    const at = status.lastSyncedAt
    if (at === null) return status.mode === 'import' ? t('fresh.imported') : t('fresh.never')
    const isToday = at.slice(0, 10) === status.now.slice(0, 10)
    return t('fresh.synced', { when: isToday ? time(at) : moment(at) })
  })
  /** Last day of the last week whose windows are all over. */
  const finalTo = computed(() => {
    const { status, meta } = service
    const asked = toValue(windowDays)
    const days = asked === undefined ? (meta?.lenses.find((lens) => lens.id === 'net')?.windowDays ?? null) : asked
    if (!status?.completeTo || !meta || days === null) return null
    const ripe = Date.parse(status.completeTo) / 1000 - days * DAY_SECONDS
    return dayToIso(periodStart(localDay(ripe, meta.timeZone), 'week', meta.weekStart) - 1)
  })
  const final = computed(() => (finalTo.value ? t('fresh.final', { day: day(finalTo.value) }) : ''))
  const line = computed(() => [synced.value, final.value].filter(Boolean).join(t('punctuation.comma')))
  return { synced, final, finalTo, line }
}
