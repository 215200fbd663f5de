/** A conversation as it is answered: blind, without anybody's name and without how it came out. */
import type { Conversation, ConversationLine, Neighbour } from '@shared/api/quality/conversation.ts'
import { numberSpeakers, type SpokenLine } from '@shared/quality/conversation.ts'
import type { UserId } from '@shared/fcr/history.ts'
import type { KnownTicket } from '../../analytics/issue-tickets.ts'
import { optionName } from '../../analytics/option-names.ts'
import { ticketUrl, toIso, type AnalyticsSettings } from '../../analytics/reader.ts'
import { agentHider } from './hide-agents.ts'
import type { KnownConversation } from './read-conversation.ts'

export interface ShowSettings {
  settings: AnalyticsSettings
  storeText: Conversation['storeText']
  agents: ReadonlyMap<UserId, string>
  blind: boolean
}
/** What a customer said of the outcome is an outcome. */
const OUTCOMES: ReadonlySet<string | undefined> = new Set(['survey', 'csat'])

export function showConversation({ fact, row, lines, neighbours }: KnownConversation, show: ShowSettings): Conversation {
  const { settings, storeText, agents, blind } = show
  const people = numberSpeakers(lines)
  const numbers = new Map([...people].flatMap(([id, { role, number }]) => (role === 'agent' ? [[id, number] as const] : [])))
  const hide = blind ? agentHider(agents, numbers) : (text: string) => text
  const textOf = (text: string | null): string | null => (text === null ? null : hide(text))
  const url = ticketUrl(settings, fact.ticketId)
  const reply = lines.find(({ role, kind, public: isPublic }) => role === 'agent' && isPublic && kind !== 'event')
  return {
    ticketId: fact.ticketId,
    url: blind ? null : url,
    subject: textOf(row.subject),
    channel: fact.channel,
    language: fact.language,
    reason: optionName(settings.optionNames, 'reason', fact.reason) ?? fact.reason,
    createdAt: toIso(fact.createdAt),
    storeText,
    removed: row.status.toLowerCase() === 'deleted',
    lines: lines
      .filter(({ event }) => !blind || !OUTCOMES.has(event?.code))
      .map((line): ConversationLine => {
        // Of a step that speaks of an agent, whom it speaks of.
        const person = line.event?.person ?? (line.kind === 'event' ? null : line.author)
        const known = person === null ? undefined : people.get(person)
        return {
          id: line.id,
          at: toIso(line.at),
          role: line.role,
          number: known?.number ?? null,
          name: blind || person === null || known?.role !== 'agent' ? null : (agents.get(person) ?? null),
          kind: line.kind,
          public: line.public,
          text: textOf(line.text),
          textMissing: missingOf(line, storeText),
          // Of a call nothing can be judged unheard; the address names nobody.
          call: line.kind === 'call' ? { url } : null,
          event: line.event === null ? null : { code: line.event.code, value: textOf(line.event.value) },
          firstReply: line === reply,
          autoReply: line.autoReply,
        }
      }),
    neighbours: neighbours.map((other) => showNeighbour(other, fact.createdAt, textOf)),
  }
}

function missingOf({ text, kind }: SpokenLine, storeText: Conversation['storeText']): ConversationLine['textMissing'] {
  if (text !== null || kind === 'event') return null
  return storeText === 'none' || (kind === 'note' && storeText !== 'full') ? 'not_kept' : 'none'
}
const showNeighbour = ({ fact, row, opening }: KnownTicket, from: number, textOf: (text: string | null) => string | null): Neighbour => ({
  ticketId: fact.ticketId,
  channel: fact.channel,
  createdAt: toIso(fact.createdAt),
  gap: fact.createdAt - from,
  subject: textOf(row?.subject ?? null),
  opening: textOf(opening),
})

/** Agents of the conversation by their number. */
export const agentsOf = (
  lines: readonly SpokenLine[],
  agents: ReadonlyMap<UserId, string>,
): { number: number; userId: UserId; name: string | null }[] =>
  [...numberSpeakers(lines)]
    .flatMap(([userId, { role, number }]) => (role === 'agent' ? [{ number, userId, name: agents.get(userId) ?? null }] : []))
    .sort((a, b) => a.number - b.number)
