/** The one way a ticket changes, for the seeded history and for live writes alike: an audit is written, the row and its metric set follow. */
import type { Dice } from '../seed.ts'
import type { AuditInput, Changes, CommentInput, LedgerBooks, OpenInput } from './ledger-input.ts'
import { minutesSince, stampMetric } from './metric.ts'
import { blankMetric, blankTicket } from './blank-ticket.ts'
import { isoOf, type RawChild, type RawEvent, type RawMetric, type RawTicket } from './records.ts'

export interface Ledger {
  open(input: OpenInput): RawTicket
  amend(ticket: RawTicket, input: AuditInput): RawEvent
}

/** `record` receives each audit, numbered by whoever keeps the stream. */
export function createLedger(books: LedgerBooks, dice: Dice, record: (event: RawEvent) => void): Ledger {
  const skew = (): number =>
    dice.weighted([
      [1, 56],
      [2, 19],
      [0, 11],
    ])

  const write = (ticket: RawTicket, input: Pick<AuditInput, 'at' | 'actorId' | 'via' | 'reference'>, children: RawChild[]): RawEvent => {
    const event: RawEvent = {
      id: 0,
      ticket_id: ticket.id,
      timestamp: input.at,
      created_at: isoOf(input.at),
      updater_id: input.actorId,
      via: input.via,
      system: {},
      event_type: 'Audit',
      child_events: children,
    }
    const own = books.eventsOf.get(ticket.id)
    if (own) own.push(event)
    else books.eventsOf.set(ticket.id, [event])
    record(event)
    ticket.updated_at = event.created_at
    ticket.generated_timestamp = input.at + skew()
    return event
  }
  const child = (input: { via: string; reference?: number | null }, body: { event_type: string } & Record<string, unknown>): RawChild => ({
    id: 0,
    via: input.via,
    via_reference_id: input.reference ?? null,
    ...body,
  })
  const commentChild = (input: { via: string; reference?: number | null }, comment: CommentInput): RawChild =>
    child(input, {
      event_type: comment.voice ? 'VoiceComment' : 'Comment',
      public: comment.public ?? true,
      author_id: comment.authorId,
      body: comment.body,
      attachments: [],
    })

  const change = (
    ticket: RawTicket,
    at: number,
    origin: { via: string; reference?: number | null },
    changes: Changes,
    children: RawChild[],
  ): void => {
    for (const [field, value] of Object.entries(changes) as [keyof Changes, never][]) {
      const before = ticket[field]
      if (value === undefined || same(before, value)) continue
      const body: Record<string, unknown> = { [field]: value, previous_value: before }
      if (field === 'tags') {
        const now: readonly string[] = value
        body['added_tags'] = now.filter((tag) => !ticket.tags.includes(tag))
        body['removed_tags'] = ticket.tags.filter((tag) => !now.includes(tag))
      }
      children.push(child(origin, { event_type: 'Change', ...body }))
      stampMetric(books.metrics.get(ticket.id)!, ticket, at, field, value)
      ticket[field] = value
      if (field === 'subject') ticket.raw_subject = value
    }
  }
  const setFields = (ticket: RawTicket, input: AuditInput, children: RawChild[]): string[] => {
    let tags = ticket.tags
    for (const [key, value] of Object.entries(input.fields ?? {})) {
      const slot = ticket.custom_fields.find((field) => field.id === Number(key))
      if (!slot || same(slot.value, value)) continue
      children.push(child(input, { event_type: 'Change', [key]: value, previous_value: slot.value }))
      if (books.taggerFields.has(slot.id))
        tags = [...tags.filter((tag) => tag !== slot.value), ...(typeof value === 'string' && value ? [value] : [])]
      slot.value = value
    }
    return tags
  }

  const amend = (ticket: RawTicket, input: AuditInput): RawEvent => {
    const children: RawChild[] = []
    const metric = books.metrics.get(ticket.id)!
    if (input.comment) {
      children.push(commentChild(input, input.comment))
      countComment(metric, ticket, input.at, input.comment, books.staff)
    }
    const kept = setFields(ticket, input, children)
    const tags = [...new Set([...(input.set?.tags ?? kept), ...(input.addTags ?? [])])].filter((tag) => !input.removeTags?.includes(tag))
    change(ticket, input.at, input, { ...input.set, tags }, children)
    if (input.byRule) applyRule(ticket, input.at, input.byRule, children)
    for (const extra of input.extra ?? []) children.push(child(input, extra))
    return write(ticket, input, children)
  }
  const applyRule = (ticket: RawTicket, at: number, rule: NonNullable<AuditInput['byRule']>, children: RawChild[]): void => {
    const { addTags, ...changes } = rule
    const all: Changes = addTags ? { ...changes, tags: [...new Set([...ticket.tags, ...addTags])] } : changes
    change(ticket, at, { via: 'Rule', reference: 360_000_100 }, all, children)
  }

  const open = (input: OpenInput): RawTicket => {
    const ticket = blankTicket(input, books)
    const metric = blankMetric(ticket, input)
    books.tickets.set(ticket.id, ticket)
    books.metrics.set(ticket.id, metric)
    const { status, group_id, assignee_id, requester_id, priority, type, problem_id, tags, subject } = ticket
    const children = [
      child(input, { event_type: 'Create', status, group_id, assignee_id, requester_id, priority, type, problem_id, tags: [...tags], subject }),
      commentChild(input, input.comment),
    ]
    if (group_id !== null) stampMetric(metric, ticket, input.at, 'group_id', group_id)
    if (assignee_id !== null) stampMetric(metric, ticket, input.at, 'assignee_id', assignee_id)
    if (status === 'solved') stampMetric(metric, { ...ticket, status: 'new' }, input.at, 'status', 'solved')
    if (input.byRule) applyRule(ticket, input.at, input.byRule, children)
    for (const extra of input.extra ?? []) children.push(child(input, extra))
    if (input.comment.voice && books.staff.has(input.comment.authorId)) countComment(metric, ticket, input.at, input.comment, books.staff)
    write(ticket, { at: input.at, actorId: input.actorId ?? input.submitterId ?? input.requesterId, via: input.via }, children)
    return ticket
  }
  return { open, amend }
}

const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((value, i) => value === b[i]) : a === b

function countComment(metric: RawMetric, ticket: RawTicket, at: number, comment: CommentInput, staff: ReadonlySet<number>): void {
  metric.latest_comment_added_at = isoOf(at)
  if (comment.authorId === ticket.requester_id) metric.requester_updated_at = isoOf(at)
  if (comment.public === false || !staff.has(comment.authorId) || comment.authorId === ticket.requester_id) return
  metric.replies += 1
  metric.reply_time_in_minutes = metric.replies === 1 ? minutesSince(ticket, at) : metric.reply_time_in_minutes
}
