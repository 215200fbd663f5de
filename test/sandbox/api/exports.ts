/** Incremental exports. */
import { epochOf, type RawChild, type RawEvent, type RawTicket, type RawUser } from '../world/records.ts'
import type { World } from '../world.ts'
import { cursorPage, exportSize, HOLD_BACK, lowerBound, startTime, timePage } from './paging.ts'
import { isReply, ok, type Context, type Handler } from './reply.ts'

const filtered = new WeakMap<readonly RawTicket[], Map<string, readonly RawTicket[]>>()

/** AI-agent tickets stay out unless asked for: the default scope is `agent`. */
function ticketRows({ world, url }: Context): readonly RawTicket[] {
  const scope = url.searchParams.get('support_type_scope') ?? 'agent'
  const living = url.searchParams.get('exclude_deleted') === 'true'
  const all = world.ticketsInOrder()
  if (scope === 'all' && !living) return all
  let known = filtered.get(all)
  if (!known) filtered.set(all, (known = new Map()))
  const key = `${scope} ${living}`
  let rows = known.get(key)
  if (!rows)
    known.set(key, (rows = all.filter((ticket) => (scope === 'all' || ticket.support_type === scope) && !(living && ticket.status === 'deleted'))))
  return rows
}
const ticketExport = (context: Context) => ({
  name: 'tickets',
  rows: ticketRows(context),
  time: (ticket: RawTicket) => ticket.generated_timestamp,
  id: (ticket: RawTicket) => ticket.id,
})
export const includes = (url: URL, what: string): boolean => (url.searchParams.get('include') ?? '').split(',').includes(what)

function sideLoad(
  { world, url, metricSets }: Context,
  rows: readonly RawTicket[],
): { tickets: readonly object[]; metric_sets?: unknown[]; users?: unknown[] } {
  const metrics = includes(url, 'metric_sets')
  const users = includes(url, 'users') ? { users: [...new Set(rows.map((ticket) => ticket.requester_id))].map((id) => world.users.get(id)) } : {}
  if (!metrics) return { tickets: rows, ...users }
  if (metricSets === 'top_level') return { tickets: rows, metric_sets: rows.map((ticket) => world.metrics.get(ticket.id)), ...users }
  return { tickets: rows.map((ticket) => ({ ...ticket, metric_set: world.metrics.get(ticket.id) })), ...users }
}

export const ticketsByCursor: Handler = (context) => {
  const page = cursorPage(context, ticketExport(context))
  if (isReply(page)) return page
  return ok({ ...sideLoad(context, page.rows), ...cursorEnvelope(context, page.after, page.end) })
}
export const ticketsByTime: Handler = (context) => {
  const page = timePage(context, ticketExport(context))
  if (isReply(page)) return page
  return ok({ ...sideLoad(context, page.rows), count: page.rows.length, end_of_stream: page.end, end_time: page.endTime, next_page: page.nextUrl })
}

const userExport = (world: World) => ({
  name: 'users',
  rows: world.usersInOrder(),
  time: (user: RawUser) => epochOf(user.updated_at),
  id: (user: RawUser) => user.id,
})
const identitiesOf = ({ world, url }: Context, rows: readonly RawUser[]): object =>
  includes(url, 'identities') ? { identities: [...new Set(rows)].flatMap((user) => world.identities.get(user.id) ?? []) } : {}

export const usersByCursor: Handler = (context) => {
  const page = cursorPage(context, userExport(context.world))
  if (isReply(page)) return page
  return ok({ users: page.rows, ...identitiesOf(context, page.rows), ...cursorEnvelope(context, page.after, page.end) })
}
export const usersByTime: Handler = (context) => {
  const page = timePage(context, userExport(context.world))
  if (isReply(page)) return page
  return ok({
    users: page.rows,
    ...identitiesOf(context, page.rows),
    count: page.rows.length,
    end_of_stream: page.end,
    end_time: page.endTime,
    next_page: page.nextUrl,
  })
}

function cursorEnvelope({ url }: Context, after: string, end: boolean): object {
  const next = new URL(url)
  next.searchParams.delete('start_time')
  next.searchParams.set('cursor', after)
  return { after_cursor: after, after_url: next.href, before_cursor: null, before_url: null, end_of_stream: end }
}

export const ticketEvents: Handler = (context) => {
  const { world, url } = context
  const page = timePage(context, { name: 'ticket_events', rows: world.events(), time: (event: RawEvent) => event.timestamp, id: (event) => event.id })
  if (isReply(page)) return page
  const rows = includes(url, 'comment_events') ? page.rows : page.rows.map(withoutComments)
  return ok({ ticket_events: rows, count: rows.length, end_of_stream: page.end, end_time: page.endTime, next_page: page.nextUrl })
}
/** Without the side-load a comment shows only that it was there. */
const withoutComments = (event: RawEvent): RawEvent => ({
  ...event,
  child_events: event.child_events.map((child): RawChild =>
    child.event_type === 'Comment' || child.event_type === 'VoiceComment'
      ? {
          id: child.id,
          via: child.via,
          via_reference_id: child.via_reference_id,
          event_type: 'Comment',
          comment_present: true,
          comment_public: child['public'],
        }
      : child,
  ),
})

/** Help Center's export knows no `end_of_stream`: a short page or no `next_page` ends it. */
export const articlesByTime: Handler = (context) => {
  const { world, url, now, faults } = context
  const start = startTime(context)
  if (isReply(start)) return start
  const rows = [...world.articles].sort((a, b) => (a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : a.id - b.id))
  const first = lowerBound(rows, (row) => epochOf(row.updated_at) < start)
  const visible = lowerBound(rows, (row) => epochOf(row.updated_at) <= now - HOLD_BACK)
  let last = Math.min(visible, first + Math.min(exportSize(url), url.searchParams.has('per_page') ? 1000 : 100))
  while (last < visible && rows[last]!.updated_at === rows[last - 1]!.updated_at) last++
  const page = rows.slice(first, Math.max(first, last))
  const endTime = page.length > 0 ? epochOf(page.at(-1)!.updated_at) + (last < visible ? 1 : 0) : start
  const next = new URL(url)
  next.searchParams.set('start_time', String(endTime))
  const served = faults.onRows('articles', page, { here: String(start), next: last < visible ? String(endTime) : null })
  return ok({ articles: served, count: served.length, next_page: last < visible ? next.href : null, end_time: endTime })
}
