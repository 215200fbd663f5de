import type { DuckDBConnection } from '@duckdb/node-api'
import type { UserId } from '@shared/fcr/history.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRow, readRows, textOf } from '../../duckdb/rows.ts'
import type { IdentityReader, KnownUser } from '../identity-contract.ts'
import { currentTables } from './facts-copy.ts'

export async function usersBehind(connection: DuckDBConnection, users: readonly UserId[]): Promise<KnownUser[]> {
  const { people } = await currentTables(connection)
  const rows = await readRows(
    connection,
    `with mine as (select * from ${people} where person_id in (select person_id from ${people} where ${isAmong('user_id', users)})),
    asked as (select requester_id, count(*) as tickets from tickets where requester_id in (select user_id from mine) group by requester_id)
    select mine.user_id, mine.person_id, mine.shared, coalesce(asked.tickets, 0) as tickets,
      coalesce(users.suspended, false) as suspended, coalesce(users.active, true) as active
    from mine left join asked on asked.requester_id = mine.user_id left join users on users.id = mine.user_id
    order by mine.person_id, mine.user_id`,
  )
  const ids = rows.map((row) => numberOf(row, 'user_id'))
  const values = await readRows(
    connection,
    `with mine as (select distinct user_id, value from user_identities where ${isAmong('user_id', ids)}),
    carried as (select value, count(distinct user_id) as carriers from user_identities where value in (select value from mine) group by value)
    select mine.user_id, mine.value, carried.carriers from mine join carried using (value) order by mine.user_id, mine.value`,
  )
  const identities = new Map<UserId, { value: string; carriers: number }[]>()
  for (const row of values) {
    const id = numberOf(row, 'user_id')
    identities.set(id, [...(identities.get(id) ?? []), { value: textOf(row, 'value'), carriers: numberOf(row, 'carriers') }])
  }
  return rows.map((row) => ({
    id: numberOf(row, 'user_id'),
    personId: numberOf(row, 'person_id'),
    shared: flagOf(row, 'shared'),
    tickets: numberOf(row, 'tickets'),
    suspended: flagOf(row, 'suspended'),
    active: flagOf(row, 'active'),
    identities: identities.get(numberOf(row, 'user_id')) ?? [],
  }))
}

export async function doubtfulPersons(
  connection: DuckDBConnection,
  { crowdedFrom, most, limit }: Parameters<IdentityReader['doubtfulPersons']>[0],
): Promise<{ total: number; persons: number[] }> {
  const { facts, people } = await currentTables(connection)
  const doubtful = `with several as (select person_id from ${people} group by person_id having count(*) > 1),
    carried as (select value, count(distinct user_id) as carriers from user_identities group by value),
    known as (
      select people.person_id, people.user_id, user_identities.value, carried.carriers
      from ${people} as people join several using (person_id) join user_identities using (user_id) join carried using (value)
    ),
    crowded as (
      select person_id from known where carriers between ${idLiteral(crowdedFrom)} and ${idLiteral(most)}
      group by person_id, value having count(distinct user_id) > 1
    ),
    numbered as (select person_id from known where value like 'external:%' group by person_id having count(distinct value) > 1),
    doubtful as (select person_id from crowded union select person_id from numbered)`
  const total = numberOf(await readRow(connection, `${doubtful} select count(*) as total from doubtful`), 'total')
  const rows = await readRows(
    connection,
    `${doubtful} select doubtful.person_id, count(facts.ticket_id) as tickets
    from doubtful left join ${facts} as facts using (person_id) group by doubtful.person_id order by tickets desc, doubtful.person_id limit ${idLiteral(limit)}`,
  )
  return { total, persons: rows.map((row) => numberOf(row, 'person_id')) }
}

export async function idleValues(
  connection: DuckDBConnection,
  { most, limit }: Parameters<IdentityReader['idleValues']>[0],
): Promise<{ total: number; values: { value: string; carriers: number }[] }> {
  const idle = `with idle as (
      select value, count(distinct user_id) as carriers from user_identities group by value having count(distinct user_id) > ${idLiteral(most)}
    )`
  const total = numberOf(await readRow(connection, `${idle} select count(*) as total from idle`), 'total')
  const rows = await readRows(connection, `${idle} select value, carriers from idle order by carriers desc, value limit ${idLiteral(limit)}`)
  return { total, values: rows.map((row) => ({ value: textOf(row, 'value'), carriers: numberOf(row, 'carriers') })) }
}
