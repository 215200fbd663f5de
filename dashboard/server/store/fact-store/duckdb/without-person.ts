/** Landing rows without who they speak of and without what was said. */
import { randomInt } from 'node:crypto'
import { FIRST_STAND_IN, isStandIn, LAST_STAND_IN } from '@shared/identity/stand-in.ts'
import type { UserId } from '@shared/fcr/history.ts'
import type { EventRow, FieldValue, TicketRow, UserRow } from '@shared/zendesk/rows.ts'

/** `randomInt` reaches 2^48 at most, so that the number is drawn in two halves. */
const HALF = 100_000_000
export const newStandIn = (): UserId => FIRST_STAND_IN + randomInt((LAST_STAND_IN + 1 - FIRST_STAND_IN) / HALF) * HALF + randomInt(HALF)

type Rename = (user: UserId) => UserId
const renamed = <T extends UserId | null>(user: T, rename: Rename): T | UserId => (user === null || user <= 0 ? user : rename(user))

export const ticketRenamed = (row: TicketRow, rename: Rename): TicketRow => ({
  ...row,
  requesterId: rename(row.requesterId),
  submitterId: renamed(row.submitterId, rename),
  assigneeId: renamed(row.assigneeId, rename),
})
export function eventRenamed(row: EventRow, rename: Rename): EventRow {
  const actorId = renamed(row.actorId, rename)
  if (row.kind === 'comment') return { ...row, actorId, authorId: renamed(row.authorId, rename) }
  if (row.kind === 'created') return { ...row, actorId, assigneeId: renamed(row.assigneeId, rename) }
  if (row.kind === 'assignee' || row.kind === 'requester') return { ...row, actorId, from: renamed(row.from, rename), to: renamed(row.to, rename) }
  return { ...row, actorId }
}
/** Users whom a row names. */
export const usersOfTicket = (row: TicketRow): UserId[] => [row.requesterId, row.submitterId, ...(row.assigneeId === null ? [] : [row.assigneeId])]
export function usersOfEvent(row: EventRow): UserId[] {
  const others =
    row.kind === 'comment'
      ? [row.authorId]
      : row.kind === 'created'
        ? [row.assigneeId]
        : row.kind === 'assignee' || row.kind === 'requester'
          ? [row.from, row.to]
          : []
  return [row.actorId, ...others].flatMap((user) => user ?? [])
}

/** Tags and choices are codes, and somebody may have made one of an address. */
export function maskedTicket(row: TicketRow, mask: (text: string) => string): TicketRow {
  const maskedValue = (value: FieldValue): FieldValue =>
    typeof value === 'string' ? mask(value) : typeof value === 'object' && value !== null ? value.map(mask) : value
  return {
    ...row,
    tags: row.tags.map(mask),
    fields: Object.fromEntries(Object.entries(row.fields).map(([field, value]) => [field, maskedValue(value)])),
  }
}

export const ticketWithoutWords = (row: TicketRow): TicketRow => ({ ...row, subject: null, orderRefs: [] })
export const eventWithoutWords = (row: EventRow): EventRow => ({ ...row, text: null, orderRefs: [] })

const MERGED_AWAY = 'closed_by_merge'
/** What stays of a deleted ticket: that it was there, when, where it came from and what it was joined with. `known`: its requester as kept so far. */
export function deletedTicket(row: TicketRow, known: UserId | null): TicketRow {
  const requesterId = known !== null && isStandIn(known) ? known : newStandIn()
  const { priority: _priority, ...rest } = row
  return {
    ...rest,
    requesterId,
    submitterId: requesterId,
    tags: row.tags.filter((tag) => tag === MERGED_AWAY),
    fields: {},
    orderRefs: [],
    csat: null,
    subject: null,
  }
}
/** Whoever spoke, one stand-in spoke: who of them was staff may be learned later than this. */
export function eventOfDeleted(row: EventRow, requester: UserId): EventRow {
  const { signals: _signals, ...bare } = eventWithoutWords(row)
  const said = { ...bare, actorId: renamed(bare.actorId, () => requester) }
  if (said.kind === 'created') return { ...said, tags: [] }
  if (said.kind === 'tags') return { ...said, added: [], removed: [] }
  if (said.kind === 'requester') return { ...said, from: renamed(said.from, () => requester), to: renamed(said.to, () => requester) }
  if (said.kind !== 'comment') return said
  const { articles: _articles, ...comment } = said
  return { ...comment, authorId: renamed(comment.authorId, () => requester) }
}

/** The helpdesk keeps users whom it deleted, without an address. */
export const isDeletedUser = (row: Pick<UserRow, 'active' | 'identities'>): boolean =>
  !row.active && !row.identities.some((value) => value.startsWith('email:'))
