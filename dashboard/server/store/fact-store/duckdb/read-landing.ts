/** Questions over what was landed, and over its state. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { PersonId, TicketId, UserId } from '@shared/fcr/history.ts'
import type { ArticleRow, BrandRow, EventRow, FieldRow, GroupRow, SkippedRow, TicketRow, UnknownWord } from '@shared/zendesk/rows.ts'
import { TEXT_RULE_VERSION } from '@shared/zendesk/rows.ts'
import { idLiteral, isAmong, textList } from '../../duckdb/literals.ts'
import { flagOf, numberOf, numberOrNull, readRow, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { DataQuality } from '../contract.ts'
import type { LandedConversation } from '../conversation-contract.ts'
import { currentTables } from './facts-copy.ts'
import { streamName } from './land.ts'
import { eventFrom, ticketFrom } from './landing-columns.ts'

export async function readTicket(connection: DuckDBConnection, id: TicketId): Promise<{ row: TicketRow; events: readonly EventRow[] } | null> {
  const [row] = await readRows(connection, `select subject, body from tickets where id = ${idLiteral(id)}`)
  if (!row) return null
  const events = await readRows(connection, `select text, body from ticket_events where ticket_id = ${idLiteral(id)} order by happened_at, id, seq`)
  return {
    row: ticketFrom(textOf(row, 'body'), textOrNullOf(row, 'subject')),
    events: events.map((event) => eventFrom(textOf(event, 'body'), textOrNullOf(event, 'text'))),
  }
}

export async function readLandedRows(connection: DuckDBConnection, ids: readonly TicketId[]): Promise<TicketRow[]> {
  if (ids.length === 0) return []
  const rows = await readRows(connection, `select subject, body from tickets where ${isAmong('id', ids)} order by id`)
  return rows.map((row) => ticketFrom(textOf(row, 'body'), textOrNullOf(row, 'subject')))
}
export async function readConversations(connection: DuckDBConnection, ids: readonly TicketId[]): Promise<LandedConversation[]> {
  if (ids.length === 0) return []
  const rows = await readLandedRows(connection, ids)
  const lines = await readRows(
    connection,
    `select ticket_id, text, signals, body from ticket_events where ${isAmong('ticket_id', ids)} order by ticket_id, happened_at, id, seq`,
  )
  const events = new Map<TicketId, EventRow[]>()
  for (const line of lines) {
    const id = numberOf(line, 'ticket_id')
    const said = eventFrom(textOf(line, 'body'), textOrNullOf(line, 'text'))
    const signals = numberOrNull(line, 'signals')
    const event = signals === null ? said : { ...said, signals }
    const known = events.get(id)
    if (known) known.push(event)
    else events.set(id, [event])
  }
  return rows.map((row) => ({ row, events: events.get(row.id) ?? [] }))
}

async function bodies<T>(connection: DuckDBConnection, sql: string): Promise<T[]> {
  return (await readRows(connection, sql)).map((row): T => JSON.parse(textOf(row, 'body')))
}
export const readFields = (connection: DuckDBConnection) => bodies<FieldRow>(connection, 'select body from fields order by id')
export const readGroups = (connection: DuckDBConnection) => bodies<GroupRow>(connection, 'select body from groups order by id')
export const readBrands = (connection: DuckDBConnection) => bodies<BrandRow>(connection, 'select body from brands order by id')
export const readArticles = (connection: DuckDBConnection) => bodies<ArticleRow>(connection, 'select body from articles order by id, locale')

export async function readSkipped(connection: DuckDBConnection, limit: number): Promise<{ total: number; rows: SkippedRow[] }> {
  const total = numberOf(await readRow(connection, 'select count(*) as total from skipped'), 'total')
  const rows = await readRows(connection, `select * from skipped order by stream, place, why limit ${idLiteral(limit)}`)
  return { total, rows: rows.map((row) => ({ stream: streamName(textOf(row, 'stream')), where: textOf(row, 'place'), why: textOf(row, 'why') })) }
}

const WORD_KINDS: readonly UnknownWord['what'][] = ['channel', 'via', 'event_type', 'status', 'role', 'field_type', 'metric']
export async function readUnknown(connection: DuckDBConnection): Promise<UnknownWord[]> {
  const rows = await readRows(connection, 'select what, value, count(*) as records from unknown_words group by all order by what, value')
  return rows.flatMap((row) => {
    const what = WORD_KINDS.find((kind) => kind === row['what'])
    return what ? [{ what, value: textOf(row, 'value'), count: numberOf(row, 'records') }] : []
  })
}

export async function readNames(connection: DuckDBConnection) {
  const named = async (sql: string) => new Map((await readRows(connection, sql)).map((row) => [numberOf(row, 'id'), textOf(row, 'name')]))
  return {
    groups: await named('select id, name from groups'),
    agents: await named('select id, name from users where name is not null'),
    brands: await named('select id, name from brands'),
  }
}

/** By user id, else by identity values; values that lead to several persons lead to none. */
export async function findPerson(connection: DuckDBConnection, keys: { userId: UserId | null; identities: readonly string[] }) {
  const { people } = await currentTables(connection)
  const byUser =
    keys.userId === null
      ? []
      : await readRows(connection, `select distinct person_id, shared from ${people} where user_id = ${idLiteral(keys.userId)}`)
  const found =
    byUser.length > 0
      ? byUser
      : await readRows(
          connection,
          `select distinct person_id, shared from ${people} where user_id in (select user_id from user_identities where value in (${textList(keys.identities)}))`,
        )
  const [row] = found
  if (!row || found.length > 1) return null
  return {
    personId: numberOf(row, 'person_id'),
    shared: flagOf(row, 'shared'),
    ...(await linkedUsers(connection, people, numberOf(row, 'person_id'))),
  }
}

