/** What the judge reads: who is touched, how users hang together, what was landed of them. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { UserId } from '@shared/fcr/history.ts'
import type { RequestedTicket } from '@shared/identity/shared-requesters.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { idList, idLiteral, isAmong, textList } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRow, readRows, streamRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { Due, IdentityLink, JudgedUser, JudgeState, LandedTicket, LandedWith, MergeLink, RoleSpan, Scope } from '../judge-contract.ts'
import { currentTables } from './facts-copy.ts'
import { readMeta } from './meta.ts'
import { firstWords } from './opening.ts'

export async function judgeState(connection: DuckDBConnection): Promise<JudgeState> {
  const firstSyncAt = await readMeta(connection, 'first_sync_at')
  const row = await readRow(connection, 'select count(*) as tickets from tickets')
  return {
    definition: await readMeta(connection, 'definition'),
    verdicts: await readMeta(connection, 'verdicts'),
    firstSyncAt: firstSyncAt === null ? null : Number(firstSyncAt),
    tickets: numberOf(row, 'tickets'),
  }
}

export async function readDue(connection: DuckDBConnection): Promise<Due> {
  const upTo = numberOf(await readRow(connection, 'select coalesce(max(landing), 0) as up_to from due'), 'up_to')
  const ids = async (kind: 'ticket' | 'user') =>
    (await readRows(connection, `select distinct id from due where kind = '${kind}' order by id`)).map((row) => numberOf(row, 'id'))
  const values = await readRows(connection, `select value from due where kind = 'identity' order by value`)
  return { upTo, tickets: await ids('ticket'), users: await ids('user'), identities: values.map((row) => textOf(row, 'value')) }
}

/** As they are, and as they were when last judged. */
export async function touchedBy(connection: DuckDBConnection, due: Due, mostCarriers: number): Promise<UserId[]> {
  const { facts, people } = await currentTables(connection)
  const changes = new Map<string, number>()
  for (const value of due.identities) changes.set(value, (changes.get(value) ?? 0) + 1)
  const carried = await readRows(
    connection,
    `select value, count(*) as carriers from user_identities where value in (${textList(changes.keys())}) group by value`,
  )
  // A value that even before these changes too many carried linked nobody then and links nobody now.
  const linking = carried
    .filter((row) => numberOf(row, 'carriers') <= mostCarriers + (changes.get(textOf(row, 'value')) ?? 0))
    .map((row) => textOf(row, 'value'))
  return userColumn(
    await readRows(
      connection,
      `with due_tickets as (select unnest([${idList(due.tickets)}]::bigint[]) as id),
      due_users as (select unnest([${idList(due.users)}]::bigint[]) as id),
      persons_before as (
        select person_id from ${facts} where ticket_id in (select id from due_tickets)
        union select person_id from ${people} where user_id in (select id from due_users)
      ),
      final as (
        select id as user_id from due_users
        union select requester_id from tickets where id in (select id from due_tickets)
        union select requester_id from ${facts} where ticket_id in (select id from due_tickets)
        union select user_id from ${people} where person_id in (select person_id from persons_before)
        union select user_id from user_identities where value in (${textList(linking)})
      )
      select user_id from final where user_id is not null order by user_id`,
    ),
  )
}

export async function neighbours(connection: DuckDBConnection, users: readonly UserId[], mostCarriers: number): Promise<UserId[]> {
  const { people } = await currentTables(connection)
  return userColumn(
    await readRows(
      connection,
      `with known as (select unnest([${idList(users)}]::bigint[]) as user_id),
      carried as (select value from user_identities where user_id in (select user_id from known)),
      linking as (
        select value from user_identities where value in (select value from carried) group by value having count(*) <= ${idLiteral(mostCarriers)}
      ),
      persons_before as (select person_id from ${people} where user_id in (select user_id from known)),
      final as (
        select user_id from user_identities where value in (select value from linking)
        union select user_id from ${people} where person_id in (select person_id from persons_before)
        union select other_requester_id from (${mergePairs(users)})
      )
      select user_id from final where user_id is not null order by user_id`,
    ),
  )
}

