/** A row of the trend from counted cells: rates, limits, maturity (domain 6–8). */
import type { TrendRow } from '@shared/api/trend.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { isMatured, type StateCounts } from '@shared/fcr/return-history.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { CellCount } from '../store/fact-store/contract.ts'

const EXCLUDED = 'excluded:'
export interface Tally {
  certain: StateCounts
  possible: StateCounts
  excluded: Record<string, number>
  failures: Record<string, number>
  coarse: number
  /** null for lenses that rest on no answer. */
  response: { answered: number; asked: number } | null
}

const noStates = (): StateCounts => ({ success: 0, failed: 0, failedEarly: 0, pending: 0 })
export const emptyTally = (): Tally => ({ certain: noStates(), possible: noStates(), excluded: {}, failures: {}, coarse: 0, response: null })
export const eligibleOf = (tally: Tally): number => sum(tally.certain)
const sum = (counts: StateCounts) => counts.success + counts.failed + counts.failedEarly + counts.pending

const isState = (cell: string | null): cell is keyof StateCounts =>
  cell === 'success' || cell === 'failed' || cell === 'failedEarly' || cell === 'pending'

/** A cell of a lens, or of who answered it. */
export function addCount(tally: Tally, cell: Omit<CellCount, 'day' | 'slice'>): void {
  if (cell.cell === 'answered' || cell.cell === 'unanswered') {
    const response = (tally.response ??= { answered: 0, asked: 0 })
    if (cell.cell === 'answered') response.answered += cell.count
    response.asked += cell.count
    return
  }
  if (isState(cell.cellPossible)) tally.possible[cell.cellPossible] += cell.count
  if (cell.cell?.startsWith(EXCLUDED)) {
    const code = cell.cell.slice(EXCLUDED.length)
    tally.excluded[code] = (tally.excluded[code] ?? 0) + cell.count
  }
  if (!isState(cell.cell)) return
  tally.certain[cell.cell] += cell.count
  if (cell.coarse) tally.coarse += cell.count
  if ((cell.cell === 'failed' || cell.cell === 'failedEarly') && cell.reason !== null)
    tally.failures[cell.reason] = (tally.failures[cell.reason] ?? 0) + cell.count
}

export interface RowFrame {
  period: string | null
  slice: string | null
  sliceLabel: string | null
  /** First second after the period. */
  end: EpochSeconds
}

/** An empty sample has no rate and says why; it is never 0. */
export function toRow(tally: Tally, frame: RowFrame, asOf: EpochSeconds | null): TrendRow {
  const { success, failed, failedEarly, pending } = tally.certain
  const eligible = eligibleOf(tally)
  const n = success + failed
  return {
    period: frame.period,
    slice: frame.slice,
    sliceLabel: frame.sliceLabel,
    eligible,
    success,
    failed,
    failedEarly,
    pending,
    excluded: sorted(tally.excluded),
    n,
    ...interval(success, n),
    nullReason: eligible === 0 ? 'no_contacts' : n === 0 ? 'none_ripe' : null,
    matured: asOf === null ? null : isMatured(tally.certain, frame.end, asOf),
    upperBound: eligible === 0 ? null : 1 - (failed + failedEarly) / eligible,
    projected: null,
    projection: null,
    revision: null,
    withPossible: interval(tally.possible.success, tally.possible.success + tally.possible.failed),
    failures: sorted(tally.failures),
    response: tally.response && { ...tally.response, ...interval(tally.response.answered, tally.response.asked) },
    coarseShare: eligible === 0 ? 0 : tally.coarse / eligible,
  }
}

function interval(success: number, n: number) {
  return wilson(success, n) ?? { rate: null, low: null, high: null }
}

/** The same counts always print the same document. */
function sorted(counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
