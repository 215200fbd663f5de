/** Landed tickets with all that was said in them, many at once. */
import type { TicketId } from '@shared/fcr/history.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'

export interface LandedConversation {
  row: TicketRow
  /** In (at, id, seq) order. */
  events: readonly EventRow[]
}
export interface ConversationReader {
  /** Those of the ids that were landed, by id. */
  conversations(ids: readonly TicketId[]): Promise<readonly LandedConversation[]>
  /** The same without their events. */
  landedRows(ids: readonly TicketId[]): Promise<readonly TicketRow[]>
}