/** Pairs of tickets that a merge may join, seen from the side of these users' tickets. More pairs than merges do no harm. */
const mergePairs = (scope: Scope) => `
    with named as (
      select id as source_id, via_to_ticket as target_id from tickets where via_to_ticket is not null
      union select ticket_id, merge_target from ticket_events where merge_target is not null
    ),
    pairs as (select source_id as ticket_id, target_id as other_id from named union select target_id, source_id from named)
    select mine.id as ticket_id, mine.requester_id, other.id as other_id, other.requester_id as other_requester_id
    from pairs join tickets as mine on mine.id = pairs.ticket_id join tickets as other on other.id = pairs.other_id
    where ${within('mine.requester_id', scope)}`
export async function mergeLinks(connection: DuckDBConnection, scope: Scope): Promise<MergeLink[]> {
  const rows = await readRows(connection, mergePairs(scope))
  return rows.map((row) => ({
    ticketId: numberOf(row, 'ticket_id'),
    requesterId: numberOf(row, 'requester_id'),
    otherId: numberOf(row, 'other_id'),
    otherRequesterId: numberOf(row, 'other_requester_id'),
  }))
}

const within = (column: string, scope: Scope) => (scope === 'all' ? 'true' : isAmong(column, scope))
const userColumn = (rows: readonly Row[]) => rows.map((row) => numberOf(row, 'user_id'))

export async function identities(connection: DuckDBConnection, scope: Scope): Promise<(IdentityLink & { carriers: number })[]> {
  const rows = await readRows(
    connection,
    `with mine as (select user_id, value from user_identities where ${within('user_id', scope)}),
    carried as (select value, count(*) as carriers from user_identities where value in (select value from mine) group by value)
    select mine.user_id, mine.value, carried.carriers from mine join carried using (value) order by mine.user_id, mine.value`,
  )
  return rows.map((row) => ({ userId: numberOf(row, 'user_id'), value: textOf(row, 'value'), carriers: numberOf(row, 'carriers') }))
}
export async function judgedUsers(connection: DuckDBConnection, scope: Scope): Promise<JudgedUser[]> {
  const rows = await readRows(connection, `select id, suspended, locale from users where ${within('id', scope)}`)
  return rows.map((row) => ({ id: numberOf(row, 'id'), suspended: flagOf(row, 'suspended'), locale: textOrNullOf(row, 'locale') }))
}
export async function existingUsers(connection: DuckDBConnection, scope: Scope): Promise<UserId[]> {
  return userColumn(
    await readRows(
      connection,
      `select id as user_id from users where ${within('id', scope)}
      union select requester_id from tickets where ${within('requester_id', scope)} order by user_id`,
    ),
  )
}
export async function busyRequesters(connection: DuckDBConnection, scope: Scope, moreThan: number): Promise<RequestedTicket[]> {
  const rows = await readRows(
    connection,
    `with busy as (
      select requester_id from tickets where lower(status) <> 'deleted' and ${within('requester_id', scope)}
      group by requester_id having count(*) > ${idLiteral(moreThan)}
    )
    select requester_id, created_at from tickets where lower(status) <> 'deleted' and requester_id in (select requester_id from busy)`,
  )
  return rows.map((row) => ({ requesterId: numberOf(row, 'requester_id'), createdAt: numberOf(row, 'created_at') }))
}
export async function roleSpans(connection: DuckDBConnection): Promise<RoleSpan[]> {
  const rows = await readRows(
    connection,
    `select user_id, role, since from user_roles
    where user_id in (select user_id from user_roles where role <> 'end-user') order by user_id, since`,
  )
  return rows.map((row) => ({ userId: numberOf(row, 'user_id'), role: textOf(row, 'role'), since: numberOf(row, 'since') }))
}
export const agentEvidence = async (connection: DuckDBConnection): Promise<UserId[]> =>
  userColumn(await readRows(connection, 'select distinct user_id from agent_evidence order by user_id'))

/** A value of any kind: `carrier@example.com` is found as `email:carrier@example.com`. */
export async function usersNamed(connection: DuckDBConnection, names: readonly string[]): Promise<{ name: string; userId: UserId }[]> {
  const rows = await readRows(
    connection,
    `with asked as (select unnest([${textList(names)}]::varchar[]) as name),
    final as (
      select asked.name, users.id as user_id from asked join users on users.name = asked.name or users.id::varchar = asked.name
      union
      select asked.name, user_identities.user_id from asked join user_identities
        on user_identities.value = asked.name or substr(user_identities.value, strpos(user_identities.value, ':') + 1) = lower(trim(asked.name))
    )
    select name, user_id from final order by name, user_id`,
  )
  return rows.map((row) => ({ name: textOf(row, 'name'), userId: numberOf(row, 'user_id') }))
}

