/** What happened up to a solve, and after it (domain 2.2). */
import type { FcrConfig } from './config.ts'
import type { EpochSeconds, GroupId, HistoryEvent, TicketHistory, UserId } from './history.ts'
import { isAfterAudit, isBefore, type Place } from './order.ts'
import type { Line } from './speakers.ts'
import type { Solve } from './spans.ts'

/** On live channels the last words of a session are no return. */
const LIVE_AFTERMATH_SECONDS = 15 * 60

export interface UpToSolve {
  transfers: number
  routed: number
  escalated: boolean
  clarifications: number
  unconfirmed: boolean
  solverGroup: GroupId | null
  solver: UserId | null
}
export interface AfterSolve {
  returnAt: EpochSeconds | null
  courtesyReturns: number
}
const NOTHING_AFTER: AfterSolve = { returnAt: null, courtesyReturns: 0 }

/** Where counting begins: the first agent reply that counts, and the answer that made a proactive ticket a contact. */
export interface Counting {
  live: boolean
  opening: Line | null
  firstAgentReply: Line | null
}

/** Flags up to `solve`, or up to now when the ticket was never solved. */
export function readUpToSolve(
  history: TicketHistory,
  events: readonly HistoryEvent[],
  lines: readonly Line[],
  counting: Counting,
  solve: Solve | null,
  config: FcrConfig,
): UpToSolve {
  const moves = readMoves(history, events, counting, solve, config)
  return {
    ...moves,
    clarifications: counting.live ? 0 : countClarifications(lines, counting.opening, solve),
    unconfirmed: solve !== null && !solve.byPerson && lastLineBefore(lines, solve)?.speaker === 'agent',
  }
}

function readMoves(
  history: TicketHistory,
  events: readonly HistoryEvent[],
  { opening, firstAgentReply }: Counting,
  solve: Solve | null,
  config: FcrConfig,
): Omit<UpToSolve, 'clarifications' | 'unconfirmed'> {
  let created: Place | null = null
  let group = firstOf('group', events, history.groupId)
  let assignee = firstOf('assignee', events, history.assigneeId)
  let transfers = 0
  let routed = 0
  let escalated = false
  for (const event of events) {
    // The whole audit of the solve belongs to it: who solved is often set there.
    if (solve !== null && isAfterAudit(event, solve)) break
    if (event.kind === 'created') {
      created = event
      group = event.groupId
      assignee = event.assigneeId
    } else if (event.kind === 'assignee') assignee = event.to
    else if (event.kind === 'tags') {
      if (!escalated && event.added.length > 0 && isAddedLater(event, created, opening))
        escalated = event.added.some((tag) => config.escalationTags.has(tag))
    } else if (event.kind === 'group') {
      group = event.to
      if (event.from === null || event.from === event.to || (opening !== null && isBefore(event, opening))) continue
      if (event.byPerson || (firstAgentReply !== null && isBefore(firstAgentReply, event))) {
        transfers += 1
        if (event.to !== null && config.tier2Groups.has(event.to)) escalated = true
      } else routed += 1
    }
  }
  return { transfers, routed, escalated, solverGroup: solve === null ? null : group, solver: solve === null ? null : assignee }
}

/** What a field held at first when the creation is not among the events: what its first change left, else what it holds now. */
function firstOf(kind: 'group' | 'assignee', events: readonly HistoryEvent[], now: number | null): number | null {
  for (const event of events) {
    if (event.kind === 'created') return kind === 'group' ? event.groupId : event.assigneeId
    if (event.kind === kind) return event.from
  }
  return now
}

/** The first group the ticket was in. */
export function readFirstGroup(history: TicketHistory, events: readonly HistoryEvent[]): GroupId | null {
  const first = firstOf('group', events, history.groupId)
  if (first !== null) return first
  for (const event of events) if (event.kind === 'group' && event.to !== null) return event.to
  return null
}

/** After creation, or after the answer that made the ticket a contact. */
const isAddedLater = (event: Place, created: Place | null, opening: Line | null): boolean =>
  (created === null || isAfterAudit(event, created)) && (opening === null || isBefore(opening, event))

/** The customer had to answer a question before the solve; thanks are no answer but end the question. */
function countClarifications(lines: readonly Line[], opening: Line | null, solve: Solve | null): number {
  let count = 0
  let asked = false
  for (const line of lines) {
    if (solve !== null && !isBefore(line, solve)) break
    if (opening !== null && isBefore(line, opening)) continue
    if (line.speaker === 'agent') asked ||= line.reply
    else if (line.speaker === 'customer') {
      if (asked && !line.gratitude && line !== opening) count += 1
      asked = false
    }
  }
  return count
}

function lastLineBefore(lines: readonly Line[], place: Place): Line | null {
  for (let at = lines.length - 1; at >= 0; at -= 1) if (isBefore(lines[at]!, place)) return lines[at]!
  return null
}

/** Did the customer come back on the same ticket? */
export function readAfterSolve(lines: readonly Line[], live: boolean, solve: Solve | null): AfterSolve {
  if (solve === null) return NOTHING_AFTER
  let returnAt: EpochSeconds | null = null
  let courtesyReturns = 0
  for (const line of lines) {
    if (line.speaker !== 'customer' || !isAfterAudit(line, solve)) continue
    if (line.gratitude) courtesyReturns += 1
    else if (returnAt === null && (!live || line.at > solve.at + LIVE_AFTERMATH_SECONDS)) returnAt = line.at
  }
  return { returnAt, courtesyReturns }
}
