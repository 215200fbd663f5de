import type { DuckDBConnection } from '@duckdb/node-api'
import type { UserId } from '@shared/fcr/history.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, idOrNull, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { flagOf, numberOf, numberOrNull, readRows, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { PeopleStore, StoredPerson } from '../people.ts'
import { groupsLiteral, groupsOf, roleOf } from './scope-groups.ts'

export function people(database: Database): PeopleStore {
  return {
    people: () =>
      database.read(async (connection) => (await readRows(connection, 'select * from people order by user_id')).map((row) => personFrom(row))),
    person: (userId) => database.read((connection) => readPerson(connection, userId)),
    savePerson: (person) =>
      database.write(async (connection) => {
        const present = await readPerson(connection, person.userId)
        if ((present?.version ?? 0) !== person.version - 1) return null
        const kept = { ...person, signedInAt: present?.signedInAt ?? null }
        await connection.run(`delete from people where user_id = ${idLiteral(person.userId)}`)
        await connection.run(`insert into people values (${valuesOf(kept)})`)
        return kept
      }),
    noteSignIn: (userId, name, at) =>
      database.write(async (connection) => {
        await connection.run(
          `update people set signed_in_at = ${idLiteral(at)}, name = coalesce(${textOrNull(name)}, name) where user_id = ${idLiteral(userId)}`,
        )
      }),
  }
}

async function readPerson(connection: DuckDBConnection, userId: UserId): Promise<StoredPerson | null> {
  const [row] = await readRows(connection, `select * from people where user_id = ${idLiteral(userId)}`)
  return row === undefined ? null : personFrom(row)
}
const valuesOf = (person: StoredPerson): string =>
  [
    idLiteral(person.userId),
    textOrNull(person.name),
    textLiteral(person.role),
    groupsLiteral(person.groups),
    String(person.chosen),
    idLiteral(person.version),
    idLiteral(person.changedAt),
    textOrNull(person.changedBy),
    idOrNull(person.signedInAt),
  ].join(', ')
const personFrom = (row: Row): StoredPerson => ({
  userId: numberOf(row, 'user_id'),
  name: textOrNullOf(row, 'name'),
  role: roleOf(row),
  groups: groupsOf(row),
  chosen: flagOf(row, 'chosen'),
  version: numberOf(row, 'version'),
  changedAt: numberOf(row, 'changed_at'),
  changedBy: textOrNullOf(row, 'changed_by'),
  signedInAt: numberOrNull(row, 'signed_in_at'),
})
