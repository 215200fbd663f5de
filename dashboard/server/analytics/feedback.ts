/** The agent's one-click words about a ticket: kept, acted on at once, reversible (domain 4, rule 1). */
import type { Feedback } from '@shared/api/brief.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import { answer, misuse, notFound, type Answer } from './answer.ts'
import type { AnalyticsReader } from './reader.ts'

export interface FeedbackDeps {
  reader: Pick<AnalyticsReader, 'ticket'>
  ops: Pick<OpsStore, 'saveIssueVerdict'>
  /** The persons behind these tickets become due for judging. */
  judgeAgain: (tickets: readonly TicketId[]) => Promise<void>
  /** Epoch milliseconds. */
  now: () => number
}
const SAME = { same_issue: true, not_same_issue: false, undo_issue: null } as const

/** Words about articles are counted by the API and not kept yet. */
export function createFeedback({
  reader,
  ops,
  judgeAgain,
  now,
}: FeedbackDeps): (ticketId: TicketId, feedback: Feedback) => Promise<Answer<{ kept: boolean }>> {
  return async (ticketId, { kind, otherTicketId }) => {
    if (kind !== 'same_issue' && kind !== 'not_same_issue' && kind !== 'undo_issue') return answer({ kept: false })
    if (otherTicketId === null) return misuse('missing_ticket', `${kind} speaks of two tickets; otherTicketId is missing.`)
    if (otherTicketId === ticketId) return misuse('same_ticket', `${kind} speaks of two tickets; otherTicketId is the ticket itself.`)
    if ((await reader.ticket(otherTicketId)) === null)
      return notFound('unknown_ticket', `Ticket ${otherTicketId} is not known here; it may not have been synced yet.`)
    const [a, b] = ticketId < otherTicketId ? [ticketId, otherTicketId] : [otherTicketId, ticketId]
    await ops.saveIssueVerdict({ a, b, same: SAME[kind] }, Math.floor(now() / 1000))
    await judgeAgain([a, b])
    return answer({ kept: true })
  }
}
