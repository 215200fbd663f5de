/** One ticket with all its events, read into its own state (domain 2.1, 2.2, 2.5). What other tickets do to it comes later. */
import type { AgentDirectory } from './agents.ts'
import { coarseAfterSolve, coarseSpans, coarseUpToSolve } from './coarse.ts'
import type { FcrConfig } from './config.ts'
import type { Exclusion } from './fact.ts'
import type { EpochSeconds, GroupId, HistoryEvent, SurveyAnswer, TicketHistory, UserId } from './history.ts'
import { comparePlaces, isBefore } from './order.ts'
import { isLive, readConversation, type Conversation, type Line } from './speakers.ts'
import { readMergedAt, readSpans, type Solve, type Span } from './spans.ts'
import { readAfterSolve, readFirstGroup, readUpToSolve, type AfterSolve, type UpToSolve } from './up-to-solve.ts'

/** Codes 1 to 6 of domain 2.4: what a ticket says about itself. */
export type OwnExclusion = Extract<Exclusion, 'deleted' | 'spam' | 'test' | 'internal' | 'proactive' | 'merged'>

export interface FoldContext {
  config: FcrConfig
  agents: AgentDirectory
  isSuspended: (user: UserId) => boolean
}

export interface FoldedTicket {
  history: TicketHistory
  events: readonly HistoryEvent[]
  live: boolean
  coarse: boolean
  exclusion: OwnExclusion | null
  lines: readonly Line[]
  /** The customer's own arrival with this ticket; the answer to a proactive one. */
  arrivedAt: EpochSeconds
  /** The answer that made a proactive ticket a contact. */
  opening: Line | null
  firstAgentReply: Line | null
  firstBotReplyAt: EpochSeconds | null
  /** By an agent or a bot, from the arrival on. */
  firstReplyAt: EpochSeconds | null
  agentReplies: number
  botReplies: number
  autoReplies: number
  /** Replies in the whole life, the arrival or not; unknown = nobody can tell. */
  answered: 'yes' | 'no' | 'unknown'
  spans: readonly Span[]
  firstSolve: Solve | null
  mergedAt: EpochSeconds | null
  firstGroup: GroupId | null
}

export function foldHistory(history: TicketHistory, context: FoldContext): FoldedTicket {
  const { config, agents } = context
  const events = inOrder(history.events)
  const live = isLive(history)
  const conversation = readConversation(history, events, config, agents)
  const { lines, agentWroteFirst, autoReplies } = conversation
  const opening = agentWroteFirst ? (lines.find((line) => line.speaker === 'customer' && !line.gratitude) ?? null) : null
  const arrivedAt = opening?.at ?? history.createdAt
  const replies = countReplies(history, live, conversation, opening)
  const spans = events.length === 0 ? coarseSpans(history) : readSpans(events)
  const firstSolve = (opening === null ? spans[0] : spans.find(({ solve }) => !isBefore(solve, opening)))?.solve ?? null
  return {
    history,
    events,
    live,
    exclusion: ownExclusion(history, agentWroteFirst && opening === null, context),
    lines,
    arrivedAt,
    opening,
    autoReplies,
    ...replies,
    spans,
    firstSolve,
    mergedAt: readMergedAt(history, events),
    firstGroup: events.length === 0 ? coarseFirstGroup(history) : readFirstGroup(history, events),
  }
}

/** Flags up to a solve: the ticket's own first one, or one that another ticket gave it. */
export function foldUpToSolve(ticket: FoldedTicket, solve: Solve | null, config: FcrConfig): UpToSolve {
  return ticket.events.length === 0
    ? coarseUpToSolve(ticket.history, ticket.live, solve)
    : readUpToSolve(ticket.history, ticket.events, ticket.lines, ticket, solve, config)
}

export function foldAfterSolve(ticket: FoldedTicket, solve: Solve | null): AfterSolve {
  return ticket.events.length === 0 ? coarseAfterSolve(ticket.history, solve) : readAfterSolve(ticket.lines, ticket.live, solve)
}

/** The survey's answer from the events, else the mapped field; the last word wins. */
export function foldSurvey({ history, events }: FoldedTicket): { survey: SurveyAnswer | null; csat: 'good' | 'bad' | null } {
  let { survey, csat } = history.fields
  for (const event of events) {
    if (event.kind === 'survey') survey = event.answer
    else if (event.kind === 'csat') csat = event.score
  }
  return { survey, csat }
}

type Replies = Pick<FoldedTicket, 'firstAgentReply' | 'firstBotReplyAt' | 'firstReplyAt' | 'agentReplies' | 'botReplies' | 'answered' | 'coarse'>

function countReplies(history: TicketHistory, live: boolean, { lines, messages }: Conversation, opening: Line | null): Replies {
  let firstAgentReply: Line | null = null
  let firstBotReplyAt: EpochSeconds | null = null
  let firstReplyAt: EpochSeconds | null = null
  let agentReplies = 0
  let botReplies = 0
  let agentEver = 0
  let botEver = 0
  for (const line of lines) {
    if (!line.reply) continue
    const byAgent = line.speaker === 'agent'
    if (byAgent) agentEver += 1
    else botEver += 1
    if (opening !== null && isBefore(line, opening)) continue
    firstReplyAt ??= line.at
    if (byAgent) {
      firstAgentReply ??= line
      agentReplies += 1
    } else {
      firstBotReplyAt ??= line.at
      botReplies += 1
    }
  }
  const rowOnly = history.events.length === 0
  const counted = history.metric?.replies ?? null
  // A chat may arrive without its messages; then Zendesk's own count is the better one.
  const missing = live || rowOnly ? Math.max(0, (counted ?? 0) - agentEver) : 0
  // Two messages or more are a conversation that we read; the opening alone may be all that is left of one.
  const untold = counted === null && (rowOnly || (live && messages < 2))
  const answered = agentEver + botEver + missing > 0 ? 'yes' : untold ? 'unknown' : 'no'
  return {
    firstAgentReply,
    firstBotReplyAt,
    firstReplyAt,
    agentReplies: agentReplies + missing,
    botReplies,
    answered,
    coarse: rowOnly || missing > 0,
  }
}

function ownExclusion(history: TicketHistory, proactive: boolean, { config, agents, isSuspended }: FoldContext): OwnExclusion | null {
  if (history.status === 'deleted') return 'deleted'
  if (isSuspended(history.requesterId)) return 'spam'
  if (config.testTags.size > 0 && history.tags.some((tag) => config.testTags.has(tag))) return 'test'
  if (agents.isAgent(history.requesterId, history.createdAt)) return 'internal'
  if (proactive) return 'proactive'
  return history.mergedAway ? 'merged' : null
}

const coarseFirstGroup = ({ metric, groupId }: TicketHistory): GroupId | null => ((metric?.groupStations ?? 1) > 1 ? null : groupId)

function inOrder(events: readonly HistoryEvent[]): readonly HistoryEvent[] {
  for (let at = 1; at < events.length; at += 1) if (comparePlaces(events[at - 1]!, events[at]!) > 0) return events.toSorted(comparePlaces)
  return events
}
