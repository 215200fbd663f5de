/** Facts from the ticket row and its metric set alone (domain 2.5). */
import { MAX_GAP_SECONDS } from './config.ts'
import type { TicketHistory } from './history.ts'
import { isSolved, type Solve, type Span } from './spans.ts'
import type { AfterSolve, UpToSolve } from './up-to-solve.ts'

const atSecond = (at: number): Solve => ({ at, id: 0, seq: 0, byPerson: true })

/** The first and the latest solve; what happened between them is not known and counts as solved. */
export function coarseSpans({ createdAt, status, updatedAt, metric }: TicketHistory): Span[] {
  const solvedAt = metric?.solvedAt ?? null
  const reopens = metric?.reopens ?? 0
  const minutes = metric?.firstResolutionMinutes ?? null
  const first = reopens > 0 && minutes !== null ? createdAt + minutes * 60 : solvedAt
  if (first === null) return []
  const last = reopens > 0 && solvedAt !== null && solvedAt > first ? solvedAt : first
  const end = isSolved(status) ? null : Math.max(updatedAt, last)
  return last === first
    ? [{ solve: atSecond(first), end }]
    : [
        { solve: atSecond(first), end: last },
        { solve: atSecond(last), end },
      ]
}

/** Stations and replies stand in for transfers and clarifications. */
export function coarseUpToSolve({ metric, groupId, assigneeId }: TicketHistory, live: boolean, solve: Solve | null): UpToSolve {
  return {
    transfers: Math.max(0, (metric?.groupStations ?? 1) - 1),
    routed: 0,
    escalated: false,
    clarifications: !live && (metric?.replies ?? 0) >= 2 ? 1 : 0,
    unconfirmed: false,
    solverGroup: solve === null ? null : groupId,
    solver: solve === null ? null : assigneeId,
  }
}

/** A reopening is a return, nobody knows when: 30 days is the latest that still counts. */
export function coarseAfterSolve({ metric }: TicketHistory, solve: Solve | null): AfterSolve {
  return { returnAt: solve !== null && (metric?.reopens ?? 0) > 0 ? solve.at + MAX_GAP_SECONDS : null, courtesyReturns: 0 }
}
