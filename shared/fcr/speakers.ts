/** Who speaks in a ticket (domain 2.1). */
import type { AgentDirectory } from './agents.ts'
import type { FcrConfig } from './config.ts'
import { LIVE_CHANNELS, type HistoryEvent, type TicketHistory, type UserId } from './history.ts'
import type { Place } from './order.ts'

/** `automatic`: the customer's machine (out of office, delivery failure). `third_party`: a courier, a marketplace. */
export type Speaker = 'agent' | 'bot' | 'customer' | 'automatic' | 'third_party'
/** One public comment or answered call. System lines and what merges wrote are nobody's. */
export interface Line extends Place {
  authorId: UserId
  speaker: Speaker
  /** An agent's or bot's answer to the customer. */
  reply: boolean
  gratitude: boolean
}
export interface Conversation {
  lines: readonly Line[]
  /** The first comment is an agent's, and it is no record of a customer's contact. */
  agentWroteFirst: boolean
  autoReplies: number
  /** Public comments of any kind but merges': more than the opening means that messages were recorded one by one. */
  messages: number
}

type Comment = HistoryEvent & { kind: 'comment' }

export const isLive = (history: TicketHistory): boolean => LIVE_CHANNELS.has(history.channel)
/** A call that came in, or a contact that an agent wrote down: the agent's first comment is the answer. */
export const isLogged = (history: TicketHistory, config: FcrConfig): boolean =>
  (history.channel === 'voice' && !history.outbound) ||
  (config.loggedContactTags.size > 0 && history.tags.some((tag) => config.loggedContactTags.has(tag)))

/** The public lines of a ticket in order, each with its speaker. */
export function readConversation(history: TicketHistory, events: readonly HistoryEvent[], config: FcrConfig, agents: AgentDirectory): Conversation {
  const lines: Line[] = []
  let comments = 0
  let agentWroteFirst = false
  let autoReplies = 0
  let messages = 0
  for (const event of events) {
    if (event.kind !== 'comment') continue
    comments += 1
    if (!event.public && !event.voice) continue
    if (!event.byMerge) messages += 1
    const speaker = speakerOf(event, history, config, agents)
    if (speaker === null) continue
    let reply = speaker === 'bot' || (speaker === 'agent' && event.byPerson)
    if (comments === 1 && speaker === 'agent' && !isLogged(history, config)) {
      agentWroteFirst = true
      reply = false
    }
    if (speaker === 'automatic') autoReplies += 1
    lines.push({ at: event.at, id: event.id, seq: event.seq, authorId: event.authorId, speaker, reply, gratitude: event.gratitude })
  }
  return { lines, agentWroteFirst, autoReplies, messages }
}

/** null: a system line or a merge's. */
function speakerOf(comment: Comment, history: TicketHistory, config: FcrConfig, agents: AgentDirectory): Speaker | null {
  const author = comment.authorId
  if (comment.byMerge) return null
  if (config.botUsers.has(author)) return 'bot'
  if (author <= 0) return author === -1 && (history.channel === 'messaging' || history.aiAgent) ? 'bot' : null
  if (author === history.requesterId) return comment.autoReply ? 'automatic' : 'customer'
  if (agents.isAgent(author, comment.at)) return 'agent'
  if (config.thirdParties.has(author)) return 'third_party'
  return comment.autoReply ? 'automatic' : 'customer'
}
