import type { DuckDBConnection } from '@duckdb/node-api'
import { ISSUE_RULES } from '@shared/issue/same-issue.ts'
import { appendRecords, type Column } from '../../duckdb/append.ts'
import { numberOf, readRows, textOf } from '../../duckdb/rows.ts'
import type { KeptWords } from '../judge-contract.ts'

type Verdict = KeptWords['verdicts'][number]
type Reason = KeptWords['reasons'][number]
const VERDICT_COLUMNS: readonly Column<Verdict>[] = [
  { name: 'a', type: 'bigint', of: (verdict) => Math.min(verdict.a, verdict.b) },
  { name: 'b', type: 'bigint', of: (verdict) => Math.max(verdict.a, verdict.b) },
  { name: 'same', type: 'varchar', of: (verdict) => verdict.same },
  { name: 'why', type: 'varchar', of: (verdict) => verdict.why },
]
const REASON_COLUMNS: readonly Column<Reason>[] = [
  { name: 'ticket_id', type: 'bigint', of: (reason) => reason.ticketId },
  { name: 'reason', type: 'varchar', of: (reason) => reason.reason },
]

/** What is kept of a pair or ticket already stays: it was found while more was known. */
export async function keepWords(connection: DuckDBConnection, { verdicts, reasons }: KeptWords): Promise<void> {
  const known = await keptWords(connection)
  const pairs = new Set(known.verdicts.map(({ a, b }) => `${a} ${b}`))
  const tickets = new Set(known.reasons.map(({ ticketId }) => ticketId))
  await appendRecords(
    connection,
    'kept_verdicts',
    VERDICT_COLUMNS,
    verdicts.filter(({ a, b }) => !pairs.has(`${Math.min(a, b)} ${Math.max(a, b)}`)),
  )
  await appendRecords(
    connection,
    'kept_reasons',
    REASON_COLUMNS,
    reasons.filter(({ ticketId }) => !tickets.has(ticketId)),
  )
}

const SAME = ['yes', 'possible', 'no'] as const
export async function keptWords(connection: DuckDBConnection): Promise<KeptWords> {
  const verdicts = await readRows(connection, 'select a, b, same, why from kept_verdicts order by a, b')
  const reasons = await readRows(connection, 'select ticket_id, reason from kept_reasons order by ticket_id')
  return {
    verdicts: verdicts.map((row) => ({
      a: numberOf(row, 'a'),
      b: numberOf(row, 'b'),
      same: known(SAME, textOf(row, 'same')),
      why: known(ISSUE_RULES, textOf(row, 'why')),
    })),
    reasons: reasons.map((row) => ({ ticketId: numberOf(row, 'ticket_id'), reason: textOf(row, 'reason') })),
  }
}
function known<T extends string>(words: readonly T[], word: string): T {
  const found = words.find((one) => one === word)
  if (found === undefined) throw new TypeError(`a word that nobody knows among kept verdicts: ${word}`)
  return found
}
