/** Takes users out of what was landed and judged: their number, what they carried, what was said. Their contacts stay. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import { MOST_CARRIERS } from '@shared/identity/link-users.ts'
import { FIRST_STAND_IN, keptLink } from '@shared/identity/stand-in.ts'
import { idList, idLiteral, isAmong, textList, textLiteral } from '../../duckdb/literals.ts'
import { maskColumns } from '../../duckdb/mask-columns.ts'
import { numberOf, readRows } from '../../duckdb/rows.ts'
import type { FootPrint, ForgetUsers } from '../forget-contract.ts'
import { markDue } from './due.ts'
import { currentTables, spareTables } from './facts-copy.ts'
import { keepWords } from './kept-words.ts'
import { keepMeta, readMeta } from './meta.ts'
import { replaceEvents, replaceTickets } from './replace-landed.ts'
import { readStaff } from './stand-ins.ts'
import { eventRenamed, eventWithoutWords, maskedTicket, ticketRenamed, ticketWithoutWords } from './without-person.ts'

export async function footPrint(connection: DuckDBConnection, users: readonly UserId[]): Promise<FootPrint> {
  const column = async (name: string, sql: string) => (await readRows(connection, sql)).map((row) => row[name])
  const among = (id: string) => isAmong(id, users)
  const [tickets, values, names] = [
    await column('id', `select id from tickets where ${among('requester_id')} order by id`),
    await column('value', `select distinct value from user_identities where ${among('user_id')} order by value`),
    await column('name', `select distinct name from users where ${among('id')} and name is not null order by name`),
  ]
  return {
    tickets: tickets.map(Number),
    identities: values.map(String).filter((value) => !value.startsWith(keptLink(''))),
    names: names.map(String),
  }
}

/** Tables of ids, codes and documents; what people carry and are called is seen to by itself. */
const NO_TEXTS = [
  'meta',
  'groups',
  'brands',
  'fields',
  'articles',
  'stream_state',
  'due',
  'facts_a',
  'facts_b',
  'kept_verdicts',
  'kept_reasons',
  'forgotten',
  'users',
  'user_roles',
  'user_identities',
  'tickets.body',
  'tickets.status',
  'ticket_events.body',
  'ticket_events.kind',
]

export async function forgetUsers(connection: DuckDBConnection, change: ForgetUsers, landing: number): Promise<void> {
  const standIns = new Map(change.users.map(({ userId, standsIn }) => [userId, standsIn]))
  const users = [...standIns.keys()]
  if (users.length === 0) return
  const rename = (user: UserId) => standIns.get(user) ?? user
  const staff = await readStaff(connection)
  const mine = (await readRows(connection, `select id from tickets where ${isAmong('requester_id', users)}`)).map((row) => numberOf(row, 'id'))
  const own = new Set<TicketId>(mine)
  const ids = users.map((user) => idLiteral(user)).join('|')
  const touched = [
    ...(await replaceTickets(
      connection,
      `requester_id in (${idList(users)}) or assignee_id in (${idList(users)}) or regexp_matches(body, '"submitterId":(${ids})[,}]')`,
      (row) => (own.has(row.id) ? maskedTicket(ticketWithoutWords(ticketRenamed(row, rename)), change.mask) : ticketRenamed(row, rename)),
    )),
    ...(await replaceEvents(
      connection,
      `${isAmong('ticket_id', mine)} or regexp_matches(body, '"(actorId|authorId|assigneeId|from|to)":(${ids})[,}]')`,
      (row) => {
        const next = eventRenamed(row, rename)
        const said = row.kind === 'comment' && standIns.has(row.authorId) && !staff.has(row.authorId)
        return own.has(row.ticketId) || said ? eventWithoutWords(next) : next
      },
    )),
  ]
  await forgetIdentities(connection, users, change.sharedIdentities)
  await connection.run(`delete from due where kind = 'identity'`)
  await renameColumns(connection, standIns)
  await renameFacts(connection, standIns)
  await keepWords(connection, change.kept)
  await connection.run(`delete from unknown_words where stream = 'users' and ${isAmong('record', users)}`)
  await connection.run(`delete from skipped where regexp_matches(place, '(^|[^0-9])(${ids})([^0-9]|$)') and stream = 'users'`)
  if (change.pattern !== null) await maskColumns(connection, change.pattern, NO_TEXTS)
  await markDue(connection, landing, { tickets: touched, users: [...standIns.values()] })
  await keepMeta(connection, 'removed_remains', 'yes')
}

