/** One ticket with its lines and its neighbours, before anything is hidden. */
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { SpokenLine } from '@shared/quality/conversation.ts'
import type { TicketRow } from '@shared/zendesk/rows.ts'
import { readKnownTickets, type KnownTicket } from '../../analytics/issue-tickets.ts'
import type { AnalyticsReader } from '../../analytics/reader.ts'
import type { ConversationReader } from '../../store/fact-store/conversation-contract.ts'
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

/** `fact` as the caller's own reader showed it, which names the neighbours too. null = its row is not known here. */
export async function readConversation(
  reader: Pick<AnalyticsReader, 'factsOfPerson' | 'findPerson'>,
  landed: ConversationReader,
  rules: SpeakerRules,
  fact: ContactFact,
): Promise<KnownConversation | null> {
  const [person, contacts] = await Promise.all([
    reader.findPerson({ userId: fact.requesterId, identities: [] }),
    reader.factsOfPerson(fact.personId, fact.createdAt - MAX_GAP_SECONDS),
  ])
  const shared = person?.shared ?? false
  const near = shared ? [] : nearest(fact, contacts)
  const known = new Map((await landed.conversations([fact, ...near].map(({ ticketId }) => ticketId))).map((one) => [one.row.id, one]))
  const [own, ...neighbours] = await readKnownTickets({ ticket: async (id) => known.get(id) ?? null }, [fact, ...near], shared)
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
