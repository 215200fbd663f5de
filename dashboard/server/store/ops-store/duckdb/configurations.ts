import { keptConfigurationSchema } from '@shared/api/configuration.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { ConfigurationStore, StoredConfiguration } from '../configurations.ts'
import { isNext } from './is-next.ts'

export function configurations(database: Database): ConfigurationStore {
  return {
    configuration: () =>
      database.read(async (connection) => {
        const [row] = await readRows(connection, 'select * from configurations order by version desc limit 1')
        return row ? configurationFrom(row) : null
      }),
    configurations: () =>
      database.read(async (connection) => (await readRows(connection, 'select * from configurations order by version')).map(configurationFrom)),
    saveConfiguration: ({ version, savedAt, savedBy, origin, note, body }) =>
      database.write(async (connection) => {
        if (!(await isNext(connection, 'configurations', version))) return false
        const values = [
          idLiteral(version),
          idLiteral(savedAt),
          textLiteral(JSON.stringify(body)),
          textOrNull(savedBy),
          textLiteral(origin),
          textLiteral(note),
        ]
        await connection.run(`insert into configurations (version, saved_at, body, saved_by, origin, note) values (${values.join(', ')})`)
        return true
      }),
  }
}

function configurationFrom(row: Row): StoredConfiguration {
  return {
    version: numberOf(row, 'version'),
    savedAt: numberOf(row, 'saved_at'),
    savedBy: textOrNullOf(row, 'saved_by'),
    origin: row['origin'] === 'edit' ? 'edit' : 'file',
    note: textOrNullOf(row, 'note') ?? '',
    // Through the schema: keys that are newer than the stored version get their defaults.
    body: keptConfigurationSchema.parse(JSON.parse(textOf(row, 'body'))),
  }
}
