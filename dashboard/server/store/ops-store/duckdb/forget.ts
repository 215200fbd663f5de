import type { DuckDBConnection } from '@duckdb/node-api'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, isAmong, textLiteral } from '../../duckdb/literals.ts'
import { maskColumns } from '../../duckdb/mask-columns.ts'
import { numberOf, numberOrNull, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { StandIn } from '../../fact-store/forget-contract.ts'
import type { OpsForgetStore } from '../forget.ts'
import { AUDIT_COLUMNS, auditRowFrom } from './audit.ts'
import { appendRecords } from '../../duckdb/append.ts'

/** Documents as JSON whose shapes belong to other rooms. Of a document the key tells which line it is. */
const DOCUMENTS: readonly (readonly [table: string, key: readonly string[]])[] = [
  ['configurations', ['version']],
  ['records', ['kind', 'id']],
]
/** Names or numbers of whoever did something, as text. */
const SAID_BY: readonly (readonly [table: string, column: string])[] = [
  ['configurations', 'saved_by'],
  ['lens_definitions', 'saved_by'],
  ['records', 'saved_by'],
  ['pair_checks', 'answered_by'],
  ['people', 'changed_by'],
  ['access_tokens', 'made_by'],
]

export function forgetting(database: Database): OpsForgetStore {
  return {
    forgetPeople: ({ users, pattern, rename }) =>
      database.write(async (connection) => {
        if (users.length === 0) return
        const ids = users.map(({ userId }) => userId)
        for (const table of ['people', 'sessions']) await connection.run(`delete from ${table} where ${isAmong('user_id', ids)}`)
        await renameWords(connection, users)
        for (const { userId, standsIn } of users) {
          for (const [table, column] of SAID_BY)
            await connection.run(
              `update ${table} set ${column} = regexp_replace(${column}, ${search(userId)}, ${textLiteral(`\\1${standsIn}\\2`)}, 'g') where regexp_matches(${column}, ${search(userId)})`,
            )
          for (const about of ['user', 'by'])
            await connection.run(
              `update records set keys = list_transform(keys, lambda key: case when key = ${textLiteral(`${about}:${userId}`)} then ${textLiteral(`${about}:${standsIn}`)} else key end)
              where list_contains(keys, ${textLiteral(`${about}:${userId}`)})`,
            )
        }
        for (const [table, key] of DOCUMENTS) await renameDocuments(connection, table, key, looseOf(ids, pattern), rename)
        if (pattern !== null) await maskColumns(connection, pattern, NO_TEXTS)
      }),
    rewriteAudit: (work) =>
      database.write(async (connection) => {
        const rows = (await readRows(connection, 'select * from audit_log order by seq')).map(auditRowFrom)
        const next = work(rows)
        const [first] = next ?? []
        if (next === null || first === undefined) return
        await connection.run(`delete from audit_log where seq >= ${idLiteral(first.seq)}`)
        await appendRecords(connection, 'audit_log', AUDIT_COLUMNS, next)
      }),
    ticketsSpokenOf: () =>
      database.read(async (connection) => {
        const rows = await readRows(
          connection,
          `select distinct try_cast(substr(key, 8) as bigint) as ticket from (select unnest(keys) as key from records) where starts_with(key, 'ticket:') order by ticket`,
        )
        return rows.flatMap((row) => numberOrNull(row, 'ticket') ?? [])
      }),
    hasPerson: (user) =>
      database.read(async (connection) => (await readRows(connection, `select user_id from people where user_id = ${idLiteral(user)}`)).length > 0),
    rewrite: () => database.rewrite(),
  }
}
const NO_TEXTS = [
  'audit_log',
  'models',
  'vintages',
  'sessions',
  'lens_definitions.definition',
  'lens_definitions.changes',
  'people.scope_groups',
  ...DOCUMENTS.map(([table]) => `${table}.body`),
  'records.kind',
  'records.id',
  'access_tokens.id',
  'access_tokens.secret_hash',
  'access_tokens.scope_groups',
]
/** Finds every document that may be concerned: in JSON a line's end stands as letters before a word. */
const looseOf = (users: readonly number[], pattern: string | null): string =>
  `(?i)(?:${[...users.map(idLiteral), ...(pattern === null ? [] : [pattern.replaceAll(String.raw`\b`, '')])].join('|')})`
const search = (user: number): string => textLiteral(`(^|[^0-9])${idLiteral(user)}([^0-9]|$)`)

/** A word on two users stays a word on two users. */
async function renameWords(connection: DuckDBConnection, users: readonly StandIn[]): Promise<void> {
  const standIns = new Map(users.map(({ userId, standsIn }) => [userId, standsIn]))
  const ids = [...standIns.keys()]
  const where = `${isAmong('a', ids)} or ${isAmong('b', ids)}`
  const words = await readRows(connection, `select a, b, same::varchar as same, said_at from person_words where ${where}`)
  await connection.run(`delete from person_words where ${where}`)
  for (const word of words) {
    const [a, b] = [numberOf(word, 'a'), numberOf(word, 'b')].map((user) => standIns.get(user) ?? user).sort((x, y) => x - y)
    if (a === undefined || b === undefined) continue
    await connection.run(
      `insert into person_words values (${idLiteral(a)}, ${idLiteral(b)}, ${textOf(word, 'same')}, ${idLiteral(numberOf(word, 'said_at'))})`,
    )
  }
}

async function renameDocuments(
  connection: DuckDBConnection,
  table: string,
  key: readonly string[],
  loose: string,
  rename: (body: unknown) => unknown,
): Promise<void> {
  const place = key.map((column) => `${column}::varchar`).join(` || chr(31) || `)
  const rows = await readRows(connection, `select ${place} as place, body from ${table} where regexp_matches(body, ${textLiteral(loose)})`)
  for (const row of rows) {
    const body = textOf(row, 'body')
    const next = JSON.stringify(rename(JSON.parse(body)))
    if (next !== body)
      await connection.run(`update ${table} set body = ${textLiteral(next)} where ${place} = ${textLiteral(textOrNullOf(row, 'place') ?? '')}`)
  }
}
