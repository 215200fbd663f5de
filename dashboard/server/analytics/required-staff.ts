/** Who is needed for a volume: calls by queueing, everything else by hours of work (product 4.6). */
import type { ForecastAnswer } from '@shared/api/forecast.ts'
import type { StaffingGoalKeys } from '@shared/api/operations.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { meanInterval } from '@shared/stats/mean-interval.ts'
import { requiredAgents } from '@shared/stats/staffing.ts'
import { startOfDay, type Day } from '@shared/time/calendar.ts'
import { callProfile, weekdayOf, type Arrival, type CallProfile } from './arrival-series.ts'
import { businessClockOf, operationsOf } from './operations.ts'
import type { AnalyticsSettings } from './reader.ts'

type Staff = NonNullable<ForecastAnswer['points'][number]['staff']>
export interface StaffPlan {
  summary: ForecastAnswer['staff']
  /** null where nothing can be said. */
  staffOf(period: { first: Day; days: number; expected: number }): Staff | null
}
const none = (nullReason: ForecastAnswer['staff']['nullReason']): StaffPlan => ({
  summary: { handleSeconds: null, voiceShare: null, nullReason },
  staffOf: () => null,
})

/** From recent arrivals; a contact's work is as long as that of its kind was. */
export function planStaff(recent: readonly Arrival[], settings: AnalyticsSettings): StaffPlan {
  const { staffing, handleTimeField, businessHours } = operationsOf(settings)
  if (staffing === null) return none('no_staffing_goal')
  if (handleTimeField === null) return none('no_handle_time')
  if (businessHours === null) return none('no_business_hours')
  const handleOf = (voice: boolean) => {
    const seconds = recent.filter((one) => one.voice === voice).flatMap((one) => one.handleSeconds ?? [])
    return seconds.length < SMALL_N ? null : (meanInterval(seconds)?.mean ?? null)
  }
  const profile = callProfile(recent, settings.timeZone)
  const handleSeconds = { voice: handleOf(true), other: handleOf(false) }
  const share = profile?.share ?? 0
  if ((share > 0 && handleSeconds.voice === null) || (share < 1 && handleSeconds.other === null)) return none('too_few')
  const clock = businessClockOf(settings)
  return {
    summary: { handleSeconds, voiceShare: share, nullReason: null },
    staffOf({ first, days, expected }) {
      const [calls, others] = [expected * share, expected * (1 - share)]
      const [callWork, otherWork] = [calls * (handleSeconds.voice ?? 0), others * (handleSeconds.other ?? 0)]
      const open = clock?.between(startOfDay(first, settings.timeZone), startOfDay(first + days, settings.timeZone)) ?? 0
      return {
        workHours: (callWork + otherWork) / 3600,
        voice:
          profile === null || calls === 0
            ? null
            : onThePhone(callsOfBusiestHour(profile, { first, days, calls }), handleSeconds.voice ?? 0, staffing),
        other: open === 0 ? null : atTheDesk(otherWork / open, staffing),
      }
    },
  }
}

function callsOfBusiestHour(profile: CallProfile, { first, days, calls }: { first: Day; days: number; calls: number }): number {
  return days === 1
    ? calls * (profile.busiestHour[weekdayOf(first)] ?? 0)
    : calls * profile.busiestDay * (profile.busiestHour[profile.busiestWeekday] ?? 0)
}
function onThePhone(
  callsPerHour: number,
  handleSeconds: number,
  { serviceLevel, answerWithinSeconds, patienceSeconds, shrinkage }: StaffingGoalKeys,
): Staff['voice'] {
  const goal = { serviceLevel, answerWithin: answerWithinSeconds }
  const found = requiredAgents({ callsPerHour, handleSeconds }, goal, { shrinkage, ...(patienceSeconds === undefined ? {} : { patienceSeconds }) })
  return found && { callsPerHour, agents: found.agents, scheduled: found.scheduled, method: found.method }
}
/** Queueing says nothing of mail and of chats side by side: work, while the desk is open, by people busy as much as is wanted. */
function atTheDesk(busy: number, { occupancy, shrinkage }: StaffingGoalKeys): Staff['other'] {
  const agents = Math.ceil(busy / occupancy - 1e-9)
  return { agents, scheduled: Math.ceil(agents / (1 - shrinkage) - 1e-9) }
}
