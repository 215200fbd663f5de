/** Groups and scans of the fake reader, row by row; batches are small, so that a question which keeps one is caught. */
import { NO_VALUE, type ContactFact, type Grouping } from '@shared/fcr/fact.ts'
import { STATES } from '@shared/fcr/lens.ts'
import type { ContactBatch, Following, GroupCount, GroupQuery, ScanNumber, ScanQuery, WordColumn } from '../store/fact-store/contract.ts'

interface Seen {
  fact: ContactFact
  cohort: number
  day: number
  cell: string | null
  cellPossible: string | null
  reason: string | null
}
type ValueOf = (fact: ContactFact, by: Grouping, predicted?: boolean) => string

export function fakeGroups(rows: readonly Seen[], { by, byDay = false, lens }: GroupQuery, valueOf: ValueOf): GroupCount[] {
  const counts = new Map<string, GroupCount>()
  for (const { fact, day, cell, cellPossible, reason } of rows) {
    const values = by.map((grouping) => valueOf(fact, grouping, lens.predictedReasons))
    const count = { day: byDay ? day : null, values, cell, cellPossible, reason, coarse: fact.fidelity === 'coarse', count: 0 }
    const key = JSON.stringify(count)
    counts.set(key, { ...count, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

const BATCH = 7
export function fakeScan<N extends ScanNumber, W extends Grouping>(
  rows: readonly Seen[],
  { numbers, words, lens }: ScanQuery<N, W>,
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
  const columns = words.map((word) => [word, named((row) => valueOf(row.fact, word, lens.predictedReasons))] as const)
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

/** First eligible contacts of a person for their reason that the asked one followed, one by one. */
export function followed<T extends Seen>(
  rows: readonly T[],
  facts: readonly ContactFact[],
  { reason, withinSeconds }: Following,
  shared: ReadonlySet<number>,
  asOf: number,
): T[] {
  const isIndex = ({ fact, cell }: Seen) =>
    STATES.some((state) => state === cell) &&
    fact.exclusion === null &&
    fact.reason !== null &&
    fact.firstSolvedAt !== null &&
    fact.firstSolvedAt + withinSeconds <= asOf &&
    !shared.has(fact.personId)
  const places = (fact: ContactFact) => [fact.firstSolvedAt ?? 0, fact.ticketId] as const
  const earlier = (a: ContactFact, b: ContactFact) => places(a)[0] < places(b)[0] || (places(a)[0] === places(b)[0] && a.ticketId < b.ticketId)
  const candidates = rows.filter(isIndex)
  return candidates.filter(
    ({ fact }) =>
      !candidates.some((other) => other.fact.personId === fact.personId && other.fact.reason === fact.reason && earlier(other.fact, fact)) &&
      (reason === null ||
        facts.some(
          (later) =>
            later.personId === fact.personId &&
            later.reason === reason &&
            later.reason !== fact.reason &&
            later.createdAt > (fact.firstSolvedAt ?? 0) &&
            later.createdAt <= (fact.firstSolvedAt ?? 0) + withinSeconds &&
            [null, 'abandoned', 'no_reply_solve'].includes(later.exclusion),
        )),
  )
}
