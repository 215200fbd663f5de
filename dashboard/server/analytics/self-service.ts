/** The self-service ratio in both of its meanings (row 22, C13). */
import type { ContentViews } from '@shared/api/operations.ts'
import { SMALL_N } from '@shared/api/question.ts'
import type { SelfService, SelfServiceQuery } from '@shared/api/self-service.ts'
import { CONTACT } from '@shared/fcr/arrivals.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { isoToDay, startOfDay } from '@shared/time/calendar.ts'
import { answer, type Answer } from './answer.ts'
import { arrivedIn, everyArrival, narrowed, openArrivals, stampWithoutDays } from './arrivals.ts'
import { operationsOf } from './operations.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, rateOf, tallyOf, type Asked } from './scope.ts'

export async function readSelfService(reader: AnalyticsReader, settings: AnalyticsSettings, query: SelfServiceQuery): Promise<Answer<SelfService>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, question } = asked.value
  const spans = operationsOf(settings).contentViews.filter((span) => isInside(span, question))
  const counts = scope === null ? [] : await reader.countGroups({ ...scope, by: ['handledBy'] })
  return answer({
    ...stampWithoutDays(stamp(rateOf(tallyOf(counts), { filter: [] }).coarseShare)),
    from: query.from ?? null,
    to: query.to ?? null,
    viewsPerContact: await viewsPerContact(reader, settings, asked.value, spans),
    solvedPerSolved: solvedPerSolved(asked.value, query, counts, spans),
  })
}
function isInside({ from, to }: ContentViews, { fromDay, toDay }: Asked['question']): boolean {
  return (fromDay === null || (isoToDay(from) ?? 0) >= fromDay) && (toDay === null || (isoToDay(to) ?? 0) <= toDay)
}

async function viewsPerContact(
  reader: AnalyticsReader,
  { timeZone }: AnalyticsSettings,
  asked: Asked,
  spans: readonly ContentViews[],
): Promise<SelfService['viewsPerContact']> {
  const all = everyArrival(asked)
  const moments = spans.map(({ from, to }) => ({
    from: startOfDay(isoToDay(from) ?? 0, timeZone),
    until: startOfDay((isoToDay(to) ?? 0) + 1, timeZone),
  }))
  const counted = all === null || spans.length === 0 ? [] : await reader.countGroups({ ...narrowed(all, { any: moments.map(arrivedIn) }), by: [] })
  const contacts = counted.reduce((sum, { cell, count }) => sum + (cell === CONTACT ? count : 0), 0)
  const views = spans.length === 0 ? null : spans.reduce((sum, span) => sum + span.views, 0)
  return {
    definition: 'content_views_per_contact',
    views,
    spans: spans.map(({ from, to }) => ({ from, to })),
    contacts: { count: contacts, opens: moments.map((span) => openArrivals(span, asked.filter)) },
    ratio: views === null || contacts === 0 ? null : views / contacts,
    nullReason: views === null ? 'no_views_imported' : contacts === 0 ? 'no_contacts' : null,
  }
}

function solvedPerSolved(
  { filter }: Asked,
  { from, to }: SelfServiceQuery,
  counts: Parameters<typeof tallyOf>[0],
  spans: readonly ContentViews[],
): SelfService['solvedPerSolved'] {
  const days = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const solvedBy = (...handledBy: string[]) => ({
    count: tallyOf(counts, ({ values }) => handledBy.includes(values[0] ?? '')).certain.success,
    open: { state: 'success', filter: filter({ handledBy }), ...days },
  })
  const [bot, human] = [solvedBy('bot'), solvedBy('human', 'mixed')]
  const told = spans.flatMap(({ solved }) => solved ?? [])
  const imported = told.length === spans.length && told.length > 0 && covers(spans, from, to) ? told.reduce((sum, solved) => sum + solved, 0) : null
  const own = bot.count + (imported ?? 0)
  const found = own + human.count < SMALL_N ? null : wilson(own, own + human.count)
  // A share p of all solves is p ÷ (1 − p) for each solve by people, and so are its limits.
  const ratio = (share: number | undefined) => (share === undefined || share >= 1 ? null : share / (1 - share))
  return {
    definition: 'self_solved_per_human_solved',
    bot,
    imported,
    importedNullReason: imported !== null ? null : told.length === 0 ? 'none_imported' : 'other_days',
    human,
    ratio: own === 0 ? null : ratio(found?.rate),
    low: own === 0 ? null : ratio(found?.low),
    high: own === 0 ? null : ratio(found?.high),
    nullReason: found === null ? 'too_few' : own === 0 ? 'no_self_service' : null,
  }
}
/** Whether the spans are the asked days, no more and no fewer. */
function covers(spans: readonly ContentViews[], from: string | undefined, to: string | undefined): boolean {
  if (from === undefined || to === undefined || spans[0]?.from !== from || spans.at(-1)?.to !== to) return false
  return spans.every((span, at) => at === 0 || isoToDay(span.from) === (isoToDay(spans[at - 1]!.to) ?? 0) + 1)
}