/** One JSON array a ticket: passing many small texts out of the engine costs more than the query. */
const EVENTS_AS_JSON = `'[' || string_agg(events.body, ',' order by events.happened_at, events.id, events.seq) || ']'`
/** Of the tickets of `mine`; texts are only read where a model reads them. */
const spokenOn = ({ openings }: LandedWith) => `
    spoken as (
      select mine.id as ticket_id, ${EVENTS_AS_JSON} as events, ${openings ? firstWords('events', 'mine.requester_id') : 'null'} as first_words
      from mine join ticket_events as events on events.ticket_id = mine.id group by mine.id, mine.requester_id
    )`
const LANDED = `mine.*, coalesce(spoken.events, '[]') as events, coalesce(mine.subject, '') || chr(10) || spoken.first_words as opening
    from mine left join spoken on spoken.ticket_id = mine.id`

export async function landedTickets(connection: DuckDBConnection, users: readonly UserId[], what: LandedWith): Promise<LandedTicket[]> {
  const rows = await readRows(
    connection,
    `with mine as (select id, requester_id, subject, body from tickets where ${isAmong('requester_id', users)}), ${spokenOn(what)}
    select ${LANDED} order by mine.id`,
  )
  return rows.map((row) => landedFrom(row))
}
const landedFrom = (row: Row): LandedTicket => ({
  id: numberOf(row, 'id'),
  requesterId: numberOf(row, 'requester_id'),
  row: textOf(row, 'body'),
  events: textOf(row, 'events'),
  opening: textOrNullOf(row, 'opening'),
})

interface Place {
  userId: UserId
  place: number
}
const PLACE_COLUMNS: readonly Column<Place>[] = [
  { name: 'user_id', type: 'bigint', of: (record) => record.userId },
  { name: 'place', type: 'bigint', of: (record) => record.place },
]
type Each = (batch: readonly LandedTicket[]) => Promise<void>

/** Streams all tickets in the order of the groups, a slice of groups a query: gathering the events of all at once would outgrow the memory. */
export async function landedByGroup(
  connection: DuckDBConnection,
  groups: readonly (readonly UserId[])[],
  batchTickets: number,
  what: LandedWith,
  each: Each,
): Promise<void> {
  await connection.run('create or replace temp table stage_places (user_id bigint not null, place bigint not null)')
  const places = groups.flatMap((group, place) => group.map((userId) => ({ userId, place })))
  await appendRecords(connection, 'stage_places', PLACE_COLUMNS, places)
  let batch: LandedTicket[] = []
  let last: number | null = null
  for (const { from, to } of slices(groups, batchTickets * SLICE_BATCHES))
    for await (const rows of streamRows(connection, landedInPlaces(from, to, what)))
      for (const row of rows) {
        const place = numberOf(row, 'place')
        if (batch.length >= batchTickets && place !== last) {
          await each(batch)
          batch = []
        }
        last = place
        batch.push(landedFrom(row))
      }
  if (batch.length > 0) await each(batch)
  await connection.run('drop table stage_places')
}
const SLICE_BATCHES = 10

function* slices(groups: readonly (readonly UserId[])[], users: number): Generator<{ from: number; to: number }> {
  let [from, held] = [0, 0]
  for (const [place, group] of groups.entries()) {
    held += group.length
    if (held < users) continue
    yield { from, to: place + 1 }
    ;[from, held] = [place + 1, 0]
  }
  if (held > 0) yield { from, to: groups.length }
}
const landedInPlaces = (from: number, to: number, what: LandedWith) => `
    with mine as (
      select tickets.id, tickets.requester_id, tickets.subject, tickets.body, stage_places.place
      from tickets join stage_places on stage_places.user_id = tickets.requester_id
      where stage_places.place >= ${idLiteral(from)} and stage_places.place < ${idLiteral(to)}
    ), ${spokenOn(what)}
    select ${LANDED}
    order by mine.place, mine.id`
