/** THE list of what the sandbox answers. */
import { listAudits, listComments } from './audits.ts'
import { articlesByTime, ticketEvents, ticketsByCursor, ticketsByTime, usersByCursor, usersByTime } from './exports.ts'
import { listArticles, searchArticles, showArticle } from './help-center.ts'
import { listPage } from './paging.ts'
import { NOT_FOUND, ok, type Handler } from './reply.ts'
import { search, searchCount, searchExport } from './search.ts'
import { listDeleted, listTickets, showMany, showMetrics, showTicket, ticketsOfUser } from './tickets-read.ts'
import { changeTags, createTicket, deleteTicket, listTags, updateTicket } from './tickets-write.ts'
import { createUser, findUsers, listUsers, showIdentities, showManyUsers, showMe, showUser } from './users.ts'

const settings: Handler = () =>
  ok({
    settings: {
      branding: { name: 'Exmar' },
      localization: { locale_ids: [1, 10], time_zone: 'Beijing', iana_time_zone: 'Asia/Shanghai', uses_12_hour_clock: false },
      active_features: { customer_satisfaction: true, explore: true },
      tickets: { agent_collision: true, tagging: true },
    },
  })

const ROUTES: readonly (readonly [string, string, Handler])[] = [
  ['GET', 'incremental/tickets/cursor', ticketsByCursor],
  ['GET', 'incremental/tickets', ticketsByTime],
  ['GET', 'incremental/ticket_events', ticketEvents],
  ['GET', 'incremental/users/cursor', usersByCursor],
  ['GET', 'incremental/users', usersByTime],
  ['GET', 'help_center/incremental/articles', articlesByTime],
  ['GET', 'help_center/articles/search', searchArticles],
  ['GET', 'help_center/articles', listArticles],
  ['GET', 'help_center/([a-z]{2}-[a-z]{2})/articles', listArticles],
  ['GET', 'help_center/articles/(\\d+)', showArticle],
  ['GET', 'help_center/([a-z]{2}-[a-z]{2})/articles/(\\d+)', showArticle],
  ['GET', 'groups', (context) => listPage(context, 'groups', context.world.groups)],
  [
    'GET',
    'groups/(\\d+)',
    ({ world, params }) =>
      one(
        'group',
        world.groups.find((group) => group.id === Number(params[0])),
      ),
  ],
  ['GET', 'brands', (context) => listPage(context, 'brands', context.world.brands)],
  ['GET', 'ticket_fields', (context) => listPage(context, 'ticket_fields', context.world.fields)],
  [
    'GET',
    'ticket_fields/(\\d+)',
    ({ world, params }) =>
      one(
        'ticket_field',
        world.fields.find((field) => field.id === Number(params[0])),
      ),
  ],
  ['GET', 'account/settings', settings],
  ['GET', 'users/me', showMe],
  ['GET', 'users/count', (context) => countOf(context.world.users.size, context.now)],
  ['GET', 'users/show_many', showManyUsers],
  ['GET', 'users/search', findUsers],
  ['GET', 'users', listUsers],
  ['POST', 'users', createUser],
  ['GET', 'users/(\\d+)', showUser],
  ['GET', 'users/(\\d+)/identities', showIdentities],
  ['GET', 'users/(\\d+)/tickets/(requested|assigned|ccd|followed)', ticketsOfUser],
  ['GET', 'search/export', searchExport],
  ['GET', 'search/count', searchCount],
  ['GET', 'search', search],
  ['GET', 'tickets/show_many', showMany],
  ['GET', 'tickets', listTickets],
  ['POST', 'tickets', createTicket],
  ['POST', 'requests', createTicket],
  ['GET', 'deleted_tickets', listDeleted],
  ['GET', 'tickets/(\\d+)', showTicket],
  ['PUT', 'tickets/(\\d+)', updateTicket],
  ['DELETE', 'tickets/(\\d+)', deleteTicket],
  ['GET', 'tickets/(\\d+)/comments', listComments],
  ['GET', 'tickets/(\\d+)/audits', listAudits],
  ['GET', 'tickets/(\\d+)/metrics', showMetrics],
  ['GET', 'tickets/(\\d+)/tags', listTags],
  ['POST', 'tickets/(\\d+)/tags', changeTags('set')],
  ['PUT', 'tickets/(\\d+)/tags', changeTags('add')],
  ['DELETE', 'tickets/(\\d+)/tags', changeTags('remove')],
]
/** Counts carry their date in another manner than records do. */
const countOf = (value: number, now: number) => ok({ count: { value, refreshed_at: `${new Date(now * 1000).toISOString().slice(0, 19)}+00:00` } })
const one = (name: string, row: object | undefined) => (row ? ok({ [name]: row }) : NOT_FOUND)

const COMPILED = ROUTES.map(([method, pattern, handler]) => ({ method, pattern, at: new RegExp(`^/api/v2/${pattern}(?:\\.json)?/?$`, 'i'), handler }))

export interface Found {
  name: string
  params: readonly string[]
  handler: Handler
}
export function findRoute(method: string, path: string): Found | null {
  for (const route of COMPILED) {
    if (route.method !== method) continue
    const match = route.at.exec(path)
    if (match) return { name: `${method} ${route.pattern}`, params: match.slice(1), handler: route.handler }
  }
  return null
}
