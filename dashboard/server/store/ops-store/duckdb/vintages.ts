import type { DuckDBConnection } from '@duckdb/node-api'
import type { LensDefinition, LensId } from '@shared/fcr/lens.ts'
import type { StateCounts } from '@shared/fcr/return-history.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRow, readRows, textOf, type Row } from '../../duckdb/rows.ts'
import { VINTAGE_KINDS, type Vintage, type VintageStore } from '../vintages.ts'

const HEAD = 'id, kind, period, next_period, time_zone, week_start, as_of, taken_at, taken_late, head'

export function vintages(database: Database): VintageStore {
  return {
    keepVintage: (vintage, body) =>
      database.write(async (connection) => {
        if (vintage.kind !== 'report' && (await isKept(connection, vintage))) return null
        const id = numberOf(await readRow(connection, 'select coalesce(max(id), 0) + 1 as id from vintages'), 'id')
        const { kind, definition, models, counts, period, next, timeZone, weekStart, asOf, takenAt, takenLate } = vintage
        const values = [
          idLiteral(id),
          ...[kind, definition.id].map(textLiteral),
          ...[period, next].map(idLiteral),
          ...[timeZone, weekStart].map(textLiteral),
          ...[asOf, takenAt].map(idLiteral),
          String(takenLate),
          textLiteral(JSON.stringify({ definition, models, counts })),
          `from_base64('${Buffer.from(body).toString('base64')}')`,
        ]
        await connection.run(`insert into vintages values (${values.join(', ')})`)
        return id
      }),
    vintages: ({ lens, period }) =>
      database.read(async (connection) => {
        const where = `lens = ${textLiteral(lens)}${period === undefined ? '' : ` and period = ${idLiteral(period)}`}`
        const rows = await readRows(connection, `select ${HEAD} from vintages where ${where} order by period, id`)
        return rows.map((row) => vintageFrom(row))
      }),
    vintage: (id) =>
      database.read(async (connection) => {
        const [row] = await readRows(connection, `select ${HEAD}, base64(body) as body from vintages where id = ${idLiteral(id)}`)
        return row === undefined ? null : { vintage: vintageFrom(row), body: Buffer.from(textOf(row, 'body'), 'base64') }
      }),
  }
}

async function isKept(connection: DuckDBConnection, { kind, definition, period, timeZone, weekStart }: Omit<Vintage, 'id'>): Promise<boolean> {
  const rows = await readRows(
    connection,
    `select id from vintages where kind = ${textLiteral(kind)} and lens = ${textLiteral(definition.id)} and period = ${idLiteral(period)}
    and time_zone = ${textLiteral(timeZone)} and week_start = ${textLiteral(weekStart)} limit 1`,
  )
  return rows.length > 0
}

/** As `keepVintage` wrote it. */
interface Head {
  definition: LensDefinition & { id: LensId }
  models: Readonly<Record<string, number>>
  counts: StateCounts
}
function vintageFrom(row: Row): Vintage {
  const kind = VINTAGE_KINDS.find((one) => one === textOf(row, 'kind'))
  if (kind === undefined) throw new TypeError(`a vintage of a kind nobody knows: ${textOf(row, 'kind')}`)
  const head = JSON.parse(textOf(row, 'head')) as Head
  return {
    id: numberOf(row, 'id'),
    kind,
    period: numberOf(row, 'period'),
    next: numberOf(row, 'next_period'),
    timeZone: textOf(row, 'time_zone'),
    weekStart: textOf(row, 'week_start') === 'sunday' ? 'sunday' : 'monday',
    asOf: numberOf(row, 'as_of'),
    takenAt: numberOf(row, 'taken_at'),
    takenLate: flagOf(row, 'taken_late'),
    ...head,
  }
}
