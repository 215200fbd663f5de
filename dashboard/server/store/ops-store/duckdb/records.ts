import type { DuckDBConnection } from '@duckdb/node-api'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf, type Row } from '../../duckdb/rows.ts'
import { RECORD_KINDS, type RecordChange, type RecordKind, type RecordStore, type StoredRecord } from '../records.ts'

const COLUMNS = 'kind, id, version, to_json(keys)::varchar as keys, body, saved_at, saved_by'

export function records(database: Database): RecordStore {
  const read = (where: string) =>
    database.read(async (connection) =>
      (await readRows(connection, `select ${COLUMNS} from records where ${where} order by kind, id`)).map((row) => recordFrom(row)),
    )
  return {
    record: async (kind, id) => (await read(named(kind, id)))[0] ?? null,
    records: (kind, keys = []) => read(`kind = ${textLiteral(kind)}${keys.length === 0 ? '' : ` and list_has_all(keys, ${listLiteral(keys)})`}`),
    recordsAbout: async (keys) => (keys.length === 0 ? [] : read(`list_has_any(keys, ${listLiteral(keys)})`)),
    saveRecords: (changes) =>
      database.write(async (connection) => {
        const present = await presentOf(connection, changes)
        const behind = changes.find((change) => (present.get(placeOf(change))?.version ?? 0) !== change.ifVersion)
        if (behind) return { kind: 'conflict', id: behind.id, present: present.get(placeOf(behind)) ?? null }
        if (changes.length > 0)
          await connection.run(`delete from records where ${changes.map(({ kind, id }) => `(${named(kind, id)})`).join(' or ')}`)
        const kept = changes.filter(({ body }) => body !== null)
        if (kept.length > 0) await connection.run(`insert into records values ${kept.map((change) => valuesOf(change)).join(', ')}`)
        return { kind: 'kept', versions: changes.map(({ ifVersion }) => ifVersion + 1) }
      }),
  }
}

async function presentOf(connection: DuckDBConnection, changes: readonly RecordChange[]): Promise<Map<string, StoredRecord>> {
  if (changes.length === 0) return new Map()
  const rows = await readRows(
    connection,
    `select ${COLUMNS} from records where ${changes.map(({ kind, id }) => `(${named(kind, id)})`).join(' or ')}`,
  )
  return new Map(rows.map((row) => recordFrom(row)).map((record) => [placeOf(record), record]))
}
const placeOf = ({ kind, id }: { kind: RecordKind; id: string }): string => `${kind} ${id}`
const named = (kind: RecordKind, id: string): string => `kind = ${textLiteral(kind)} and id = ${textLiteral(id)}`
const listLiteral = (keys: readonly string[]): string => `[${keys.map(textLiteral).join(', ')}]::varchar[]`
const valuesOf = (change: RecordChange): string =>
  `(${[
    textLiteral(change.kind),
    textLiteral(change.id),
    idLiteral(change.ifVersion + 1),
    listLiteral(change.keys),
    textLiteral(JSON.stringify(change.body)),
    idLiteral(change.savedAt),
    textLiteral(change.savedBy),
  ].join(', ')})`

function recordFrom(row: Row): StoredRecord {
  const kind = RECORD_KINDS.find((one) => one === textOf(row, 'kind'))
  if (kind === undefined) throw new TypeError(`a kind of record that nobody knows: ${textOf(row, 'kind')}`)
  return {
    kind,
    id: textOf(row, 'id'),
    version: numberOf(row, 'version'),
    keys: JSON.parse(textOf(row, 'keys')) as string[],
    body: JSON.parse(textOf(row, 'body')) as unknown,
    savedAt: numberOf(row, 'saved_at'),
    savedBy: textOf(row, 'saved_by'),
  }
}
