import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOf, numberOrNull, readRow, streamRows } from '../../duckdb/rows.ts'
import type { DatedFact, Integrity } from '../judge-contract.ts'
import { factFrom } from './fact-columns.ts'
import { currentTables } from './facts-copy.ts'

/** Without unique constraints, counting is what shows a row too many. */
export async function integrity(connection: DuckDBConnection): Promise<Integrity> {
  const { facts } = await currentTables(connection)
  const row = await readRow(
    connection,
    `select
      (select count(*) from tickets) as landed_rows,
      (select count(distinct id) from tickets) as landed_tickets,
      (select count(*) from ${facts}) as fact_rows,
      (select count(distinct ticket_id) from ${facts}) as fact_tickets,
      (select count(distinct id) from tickets where id in (select ticket_id from ${facts})) as judged_tickets,
      (select count(*) from ticket_events) - (select count(*) from (select distinct ticket_id, id, seq from ticket_events)) as repeated_events`,
  )
  return {
    landedRows: numberOf(row, 'landed_rows'),
    landedTickets: numberOf(row, 'landed_tickets'),
    factRows: numberOf(row, 'fact_rows'),
    factTickets: numberOf(row, 'fact_tickets'),
    judgedTickets: numberOf(row, 'judged_tickets'),
    repeatedEvents: numberOf(row, 'repeated_events'),
  }
}

export async function everyFact(
  connection: DuckDBConnection,
  batchFacts: number,
  each: (batch: readonly DatedFact[]) => Promise<void>,
): Promise<void> {
  const { facts } = await currentTables(connection)
  let batch: DatedFact[] = []
  for await (const rows of streamRows(connection, `select * from ${facts}`)) {
    for (const row of rows)
      batch.push({ fact: factFrom(row), cohortDay: numberOf(row, 'cohort_day'), lastSolvedDay: numberOrNull(row, 'last_solved_day') })
    if (batch.length < batchFacts) continue
    await each(batch)
    batch = []
  }
  if (batch.length > 0) await each(batch)
}
