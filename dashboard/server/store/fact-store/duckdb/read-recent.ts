/** What briefs keep in memory: contacts of late with what the same-issue rules read of their tickets, and who is who. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { idLiteral } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRows, textOf, textOrNullOf } from '../../duckdb/rows.ts'
import type { RecentContact, RecentQuery, UserPerson } from '../contract.ts'
import { factFrom } from './fact-columns.ts'
import { currentTables } from './facts-copy.ts'
import { eventFrom, ticketFrom } from './landing-columns.ts'
import { firstWords } from './opening.ts'
import { isOfLate } from './read-facts.ts'

export async function readRecent(connection: DuckDBConnection, { since, after, limit }: RecentQuery): Promise<RecentContact[]> {
  const { facts } = await currentTables(connection)
  const rows = await readRows(
    connection,
    `with page as (
      select * from ${facts}
      where ticket_id > ${idLiteral(after)}
        and ${isOfLate(since)}
      order by ticket_id limit ${idLiteral(limit)}
    ),
    said as (
      select
        page.ticket_id,
        ${firstWords('events', 'page.requester_id')} as opening,
        string_agg(events.body, chr(10)) filter (where contains(events.body, '"orderRefs":["')) as naming
      from page join ticket_events as events on events.ticket_id = page.ticket_id
      where events.kind = 'comment'
      group by page.ticket_id
    )
    select page.*, tickets.subject, tickets.body, said.opening, said.naming
    from page join tickets on tickets.id = page.ticket_id left join said on said.ticket_id = page.ticket_id
    order by page.ticket_id`,
  )
  return rows.map((row) => {
    const ticket = ticketFrom(textOf(row, 'body'), textOrNullOf(row, 'subject'))
    const named = (textOrNullOf(row, 'naming') ?? '').split('\n').filter((body) => body !== '')
    return {
      fact: factFrom(row),
      row: ticket,
      orderRefs: [...new Set([...ticket.orderRefs, ...named.flatMap((body) => eventFrom(body, null).orderRefs)])],
      opening: textOrNullOf(row, 'opening'),
    }
  })
}

export async function readPeople(connection: DuckDBConnection): Promise<UserPerson[]> {
  const { people } = await currentTables(connection)
  const rows = await readRows(connection, `select user_id, person_id, shared from ${people}`)
  return rows.map((row) => ({ userId: numberOf(row, 'user_id'), personId: numberOf(row, 'person_id'), shared: flagOf(row, 'shared') }))
}
