/** Who scores higher or lower than the others over all sessions that were shown, and how that moves. */
import type { Graders } from '@shared/api/quality/calibration.ts'
import { biasOf, differencesOf, driftOf, FEWEST_COMPARED } from '@shared/quality/drift.ts'
import { dayToIso, localDay, periodStart } from '@shared/time/calendar.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { ReviewBody } from '../bodies.ts'
import { leads } from '../queue/read-queue.ts'

export interface Graded {
  /** Submitted ones of sessions that are no longer blind. */
  reviews: readonly ReviewBody[]
  sessions: number
  labels: Labels
  settings: Pick<AnalyticsSettings, 'timeZone' | 'weekStart'>
  now: number
}
/** Everyone for managers; a reviewer sees themselves. */
export function gradersOf({ reviews, sessions, labels, settings, now }: Graded, identity: Identity, by: Graders['by']): Graders {
  const periodOf = (at: number): string => dayToIso(periodStart(localDay(at, settings.timeZone), by, settings.weekStart))
  const scored = reviews.flatMap(({ of, ticketId, reviewerId, score, submittedAt }) =>
    reviewerId === null || score === null || submittedAt === null
      ? []
      : [{ ticket: `${of} ${ticketId}`, reviewerId, score, period: periodOf(submittedAt) }],
  )
  const differences = differencesOf(scored)
  const all = [...new Set(scored.map(({ period }) => period))].sort()
  const ids = [...new Set(scored.map(({ reviewerId }) => reviewerId))].filter((id) => leads(identity) || id === identity.userId).sort((a, b) => a - b)
  return {
    asOf: toIso(now),
    by,
    fewest: FEWEST_COMPARED,
    sessions,
    graders: ids.map((reviewerId) => {
      const own = differences.filter((one) => one.reviewerId === reviewerId)
      const periods = all.map((from) => ({ from, ...biasOf(own.filter(({ period }) => period === from)) })).filter(({ n }) => n > 0)
      return {
        reviewerId,
        name: labels.agent(reviewerId),
        ...biasOf(own),
        periods,
        drift: driftOf(periods.map((period) => ({ at: placeIn(period.from, by), ...period }))),
      }
    }),
  }
}
/** Weeks or months since 1970: a period in which nobody calibrated still passes. */
function placeIn(from: string, by: Graders['by']): number {
  const [year = 0, month = 1] = from.split('-').map(Number)
  return by === 'month' ? 12 * year + month : Date.parse(from) / (7 * 86_400_000)
}
