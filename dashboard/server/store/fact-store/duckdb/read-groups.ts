/** Counts by several groupings at once. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { flagOf, numberOf, numberOrNull, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { GroupCount, GroupQuery } from '../contract.ts'
import { dimensionText } from './dimensions.ts'
import { seenFacts } from './read-facts.ts'

export async function countGroups(connection: DuckDBConnection, { by, byDay = false, ...scope }: GroupQuery): Promise<GroupCount[]> {
  const names = by.map((_, i) => `group_${i}`)
  const columns = by.map((grouping, i) => `${dimensionText(grouping, scope.lens.predictedReasons)} as ${names[i]},`).join(' ')
  const rows = await readRows(
    connection,
    `${await seenFacts(connection, { ...scope, slice: null }, columns)}
    select ${[byDay ? 'day' : 'null::integer as day', ...names].join(', ')}, cell, cell_possible, primary_reason, is_coarse, count(*) as contacts
    from seen
    group by all
    order by all`,
  )
  return rows.map((row) => ({
    day: numberOrNull(row, 'day'),
    values: names.map((name) => textOf(row, name)),
    cell: textOrNullOf(row, 'cell'),
    cellPossible: textOrNullOf(row, 'cell_possible'),
    reason: textOrNullOf(row, 'primary_reason'),
    coarse: flagOf(row, 'is_coarse'),
    count: numberOf(row, 'contacts'),
  }))
}
