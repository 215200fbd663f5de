import { lensChangesSchema, lensDefinitionSchema } from '@shared/api/lenses.ts'
import type { Database } from '../../duckdb/database.ts'
import { idLiteral, textLiteral, textOrNull } from '../../duckdb/literals.ts'
import { numberOf, readRows, textOf, textOrNullOf, type Row } from '../../duckdb/rows.ts'
import type { LensDefinitionStore, StoredLens } from '../lens-definitions.ts'
import { isNext } from './is-next.ts'

export function lensDefinitions(database: Database): LensDefinitionStore {
  return {
    lensDefinitions: () =>
      database.read(async (connection) => {
        const rows = await readRows(connection, 'select * from lens_definitions order by lens, version')
        return rows.map((row) => lensFrom(row))
      }),
    saveLensDefinition: ({ definition, changes, savedAt, savedBy, origin, note }) =>
      database.write(async (connection) => {
        const { id, version } = definition
        if (!(await isNext(connection, 'lens_definitions', version, `lens = ${textLiteral(id)}`))) return false
        const values = [
          textLiteral(id),
          idLiteral(version),
          idLiteral(savedAt),
          textOrNull(savedBy),
          textLiteral(origin),
          textLiteral(note),
          textLiteral(JSON.stringify(changes)),
          textLiteral(JSON.stringify(definition)),
        ]
        await connection.run(`insert into lens_definitions values (${values.join(', ')})`)
        return true
      }),
  }
}

function lensFrom(row: Row): StoredLens {
  return {
    definition: lensDefinitionSchema.parse(JSON.parse(textOf(row, 'definition'))),
    changes: lensChangesSchema.parse(JSON.parse(textOf(row, 'changes'))),
    savedAt: numberOf(row, 'saved_at'),
    savedBy: textOrNullOf(row, 'saved_by'),
    origin: textOf(row, 'origin') === 'configuration' ? 'configuration' : 'saved',
    note: textOf(row, 'note'),
  }
}
