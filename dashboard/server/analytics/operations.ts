/** What is configured of opening hours and promises, as questions read it. */
import { NO_OPERATIONS, WEEKDAYS, type BusinessHours, type Operations } from '@shared/api/operations.ts'
import { createBusinessClock, type BusinessClock, type OpenWeek } from '@shared/time/business-time.ts'
import { isoToDay } from '@shared/time/calendar.ts'
import type { AnalyticsSettings } from './reader.ts'

export const operationsOf = ({ operations }: Pick<AnalyticsSettings, 'operations'>): Operations => operations ?? NO_OPERATIONS

/** null when no business hours are configured. */
export function businessClockOf(settings: Pick<AnalyticsSettings, 'operations' | 'timeZone'>): BusinessClock | null {
  const { businessHours } = operationsOf(settings)
  return businessHours === null ? null : createBusinessClock(openWeek(businessHours), settings.timeZone)
}

export function openWeek(hours: BusinessHours): OpenWeek {
  return {
    shifts: WEEKDAYS.map((name) => hours[name].map(([from, until]) => [secondOf(from), secondOf(until)] as const)),
    holidays: new Set(hours.holidays.flatMap((iso) => isoToDay(iso) ?? [])),
  }
}
/** `09:30` → seconds of the day. */
function secondOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 3600 + minutes * 60
}
