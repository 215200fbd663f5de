/** Small streams and side lists: groups, brands, fields, articles, skipped rows, unknown words. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ArticleRow, BrandRow, FieldRow, GroupRow, SkippedRow, StreamName, UnknownUse } from '@shared/zendesk/rows.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { idLiteral, isAmong, textList, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf } from '../../duckdb/rows.ts'
import { ARTICLE_COLUMNS, NAMED_COLUMNS } from './landing-columns.ts'

export interface Counted {
  added: number
  changed: number
  repeated: number
}

type NamedTable = 'groups' | 'brands' | 'fields'
/** The last delivered wins: these rows carry no clock of their own. */
export async function landNamed(
  connection: DuckDBConnection,
  table: NamedTable,
  rows: readonly (GroupRow | BrandRow | FieldRow)[],
): Promise<Counted> {
  const records = new Map(rows.map((row) => [row.id, { id: row.id, name: 'title' in row ? row.title : row.name, body: JSON.stringify(row) }]))
  const present = new Map(
    (await readRows(connection, `select id, body from ${table} where ${isAmong('id', records.keys())}`)).map((row) => [
      numberOf(row, 'id'),
      textOf(row, 'body'),
    ]),
  )
  const fresh = [...records.values()].filter((record) => present.get(record.id) !== record.body)
  await connection.run(
    `delete from ${table} where ${isAmong(
      'id',
      fresh.map((record) => record.id),
    )}`,
  )
  await appendRecords(connection, table, NAMED_COLUMNS, fresh)
  return counted(rows.length, fresh.length, fresh.filter((record) => present.has(record.id)).length)
}

/** Known by id and locale; the later version wins. */
export async function landArticles(connection: DuckDBConnection, rows: readonly ArticleRow[]): Promise<Counted> {
  const keyOf = (id: number, locale: string) => `${id}/${locale}`
  const winners = new Map<string, ArticleRow>()
  for (const row of rows) {
    const known = winners.get(keyOf(row.id, row.locale))
    if (!known || known.updatedAt <= row.updatedAt) winners.set(keyOf(row.id, row.locale), row)
  }
  const present = new Map(
    (
      await readRows(
        connection,
        `select * from articles where ${isAmong(
          'id',
          rows.map((row) => row.id),
        )}`,
      )
    ).map((row) => [keyOf(numberOf(row, 'id'), textOf(row, 'locale')), { updatedAt: numberOf(row, 'updated_at'), body: textOf(row, 'body') }]),
  )
  const fresh = [...winners].flatMap(([key, row]) => {
    const body = JSON.stringify(row)
    const known = present.get(key)
    return known && (known.updatedAt > row.updatedAt || known.body === body) ? [] : [{ key, row, body }]
  })
  const replaced = fresh.filter(({ key }) => present.has(key))
  for (const { row } of replaced) await connection.run(`delete from articles where id = ${idLiteral(row.id)} and locale = ${textLiteral(row.locale)}`)
  await appendRecords(connection, 'articles', ARTICLE_COLUMNS, fresh)
  return counted(rows.length, fresh.length, replaced.length)
}

const counted = (rows: number, fresh: number, changed: number): Counted => ({ added: fresh - changed, changed, repeated: rows - fresh })

const SKIPPED_COLUMNS: readonly Column<SkippedRow>[] = [
  { name: 'stream', type: 'varchar', of: (row) => row.stream },
  { name: 'place', type: 'varchar', of: (row) => row.where },
  { name: 'why', type: 'varchar', of: (row) => row.why },
]
/** A record skipped twice for the same reason is listed once. */
export async function landSkipped(connection: DuckDBConnection, rows: readonly SkippedRow[]): Promise<void> {
  if (rows.length === 0) return
  const keyOf = (row: SkippedRow) => JSON.stringify([row.stream, row.where, row.why])
  const listed = await readRows(connection, `select * from skipped where place in (${textList(rows.map((row) => row.where))})`)
  const known = new Set(listed.map((row) => JSON.stringify([row['stream'], row['place'], row['why']])))
  const fresh = new Map(rows.filter((row) => !known.has(keyOf(row))).map((row) => [keyOf(row), row]))
  await appendRecords(connection, 'skipped', SKIPPED_COLUMNS, [...fresh.values()])
}

type Word = UnknownUse & { stream: StreamName }
const WORD_COLUMNS: readonly Column<Word>[] = [
  { name: 'what', type: 'varchar', of: (word) => word.what },
  { name: 'value', type: 'varchar', of: (word) => word.value },
  { name: 'stream', type: 'varchar', of: (word) => word.stream },
  { name: 'record', type: 'bigint', of: (word) => word.record },
]
/** A record read again tells its words anew: pages overlap, and tickets come with every change. */
export async function landUnknown(connection: DuckDBConnection, stream: StreamName, words: readonly UnknownUse[]): Promise<void> {
  if (words.length === 0) return
  const byRecord = new Map(words.map((word) => [JSON.stringify([word.record, word.what, word.value]), { ...word, stream }]))
  const records = isAmong('record', new Set(words.map((word) => word.record)))
  await connection.run(`delete from unknown_words where stream = ${textLiteral(stream)} and ${records}`)
  await appendRecords(connection, 'unknown_words', WORD_COLUMNS, [...byRecord.values()])
}
