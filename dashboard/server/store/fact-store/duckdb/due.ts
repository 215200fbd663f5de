/** What waits to be judged. Written in the transaction of the landing that caused it, so a crash forgets nothing. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'

interface DueRecord {
  kind: 'ticket' | 'user' | 'identity'
  id: number | null
  value: string | null
  landing: number
}
const DUE_COLUMNS: readonly Column<DueRecord>[] = [
  { name: 'kind', type: 'varchar', of: (record) => record.kind },
  { name: 'id', type: 'bigint', of: (record) => record.id },
  { name: 'value', type: 'varchar', of: (record) => record.value },
  { name: 'landing', type: 'bigint', of: (record) => record.landing },
]

export interface Dueness {
  tickets?: Iterable<TicketId>
  users?: Iterable<UserId>
  /** Identity values that a user gained or lost. */
  identities?: Iterable<string>
}
export async function markDue(connection: DuckDBConnection, landing: number, { tickets = [], users = [], identities = [] }: Dueness): Promise<void> {
  const records: DueRecord[] = [
    ...Array.from(new Set(tickets), (id) => ({ kind: 'ticket' as const, id, value: null, landing })),
    ...Array.from(new Set(users), (id) => ({ kind: 'user' as const, id, value: null, landing })),
    ...Array.from(identities, (value) => ({ kind: 'identity' as const, id: null, value, landing })),
  ]
  await appendRecords(connection, 'due', DUE_COLUMNS, records)
}

/** A new word on who is an agent changes every ticket in which they spoke. */
export async function markSpokenDue(connection: DuckDBConnection, landing: number, users: Iterable<UserId>): Promise<void> {
  const speakers = [...users]
  if (speakers.length === 0) return
  await connection.run(
    `insert into due select distinct 'ticket', ticket_id, null, ${idLiteral(landing)}::bigint from ticket_events where ${isAmong('speaker_id', speakers)}`,
  )
}
