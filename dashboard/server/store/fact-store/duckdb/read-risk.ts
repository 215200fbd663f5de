/** What the repeat-risk model learns from: judged contacts with what was said by their first solve. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { ContactSignals } from '@shared/risk/risk-contact.ts'
import { unpackSignals } from '@shared/text/signals.ts'
import { idLiteral, isAmong } from '../../duckdb/literals.ts'
import { flagOf, numberOf, readRows, type Row } from '../../duckdb/rows.ts'
import type { RiskFact, RiskQuery } from '../risk-contract.ts'
import { factFrom } from './fact-columns.ts'
import { currentTables } from './facts-copy.ts'

export async function readRiskFacts(connection: DuckDBConnection, query: RiskQuery): Promise<RiskFact[]> {
  const { facts } = await currentTables(connection)
  const page =
    'ids' in query
      ? `select * from ${facts} where ${isAmong('ticket_id', query.ids)}`
      : `select * from ${facts} where ticket_id > ${idLiteral(query.after)} and created_at >= ${idLiteral(query.since)} order by ticket_id limit ${idLiteral(query.limit)}`
  const rows = await readRows(
    connection,
    `with page as (${page}),
    lines as (
      select
        page.ticket_id,
        events.happened_at,
        events.signals,
        events.speaker_id,
        events.speaker_id = page.requester_id as by_customer,
        page.first_solved_at is null or events.happened_at <= page.first_solved_at as by_solve
      from page join ticket_events as events on events.ticket_id = page.ticket_id
      where events.kind = 'comment' and events.is_public
    ),
    said as (
      select
        ticket_id,
        -- Later lines are the return that is to be foreseen: nothing of them, not even that they were read.
        count(*) filter (where by_solve) as lines,
        count(signals) filter (where by_solve) as read_lines,
        count(*) filter (where by_solve and not by_customer and speaker_id > 0) as by_persons,
        count(*) filter (where by_solve and not by_customer and speaker_id <= 0) as by_machines,
        arg_min(coalesce(signals, -1), happened_at) filter (where by_customer and by_solve) as opening,
        arg_max(coalesce(signals, -1), happened_at) filter (where by_customer and by_solve) as last_asked,
        max(happened_at) filter (where by_customer and by_solve) as last_asked_at,
        max(happened_at) filter (where not by_customer and by_solve) as last_answer_at,
        coalesce(bool_or(signals % 2 = 1) filter (where not by_customer and by_solve), false) as promised
      from lines group by ticket_id
    )
    select page.*, said.* exclude (ticket_id)
    from page left join said on said.ticket_id = page.ticket_id
    order by page.ticket_id`,
  )
  return rows.map((row) => ({ fact: factFrom(row), signals: signalsFrom(row) }))
}

/** null where no line is known; what they say is null where none was read: no text came, or it came before the rule. */
function signalsFrom(row: Row): ContactSignals | null {
  if (row['lines'] === null || numberOf(row, 'lines') === 0) return null
  const unpacked = (column: string) => (row[column] === null || numberOf(row, column) < 0 ? null : unpackSignals(numberOf(row, column)))
  const asked = unpacked('last_asked')
  const answered =
    row['last_answer_at'] !== null && row['last_asked_at'] !== null && numberOf(row, 'last_answer_at') >= numberOf(row, 'last_asked_at')
  return {
    opening: unpacked('opening'),
    bySolve:
      numberOf(row, 'read_lines') === 0
        ? null
        : { negative: asked?.negative ?? 0, unanswered: (asked?.question ?? false) && !answered, promise: flagOf(row, 'promised') },
    answers: { persons: numberOf(row, 'by_persons'), machines: numberOf(row, 'by_machines') },
  }
}
