/** A small part of Zendesk's search language: enough for a requester's history and for lists. */
import type { RawTicket } from '../world/records.ts'
import type { World } from '../world.ts'
import { badPage, failed, ok, SEARCH_LIMIT, type Context, type Handler } from './reply.ts'
import { peopleOf, plainTicket } from './tickets-read.ts'

type Test = (ticket: RawTicket) => boolean
const STATUS_ORDER = ['new', 'open', 'pending', 'hold', 'solved', 'closed']
const compare = (a: number | string, op: string, b: number | string): boolean =>
  op === '<' ? a < b : op === '<=' ? a <= b : op === '>' ? a > b : op === '>=' ? a >= b : a === b

function toTest(world: World, name: string, op: string, value: string): Test {
  switch (name) {
    case 'requester': {
      const ids = /^\d+$/.test(value)
        ? [Number(value)]
        : [...world.users.values()].filter((user) => user.email?.trim().toLowerCase() === value.toLowerCase()).map((user) => user.id)
      return (ticket) => ids.includes(ticket.requester_id)
    }
    case 'status':
      return (ticket) => compare(STATUS_ORDER.indexOf(ticket.status), op, STATUS_ORDER.indexOf(value))
    case 'created':
    case 'updated': {
      const moment = value.length === 10 ? `${value}T00:00:00Z` : value
      return (ticket) => {
        const at = name === 'created' ? ticket.created_at : ticket.updated_at
        return op === ':' ? at.slice(0, value.length) === value : compare(Date.parse(at), op, Date.parse(moment))
      }
    }
    case 'tags':
      return (ticket) => ticket.tags.includes(value)
    case 'assignee':
      return (ticket) => String(ticket.assignee_id) === value
    case 'group':
      return (ticket) => String(ticket.group_id) === value
    default:
      return () => true
  }
}
/** Null when the query names a type other than tickets. */
function findTickets(world: World, query: string): { rows: RawTicket[]; typed: string | null } {
  const tests: Test[] = []
  let typed: string | null = null
  const rest = query.replace(/(\w+)(<=|>=|[:<>])("[^"]*"|\S+)/g, (_, name: string, op: string, raw: string) => {
    const value = raw.replaceAll('"', '')
    if (name === 'type') typed = value
    else tests.push(toTest(world, name, op, value))
    return ' '
  })
  for (const word of rest.toLowerCase().split(/\s+/).filter(Boolean))
    tests.push(
      (ticket) => String(ticket.id) === word || ticket.subject.toLowerCase().includes(word) || ticket.description.toLowerCase().includes(word),
    )
  const rows = [...world.tickets.values()].filter((ticket) => ticket.status !== 'deleted' && tests.every((test) => test(ticket)))
  rows.sort((a, b) => (a.created_at > b.created_at ? -1 : a.created_at < b.created_at ? 1 : b.id - a.id))
  return { rows, typed }
}
const asResult = (ticket: RawTicket): object => ({ ...plainTicket(ticket), result_type: 'ticket' })

export const search: Handler = ({ world, url }: Context) => {
  const query = url.searchParams.get('query')
  if (!query) return failed(400, 'invalid', 'Missing query')
  const { rows, typed } = findTickets(world, query)
  const size = Math.min(100, Number(url.searchParams.get('per_page') ?? 100) || 100)
  const page = Math.max(1, Number(url.searchParams.get('page') ?? 1) || 1)
  if (page * size > 1000) return SEARCH_LIMIT
  if (url.searchParams.get('sort_order') === 'asc') rows.reverse()
  const results = typed !== null && typed !== 'ticket' ? [] : rows.slice((page - 1) * size, page * size).map(asResult)
  const next = new URL(url)
  next.searchParams.set('page', String(page + 1))
  const users = url.searchParams.get('include')?.includes('users') ? { users: peopleOf(world, results) } : {}
  return ok({ results, ...users, facets: null, count: rows.length, next_page: page * size < rows.length ? next.href : null, previous_page: null })
}
export const searchCount: Handler = ({ world, url }) => ok({ count: findTickets(world, url.searchParams.get('query') ?? '').rows.length })

export const searchExport: Handler = ({ world, url }) => {
  const query = url.searchParams.get('query') ?? ''
  const type = url.searchParams.get('filter[type]')
  if (type === null) return failed(400, 'invalid', 'filter[type] is required')
  if (/\btype:/.test(query)) return failed(422, 'invalid', 'Invalid search: type is not allowed in the query')
  const size = Number(url.searchParams.get('page[size]') ?? 100)
  if (!Number.isInteger(size) || size < 1 || size > 1000) return badPage('page[size] is not valid')
  const after = url.searchParams.get('page[after]')
  const offset = after === null ? 0 : Number(/^s:(\d+)$/.exec(Buffer.from(after, 'base64').toString())?.[1] ?? -1)
  if (offset < 0) return badPage('page[after] is not valid')
  const rows = type === 'ticket' ? findTickets(world, query).rows : []
  const page = rows.slice(offset, offset + size)
  const cursor = Buffer.from(`s:${offset + page.length}`).toString('base64')
  const next = new URL(url)
  next.searchParams.set('page[after]', cursor)
  const more = offset + page.length < rows.length
  return ok({
    results: page.map(asResult),
    facets: null,
    meta: { has_more: more, after_cursor: cursor, before_cursor: null },
    links: { next: next.href, prev: null },
  })
}
