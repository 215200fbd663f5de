/** What the same-issue rules read of a landed ticket. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { IssueTicket } from '@shared/issue/same-issue.ts'
import type { TicketRow } from '@shared/zendesk/rows.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'
import { openingOf } from './opening-of.ts'

export const homesOf = (facts: readonly ContactFact[]): ReadonlyMap<TicketId, TicketId> => new Map(facts.map((fact) => [fact.ticketId, homeOf(fact)]))
/** A merged ticket lives on in its target. */
export const homeOf = (fact: ContactFact): TicketId => (fact.exclusion === 'merged' && fact.belongsTo !== null ? fact.belongsTo : fact.ticketId)

export function issueOf(
  id: TicketId,
  known: {
    row: TicketRow | null
    orderRefs: readonly string[]
    home: TicketId
    homes: ReadonlyMap<TicketId, TicketId>
    reason: string | null
    shared: boolean
    opening: string | null
  },
): IssueTicket {
  const { row, homes, home, orderRefs, reason, shared, opening } = known
  const followed = row?.viaRel === 'follow_up' ? row.viaFromTicket : null
  return {
    id,
    home,
    followUpHome: followed === null ? null : (homes.get(followed) ?? followed),
    problemId: row?.problemId ?? null,
    orderRefs,
    reason,
    shared,
    createdAt: row?.createdAt ?? 0,
    opening: openingOf({ row, opening }),
  }
}

/** One contact among those of its person, whose homes are `homes`. */
export const issueTicketOf = (
  { fact, row, orderRefs, opening }: RecentContact,
  shared: boolean,
  homes: ReadonlyMap<TicketId, TicketId>,
): IssueTicket => issueOf(fact.ticketId, { row, orderRefs, home: homeOf(fact), homes, reason: fact.reason, shared, opening })
