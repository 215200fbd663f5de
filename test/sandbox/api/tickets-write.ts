/** Creating and changing tickets: every write leaves its audit, as in Zendesk. */
import { BRAND, GROUP } from '../world/catalogue.ts'
import type { AuditInput, Changes, CommentInput } from '../world/ledger-input.ts'
import { type RawTicket, type RawUser, type RawValue } from '../world/records.ts'
import { toAudit } from './audits.ts'
import { asRecord, CONFLICT, created, FORBIDDEN, invalidRecord, isReply, NOT_FOUND, ok, type Context, type Handler, type Reply } from './reply.ts'
import { plainTicket } from './tickets-read.ts'
import { findOrCreateUser } from './users.ts'

const CLOSED = invalidRecord('status', 'Status: closed prevents ticket update')
const STATUSES = new Set(['new', 'open', 'pending', 'hold', 'solved', 'closed'])
const isAgent = (user: RawUser): boolean => user.role !== 'end-user'
const numberOrNull = (value: unknown): number | null => (value === null || value === '' ? null : Number(value))
const words = (value: unknown): string[] | undefined =>
  Array.isArray(value)
    ? value.map((word) => String(word).toLowerCase().replaceAll(' ', '_'))
    : typeof value === 'string'
      ? words(value.split(/[\s,]+/).filter(Boolean))
      : undefined

/** Custom field values of a request body, or what is wrong with them. */
function fieldsOf({ world }: Context, body: Record<string, unknown>): Record<number, RawValue> | Reply {
  const fields: Record<number, RawValue> = {}
  const list = Array.isArray(body['custom_fields']) ? body['custom_fields'] : Array.isArray(body['fields']) ? body['fields'] : []
  for (const entry of list) {
    const { id, value } = asRecord(entry)
    const field = world.fields.find((candidate) => candidate.id === Number(id))
    if (!field) continue
    const plain: RawValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
    const known = field.custom_field_options?.some((option) => option.value === plain)
    if (field.type === 'tagger' && plain !== null && plain !== '' && !known) return invalidRecord('base', `${field.title}: is invalid`)
    fields[field.id] = plain === '' ? null : plain
  }
  return fields
}
function commentOf({ actor }: Context, value: unknown): CommentInput | undefined {
  const { body, html_body: html, public: open, author_id: author } = asRecord(value)
  const text =
    typeof body === 'string' && body !== '' ? body : typeof html === 'string' ? html.replace(/<br\s*\/?>/g, '\n').replace(/<[^>]+>/g, '') : ''
  return text === ''
    ? undefined
    : { authorId: author === undefined ? actor.id : Number(author), body: text, public: open !== false && open !== 'false' }
}
function changesOf(body: Record<string, unknown>): Changes | Reply {
  const set: Changes = {}
  if (body['status'] !== undefined) {
    if (!STATUSES.has(String(body['status']))) return invalidRecord('status', `Status: ${String(body['status'])} is not valid`)
    set.status = String(body['status']) as Exclude<Changes['status'], undefined>
  }
  if (body['group_id'] !== undefined) set.group_id = numberOrNull(body['group_id'])
  if (body['assignee_id'] !== undefined) set.assignee_id = numberOrNull(body['assignee_id'])
  if (body['problem_id'] !== undefined) set.problem_id = numberOrNull(body['problem_id'])
  if (typeof body['requester_id'] === 'number') set.requester_id = body['requester_id']
  if (typeof body['subject'] === 'string') set.subject = body['subject']
  if (body['priority'] !== undefined) set.priority = body['priority'] as RawTicket['priority']
  if (body['type'] !== undefined) set.type = body['type'] as RawTicket['type']
  const tags = words(body['tags'])
  if (tags) set.tags = tags
  return set
}
/** Stale when the caller asked for safety and the ticket has moved on since. */
const isStale = (ticket: RawTicket, body: Record<string, unknown>): boolean =>
  String(body['safe_update']) === 'true' && Date.parse(String(body['updated_stamp'])) !== Date.parse(ticket.updated_at)

