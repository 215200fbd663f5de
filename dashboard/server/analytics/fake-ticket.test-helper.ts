/** Landing rows for tests; only what matters is given. */
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import { at } from './fake-time.test-helper.ts'

export function ticketRow(id: number, more: Partial<TicketRow> = {}): TicketRow {
  const createdAt = more.createdAt ?? at('2026-11-02')
  return {
    id,
    createdAt,
    updatedAt: createdAt,
    generatedAt: createdAt,
    status: 'solved',
    requesterId: 501,
    submitterId: 501,
    assigneeId: 11,
    groupId: 1,
    brandId: null,
    problemId: null,
    via: 'email',
    viaRel: null,
    viaFromTicket: null,
    viaToTicket: null,
    fromMessaging: false,
    aiAgent: false,
    tags: [],
    fields: {},
    orderRefs: [],
    csat: null,
    metric: null,
    subject: `Ticket ${id}`,
    textRule: 1,
    ...more,
  }
}

const COMMON = { text: null, orderRefs: [], mergeTarget: null } as const
const base = (ticketId: number, moment: number, actorId: number) => ({
  ...COMMON,
  ticketId,
  id: moment,
  seq: 0,
  at: moment,
  actorId,
  byPerson: actorId > 0,
})
export const comment = (
  ticketId: number,
  moment: number,
  authorId: number,
  more: Partial<Extract<EventRow, { kind: 'comment' }>> = {},
): EventRow => ({
  ...base(ticketId, moment, authorId),
  kind: 'comment',
  authorId,
  public: true,
  voice: false,
  byMerge: false,
  gratitude: false,
  autoReply: false,
  ...more,
})
export const status = (
  ticketId: number,
  moment: number,
  from: 'new' | 'open' | 'pending' | 'solved',
  to: 'open' | 'pending' | 'solved' | 'closed',
  actorId = 11,
): EventRow => ({
  ...base(ticketId, moment, actorId),
  kind: 'status',
  from,
  to,
})
