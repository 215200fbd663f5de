/** One ticket with its lines and its neighbours, before anything is hidden. */
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { SpokenLine } from '@shared/quality/conversation.ts'
import type { TicketRow } from '@shared/zendesk/rows.ts'
import { readKnownTickets, type KnownTicket } from '../../analytics/issue-tickets.ts'
import type { AnalyticsReader } from '../../analytics/reader.ts'
import { linesOf, type SpeakerRules } from './lines.ts'

export interface KnownConversation {
  fact: ContactFact
  row: TicketRow
  lines: readonly SpokenLine[]
  /** As the same-issue rules read it. */
  own: KnownTicket
  /** Nearest first; none for a shared requester, where whoever writes is another. */
  neighbours: readonly KnownTicket[]
}
/** A reviewer labels a few, not a customer's whole life. */
export const MOST_NEIGHBOURS = 5
const NO_CONTACT: ReadonlySet<string | null> = new Set(['deleted', 'spam', 'test', 'internal', 'merged', 'duplicate', 'proactive'])

/** null = not known here, or not of the groups that the reader shows. */
export async function readConversation(
  reader: Pick<AnalyticsReader, 'facts' | 'factsOfPerson' | 'findPerson' | 'ticket'>,
  rules: SpeakerRules,
  ticketId: TicketId,
): Promise<KnownConversation | null> {
  const [fact] = await reader.facts([ticketId])
  if (!fact) return null
  const [person, contacts] = await Promise.all([
    reader.findPerson({ userId: fact.requesterId, identities: [] }),
    reader.factsOfPerson(fact.personId, fact.createdAt - MAX_GAP_SECONDS),
  ])
  const shared = person?.shared ?? false
  const near = shared ? [] : nearest(fact, contacts)
  const [own, ...neighbours] = await readKnownTickets(reader, [fact, ...near], shared)
  if (own === undefined || own.row === null) return null
  return { fact, row: own.row, lines: linesOf(own.row, own.events, fact.channel, rules), own, neighbours }
}

const gapOf = (a: ContactFact, b: ContactFact): number => b.createdAt - a.createdAt
function nearest(fact: ContactFact, contacts: readonly ContactFact[]): ContactFact[] {
  return contacts
    .filter((other) => other.ticketId !== fact.ticketId && !NO_CONTACT.has(other.exclusion) && Math.abs(gapOf(fact, other)) <= MAX_GAP_SECONDS)
    .sort((a, b) => Math.abs(gapOf(fact, a)) - Math.abs(gapOf(fact, b)) || a.ticketId - b.ticketId)
    .slice(0, MOST_NEIGHBOURS)
}
