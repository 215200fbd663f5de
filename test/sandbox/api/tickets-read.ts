import type { RawTicket, RawUser } from '../world/records.ts'
import type { World } from '../world.ts'
import { isArchived } from './audits.ts'
import { includes } from './exports.ts'
import { listPage } from './paging.ts'
import { NOT_FOUND, ok, type Context, type Handler } from './reply.ts'

/** Only exports carry `generated_timestamp`. */
export function plainTicket(ticket: RawTicket): object {
  const { generated_timestamp: _, ...row } = ticket
  return row
}
const sideLoads =
  ({ world, url }: Context) =>
  (page: readonly object[]): object => ({
    ...(includes(url, 'metric_sets') && { metric_sets: page.map((row) => ('id' in row ? world.metrics.get(Number(row.id)) : null)) }),
    ...(includes(url, 'users') && { users: peopleOf(world, page) }),
  })
export const peopleOf = (world: World, page: readonly object[]): RawUser[] => {
  const ids = page.flatMap((row) =>
    ['requester_id', 'assignee_id', 'submitter_id'].map((key) => Number(Object.getOwnPropertyDescriptor(row, key)?.value)),
  )
  return [...new Set(ids)].flatMap((id) => world.users.get(id) ?? [])
}

export const showTicket: Handler = ({ world, params, url }) => {
  const ticket = world.tickets.get(Number(params[0]))
  if (!ticket || ticket.status === 'deleted') return NOT_FOUND
  const users = includes(url, 'users') ? { users: [ticket.requester_id, ticket.assignee_id ?? 0].flatMap((id) => world.users.get(id) ?? []) } : {}
  const metric = includes(url, 'metric_sets') ? { metric_set: world.metrics.get(ticket.id) } : {}
  return ok({ ticket: { ...plainTicket(ticket), ...metric }, ...users })
}
export const showMetrics: Handler = ({ world, params }) => {
  const ticket = world.tickets.get(Number(params[0]))
  return ticket && ticket.status !== 'deleted' ? ok({ ticket_metric: world.metrics.get(ticket.id) }) : NOT_FOUND
}
/** `start_time` is ignored here, as it really is; archived and deleted tickets are missing. */
export const listTickets: Handler = (context) => {
  const { world, url, now } = context
  const rows = [...world.tickets.values()].filter((ticket) => ticket.status !== 'deleted' && !isArchived(ticket, now))
  const sort = url.searchParams.get('sort') ?? url.searchParams.get('sort_by')
  if (sort === 'updated_at' || sort === '-updated_at')
    rows.sort((a, b) => (a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : a.id - b.id))
  else rows.sort((a, b) => a.id - b.id)
  if (sort === '-updated_at' || url.searchParams.get('sort_order') === 'desc') rows.reverse()
  return listPage(context, 'tickets', rows.map(plainTicket), sideLoads(context))
}
export const showMany: Handler = ({ world, url }) => {
  const ids = (url.searchParams.get('ids') ?? '').split(',').map(Number)
  const tickets = ids.flatMap((id) => world.tickets.get(id) ?? []).filter((ticket) => ticket.status !== 'deleted')
  return ok({ tickets: tickets.map(plainTicket), count: tickets.length, next_page: null, previous_page: null })
}
export const listDeleted: Handler = (context) => {
  const rows = [...context.world.tickets.values()]
    .filter((ticket) => ticket.status === 'deleted')
    .map((ticket) => ({
      id: ticket.id,
      subject: ticket.subject,
      description: ticket.description,
      actor: { id: 500, name: 'Admin' },
      deleted_at: ticket.updated_at,
      previous_state: 'closed',
    }))
    .sort((a, b) => (a.deleted_at < b.deleted_at ? -1 : 1))
  return listPage(context, 'deleted_tickets', rows)
}
export const ticketsOfUser: Handler = (context) => {
  const { world, params, now } = context
  const [user, kind] = [Number(params[0]), params[1]]
  if (!world.users.has(user)) return NOT_FOUND
  const rows = [...world.tickets.values()].filter(
    (ticket) =>
      ticket.status !== 'deleted' &&
      !isArchived(ticket, now) &&
      (kind === 'assigned' ? ticket.assignee_id === user : kind === 'requested' && ticket.requester_id === user),
  )
  return listPage(context, 'tickets', rows.map(plainTicket), sideLoads(context))
}
