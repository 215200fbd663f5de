import type { DuckDBConnection } from '@duckdb/node-api'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRow, readRows, textOf, type Row } from '../../duckdb/rows.ts'
import { MODEL_KINDS, type ModelKind, type ModelShelf, type StoredModel } from '../contract.ts'

/** Older models than these are dropped: a body may weigh megabytes. */
const KEPT_VERSIONS = 3

export function modelShelf(database: Database): ModelShelf {
  return {
    saveModel: ({ kind, trainedAt, inForce, report, body, withdraws = false }) =>
      database.write(async (connection) => {
        const version = (await lastVersion(connection, kind)) + 1
        if (withdraws) await connection.run(`update models set in_force = false where kind = ${textLiteral(kind)}`)
        await connection.run(
          `insert into models values (${textLiteral(kind)}, ${idLiteral(version)}, ${idLiteral(trainedAt)}, ${inForce}, ${textLiteral(JSON.stringify(report))}, ${blobLiteral(body)})`,
        )
        await connection.run(
          `delete from models where kind = ${textLiteral(kind)} and version <= ${version - KEPT_VERSIONS}
          and version <> (select coalesce(max(version), 0) from models where kind = ${textLiteral(kind)} and in_force)`,
        )
        return { kind, version, trainedAt, inForce, report, body }
      }),
    modelInForce: (kind) =>
      database.read(async (connection) => {
        const [row] = await readRows(
          connection,
          `select kind, version, trained_at, in_force, report, base64(body) as body from models
          where kind = ${textLiteral(kind)} and in_force order by version desc limit 1`,
        )
        return row === undefined ? null : { ...modelFrom(row), body: Buffer.from(textOf(row, 'body'), 'base64') }
      }),
    modelVersions: () =>
      database.read(async (connection) => {
        const rows = await readRows(connection, 'select kind, max(version) as version from models where in_force group by kind')
        return Object.fromEntries(rows.map((row) => [kindOf(row), numberOf(row, 'version')]))
      }),
    latestModels: () =>
      database.read(async (connection) => {
        const rows = await readRows(
          connection,
          `select kind, version, trained_at, in_force, report from models
          qualify row_number() over (partition by kind order by version desc) = 1 order by kind`,
        )
        return rows.map((row) => modelFrom(row))
      }),
  }
}

async function lastVersion(connection: DuckDBConnection, kind: ModelKind): Promise<number> {
  return numberOf(await readRow(connection, `select coalesce(max(version), 0) as version from models where kind = ${textLiteral(kind)}`), 'version')
}
const blobLiteral = (body: Uint8Array): string => `from_base64('${Buffer.from(body).toString('base64')}')`

function modelFrom(row: Row): Omit<StoredModel, 'body'> {
  return {
    kind: kindOf(row),
    version: numberOf(row, 'version'),
    trainedAt: numberOf(row, 'trained_at'),
    inForce: flagOf(row, 'in_force'),
    report: JSON.parse(textOf(row, 'report')),
  }
}
function kindOf(row: Row): ModelKind {
  const kind = MODEL_KINDS.find((one) => one === textOf(row, 'kind'))
  if (kind === undefined) throw new TypeError(`a model of a kind nobody knows: ${textOf(row, 'kind')}`)
  return kind
}
