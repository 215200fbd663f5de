/** Failures that may be worth a case: every lens failure, transfer, escalation, bad answer and solve without a reply, once a matter, alike ones together. */
import type { Candidate, Candidates, CandidatesQuery, CandidateWhy } from '@shared/api/quality/case-candidates.ts'
import { CANDIDATE_WHYS } from '@shared/api/quality/case-candidates.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { Masker } from '@shared/text/mask.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from '../analytics/answer.ts'
import { readCursor, writeCursor } from '../analytics/contacts.ts'
import { optionName } from '../analytics/option-names.ts'
import { readCompleteTo, ticketUrl, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import { ask } from '../analytics/scope.ts'
import type { ArticleReader } from '../store/fact-store/article-contract.ts'
import { readOccasions, toMatters, type Matter, type Occasion } from './matters.ts'
import { nearCopies } from './near-copies.ts'

const DAYS = 28
/** Matters that are compared by their words; beyond them the oldest stand alone. */
const MOST_COMPARED = 5_000
const SHOWN_TICKETS = 50
const OPENING_LENGTH = 400

export interface CandidateDeps {
  openingsOf: ArticleReader['openingsOf']
  settings: () => AnalyticsSettings
  masker: (tickets: readonly TicketId[]) => Promise<Masker>
  /** Tickets of cases, declined ones too. */
  inCases: () => ReadonlySet<TicketId>
}

export async function readCandidates(
  { openingsOf, settings, masker, inCases }: CandidateDeps,
  reader: AnalyticsReader,
  query: CandidatesQuery,
): Promise<Answer<Candidates>> {
  const page = readCursor(query.cursor)
  if (page === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  const own = settings()
  const days = await daysOf(reader, own, query)
  const asked = await ask(reader, own, { lens: 'net', filter: query.filter, ...days, ...(page.asOf === null ? {} : { asOf: page.asOf }) })
  if (!asked.ok) return asked
  const { scope, stamp, question } = asked.value
  const [{ occasions, coarseShare }, people] =
    scope === null ? [{ occasions: [], coarseShare: 0 }, []] : await Promise.all([readOccasions(reader, scope), reader.people()])
  const shared = new Set(people.filter((one) => one.shared).map(({ personId }) => personId))
  const taken = inCases()
  const all = toMatters(occasions, shared)
  const free = all.filter(
    (matter) =>
      !matter.occasions.some(({ ticketId }) => taken.has(ticketId)) &&
      (query.why === undefined || matter.occasions.some(({ whys }) => whys.includes(query.why!))),
  )
  const newest = free.sort((a, b) => newestOf(b) - newestOf(a) || b.occasions[0]!.ticketId - a.occasions[0]!.ticketId)
  const openings = await openingsOf(newest.slice(0, MOST_COMPARED).map((matter) => matter.occasions[0]!.ticketId))
  const groups = groupAlike(newest, openings)
  const shown = groups.slice(page.offset, page.offset + query.limit)
  const end = page.offset + shown.length
  const mask = await masker(shown.flatMap((group) => group[0]!.occasions[0]!.ticketId))
  return answer({
    ...stamp(coarseShare),
    from: days.from ?? null,
    to: days.to ?? null,
    total: groups.length,
    tickets: groups.reduce((sum, group) => sum + group.reduce((more, { occasions: its }) => more + its.length, 0), 0),
    inCases: all.filter((matter) => matter.occasions.some(({ ticketId }) => taken.has(ticketId))).length,
    comparedAll: newest.length <= MOST_COMPARED,
    rows: shown.map((group) => toCandidate(group, { settings: own, openings, mask })),
    next: end < groups.length ? writeCursor({ offset: end, asOf: toIsoOrNull(question.asOf) }) : null,
  })
}

async function daysOf(
  reader: AnalyticsReader,
  { timeZone }: AnalyticsSettings,
  { from, to }: CandidatesQuery,
): Promise<{ from?: string; to?: string }> {
  if (from !== undefined || to !== undefined) return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
  const completeTo = await readCompleteTo(reader)
  if (completeTo === null) return {}
  const last = localDay(completeTo, timeZone)
  return { from: dayToIso(last - DAYS + 1), to: dayToIso(last) }
}

const newestOf = ({ occasions }: Matter): number => occasions.at(-1)?.createdAt ?? 0
const returnsOf = (matters: readonly Matter[]): number =>
  matters.reduce((sum, { occasions }) => sum + occasions.filter(({ returned }) => returned).length, 0)

/** Of one reason and nearly the same words; by repeats, then by size, then the newest. */
function groupAlike(matters: readonly Matter[], openings: ReadonlyMap<TicketId, string>): Matter[][] {
  const texts = matters.map((matter) => openings.get(matter.occasions[0]!.ticketId) ?? null)
  const leaders = nearCopies(texts)
  const groups = new Map<string, Matter[]>()
  for (const [at, matter] of matters.entries()) {
    const key = `${leaders[at]!} ${matter.occasions[0]!.reason ?? ''}`
    const held = groups.get(key)
    if (held) held.push(matter)
    else groups.set(key, [matter])
  }
  return [...groups.values()].sort((a, b) => returnsOf(b) - returnsOf(a) || b.length - a.length || newestOf(b[0]!) - newestOf(a[0]!))
}

interface Shown {
  settings: AnalyticsSettings
  openings: ReadonlyMap<TicketId, string>
  mask: Masker
}
function toCandidate(group: readonly Matter[], { settings, openings, mask }: Shown): Candidate {
  const occasions = group.flatMap((matter) => matter.occasions)
  const first = group[0]!.occasions[0]!
  const opening = openings.get(first.ticketId) ?? null
  // What is kept of an opening begins with the subject.
  const subject = opening === null ? null : (opening.split('\n')[0] ?? null)
  const failures: Record<string, number> = {}
  for (const { failure } of occasions) if (failure !== null) failures[failure] = (failures[failure] ?? 0) + 1
  return {
    ticketId: first.ticketId,
    url: ticketUrl(settings, first.ticketId),
    subject: subject === null ? null : mask(subject).text,
    opening: opening === null ? null : mask(opening).text.slice(0, OPENING_LENGTH),
    reason: first.reason,
    reasonName: optionName(settings.optionNames, 'reason', first.reason),
    accountCause: commonest(occasions.flatMap(({ cause }) => cause ?? [])),
    why: whyOf(occasions),
    failures,
    matters: group.length,
    repeats: returnsOf(group),
    tickets: occasions
      .toSorted((a, b) => b.createdAt - a.createdAt || b.ticketId - a.ticketId)
      .slice(0, SHOWN_TICKETS)
      .map(({ ticketId, whys, solvedAt }) => ({ ticketId, url: ticketUrl(settings, ticketId), why: [...whys], solvedAt: toIsoOrNull(solvedAt) })),
    ticketCount: occasions.length,
  }
}
function whyOf(occasions: readonly Occasion[]): { code: CandidateWhy; count: number }[] {
  const counted = CANDIDATE_WHYS.map((code) => ({ code, count: occasions.filter(({ whys }) => whys.includes(code)).length }))
  return counted.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
}
function commonest(values: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? null
}
