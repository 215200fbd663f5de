/** Landed events of one ticket as the lines of a conversation (who speaks: domain 2.1, as far as a reviewer needs it). */
import type { StatusCategory, UserId } from '@shared/fcr/history.ts'
import type { LineEvent, LineRole, SpokenLine } from '@shared/quality/conversation.ts'
import { signalsOf, unpackSignals } from '@shared/text/signals.ts'
import type { EventRow, TicketRow } from '@shared/zendesk/rows.ts'

export interface SpeakerRules {
  agents: ReadonlyMap<UserId, string>
  groups: ReadonlyMap<number, string>
  botUsers: ReadonlySet<UserId>
  thirdParties: ReadonlySet<UserId>
}
type Comment = Extract<EventRow, { kind: 'comment' }>
interface Ticket {
  row: TicketRow
  channel: string
  rules: SpeakerRules
  /** Whoever worked on it counts as an agent, whatever they are now. */
  workers: ReadonlySet<UserId>
}

export function linesOf(row: TicketRow, events: readonly EventRow[], channel: string, rules: SpeakerRules): SpokenLine[] {
  const ticket: Ticket = { row, channel, rules, workers: workersOf(row, events) }
  const opened = step({ id: `t${row.id}`, at: row.createdAt, author: null }, 'opened', channel)
  return [opened, ...events.flatMap((event) => lineOf(event, ticket))]
}

function workersOf({ requesterId }: TicketRow, events: readonly EventRow[]): ReadonlySet<UserId> {
  const workers = new Set<UserId>()
  for (const event of events) {
    if (event.kind === 'assignee' && event.to !== null) workers.add(event.to)
    if (event.kind === 'comment' && !event.public && !event.voice && event.authorId > 0) workers.add(event.authorId)
  }
  workers.delete(requesterId)
  return workers
}

function lineOf(event: EventRow, ticket: Ticket): SpokenLine[] {
  const place = { id: `e${event.id}.${event.seq}`, at: event.at, author: event.byPerson && event.actorId > 0 ? event.actorId : null }
  switch (event.kind) {
    case 'comment':
      return [event.byMerge ? step(place, 'merged', event.mergeTarget === null ? null : String(event.mergeTarget)) : said(event, place.id, ticket)]
    case 'status':
      return statusStep(place, event)
    case 'group':
      return [
        step(
          place,
          event.from === null ? 'assigned' : 'transferred',
          event.to === null ? null : (ticket.rules.groups.get(event.to) ?? `#${event.to}`),
        ),
      ]
    case 'assignee':
      return event.to === null ? [] : [step(place, 'taken', null, event.to)]
    case 'survey':
      return [step({ ...place, author: null }, 'survey', event.answer)]
    case 'csat':
      return [step({ ...place, author: null }, 'csat', event.score)]
    default:
      return []
  }
}

const isSolved = (status: StatusCategory | null): boolean => status === 'solved' || status === 'closed'
function statusStep(place: Place, { from, to }: Extract<EventRow, { kind: 'status' }>): SpokenLine[] {
  if (to === 'closed') return [step(place, 'closed')]
  if (isSolved(to)) return [step(place, 'solved')]
  return [isSolved(from) ? step(place, 'reopened', to) : step(place, 'status', to)]
}

type Place = Pick<SpokenLine, 'id' | 'at' | 'author'>
const WORDLESS = { public: false, text: null, autoReply: false, gratitude: false, signals: null, namesOrder: false } as const
const step = (place: Place, code: LineEvent, value: string | null = null, person: UserId | null = null): SpokenLine => ({
  ...WORDLESS,
  ...place,
  role: 'system',
  kind: 'event',
  event: { code, value, person },
})
function said(comment: Comment, id: string, ticket: Ticket): SpokenLine {
  const role = roleOf(comment, ticket)
  return {
    id,
    at: comment.at,
    role,
    author: comment.authorId > 0 && role !== 'bot' && role !== 'system' ? comment.authorId : null,
    kind: comment.voice ? 'call' : comment.public ? 'message' : 'note',
    public: comment.public || comment.voice,
    text: comment.text,
    autoReply: comment.autoReply,
    gratitude: comment.gratitude,
    signals: comment.signals !== undefined ? unpackSignals(comment.signals) : comment.text === null ? null : signalsOf(comment.text),
    namesOrder: comment.orderRefs.length > 0,
    event: null,
  }
}

function roleOf({ authorId, byPerson, public: isPublic }: Comment, { row, channel, rules, workers }: Ticket): LineRole {
  if (rules.botUsers.has(authorId)) return 'bot'
  if (authorId <= 0) return isPublic && (channel === 'messaging' || row.aiAgent) ? 'bot' : 'system'
  if (authorId === row.requesterId) return 'customer'
  if (rules.thirdParties.has(authorId)) return 'other'
  if (!rules.agents.has(authorId) && !workers.has(authorId)) return 'customer'
  // A rule that writes in an agent's name is nobody's reply.
  return byPerson ? 'agent' : 'system'
}
