/** What was counted before and after a session, in matured weeks, the session's own week on neither side. It says what followed, not why. */
import type { CoachingEffect } from '@shared/api/quality/coaching.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { dayToIso, isoToDay, localDay, periodStart, startOfDay, type Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from '../../analytics/answer.ts'
import { lensOf } from '../../analytics/fact-question.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { differenceOf } from '../../analytics/scope.ts'
import type { ReviewBody } from '../bodies.ts'
import { finalWeeks, readOwnWeeks, sumOf, type OwnWeek } from '../my-day/own-weeks.ts'
import type { Kept } from '../record-book.ts'
import type { CoachingBody } from './bodies.ts'

export const FEWEST_WEEKS = 4
/** Longer ago other things were different, too. */
const MOST_WEEKS = 13
const DAY_SECONDS = 86_400

type Counts = { success: number; n: number }
const side = ({ success, n }: Counts) => ({ success, n, ...(wilson(success, n) ?? { rate: null, low: null, high: null }) })
const compared = (before: Counts, after: Counts) => ({ before: side(before), after: side(after), difference: differenceOf(after, before) })

interface EffectParts {
  reader: AnalyticsReader
  settings: AnalyticsSettings
  /** Submitted ones of samples that speak of the agent. */
  reviews: readonly Kept<ReviewBody>[]
}
export async function readCoachingEffect({ reader, settings, reviews }: EffectParts, body: CoachingBody): Promise<Answer<CoachingEffect>> {
  const session = body.words.sessionOn === null ? null : isoToDay(body.words.sessionOn)
  const week = session === null ? null : periodStart(session, 'week', settings.weekStart)
  const days = week === null ? {} : { from: dayToIso(week - 7 * MOST_WEEKS), to: dayToIso(week + 7 * (MOST_WEEKS + 1) - 1) }
  const read = await readOwnWeeks(reader, settings, body.agentId, days)
  if (!read.ok) return read
  const { asked, coarseShare, weeks } = read.value
  const { definition, asOf, completeTo } = asked.stamp(coarseShare)
  const frame = {
    definition,
    asOf,
    completeTo,
    sessionOn: body.words.sessionOn,
    weeks: 0,
    fewestWeeks: FEWEST_WEEKS,
    spans: null,
    netFcr: null,
    passRate: null,
  }
  const none = (nullReason: CoachingEffect['nullReason'], measurableFrom: string | null = null) => answer({ ...frame, nullReason, measurableFrom })
  if (week === null) return none('no_session')
  if (asOf === null) return none('nothing_synced')
  const final = finalWeeks(weeks).filter(({ n }) => n > 0)
  const before = final.filter(({ from }) => from < week)
  const after = final.filter(({ from }) => from > week)
  if (after.length < FEWEST_WEEKS) return none('too_few_weeks', measurableFrom(settings, week))
  if (before.length < FEWEST_WEEKS) return none('too_few_weeks_before')
  // As many weeks before as after.
  const count = Math.min(before.length, after.length, MOST_WEEKS)
  const sides = { before: before.slice(-count), after: after.slice(0, count) }
  const spans = { before: spanOf(sides.before), after: spanOf(sides.after) }
  const netFcr = compared(sumOf(sides.before), sumOf(sides.after))
  return answer({
    ...frame,
    weeks: count,
    spans,
    netFcr,
    passRate: await passRates({ reader, settings, reviews }, body, spans),
    nullReason: netFcr.difference.nullReason,
    measurableFrom: null,
  })
}
interface Span {
  from: string
  to: string
}
const spanOf = (weeks: readonly OwnWeek[]): Span => ({ from: dayToIso(weeks[0]?.from ?? 0), to: dayToIso(weeks.at(-1)?.to ?? 0) })

/** By the day of the first solve; the reviews that the note was written from were chosen, and are left out. */
async function passRates(
  { reader, settings, reviews }: EffectParts,
  { reviewIds }: CoachingBody,
  spans: { before: Span; after: Span },
): Promise<NonNullable<CoachingEffect['passRate']>> {
  const others = reviews.filter(({ id, body }) => !reviewIds.includes(id) && body.passed !== null)
  const facts = new Map((await reader.facts(others.map(({ body }) => body.ticketId))).map((fact) => [fact.ticketId, fact]))
  const inside = ({ from, to }: Span): Counts => {
    const own = others.filter(({ body }) => {
      const day = solvedOn(facts.get(body.ticketId), settings)
      return day !== null && day >= from && day <= to
    })
    return { success: own.filter(({ body }) => body.passed === true).length, n: own.length }
  }
  return compared(inside(spans.before), inside(spans.after))
}
const solvedOn = (fact: ContactFact | undefined, { timeZone }: AnalyticsSettings): string | null =>
  fact?.firstSolvedAt == null ? null : dayToIso(localDay(fact.firstSolvedAt, timeZone))

/** When the fourth week after the session's is final by the longest window that is in force. */
function measurableFrom(settings: AnalyticsSettings, week: Day): string {
  const { windowDays, windowByReason } = lensOf(settings, { lens: 'net' })
  const longest = Math.max(windowDays ?? 0, ...Object.values(windowByReason))
  const end = startOfDay(week + 7 * (FEWEST_WEEKS + 1), settings.timeZone) + longest * DAY_SECONDS
  return dayToIso(localDay(end, settings.timeZone))
}
