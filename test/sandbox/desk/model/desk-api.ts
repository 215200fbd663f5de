/** The desk's own talk with the helpdesk's REST API, as the agent. */
import { isOpen, isRow, rowOf, rowsOf, toComment, toField, toGroup, toIdentity, toTicket, toUser } from './rows.ts'
import type { Comment, Field, Group, Identity, Ticket, User } from './rows.ts'

export type DeskErrorKind = 'unauthorized' | 'not-found' | 'conflict' | 'refused' | 'unavailable'
export class DeskError extends Error {
  readonly kind: DeskErrorKind
  constructor(kind: DeskErrorKind, message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
export interface TicketPage {
  tickets: Ticket[]
  users: User[]
}
export interface NewTicket {
  subject: string
  message: string
  channel: string
  requester: { id: number } | { name: string; email: string | null; phone: string | null }
  fields: Record<string, string>
}
export interface DeskApi {
  me(): Promise<User>
  fields(): Promise<Field[]>
  groups(): Promise<Group[]>
  /** Open tickets, newest first. */
  openTickets(): Promise<TicketPage>
  search(words: string): Promise<TicketPage>
  ticket(id: number): Promise<Ticket>
  comments(id: number): Promise<{ comments: Comment[]; users: User[] }>
  user(id: number): Promise<User>
  identities(id: number): Promise<Identity[]>
  update(id: number, ticket: object): Promise<Ticket>
  create(ticket: NewTicket): Promise<Ticket>
}
/** Comments of a ticket are read up to this many pages of a hundred. */
const MOST_PAGES = 10

export function createDeskApi(token: string, send: typeof fetch = fetch): DeskApi {
  async function call(path: string, method = 'GET', body?: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${token}`, accept: 'application/json' }
    const init: RequestInit = body
      ? { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) }
      : { method, headers }
    const response = await send(path, init).catch((cause: unknown) => {
      throw new DeskError('unavailable', 'no connection', { cause })
    })
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) throw new DeskError(kindOf(response.status), describe(answer) ?? `HTTP ${response.status}`)
    return answer
  }
  const one = async <T>(path: string, key: string, to: (row: Record<string, unknown>) => T): Promise<T> => to(rowOf(await call(path), key))
  const many = async <T>(path: string, key: string, to: (row: Record<string, unknown>) => T): Promise<T[]> => rowsOf(await call(path), key).map(to)
  /** The answers of one page after the other. */
  async function walk(first: string, most: number): Promise<unknown[]> {
    const answers: unknown[] = []
    for (let path: string | null = first; path !== null && answers.length < most; path = nextPath(answers.at(-1))) answers.push(await call(path))
    return answers
  }
  /** Names come along where the helpdesk sends them, the rest is asked for at once. */
  async function withRequesters(tickets: Ticket[], answers: readonly unknown[]): Promise<TicketPage> {
    const users = answers.flatMap(usersOf)
    const known = new Set(users.map(({ id }) => id))
    const ids = [...new Set(tickets.map(({ requesterId }) => requesterId))].filter((id) => !known.has(id)).slice(0, 100)
    if (ids.length > 0) users.push(...usersOf(await call(`/api/v2/users/show_many?ids=${ids.join(',')}`)))
    return { tickets, users }
  }
  async function requesterId(requester: NewTicket['requester']): Promise<number> {
    if ('id' in requester) return requester.id
    const { email } = requester
    const found = email === null ? [] : usersOf(await call(`/api/v2/users/search?query=${encodeURIComponent(email)}`))
    const known = found.find((user) => user.email?.toLowerCase() === email?.toLowerCase())
    return known?.id ?? toUser(rowOf(await call('/api/v2/users', 'POST', { user: requester }), 'user')).id
  }

  return {
    me: () => one('/api/v2/users/me', 'user', toUser),
    fields: () => many('/api/v2/ticket_fields', 'ticket_fields', toField),
    groups: () => many('/api/v2/groups', 'groups', toGroup),
    async openTickets() {
      // A search finds the open ones however old, but late; the list of what changed last knows the newest at once.
      const [found, recent] = await Promise.all([
        call(`/api/v2/search?query=${encodeURIComponent('type:ticket status<solved')}&sort_by=created_at&sort_order=desc&include=tickets(users)`),
        call('/api/v2/tickets?sort=-updated_at&page[size]=100&include=users'),
      ])
      const byId = new Map([...rowsOf(found, 'results'), ...rowsOf(recent, 'tickets')].map(toTicket).map((ticket) => [ticket.id, ticket]))
      const tickets = [...byId.values()].filter(isOpen).sort((a, b) => b.createdAt.localeCompare(a.createdAt) || b.id - a.id)
      return withRequesters(tickets, [found, recent])
    },
    async search(words) {
      const answer = await call(`/api/v2/search?query=${encodeURIComponent(`type:ticket ${words}`)}&include=tickets(users)`)
      return withRequesters(rowsOf(answer, 'results').map(toTicket), [answer])
    },
    ticket: (id) => one(`/api/v2/tickets/${id}`, 'ticket', toTicket),
    async comments(id) {
      const answers = await walk(`/api/v2/tickets/${id}/comments?include=users&page[size]=100`, MOST_PAGES)
      return { comments: answers.flatMap((answer) => rowsOf(answer, 'comments').map(toComment)), users: answers.flatMap(usersOf) }
    },
    user: (id) => one(`/api/v2/users/${id}`, 'user', toUser),
    identities: (id) => many(`/api/v2/users/${id}/identities`, 'identities', toIdentity),
    update: async (id, ticket) => toTicket(rowOf(await call(`/api/v2/tickets/${id}`, 'PUT', { ticket }), 'ticket')),
    async create(ticket) {
      const body = newTicketBody(ticket, await requesterId(ticket.requester))
      return toTicket(rowOf(await call('/api/v2/tickets', 'POST', { ticket: body }), 'ticket'))
    },
  }
}

/** A ticket as its customer would have written it: the requester is the author of its first words. */
export function newTicketBody({ subject, message, channel, fields }: NewTicket, requesterId: number): object {
  return {
    subject,
    comment: { body: message, public: true, author_id: requesterId },
    via: { channel },
    requester_id: requesterId,
    submitter_id: requesterId,
    custom_fields: Object.entries(fields)
      .filter(([, value]) => value !== '')
      .map(([id, value]) => ({ id: Number(id), value })),
  }
}

const usersOf = (answer: unknown): User[] => rowsOf(answer, 'users').map(toUser)
function kindOf(status: number): DeskErrorKind {
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 404) return 'not-found'
  if (status === 409) return 'conflict'
  return status >= 500 ? 'unavailable' : 'refused'
}
function describe(answer: unknown): string | null {
  const detail = Object.values(rowOf(answer, 'details')).flat().find(isRow)?.['description']
  if (typeof detail === 'string') return detail
  return isRow(answer) && typeof answer['description'] === 'string' ? answer['description'] : null
}
function nextPath(answer: unknown): string | null {
  const next = rowOf(answer, 'links')['next']
  if (rowOf(answer, 'meta')['has_more'] !== true || typeof next !== 'string') return null
  const { pathname, search } = new URL(next, 'http://desk.invalid')
  return pathname + search
}
