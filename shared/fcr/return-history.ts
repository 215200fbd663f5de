/** Contacts of a lens with a window as columns: what is needed to say how they stood at any moment, and how they may end (domain 6–7). */
import type { EpochSeconds } from './history.ts'
import type { State } from './lens.ts'

/** One place a contact, in order of `solvedAt`. */
export interface ReturnHistory {
  solvedAt: Float64Array
  /** Seconds from the solve to the first return; NaN = none within 30 days, or returns do not fail. */
  gap: Float64Array
  /** The contact's own window, seconds. */
  window: Float64Array
  /** 1 = failed by another flag than a return, known at the solve. */
  flagged: Uint8Array
  /** 1 = solved without any reply: counts, and fails, only once the customer came back (domain 2.4). */
  silent: Uint8Array
}
/** From the first second to the one after the last. */
export interface Span {
  start: EpochSeconds
  end: EpochSeconds
}

/** Places of the contacts solved in the span and not after `asOf`: from the first to the one after the last. */
export function placesIn({ solvedAt }: ReturnHistory, { start, end }: Span, asOf: EpochSeconds): readonly [number, number] {
  return [firstAt(solvedAt, start), firstAt(solvedAt, Math.min(end, asOf + 1))]
}
function firstAt(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** As the compiled lens would have said at `asOf`; null = not seen, or not eligible then. */
export function stateAt(history: ReturnHistory, at: number, asOf: EpochSeconds): State | null {
  const solvedAt = history.solvedAt[at]!
  if (solvedAt > asOf) return null
  const gap = history.gap[at]!
  const window = history.window[at]!
  const returned = gap <= window && solvedAt + gap <= asOf
  if (history.silent[at] === 1 && !returned) return null
  const ripe = solvedAt + window <= asOf
  if (returned || history.flagged[at] === 1) return ripe ? 'failed' : 'failedEarly'
  return ripe ? 'success' : 'pending'
}

export interface StateCounts {
  success: number
  failed: number
  failedEarly: number
  pending: number
}
export function countStates(history: ReturnHistory, span: Span, asOf: EpochSeconds): StateCounts {
  const counts: StateCounts = { success: 0, failed: 0, failedEarly: 0, pending: 0 }
  const [from, to] = placesIn(history, span, asOf)
  for (let at = from; at < to; at += 1) {
    const state = stateAt(history, at, asOf)
    if (state !== null) counts[state] += 1
  }
  return counts
}

/** A period is final when all but one in a hundred of its contacts have had their whole window. */
export const RIPE_SHARE = 0.99
/** Domain 7; null when none is eligible. */
export function isMatured({ success, failed, failedEarly, pending }: StateCounts, end: EpochSeconds, asOf: EpochSeconds): boolean | null {
  const ripe = success + failed
  const eligible = ripe + failedEarly + pending
  return eligible === 0 ? null : asOf >= end && ripe >= RIPE_SHARE * eligible
}
