/** What changed since a week was frozen, ticket by ticket, and why (domain 7). */
import type { RevisionCause, Revisions, RevisionsQuery, RevisionTicket } from '@shared/api/vintages.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { defineLens, STATES, type State } from '@shared/fcr/lens.ts'
import { isoToDay } from '@shared/time/calendar.ts'
import type { Vintage } from '../store/ops-store/vintages.ts'
import { answer, misuse, notFound, type Answer } from './answer.ts'
import { explainContact } from './explanation.ts'
import { readCompleteTo, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { causeOfFact, type CauseContext } from './vintages-cause.ts'
import { personMarks, readSnapshot, type SnapshotTicket } from './vintages-snapshot.ts'
import { cellsAt, countCellsOf, factsOfWeek, weekSpan } from './vintages-week.ts'
import { modelVersions, stampNow, toRow, withRate, type VintageReader } from './vintages.ts'

/** Tickets whose neighbours are looked at one by one; when more changed at once, the rest say that their cause is not known. */
const LOOKED_AT = 300

export interface RevisionDeps {
  reader: AnalyticsReader
  settings: AnalyticsSettings
  kept: VintageReader
  verdicts: Parameters<typeof explainContact>[3]
  text: Parameters<typeof explainContact>[4]
  models: Parameters<typeof modelVersions>[0]
}

export async function readRevisions(
  { reader, settings, kept, verdicts, text, models }: RevisionDeps,
  query: RevisionsQuery,
): Promise<Answer<Revisions>> {
  const chosen = await choose(kept, query)
  if (!chosen.ok) return chosen
  const { vintage, body } = chosen.value
  const completeTo = (await readCompleteTo(reader)) ?? vintage.asOf
  const present = defineLens(vintage.definition.id, settings)
  const before = byTicket(readSnapshot(body))
  const inWeek = await factsOfWeek(reader, vintage, present, completeTo)
  const elsewhere = [...before.keys()].filter((id) => !inWeek.some((fact) => fact.ticketId === id))
  const facts = new Map([...inWeek, ...(elsewhere.length === 0 ? [] : await reader.facts(elsewhere))].map((fact) => [fact.ticketId, fact]))
  const cells = {
    now: cellsAt(inWeek, present, completeTo),
    sameRules: cellsAt(inWeek, vintage.definition, completeTo),
    restated: cellsAt(inWeek, vintage.definition, vintage.asOf),
  }
  const changed = [...new Set([...before.keys(), ...cells.now.keys()])]
    .filter((id) => stateOf(before.get(id)?.cell) !== stateOf(cells.now.get(id)))
    .sort((a, b) => a - b)
  const chainOf = async (id: TicketId) => {
    const explained = await explainContact(reader, settings, id, verdicts, text)
    return explained.ok ? explained.value.chain : []
  }
  const marks = personMarks(await reader.people())
  const neighbour = neighbours(reader, kept, vintage, before)
  const context: CauseContext = { vintage, chainOf, neighbour, reader, marks, models: modelVersions(models) }
  const tickets: RevisionTicket[] = []
  let looked = 0
  for (const id of changed) {
    const [was, fact] = [before.get(id) ?? null, facts.get(id) ?? null]
    const plain = plainCause(was, id, cells)
    const cause = plain ?? (looked++ < LOOKED_AT ? await causeOfFact(was, fact, cells.now.get(id) ?? null, context) : 'unknown')
    tickets.push({
      ticketId: id,
      subject: null,
      before: was?.cell ?? null,
      after: cells.now.get(id) ?? null,
      cause,
      otherTicketId: otherOf(was, fact),
    })
  }
  const listed = tickets.filter(({ cause }) => query.cause === undefined || cause === query.cause)
  return answer({
    ...stampNow(settings, vintage.definition.id, completeTo),
    vintage: toRow(vintage, settings),
    now: withRate(countCellsOf(cells.now.values())),
    causes: sums(tickets),
    total: listed.length,
    tickets: await withSubjects(reader, listed.slice(0, query.limit)),
  })
}

async function choose(kept: VintageReader, { lens, period, vintage }: RevisionsQuery): Promise<Answer<{ vintage: Vintage; body: Uint8Array }>> {
  const day = period === undefined ? null : isoToDay(period)
  if (period !== undefined && day === null) return misuse('invalid_day', `period is no day of the calendar: "${period}"; an example is 2026-11-02.`)
  const ofWeek = day === null ? [] : await kept.vintages({ lens, period: day })
  const id = vintage ?? (ofWeek.find(({ kind }) => kind === 'matured') ?? ofWeek[0])?.id
  const found = id === undefined ? null : await kept.vintage(id)
  if (found !== null) return answer(found)
  return vintage === undefined
    ? notFound('no_vintage', `Nothing was kept of the week of ${period ?? ''} under the lens ${lens}; firstfix vintages lists what was.`)
    : notFound('no_vintage', `There is no vintage ${vintage}; firstfix vintages lists what was kept.`)
}

/** Another ticket as it was kept: in the same vintage, else in the one of its own week that was taken last before this one, else first after it. */
function neighbours(
  reader: AnalyticsReader,
  kept: VintageReader,
  { id, definition, takenAt }: Vintage,
  own: ReadonlyMap<TicketId, SnapshotTicket>,
): CauseContext['neighbour'] {
  const read = new Map<number, Promise<ReadonlyMap<TicketId, SnapshotTicket>>>()
  const ticketsOf = (vintage: number) => {
    const known = read.get(vintage) ?? kept.vintage(vintage).then((found) => byTicket(found === null ? [] : readSnapshot(found.body)))
    read.set(vintage, known)
    return known
  }
  return async (ticketId) => {
    const [fact] = await reader.facts([ticketId])
    if (fact === undefined) return null
    const here = own.get(ticketId)
    if (here !== undefined) return { was: here, fact }
    const at = fact.firstSolvedAt ?? fact.createdAt
    const ofWeek = (await kept.vintages({ lens: definition.id })).filter(
      (one) => one.id !== id && weekSpan(one).start <= at && at < weekSpan(one).end,
    )
    const nearest = ofWeek.findLast((one) => one.takenAt <= takenAt) ?? ofWeek[0]
    const was = nearest === undefined ? undefined : (await ticketsOf(nearest.id)).get(ticketId)
    return was === undefined ? null : { was, fact }
  }
}
const byTicket = (tickets: readonly SnapshotTicket[]) => new Map(tickets.map((ticket) => [ticket.ticketId, ticket]))

const stateOf = (cell: string | undefined): State | null => STATES.find((state) => state === cell) ?? null

/** What needs no look at the fact: its window ended, or the definition is another. null = the fact itself changed. */
function plainCause(
  was: SnapshotTicket | null,
  id: TicketId,
  cells: Readonly<Record<'now' | 'sameRules' | 'restated', ReadonlyMap<TicketId, string>>>,
): RevisionCause | null {
  if (stateOf(cells.restated.get(id)) !== stateOf(was?.cell)) return null
  return stateOf(cells.sameRules.get(id)) === stateOf(cells.now.get(id)) ? 'ripened' : 'definition'
}
const otherOf = (was: SnapshotTicket | null, fact: ContactFact | null): TicketId | null => {
  const other = fact?.next.ticketId ?? was?.nextTicketId ?? null
  return other === (fact?.ticketId ?? was?.ticketId) ? null : other
}

function sums(tickets: readonly RevisionTicket[]): Revisions['causes'] {
  const by = new Map<RevisionCause, Revisions['causes'][number]>()
  for (const { cause, before, after } of tickets) {
    const sum = by.get(cause) ?? { cause, tickets: 0, success: 0, failed: 0, failedEarly: 0, pending: 0 }
    by.set(cause, sum)
    sum.tickets += 1
    const [then, now] = [stateOf(before ?? ''), stateOf(after ?? '')]
    if (then !== null) sum[then] -= 1
    if (now !== null) sum[now] += 1
  }
  return [...by.values()].sort((a, b) => b.tickets - a.tickets || (a.cause < b.cause ? -1 : 1))
}

async function withSubjects(reader: AnalyticsReader, tickets: readonly RevisionTicket[]): Promise<RevisionTicket[]> {
  return Promise.all(tickets.map(async (ticket) => ({ ...ticket, subject: (await reader.ticket(ticket.ticketId))?.row.subject ?? null })))
}
