/** What the judge writes: only rows that differ, or a whole copy that is then put in force. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { UserId } from '@shared/fcr/history.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { numberOf, readRow, readRows } from '../../duckdb/rows.ts'
import type { CopyComparison, DatedFact, Done, PersonLink } from '../judge-contract.ts'
import { FACT_COLUMNS } from './fact-columns.ts'
import { currentTables, inForce, otherCopy, spareTables } from './facts-copy.ts'
import { keepMeta } from './meta.ts'

export const PREPARE_WRITER = `
  create temp table stage_facts as select * from facts_a limit 0;
  create temp table stage_people as select * from people_a limit 0;`

const PEOPLE_COLUMNS: readonly Column<PersonLink>[] = [
  { name: 'user_id', type: 'bigint', of: (link) => link.userId },
  { name: 'person_id', type: 'bigint', of: (link) => link.personId },
  { name: 'shared', type: 'boolean', of: (link) => link.shared },
]
interface Part {
  facts: readonly DatedFact[]
  people: readonly PersonLink[]
}

export async function applyFacts(connection: DuckDBConnection, change: Part & { gone: readonly UserId[]; done: Done | null }): Promise<number> {
  const { facts, people } = await currentTables(connection)
  await stage(connection, change)
  const changed = await replaceChanged(connection, facts, 'stage_facts', 'ticket_id')
  await replaceChanged(connection, people, 'stage_people', 'user_id')
  await unstage(connection)
  if (change.gone.length > 0) await connection.run(`delete from ${people} where ${isAmong('user_id', change.gone)}`)
  if (change.done) await keepDone(connection, change.done)
  return changed
}
async function keepDone(connection: DuckDBConnection, done: Done): Promise<void> {
  await keepMeta(connection, 'definition', done.definition)
  await keepMeta(connection, 'verdicts', done.verdicts)
  await connection.run(`delete from due where landing <= ${idLiteral(done.dueUpTo)}`)
}
async function stage(connection: DuckDBConnection, { facts, people }: Part): Promise<void> {
  await appendRecords(connection, 'stage_facts', FACT_COLUMNS, facts)
  await appendRecords(connection, 'stage_people', PEOPLE_COLUMNS, people)
}
async function unstage(connection: DuckDBConnection): Promise<void> {
  await connection.run('delete from stage_facts')
  await connection.run('delete from stage_people')
}
async function replaceChanged(connection: DuckDBConnection, table: string, staged: string, key: string): Promise<number> {
  const changed = `select ${key} from (from ${staged} except from ${table} where ${key} in (select ${key} from ${staged}))`
  const keys = (await readRows(connection, changed)).map((row) => numberOf(row, key))
  if (keys.length === 0) return 0
  const among = isAmong(key, keys)
  await connection.run(`delete from ${table} where ${among}`)
  await connection.run(`insert into ${table} select * from ${staged} where ${among}${orderOf(table)}`)
  return keys.length
}
/** Facts lie in the order of time, so that a range of days is read without the rest. */
const orderOf = (table: string) => (table.startsWith('facts') ? ' order by created_at, ticket_id' : '')

export async function beginCopy(connection: DuckDBConnection): Promise<void> {
  const spare = await spareTables(connection)
  await connection.run(`delete from ${spare.facts}`)
  await connection.run(`delete from ${spare.people}`)
}
export async function addToCopy(connection: DuckDBConnection, part: Part): Promise<void> {
  const spare = await spareTables(connection)
  await stage(connection, part)
  await connection.run(`insert into ${spare.facts} select * from stage_facts${orderOf(spare.facts)}`)
  await connection.run(`insert into ${spare.people} select * from stage_people`)
  await unstage(connection)
}

export async function swapCopy(connection: DuckDBConnection, done: Done): Promise<CopyComparison> {
  const compared = await comparison(connection)
  await keepMeta(connection, 'facts_copy', otherCopy(await inForce(connection)))
  await keepDone(connection, done)
  return compared
}

export async function compareCopy(connection: DuckDBConnection): Promise<CopyComparison> {
  const compared = await comparison(connection)
  await beginCopy(connection)
  return compared
}

async function comparison(connection: DuckDBConnection): Promise<CopyComparison> {
  const spare = await spareTables(connection)
  const present = await currentTables(connection)
  return {
    facts: numberOf(await readRow(connection, `select count(*) as facts from ${spare.facts}`), 'facts'),
    differingTickets: await differing(connection, present.facts, spare.facts, 'ticket_id'),
    differingUsers: await differing(connection, present.people, spare.people, 'user_id'),
  }
}
/** Both ways, a row too many included. */
async function differing(connection: DuckDBConnection, present: string, spare: string, key: string): Promise<number[]> {
  const rows = await readRows(
    connection,
    `with gone as (from ${present} except all from ${spare}), come as (from ${spare} except all from ${present}),
    final as (select ${key} as id from gone union select ${key} from come)
    select id from final order by id`,
  )
  return rows.map((row) => numberOf(row, 'id'))
}