export const updateTicket: Handler = (context) => {
  const { world, params, now, actor } = context
  const ticket = world.tickets.get(Number(params[0]))
  if (!ticket || ticket.status === 'deleted') return NOT_FOUND
  const body = asRecord(context.body['ticket'] ?? context.body['request'])
  if (ticket.status === 'closed') return CLOSED
  if (isStale(ticket, body)) return CONFLICT
  const set = changesOf(body)
  if (isReply(set)) return set
  const fields = fieldsOf(context, body)
  if (isReply(fields)) return fields
  const comment = commentOf(context, body['comment'])
  const author = comment ? world.users.get(comment.authorId) : actor
  if (set.status === undefined && set.assignee_id && ticket.status === 'new') set.status = 'open'
  // A customer's public word reopens; an agent's first touch opens.
  if (comment && set.status === undefined && author && !isAgent(author) && (ticket.status === 'solved' || ticket.status === 'pending'))
    set.status = 'open'
  if (set.status === 'solved' && ticket.assignee_id === null && set.assignee_id === undefined && isAgent(actor)) set.assignee_id = actor.id
  const input: AuditInput = { at: now, actorId: comment?.authorId ?? actor.id, via: isAgent(actor) ? 'Web form' : 'Mail', set, fields }
  if (comment) input.comment = comment
  const add = words(body['additional_tags'])
  const remove = words(body['remove_tags'])
  if (add) input.addTags = add
  if (remove) input.removeTags = remove
  const event = world.ledger.amend(ticket, input)
  world.touch()
  return ok({ ticket: plainTicket(ticket), audit: toAudit(event) })
}

export const createTicket: Handler = (context) => {
  const { world, now, actor } = context
  const body = asRecord(context.body['ticket'] ?? context.body['request'])
  const comment = commentOf(context, body['comment']) ?? commentOf(context, { body: body['description'] })
  if (!comment) return invalidRecord('base', 'Description: cannot be blank')
  const requester = findOrCreateUser(context, body) ?? actor
  const fields = fieldsOf(context, body)
  if (isReply(fields)) return fields
  const set = changesOf(body)
  if (isReply(set)) return set
  const source = world.tickets.get(Number(body['via_followup_source_id'] ?? 0))
  const via = asRecord(body['via'])
  const channel = typeof via['channel'] === 'string' ? via['channel'] : context.body['request'] ? 'web' : 'api'
  const author = asRecord(body['comment'])['author_id'] === undefined && !isAgent(actor) ? requester.id : comment.authorId
  const ticket = world.ledger.open({
    id: world.nextTicketId(),
    at: now,
    requesterId: requester.id,
    submitterId: body['submitter_id'] === undefined ? author : Number(body['submitter_id']),
    actorId: author,
    channel,
    via: channel === 'email' ? 'Mail' : channel === 'api' ? 'Web service' : channel === 'chat' ? 'Chat' : 'Web form',
    messaging: ['whatsapp', 'wechat', 'line', 'native_messaging'].includes(channel),
    subject: typeof body['subject'] === 'string' && body['subject'] !== '' ? body['subject'] : comment.body.slice(0, 80),
    comment: { ...comment, authorId: author },
    status: set.status ?? 'new',
    groupId: set.group_id ?? null,
    assigneeId: set.assignee_id ?? null,
    priority: set.priority ?? null,
    type: set.type ?? null,
    problemId: set.problem_id ?? null,
    tags: set.tags ?? [],
    fields,
    brandId: Number(body['brand_id'] ?? BRAND.main),
    source: source ? { from: { ticket_id: source.id, subject: source.subject, channel: source.via.channel }, rel: 'follow_up' } : {},
    ...(set.group_id === undefined && { byRule: { group_id: requester.locale.startsWith('zh') ? GROUP.chinese : GROUP.english } }),
  })
  source?.followup_ids.push(ticket.id)
  world.touch()
  return created(
    context.body['request'] ? { request: plainTicket(ticket) } : { ticket: plainTicket(ticket), audit: toAudit(world.eventsOf(ticket.id)[0]!) },
  )
}

export const deleteTicket: Handler = ({ world, params, now, actor }) => {
  if (!isAgent(actor)) return FORBIDDEN
  const ticket = world.tickets.get(Number(params[0]))
  if (!ticket || ticket.status === 'deleted') return NOT_FOUND
  world.deleteTicket(ticket.id, now)
  return { status: 204, body: null }
}

/** POST sets, PUT adds, DELETE removes. */
export const changeTags =
  (how: 'set' | 'add' | 'remove'): Handler =>
  (context) => {
    const { world, params, now, actor } = context
    const ticket = world.tickets.get(Number(params[0]))
    if (!ticket || ticket.status === 'deleted') return NOT_FOUND
    if (ticket.status === 'closed') return CLOSED
    if (isStale(ticket, context.body)) return CONFLICT
    const tags = words(context.body['tags']) ?? []
    const base = { at: now, actorId: actor.id, via: 'Web service' }
    world.ledger.amend(
      ticket,
      how === 'set' ? { ...base, set: { tags } } : how === 'add' ? { ...base, addTags: tags } : { ...base, removeTags: tags },
    )
    world.touch()
    return { status: how === 'set' ? 201 : 200, body: { tags: ticket.tags } }
  }

export const listTags: Handler = ({ world, params }) => {
  const ticket = world.tickets.get(Number(params[0]))
  return ticket ? ok({ tags: ticket.tags }) : NOT_FOUND
}