/** `linkedBy` names the kinds of identity that join the users, never the values. */
async function linkedUsers(connection: DuckDBConnection, people: string, person: PersonId): Promise<{ users: UserId[]; linkedBy: string[] }> {
  const users = (await readRows(connection, `select user_id from ${people} where person_id = ${idLiteral(person)} order by user_id`)).map((row) =>
    numberOf(row, 'user_id'),
  )
  const kinds = await readRows(
    connection,
    `with common as (
      select value from user_identities where ${isAmong('user_id', users)} group by value having count(distinct user_id) > 1
    )
    select distinct split_part(value, ':', 1) as kind from common order by kind`,
  )
  return { users, linkedBy: kinds.map((row) => textOf(row, 'kind')) }
}

export async function readQuality(connection: DuckDBConnection): Promise<DataQuality> {
  const { facts, people } = await currentTables(connection)
  const row = await readRow(
    connection,
    `select
      (select count(*) from tickets) as tickets,
      count(*) as facts,
      count(*) filter (where fidelity = 'coarse') as coarse,
      (select count(distinct user_id) from agent_evidence
        where user_id not in (select user_id from user_roles where since = 0 and role in ('agent', 'admin'))) as agents_by_evidence,
      (select count(distinct speaker_id) from ticket_events where speaker_id > 0) as authors,
      (select count(distinct person_id) from ${people} where shared) as shared_persons,
      count(*) filter (where exclusion = 'merged' and belongs_to is null) as merged_without_target,
      count(*) filter (where exclusion is null and reason is null) as no_reason,
      count(*) filter (where exclusion is null and next_gap is null and next_gap_possible is not null) as possible_only,
      (select count(*) from tickets where text_rule < ${idLiteral(TEXT_RULE_VERSION)}) as older_text_rule
    from ${facts}`,
  )
  return {
    tickets: numberOf(row, 'tickets'),
    facts: numberOf(row, 'facts'),
    coarse: numberOf(row, 'coarse'),
    agentsByEvidence: numberOf(row, 'agents_by_evidence'),
    authors: numberOf(row, 'authors'),
    sharedPersons: numberOf(row, 'shared_persons'),
    mergedWithoutTarget: numberOf(row, 'merged_without_target'),
    noReason: numberOf(row, 'no_reason'),
    possibleOnly: numberOf(row, 'possible_only'),
    olderTextRule: numberOf(row, 'older_text_rule'),
  }
}
