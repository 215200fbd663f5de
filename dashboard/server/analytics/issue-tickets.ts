/** What the same-issue rules read of tickets at hand, and their verdicts in the words the screens know. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { IssueTicket, IssueVerdict as Verdict } from '@shared/issue/same-issue.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { homeOf, homesOf, issueOf, issueTicketOf } from '../issue/issue-ticket.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'
import type { AnalyticsReader } from './reader.ts'

export interface KnownTicket {
  fact: ContactFact
  issue: IssueTicket
  row: TicketRow | null
  /** The customer's first words, where text is kept. */
  opening: string | null
  /** Empty where they were not asked for. */
  events: readonly EventRow[]
}

export interface KnownPerson {
  personId: number
  shared: boolean
  users: readonly number[]
  linkedBy: readonly string[]
}

/** The landed tickets behind facts of one person, with their events. */
export async function readKnownTickets(
  reader: Pick<AnalyticsReader, 'ticket'>,
  facts: readonly ContactFact[],
  shared: boolean,
): Promise<readonly KnownTicket[]> {
  const landed = await Promise.all(facts.map((fact) => reader.ticket(fact.ticketId)))
  const homes = homesOf(facts)
  return facts.map((fact, i) => {
    const { row, events } = landed[i] ?? { row: null, events: [] }
    const orderRefs = [...new Set([...(row?.orderRefs ?? []), ...events.flatMap((event) => event.orderRefs)])]
    const opening =
      events.find((event) => event.kind === 'comment' && event.public && event.text !== null && event.authorId === row?.requesterId)?.text ?? null
    return {
      fact,
      row,
      events,
      opening,
      issue: issueOf(fact.ticketId, { row, orderRefs, home: homeOf(fact), homes, reason: fact.reason, shared, opening }),
    }
  })
}

/** The same from contacts that are kept in memory. */
export function toKnownTickets(contacts: readonly RecentContact[], shared: boolean): readonly KnownTicket[] {
  const homes = homesOf(contacts.map(({ fact }) => fact))
  return contacts.map((contact) => {
    const { fact, row, opening } = contact
    return { fact, row, opening, events: [], issue: issueTicketOf(contact, shared, homes) }
  })
}

/** The deciding rule as the screens name it. */
export function whyCode({ same, why, p }: Verdict): string {
  if (why === 'human') return same === 'yes' ? 'human' : 'human_denied'
  if (why === 'different_order') return 'other_order'
  if (why === 'different_reason') return 'other_reason'
  if (why === 'shared_requester') return 'shared_person'
  return why === 'text' && p === null ? 'text_missing' : why
}
