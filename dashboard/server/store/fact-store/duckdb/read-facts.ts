/** Questions over the facts: counts by day, and the tickets behind them. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ContactFact, Dimension } from '@shared/fcr/fact.ts'
import type { EpochSeconds, PersonId, TicketId } from '@shared/fcr/history.ts'
import { idLiteral, isAmong, textList, textLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRow, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { CellCount, ContactPage, FactQuery } from '../contract.ts'
import { dimensionText, namesOf, printFilter } from './dimensions.ts'
import { factFrom } from './fact-columns.ts'
import { currentTables } from './facts-copy.ts'
import { indexColumns, isFollowed } from './following.ts'
import { printChoice, printPredicate } from './print-predicate.ts'

/** The facts a query sees, each with its day, slice, cells and primary reason. */
export async function seenFacts(
  connection: DuckDBConnection,
  { lens, fromDay, toDay, slice, filters, narrow, following }: FactQuery,
  columns: string,
): Promise<string> {
  const { facts, people } = await currentTables(connection)
  const day = lens.cohort === 'cohortAt' ? 'cohort_day' : 'last_solved_day'
  const where = [
    `${day} is not null`,
    ...(fromDay === null ? [] : [`${day} >= ${idLiteral(fromDay)}`]),
    ...(toDay === null ? [] : [`${day} <= ${idLiteral(toDay)}`]),
    ...filters.map((filter) => printFilter(filter, lens.predictedReasons)),
    ...(narrow === undefined ? [] : [printPredicate(narrow)]),
  ]
  return `
    with judged as (
      select ${columns}
        ${following === undefined ? '' : indexColumns(lens)}
        ${day} as day,
        ${lens.cohort === 'cohortAt' ? 'cohort_at' : 'last_solved_at'} as counted_at,
        ${slice === null ? 'null::varchar' : dimensionText(slice, lens.predictedReasons)} as slice,
        fidelity = 'coarse' as is_coarse,
        ${printChoice(lens.cell)} as cell,
        ${printChoice(lens.cellPossible)} as cell_possible,
        ${printChoice(lens.reason)} as any_reason
      from ${facts}
      where ${where.join(' and ')}
    ),
    ${following === undefined ? 'seen' : 'any_seen'} as (
      select *, case when cell in ('failed', 'failedEarly') then any_reason end as primary_reason
      from judged
      where cell is not null or cell_possible is not null
    )${following === undefined ? '' : `, ${isFollowed(following, { lens, facts, people })}`}`
}

export async function countCells(connection: DuckDBConnection, query: FactQuery): Promise<CellCount[]> {
  const rows = await readRows(
    connection,
    `${await seenFacts(connection, query, '')}
    select day, slice, cell, cell_possible, primary_reason, is_coarse, count(*) as contacts
    from seen
    group by all
    order by all`,
  )
  return rows.map((row) => ({
    day: numberOf(row, 'day'),
    slice: textOrNullOf(row, 'slice'),
    cell: textOrNullOf(row, 'cell'),
    cellPossible: textOrNullOf(row, 'cell_possible'),
    reason: textOrNullOf(row, 'primary_reason'),
    coarse: flagOf(row, 'is_coarse'),
    count: numberOf(row, 'contacts'),
  }))
}

export async function listContacts(
  connection: DuckDBConnection,
  query: FactQuery & { cells: readonly string[] | null; reason: string | null; limit: number; offset: number },
): Promise<ContactPage> {
  const seen = await seenFacts(connection, query, '*,')
  const where = [
    'cell is not null',
    ...(query.cells === null ? [] : [`cell in (${textList(query.cells)})`]),
    ...(query.reason === null ? [] : [`primary_reason = ${textLiteral(query.reason)}`]),
  ].join(' and ')
  const { total } = await readRow(connection, `${seen} select count(*) as total from seen where ${where}`)
  const rows = await readRows(
    connection,
    `${seen},
    page as (
      select * from seen where ${where}
      order by counted_at, ticket_id limit ${idLiteral(query.limit)} offset ${idLiteral(query.offset)}
    )
    select page.*, tickets.subject from page left join tickets on tickets.id = page.ticket_id
    order by counted_at, ticket_id`,
  )
  return {
    total: Number(total),
    rows: rows.map((row) => ({
      fact: factFrom(row),
      cell: textOf(row, 'cell'),
      reason: textOrNullOf(row, 'primary_reason'),
      subject: textOrNullOf(row, 'subject'),
    })),
  }
}

export async function readFacts(connection: DuckDBConnection, ids: readonly TicketId[]): Promise<ContactFact[]> {
  const { facts } = await currentTables(connection)
  const rows = await readRows(connection, `select * from ${facts} where ${isAmong('ticket_id', ids)} order by ticket_id`)
  return rows.map((row) => factFrom(row))
}

/** Contacts that were opened, or not yet solved for good, at or after `since`. */
export const isOfLate = (since: EpochSeconds): string =>
  `(created_at >= ${idLiteral(since)} or not solved_now or last_solved_at >= ${idLiteral(since)})`
/** Oldest first. */
export async function factsOfPerson(connection: DuckDBConnection, person: PersonId, since: EpochSeconds): Promise<ContactFact[]> {
  const { facts } = await currentTables(connection)
  const rows = await readRows(
    connection,
    `select * from ${facts}
    where person_id = ${idLiteral(person)} and ${isOfLate(since)}
    order by created_at, ticket_id`,
  )
  return rows.map((row) => factFrom(row))
}

export async function dimensionValues(
  connection: DuckDBConnection,
  dimension: Dimension,
): Promise<{ value: string; label: string; count: number }[]> {
  const { facts } = await currentTables(connection)
  const names = namesOf(dimension)
  const rows = await readRows(
    connection,
    `with final as (select ${dimensionText(dimension, false)} as value, count(*) as contacts from ${facts} group by all)
    select final.value, final.contacts, ${names === null ? 'final.value' : 'coalesce(names.name, final.value)'} as label
    from final ${names === null ? '' : `left join ${names} as names on names.id::varchar = final.value`}
    order by final.contacts desc, final.value`,
  )
  return rows.map((row) => ({ value: textOf(row, 'value'), label: textOf(row, 'label'), count: numberOf(row, 'contacts') }))
}
