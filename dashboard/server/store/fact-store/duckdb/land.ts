/** One page of a stream: rows, cursor and what became due, all in the caller's transaction. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { STREAMS, type StreamName } from '@shared/zendesk/rows.ts'
import { idLiteral, idOrNull, isAmong, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, numberOrNull, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { LandingBatch, LandResult, StreamState } from '../contract.ts'
import { markDue, markSpokenDue } from './due.ts'
import { landEvents } from './land-events.ts'
import { landArticles, landNamed, landSkipped, landUnknown, type Counted } from './land-lists.ts'
import { landTickets } from './land-tickets.ts'
import { landUsers } from './land-users.ts'
import { keepMeta, readMeta } from './meta.ts'

export async function landBatch(connection: DuckDBConnection, batch: LandingBatch, at: EpochSeconds, landing: number): Promise<LandResult> {
  const firstSyncAt = await firstSync(connection, at)
  const tickets = batch.tickets?.length ? await landTickets(connection, batch.tickets, firstSyncAt) : null
  const events = batch.events?.length ? await landEvents(connection, batch.events, firstSyncAt) : null
  const parts: Counted[] = [tickets, events].flatMap((part) => part ?? [])
  await markDue(connection, landing, { tickets: [...(tickets?.tickets ?? []), ...(events?.tickets ?? [])] })
  const evidence = await keepEvidence(connection, new Set([...(tickets?.workers ?? []), ...(events?.workers ?? [])]))
  if (batch.users?.length) {
    const usersState = (await streamStates(connection)).find((state) => state.stream === 'users')
    const users = await landUsers(connection, batch.users, { at, firstSyncAt, firstSync: (usersState?.completeTo ?? null) === null })
    parts.push(users)
    await markDue(connection, landing, users)
    for (const user of users.roles) evidence.add(user)
  }
  await markSpokenDue(connection, landing, evidence)
  if (batch.groups?.length) parts.push(await landNamed(connection, 'groups', batch.groups))
  if (batch.brands?.length) parts.push(await landNamed(connection, 'brands', batch.brands))
  if (batch.fields?.length) parts.push(await landNamed(connection, 'fields', batch.fields))
  if (batch.articles?.length) parts.push(await landArticles(connection, batch.articles))
  await landSkipped(connection, batch.skipped ?? [])
  await landUnknown(connection, batch.stream, batch.unknown ?? [])
  const sum = (of: (part: Counted) => number) => parts.reduce((total, part) => total + of(part), 0)
  await keepStream(
    connection,
    batch,
    at,
    sum((part) => part.added),
  )
  return { fresh: sum((part) => part.added + part.changed), repeated: sum((part) => part.repeated) }
}

async function firstSync(connection: DuckDBConnection, at: EpochSeconds): Promise<EpochSeconds> {
  const kept = await readMeta(connection, 'first_sync_at')
  if (kept !== null) return Number(kept)
  await keepMeta(connection, 'first_sync_at', String(at))
  return at
}

/** Answers with the users of whom this is news. */
async function keepEvidence(connection: DuckDBConnection, workers: ReadonlySet<UserId>): Promise<Set<UserId>> {
  const people = [...workers].filter((id) => id > 0)
  if (people.length === 0) return new Set()
  const known = await readRows(connection, `select user_id from agent_evidence where ${isAmong('user_id', people)}`)
  const present = new Set(known.map((row) => numberOf(row, 'user_id')))
  const fresh = people.filter((id) => !present.has(id))
  if (fresh.length > 0) await connection.run(`insert into agent_evidence values ${fresh.map((id) => `(${idLiteral(id)})`).join(', ')}`)
  return new Set(fresh)
}

async function keepStream(connection: DuckDBConnection, batch: LandingBatch, at: EpochSeconds, added: number): Promise<void> {
  const before = (await streamStates(connection)).find((state) => state.stream === batch.stream)
  const completeTo = batch.completeTo === null ? (before?.completeTo ?? null) : Math.max(batch.completeTo, before?.completeTo ?? batch.completeTo)
  await connection.run(`delete from stream_state where stream = ${textLiteral(batch.stream)}`)
  await connection.run(
    `insert into stream_state values (${textLiteral(batch.stream)}, ${textOrNull(batch.cursor)}, ${idLiteral((before?.rows ?? 0) + added)}, ${idOrNull(batch.expected ?? before?.expected ?? null)}, ${idOrNull(completeTo)}, ${idLiteral(at)})`,
  )
}

export async function streamStates(connection: DuckDBConnection): Promise<StreamState[]> {
  const rows = await readRows(connection, 'select * from stream_state order by stream')
  return rows.map((row) => ({
    stream: streamName(textOf(row, 'stream')),
    cursor: textOrNullOf(row, 'cursor'),
    rows: numberOf(row, 'landed_rows'),
    expected: numberOrNull(row, 'expected'),
    completeTo: numberOrNull(row, 'complete_to'),
    updatedAt: numberOf(row, 'updated_at'),
  }))
}
export function streamName(name: string): StreamName {
  const known = STREAMS.find((stream) => stream === name)
  if (!known) throw new Error(`the store holds a stream this version does not know: ${name}`)
  return known
}
