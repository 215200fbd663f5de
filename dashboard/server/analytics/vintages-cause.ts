/** Why a fact says something else than when its week was frozen: what of it changed, in the order in which one change explains the next. */
import type { Explanation } from '@shared/api/contacts.ts'
import type { RevisionCause } from '@shared/api/vintages.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { Vintage } from '../store/ops-store/vintages.ts'
import type { AnalyticsReader } from './reader.ts'
import type { SnapshotTicket } from './vintages-snapshot.ts'

export interface CauseContext {
  vintage: Vintage
  reader: Pick<AnalyticsReader, 'ticket'>
  /** By person, now. */
  marks: ReadonlyMap<number, number>
  /** Versions of the models in force now. */
  models: Readonly<Record<string, number>>
  chainOf(ticketId: TicketId): Promise<Explanation['chain']>
  /** Another ticket as some vintage kept it then, and its fact now; null where none holds it. */
  neighbour(ticketId: TicketId): Promise<{ was: SnapshotTicket; fact: ContactFact } | null>
}

/** `cell` as the present definition sees it. */
export async function causeOfFact(
  was: SnapshotTicket | null,
  fact: ContactFact | null,
  cell: string | null,
  context: CauseContext,
): Promise<RevisionCause> {
  if (fact === null) return 'removed'
  if (GONE.has(fact.exclusion) && !GONE.has(was?.exclusion ?? null)) return 'removed'
  if (was === null) return fact.exclusion === 'merged' || fact.next.kind === 'merged' ? 'merge' : 'late_event'
  const own = causeOfTicket(was, fact, context)
  if (own !== null) return own
  if (was.ruleVersion !== fact.ruleVersion) return 'rules'
  // A test tag or a problem's link is set by people, later.
  if ((was.exclusion === 'test') !== (fact.exclusion === 'test')) return 'retag'
  if (context.vintage.definition.leaveOutKnownProblems && (was.cell === 'excluded:known_problem') !== fact.knownProblem) return 'retag'
  return causeOfLink(was, fact, [was.cell, cell].includes('excluded:not_first'), context)
}

/** What changed of a ticket by itself. */
function causeOfTicket(was: SnapshotTicket, fact: ContactFact, { marks }: CauseContext): RevisionCause | null {
  if ((was.exclusion === 'merged') !== (fact.exclusion === 'merged') || (was.kind === 'merged') !== (fact.next.kind === 'merged')) return 'merge'
  if (was.personMark !== (marks.get(fact.personId) ?? 0)) return 'identity'
  if (was.reason !== fact.reason) return 'retag'
  return was.predictedReason === fact.predictedReason ? null : 'model'
}
const GONE: ReadonlySet<string | null> = new Set(['deleted', 'spam'])

/** The ticket is as it was, so what binds it to another changed, or an event came late. */
async function causeOfLink(was: SnapshotTicket, fact: ContactFact, isAboutFirst: boolean, context: CauseContext): Promise<RevisionCause> {
  const { vintage, reader, models } = context
  const other = await neighbourOf(was, fact, isAboutFirst, context)
  const why = other?.why[0]
  if (other === undefined || why === undefined) return 'late_event'
  if (why.startsWith('human')) return 'verdict'
  const beside = await context.neighbour(other.ticketId)
  const theirs = beside && causeOfTicket(beside.was, beside.fact, context)
  if (theirs !== null) return theirs
  if (why.startsWith('merge')) return 'merge'
  if (why.startsWith('text'))
    return models['same_issue'] === undefined || models['same_issue'] === vintage.models['same_issue'] ? 'late_event' : 'model'
  const byReason = why === 'same_reason' || why === 'other_reason'
  return byReason && (await isTouched(reader, other.ticketId, vintage)) ? 'retag' : 'late_event'
}

/** The ticket that came back, then or now; else the one before it. */
async function neighbourOf(was: SnapshotTicket, fact: ContactFact, isAboutFirst: boolean, { chainOf }: CauseContext) {
  const chain = await chainOf(fact.ticketId)
  const sameReturn = fact.next.gap === was.gap && fact.next.ticketId === was.nextTicketId
  const named = [fact.next.ticketId, was.nextTicketId].find((id) => id !== null && id !== fact.ticketId)
  if (!sameReturn) return chain.find(({ ticketId }) => ticketId === named)
  const at = chain.findIndex(({ ticketId }) => ticketId === fact.ticketId)
  return isAboutFirst ? chain[at - 1] : undefined
}

/** Whether someone changed the ticket after the week was frozen. */
async function isTouched(reader: Pick<AnalyticsReader, 'ticket'>, ticketId: TicketId, { asOf }: Vintage): Promise<boolean> {
  const found = await reader.ticket(ticketId)
  return found !== null && found.row.updatedAt > asOf
}
