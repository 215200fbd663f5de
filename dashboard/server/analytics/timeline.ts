/** What happened, in order: every step of the ticket itself, and when the others of its chain came and were solved. */
import type { Explanation } from '@shared/api/contacts.ts'
import type { EpochSeconds, StatusCategory, TicketId } from '@shared/fcr/history.ts'
import type { EventRow } from '@shared/zendesk/rows.ts'
import type { KnownTicket } from './issue-tickets.ts'
import type { Labels } from './labels.ts'
import { toIso } from './reader.ts'

type Step = Explanation['timeline'][number]
interface DatedStep extends Omit<Step, 'at'> {
  at: EpochSeconds
}
const SOLVED: ReadonlySet<StatusCategory | null> = new Set(['solved', 'closed'])

export function timelineOf(tickets: readonly KnownTicket[], own: TicketId, labels: Labels): Step[] {
  return tickets
    .flatMap((ticket) => (ticket.fact.ticketId === own && ticket.events.length > 0 ? stepsOf(ticket, labels) : landmarksOf(ticket)))
    .sort((a, b) => a.at - b.at)
    .map((step) => ({ ...step, at: toIso(step.at) }))
}

/** A ticket known by its row alone, or another one of the chain. */
function landmarksOf({ fact }: KnownTicket): DatedStep[] {
  const step = (at: EpochSeconds | null, kind: string, value: string | null = null): DatedStep[] =>
    at === null ? [] : [{ at, kind, ticketId: fact.ticketId, by: null, value }]
  return [...step(fact.createdAt, 'opened', fact.channel), ...step(fact.firstSolvedAt, 'solved'), ...step(fact.returnAt, 'customer_return')]
}

function stepsOf({ fact, row, events }: KnownTicket, labels: Labels): DatedStep[] {
  const opened: DatedStep = { at: row?.createdAt ?? fact.createdAt, kind: 'opened', ticketId: fact.ticketId, by: null, value: fact.channel }
  return [
    opened,
    ...events.flatMap((event) => {
      const said = sayEvent(event, row?.requesterId ?? fact.requesterId, labels)
      return said ? [{ at: event.at, ticketId: fact.ticketId, by: event.byPerson ? nameOf(event, labels) : null, ...said }] : []
    }),
  ]
}

/** Customers have no name here. */
const nameOf = (event: EventRow, labels: Labels): string | null => labels.agentByName(event.kind === 'comment' ? event.authorId : event.actorId)

function sayEvent(event: EventRow, requesterId: number, labels: Labels): { kind: string; value: string | null } | null {
  switch (event.kind) {
    case 'comment':
      return sayComment(event, requesterId, labels)
    case 'status':
      if (SOLVED.has(event.to) && !SOLVED.has(event.from)) return { kind: 'solved', value: null }
      return SOLVED.has(event.from) && !SOLVED.has(event.to) ? { kind: 'reopened', value: event.to } : null
    case 'group':
      return { kind: event.from === null ? 'assigned' : 'transferred', value: labels.group(event.to) }
    case 'survey':
      return { kind: 'survey', value: event.answer }
    case 'csat':
      return { kind: 'csat', value: event.score }
    default:
      return null
  }
}

function sayComment(comment: EventRow & { kind: 'comment' }, requesterId: number, labels: Labels): { kind: string; value: string | null } {
  if (comment.byMerge) return { kind: 'merged', value: comment.mergeTarget === null ? null : String(comment.mergeTarget) }
  if (!comment.public && !comment.voice) return { kind: 'internal_note', value: null }
  if (comment.authorId <= 0) return { kind: 'bot_reply', value: null }
  if (comment.authorId !== requesterId && labels.agentByName(comment.authorId) !== null) return { kind: 'agent_reply', value: null }
  return { kind: 'customer_comment', value: comment.gratitude ? 'gratitude' : comment.autoReply ? 'auto_reply' : null }
}
