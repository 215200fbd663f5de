/** Groups and scans of the fake reader, row by row; batches are small, so that a question which keeps one is caught. */
import { NO_VALUE, type ContactFact, type Grouping } from '@shared/fcr/fact.ts'
import type { ContactBatch, GroupCount, GroupQuery, ScanNumber, ScanQuery, WordColumn } from '../store/fact-store/contract.ts'

interface Seen {
  fact: ContactFact
  cohort: number
  day: number
  cell: string | null
  cellPossible: string | null
  reason: string | null
}
type ValueOf = (fact: ContactFact, by: Grouping) => string

export function fakeGroups(rows: readonly Seen[], { by, byDay = false }: GroupQuery, valueOf: ValueOf): GroupCount[] {
  const counts = new Map<string, GroupCount>()
  for (const { fact, day, cell, cellPossible, reason } of rows) {
    const values = by.map((grouping) => valueOf(fact, grouping))
    const count = { day: byDay ? day : null, values, cell, cellPossible, reason, coarse: fact.fidelity === 'coarse', count: 0 }
    const key = JSON.stringify(count)
    counts.set(key, { ...count, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

const BATCH = 7
export function fakeScan<N extends ScanNumber, W extends Grouping>(
  rows: readonly Seen[],
  { numbers, words }: ScanQuery<N, W>,
  valueOf: ValueOf,
  each: (batch: ContactBatch<N, W>) => void,
): void {
  const named = (of: (row: Seen) => string) => {
    const names = [...new Set(rows.map(of))].sort()
    return (part: readonly Seen[]): WordColumn => ({ codes: Int32Array.from(part, (row) => names.indexOf(of(row))), names })
  }
  const [cell, cellPossible, reason] = [
    named((row) => row.cell ?? NO_VALUE),
    named((row) => row.cellPossible ?? NO_VALUE),
    named((row) => row.reason ?? NO_VALUE),
  ]
  const columns = words.map((word) => [word, named((row) => valueOf(row.fact, word))] as const)
  for (let at = 0; at < rows.length; at += BATCH) {
    const part = rows.slice(at, at + BATCH)
    each({
      size: part.length,
      cell: cell(part),
      cellPossible: cellPossible(part),
      reason: reason(part),
      numbers: Object.fromEntries(numbers.map((name) => [name, Float64Array.from(part, (row) => numberOf(row, name))])) as Record<N, Float64Array>,
      words: Object.fromEntries(columns.map(([word, of]) => [word, of(part)])) as Record<W, WordColumn>,
    })
  }
}

function numberOf({ fact, cohort, day }: Seen, name: ScanNumber): number {
  const value = {
    ...fact,
    countedAt: cohort,
    day,
    nextGap: fact.next.gap,
    nextTicketId: fact.next.ticketId,
    nextGapPossible: fact.nextPossible.gap,
    coarse: fact.fidelity === 'coarse',
  }[name]
  return value === null ? Number.NaN : Number(value)
}
