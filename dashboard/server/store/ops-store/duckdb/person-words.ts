import type { Database } from '../../duckdb/database.ts'
import { idLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRows } from '../../duckdb/rows.ts'
import type { PersonWords } from '../contract.ts'

export function personWords(database: Database): PersonWords {
  return {
    personWords: () =>
      database.read(async (connection) => {
        const rows = await readRows(connection, 'select a, b, same, said_at from person_words order by a, b')
        return rows.map((row) => ({ a: numberOf(row, 'a'), b: numberOf(row, 'b'), same: flagOf(row, 'same'), at: numberOf(row, 'said_at') }))
      }),
    savePersonWord: ({ a, b, same }, at) =>
      database.write(async (connection) => {
        const pair = `${idLiteral(Math.min(a, b))}, ${idLiteral(Math.max(a, b))}`
        await connection.run(`delete from person_words where (a, b) = (${pair})`)
        if (same !== null) await connection.run(`insert into person_words values (${pair}, ${same}, ${idLiteral(at)})`)
      }),
  }
}
