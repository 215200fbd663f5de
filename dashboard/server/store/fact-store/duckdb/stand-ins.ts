/** Users who were forgotten, by a keyed hash of their number: whatever is delivered of them again lands under their stand-in, without words. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import type { EventRow } from '@shared/zendesk/rows.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf } from '../../duckdb/rows.ts'
import type { LandingBatch } from '../contract.ts'
import type { StandIn } from '../forget-contract.ts'
import { eventRenamed, eventWithoutWords, newStandIn, ticketRenamed, ticketWithoutWords, usersOfEvent, usersOfTicket } from './without-person.ts'

/** Keyed hash of a user's number. */
export type HashUser = (user: UserId) => string

interface Forgotten extends StandIn {
  hash: string
  at: EpochSeconds
}
const COLUMNS: readonly Column<Forgotten>[] = [
  { name: 'id_hash', type: 'varchar', of: (record) => record.hash },
  { name: 'stands_in', type: 'bigint', of: (record) => record.standsIn },
  { name: 'forgotten_at', type: 'bigint', of: (record) => record.at },
]

async function readStandIns(connection: DuckDBConnection): Promise<Map<string, UserId>> {
  const rows = await readRows(connection, 'select id_hash, stands_in from forgotten')
  return new Map(rows.map((row) => [textOf(row, 'id_hash'), numberOf(row, 'stands_in')]))
}

export async function reserveStandIns(connection: DuckDBConnection, users: readonly UserId[], hash: HashUser, at: EpochSeconds): Promise<StandIn[]> {
  const known = await readStandIns(connection)
  const all = users.map((userId) => ({ userId, hash: hash(userId), at }))
  const fresh = all.filter((one) => !known.has(one.hash)).map((one) => ({ ...one, standsIn: newStandIn() }))
  await appendRecords(connection, 'forgotten', COLUMNS, fresh)
  for (const one of fresh) known.set(one.hash, one.standsIn)
  return all.flatMap((one) => {
    const standsIn = known.get(one.hash)
    return standsIn === undefined ? [] : [{ userId: one.userId, standsIn }]
  })
}

export async function withStandIns(connection: DuckDBConnection, batch: LandingBatch, hash: HashUser): Promise<LandingBatch> {
  const known = await readStandIns(connection)
  const { tickets = [], events = [], users = [] } = batch
  if (known.size === 0) return batch
  const named = new Set([...tickets.flatMap(usersOfTicket), ...events.flatMap(usersOfEvent), ...users.map(({ id }) => id)])
  const standIns = new Map(
    [...named].flatMap((user) => {
      const standsIn = known.get(hash(user))
      return standsIn === undefined ? [] : [[user, standsIn] as const]
    }),
  )
  if (standIns.size === 0 && events.length === 0) return batch
  const rename = (user: UserId) => standIns.get(user) ?? user
  const landed = tickets.map((row) => {
    const next = ticketRenamed(row, rename)
    return isStandIn(next.requesterId) ? ticketWithoutWords(next) : next
  })
  const silent = await ticketsOfStandIns(connection, new Set(events.map(({ ticketId }) => ticketId)))
  for (const { id, requesterId } of landed) if (isStandIn(requesterId)) silent.add(id)
  const staff = standIns.size === 0 ? new Set<UserId>() : await readStaff(connection)
  // What somebody who was forgotten said as a customer on another's ticket goes, too.
  const isSilent = (row: EventRow) => silent.has(row.ticketId) || (row.kind === 'comment' && isStandIn(row.authorId) && !staff.has(row.authorId))
  return {
    ...batch,
    tickets: landed,
    events: events.map((row) => {
      const next = eventRenamed(row, rename)
      return isSilent(next) ? eventWithoutWords(next) : next
    }),
    users: users.filter(({ id }) => !standIns.has(id)),
  }
}

/** Users who do, or once did, an agent's work. */
export async function readStaff(connection: DuckDBConnection): Promise<Set<UserId>> {
  const rows = await readRows(connection, `select user_id from agent_evidence union select user_id from user_roles where role <> 'end-user'`)
  return new Set(rows.map((row) => numberOf(row, 'user_id')))
}

async function ticketsOfStandIns(connection: DuckDBConnection, tickets: ReadonlySet<TicketId>): Promise<Set<TicketId>> {
  if (tickets.size === 0) return new Set()
  const rows = await readRows(connection, `select id, requester_id from tickets where ${isAmong('id', tickets)}`)
  return new Set(rows.flatMap((row) => (isStandIn(numberOf(row, 'requester_id')) ? [numberOf(row, 'id')] : [])))
}