/** Values that linked them with others are replaced by one that says nothing: who was one person stays one person. */
export async function forgetIdentities(connection: DuckDBConnection, of: Iterable<UserId>, idle: ReadonlySet<string>): Promise<void> {
  const users = isAmong('user_id', of)
  await connection.run(
    `insert into user_identities
    with linking as materialized (
      select value, ${textLiteral(keptLink(''))} || gen_random_uuid()::varchar as token from user_identities
      where value in (select value from user_identities where ${users}) and ${isValue} and value not in (${textList(['', ...idle])})
      group by value having count(distinct user_id) between 2 and ${MOST_CARRIERS}
    )
    select distinct user_id, token from user_identities join linking using (value)`,
  )
  await connection.run(`delete from user_identities where ${users} and ${isValue}`)
}
/** Of a value that somebody carries, other than what was put in place of one. */
export const isValue = `not starts_with(value, ${textLiteral(keptLink(''))})`

const USER_COLUMNS: readonly (readonly [table: string, column: string])[] = [
  ['users', 'id'],
  ['user_identities', 'user_id'],
  ['user_roles', 'user_id'],
  ['agent_evidence', 'user_id'],
  ['article_links', 'speaker_id'],
]
async function renameColumns(connection: DuckDBConnection, standIns: ReadonlyMap<UserId, UserId>): Promise<void> {
  for (const [table, column] of USER_COLUMNS) await renameColumn(connection, table, column, standIns)
  await connection.run(`update due set id = ${renaming('id', standIns)} where kind = 'user' and ${isAmong('id', standIns.keys())}`)
  await connection.run(`update users set name = null where ${isAmong('id', standIns.values())}`)
  const said = await readMeta(connection, 'verdicts')
  if (said !== null) await keepMeta(connection, 'verdicts', renameSaid(said, standIns))
}
const renaming = (column: string, standIns: ReadonlyMap<UserId, UserId>): string =>
  `case ${column} ${Array.from(standIns, ([from, to]) => `when ${idLiteral(from)} then ${idLiteral(to)}`).join(' ')} else ${column} end`
async function renameColumn(connection: DuckDBConnection, table: string, column: string, standIns: ReadonlyMap<UserId, UserId>): Promise<void> {
  await connection.run(`update ${table} set ${column} = ${renaming(column, standIns)} where ${isAmong(column, standIns.keys())}`)
}

/** Judging names persons anew; the copy that is not in force holds nothing that anybody reads. */
async function renameFacts(connection: DuckDBConnection, standIns: ReadonlyMap<UserId, UserId>): Promise<void> {
  const { facts, people } = await currentTables(connection)
  for (const column of ['person_id', 'requester_id', 'solver', 'first_agent']) await renameColumn(connection, facts, column, standIns)
  for (const column of ['user_id', 'person_id']) await renameColumn(connection, people, column, standIns)
  const spare = await spareTables(connection)
  await connection.run(`delete from ${spare.facts}`)
  await connection.run(`delete from ${spare.people}`)
}

/** What people said of users is kept with the facts, too, as `judge/said.ts` writes it. */
function renameSaid(said: string, standIns: ReadonlyMap<UserId, UserId>): string {
  const known: { persons?: [number, number, boolean][] } = JSON.parse(said)
  if (known.persons === undefined) return said
  const persons = known.persons.map(([a, b, same]): [number, number, boolean] => {
    const [x, y] = [standIns.get(a) ?? a, standIns.get(b) ?? b]
    return [Math.min(x, y), Math.max(x, y), same]
  })
  return JSON.stringify({ ...known, persons: persons.sort((x, y) => x[0] - y[0] || x[1] - y[1]) })
}

/** Without an address, and no other user has taken theirs over: then the helpdesk has merged them, and nobody is gone. */
export async function deletedUsers(connection: DuckDBConnection): Promise<UserId[]> {
  const rows = await readRows(
    connection,
    `select id from users where not active and id < ${idLiteral(FIRST_STAND_IN)} and id not in (
      select gone.user_id from user_identities as gone join user_identities as taken on taken.value = gone.value and taken.user_id <> gone.user_id
      join users as heir on heir.id = taken.user_id where starts_with(gone.value, 'email:') and heir.active
    ) order by id`,
  )
  return rows.map((row) => numberOf(row, 'id'))
}
export const removedRemains = async (connection: DuckDBConnection): Promise<boolean> => (await readMeta(connection, 'removed_remains')) === 'yes'
