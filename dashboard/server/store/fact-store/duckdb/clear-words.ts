/** Words that go: of deleted tickets with the person, of old ones by themselves. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import { FIRST_STAND_IN } from '@shared/identity/stand-in.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRows } from '../../duckdb/rows.ts'
import type { KeptWords } from '../judge-contract.ts'
import { forgetIdentities, isValue } from './forget-users.ts'
import { currentTables, spareTables } from './facts-copy.ts'
import { keepWords } from './kept-words.ts'
import { keepMeta } from './meta.ts'
import { replaceEvents, replaceTickets } from './replace-landed.ts'
import { deletedTicket, eventOfDeleted } from './without-person.ts'

/** `tickets`: with who stands in for their requesters. */
export async function clearDeletedEvents(connection: DuckDBConnection, tickets: ReadonlyMap<TicketId, UserId>): Promise<void> {
  if (tickets.size === 0) return
  const changed = await replaceEvents(connection, isAmong('ticket_id', tickets.keys()), (row) =>
    eventOfDeleted(row, tickets.get(row.ticketId) ?? FIRST_STAND_IN),
  )
  if (changed.length > 0) await keepMeta(connection, 'removed_remains', 'yes')
}
export const deletedTickets = async (connection: DuckDBConnection): Promise<TicketId[]> =>
  (await readRows(connection, `select id from tickets where lower(status) = 'deleted' order by id`)).map((row) => numberOf(row, 'id'))

/** Tickets landed by an earlier version, which kept more of them. Answers with them. */
export async function clearDeletedTickets(connection: DuckDBConnection): Promise<TicketId[]> {
  const standIns = new Map<TicketId, UserId>()
  const changed = await replaceTickets(connection, `lower(status) = 'deleted' and requester_id < ${idLiteral(FIRST_STAND_IN)}`, (row) => {
    const next = deletedTicket(row, null)
    standIns.set(row.id, next.requesterId)
    return next
  })
  await clearDeletedEvents(connection, standIns)
  if (changed.length > 0) await keepMeta(connection, 'removed_remains', 'yes')
  return changed
}

export async function ticketsWithWords(connection: DuckDBConnection, before: EpochSeconds, limit: number): Promise<TicketId[]> {
  const rows = await readRows(
    connection,
    `with old as (select id, subject from tickets where updated_at < ${idLiteral(before)}),
    wordy as (
      select id from old where subject is not null
      union select ticket_id from ticket_events where text is not null and ticket_id in (select id from old)
    )
    select id from wordy order by id limit ${idLiteral(limit)}`,
  )
  return rows.map((row) => numberOf(row, 'id'))
}

/** Order numbers are kept as keyed hashes and are no words. */
export async function clearWords(connection: DuckDBConnection, tickets: readonly TicketId[], kept: KeptWords): Promise<void> {
  if (tickets.length === 0) return
  await keepWords(connection, kept)
  await connection.run(`update tickets set subject = null where subject is not null and ${isAmong('id', tickets)}`)
  await connection.run(`update ticket_events set text = null where text is not null and ${isAmong('ticket_id', tickets)}`)
  await keepMeta(connection, 'removed_remains', 'yes')
}

/** Of persons none of whose tickets or users changed since; staff keep theirs. */
export async function clearIdentities(connection: DuckDBConnection, before: EpochSeconds, idle: ReadonlySet<string>): Promise<number> {
  const { people } = await currentTables(connection)
  const rows = await readRows(
    connection,
    `with later as (
      select requester_id as user_id from tickets where updated_at >= ${idLiteral(before)}
      union select id from users where updated_at >= ${idLiteral(before)}
      union select user_id from agent_evidence union select user_id from user_roles where role <> 'end-user'
    ),
    busy as (select person_id from ${people} where user_id in (select user_id from later))
    select distinct user_id from user_identities where ${isValue} and user_id not in (select user_id from later)
      and user_id not in (select user_id from ${people} where person_id in (select person_id from busy)) order by user_id`,
  )
  const users = rows.map((row) => numberOf(row, 'user_id'))
  if (users.length === 0) return 0
  await forgetIdentities(connection, users, idle)
  await keepMeta(connection, 'removed_remains', 'yes')
  return users.length
}

/** What is not in force, and the word that something was removed; right before the file is written anew. */
export async function clearSpare(connection: DuckDBConnection): Promise<void> {
  const spare = await spareTables(connection)
  await connection.run(`delete from ${spare.facts}`)
  await connection.run(`delete from ${spare.people}`)
  await connection.run(`delete from meta where key = 'removed_remains'`)
}
export const noteRemains = (connection: DuckDBConnection): Promise<void> => keepMeta(connection, 'removed_remains', 'yes')
