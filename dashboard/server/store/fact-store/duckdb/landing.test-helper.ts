/** Landing rows with only the field that matters. */
import type { HistoryEvent } from '@shared/fcr/history.ts'
import { TEXT_RULE_VERSION, type EventRow, type TicketRow, type UserRow } from '@shared/zendesk/rows.ts'

export const T0 = 1_760_000_000
export const DAY = 86_400

export function ticketRow(id: number, more: Partial<TicketRow> = {}): TicketRow {
  return {
    id,
    createdAt: T0,
    updatedAt: T0,
    generatedAt: T0,
    status: 'open',
    requesterId: 1000 + id,
    submitterId: 1000 + id,
    assigneeId: null,
    groupId: null,
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
    subject: `subject ${id}`,
    textRule: TEXT_RULE_VERSION,
    ...more,
  }
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never
type Happening = Without<HistoryEvent, 'id' | 'seq' | 'at' | 'actorId' | 'byPerson'>
let audits = 0
export function eventRow(ticketId: number, at: number, happening: Happening, more: Partial<EventRow> = {}): EventRow {
  const base = { ticketId, at, id: more.id ?? 1_000_000 + ++audits, seq: 0, actorId: 1, byPerson: true, text: null, orderRefs: [], mergeTarget: null }
  return { ...base, ...happening, ...more } as EventRow
}
export const comment = (ticketId: number, at: number, authorId: number, isPublic = true) =>
  eventRow(
    ticketId,
    at,
    { kind: 'comment', authorId, public: isPublic, voice: false, byMerge: false, gratitude: false, autoReply: false },
    { actorId: authorId },
  )

export function userRow(id: number, more: Partial<UserRow> = {}): UserRow {
  return { id, name: null, role: 'end-user', active: true, suspended: false, updatedAt: T0, locale: null, identities: [], ...more }
}
