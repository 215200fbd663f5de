/** The same history in the shape of the audits and comments endpoints: ids are strings there. */
import { isoOf, type RawChild, type RawEvent, type RawTicket } from '../world/records.ts'
import { listPage } from './paging.ts'
import { NOT_FOUND, ok, type Context, type Handler } from './reply.ts'

const ARCHIVE_AFTER = 120 * 86_400
/** Zendesk archives closed tickets after 120 days: lists no longer show them. */
export const isArchived = (ticket: RawTicket, now: number): boolean =>
  ticket.status === 'closed' && Date.parse(ticket.updated_at) / 1000 < now - ARCHIVE_AFTER

const CHANNEL_OF_VIA: Readonly<Record<string, string>> = {
  Mail: 'email',
  'Web form': 'web',
  'Web service': 'api',
  Rule: 'rule',
  Chat: 'chat',
  Messaging: 'native_messaging',
  Merge: 'web',
  'User merge': 'web',
  'Phone call (incoming)': 'voice',
  'Facebook post': 'facebook',
}
const viaOf = (word: string, reference: number | null): object => ({
  channel: CHANNEL_OF_VIA[word] ?? 'web',
  source: {
    from:
      word === 'Rule' && reference !== null
        ? { id: reference, title: 'Route by language' }
        : word === 'Merge' && reference !== null
          ? { ticket_id: reference }
          : {},
    to: {},
    rel: word === 'Rule' ? 'trigger' : word === 'Merge' ? 'merge' : null,
  },
})
const PLAIN = new Set(['id', 'via', 'via_reference_id', 'event_type', 'previous_value', 'added_tags', 'removed_tags'])
/** Audits give numbers as text. */
const textValue = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value)

function auditEvents(event: RawEvent, child: RawChild): object[] {
  const own = child.via === event.via ? {} : { via: viaOf(child.via, child.via_reference_id) }
  if (child.event_type === 'Comment' || child.event_type === 'VoiceComment') return [{ ...commentOf(event, child), audit_id: event.id, ...own }]
  if (child.event_type === 'Create' || child.event_type === 'Change') {
    const fields = Object.entries(child).filter(([name]) => !PLAIN.has(name))
    return fields
      .filter(([, value]) => child.event_type === 'Change' || value !== null)
      .map(([name, value], i) => ({
        id: child.id * 100 + i,
        type: child.event_type,
        field_name: name === 'assignee_id' || !/^\d+$/.test(name) ? name : String(name),
        value: textValue(value),
        ...(child.event_type === 'Change' && { previous_value: textValue(child['previous_value']) }),
        ...own,
      }))
  }
  const { id, event_type, via: _via, via_reference_id: _reference, ...rest } = child
  return [{ id, type: event_type, ...rest, ...own }]
}
function commentOf(event: RawEvent, child: RawChild): Record<string, unknown> {
  const body = String(child['body'] ?? '')
  return {
    id: child.id,
    type: child.event_type,
    author_id: child['author_id'],
    body,
    html_body: `<div class="zd-comment" dir="auto">${escapeHtml(body).replaceAll('\n', '<br>')}</div>`,
    plain_body: body.replaceAll('\n\n', '\n&nbsp;\n'),
    public: child['public'],
    attachments: [],
    audit_id: event.id,
  }
}
const escapeHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

export const toAudit = (event: RawEvent): object => ({
  id: event.id,
  ticket_id: event.ticket_id,
  created_at: event.created_at,
  author_id: event.updater_id,
  metadata:
    event.updater_id > 0 ? { system: { client: 'sandbox', ip_address: null, location: null, latitude: null, longitude: null }, custom: {} } : {},
  events: event.child_events.flatMap((child) => auditEvents(event, child)),
  via: viaOf(event.via, event.child_events[0]?.via_reference_id ?? null),
})

function living({ world, params }: Context): RawTicket | null {
  const ticket = world.tickets.get(Number(params[0]))
  return ticket && ticket.status !== 'deleted' ? ticket : null
}

export const listAudits: Handler = (context) => {
  const ticket = living(context)
  if (!ticket) return NOT_FOUND
  const audits = context.world.eventsOf(ticket.id).map(toAudit)
  if (isArchived(ticket, context.now)) return ok({ audits, count: audits.length, next_page: null, previous_page: null })
  return listPage(context, 'audits', audits)
}
export const listComments: Handler = (context) => {
  const ticket = living(context)
  if (!ticket) return NOT_FOUND
  const comments = context.world.eventsOf(ticket.id).flatMap((event) =>
    event.child_events
      .filter((child) => child.event_type === 'Comment' || child.event_type === 'VoiceComment')
      .map((child) => ({
        ...commentOf(event, child),
        created_at: isoOf(event.timestamp),
        via: viaOf(child.via, null),
        metadata: { system: {}, custom: {} },
      })),
  )
  if (context.url.searchParams.get('sort') === '-created_at' || context.url.searchParams.get('sort_order') === 'desc') comments.reverse()
  const authors = (page: readonly object[]): object =>
    (context.url.searchParams.get('include') ?? '').split(',').includes('users')
      ? {
          users: [...new Set(page.map((item) => ('author_id' in item ? item.author_id : 0)))].flatMap(
            (id) => context.world.users.get(Number(id)) ?? [],
          ),
        }
      : {}
  return listPage(context, 'comments', comments, authors)
}
