/** What persons came with after a contact about something else. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { numberOf, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { FactScope, FollowingCount } from '../contract.ts'
import { seenFacts } from './read-facts.ts'

export async function countFollowing(
  connection: DuckDBConnection,
  { withinSeconds, ...scope }: FactScope & { withinSeconds: number },
): Promise<FollowingCount[]> {
  // With no reason asked, what is seen are the contacts that another one could follow.
  const seen = await seenFacts(connection, { ...scope, following: { reason: null, withinSeconds }, slice: null }, '')
  const rows = await readRows(
    connection,
    `${seen}
    select index_reason, null as next_reason, count(*) as persons, count(*) filter (where is_coarse) as coarse from seen group by all
    union all
    select seen.index_reason, next_contacts.next_reason, count(*), count(*) filter (where seen.is_coarse)
    from next_contacts join seen on seen.index_ticket = next_contacts.index_ticket group by all
    order by all`,
  )
  return rows.map((row) => ({
    reason: textOf(row, 'index_reason'),
    next: textOrNullOf(row, 'next_reason'),
    persons: numberOf(row, 'persons'),
    coarse: numberOf(row, 'coarse'),
  }))
}
