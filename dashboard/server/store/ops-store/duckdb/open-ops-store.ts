import { openDatabase } from '../../duckdb/database.ts'
import { idLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRows } from '../../duckdb/rows.ts'
import { OPS_MIGRATIONS } from '../../migrations/ops-migrations.ts'
import type { OpsStore } from '../contract.ts'
import { auditLog } from './audit.ts'
import { configurations } from './configurations.ts'
import { forgetting } from './forget.ts'
import { lensDefinitions } from './lens-definitions.ts'
import { modelShelf } from './model-shelf.ts'
import { pairChecks } from './pair-checks.ts'
import { accessTokens } from './access-tokens.ts'
import { articleDeeds } from './article-deeds.ts'
import { people } from './people.ts'
import { personWords } from './person-words.ts'
import { records } from './records.ts'
import { sessions } from './sessions.ts'
import { vintages } from './vintages.ts'

/** Opens the file of small transactional data; the analytics file can be rebuilt without it. */
export async function openOpsStore({ path }: { path: string }): Promise<OpsStore> {
  const database = await openDatabase({ path, memoryLimit: '128MB', threads: 1, migrations: OPS_MIGRATIONS, backups: { keep: 3 } })
  return {
    issueVerdicts: () =>
      database.read(async (connection) => {
        const rows = await readRows(connection, 'select a, b, same, said_at from issue_verdicts order by a, b')
        return rows.map((row) => ({ a: numberOf(row, 'a'), b: numberOf(row, 'b'), same: flagOf(row, 'same'), at: numberOf(row, 'said_at') }))
      }),
    saveIssueVerdict: ({ a, b, same }, at) =>
      database.write(async (connection) => {
        const pair = `${idLiteral(Math.min(a, b))}, ${idLiteral(Math.max(a, b))}`
        await connection.run(`delete from issue_verdicts where (a, b) = (${pair})`)
        if (same !== null) await connection.run(`insert into issue_verdicts values (${pair}, ${same}, ${idLiteral(at)})`)
      }),
    ...configurations(database),
    ...auditLog(database),
    ...lensDefinitions(database),
    ...modelShelf(database),
    ...pairChecks(database),
    ...personWords(database),
    ...articleDeeds(database),
    ...vintages(database),
    ...people(database),
    ...sessions(database),
    ...accessTokens(database),
    ...records(database),
    ...forgetting(database),
    hold: (work) => database.hold(work),
    close: () => database.close(),
  }
}
