/** For tests: a helpdesk in memory and an open ticket. */
import { DeskError } from './desk-api.ts'
import type { DeskApi } from './desk-api.ts'
import { toComment, toField, toTicket, toUser } from './rows.ts'
import type { Ticket } from './rows.ts'
import { newState, Workspace } from './workspace.ts'
import type { Listener } from './workspace.ts'

export const row = {
  id: 42,
  subject: 'Still no refund',
  description: 'You said five days.',
  status: 'open',
  priority: 'normal',
  via: { channel: 'email', source: { from: { address: 'a@example.com' }, to: {}, rel: null } },
  created_at: '2026-11-16T00:00:00Z',
  updated_at: '2026-11-16T00:10:00Z',
  requester_id: 7,
  assignee_id: null,
  group_id: 11,
  brand_id: 5,
  tags: ['eu'],
  custom_fields: [
    { id: 101, value: 'refund' },
    { id: 102, value: null },
  ],
}
const customer = toUser({ id: 7, name: 'Customer 7', email: 'c7@example.com', phone: '+4917012345', role: 'end-user', locale: 'de' })
export const agent = toUser({
  id: 1,
  name: 'Agent 07',
  email: 'agent07@example.com',
  role: 'agent',
  iana_time_zone: 'Asia/Shanghai',
  default_group_id: 11,
})
export const fields = [
  toField({ id: 1, type: 'subject', title: 'Subject' }),
  toField({ id: 101, type: 'tagger', title: 'Contact reason', custom_field_options: [{ name: 'Refund', value: 'refund' }] }),
  toField({ id: 102, type: 'text', title: 'Order number' }),
]
const comments = [
  toComment({ id: 1, author_id: 7, body: 'You said <five> days.', public: true, created_at: '2026-11-16T00:00:00Z', via: { channel: 'email' } }),
  toComment({ id: 2, author_id: 1, body: 'Return scanned.', public: false, created_at: '2026-11-16T00:05:00Z' }),
]

/** Each update is kept in `updates` and answered with `answer`. */
export function fakeDesk(ticket: Ticket = toTicket(row)) {
  const updates: object[] = []
  let answer: () => Ticket = () => ({ ...ticket, status: 'solved', updatedAt: '2026-11-16T00:20:00Z' })
  const none = (): never => {
    throw new DeskError('not-found', 'none')
  }
  const api: DeskApi = {
    me: async () => agent,
    fields: async () => fields,
    groups: async () => [{ id: 11, name: 'returns queue' }],
    openTickets: async () => ({ tickets: [ticket], users: [customer] }),
    search: async () => ({ tickets: [], users: [] }),
    ticket: async (id) => (id === ticket.id ? ticket : none()),
    comments: async () => ({ comments, users: [agent] }),
    user: async () => customer,
    identities: async () => [{ id: 9, type: 'phone_number', value: '+4917012345' }],
    update: async (_, body) => {
      updates.push(body)
      return answer()
    },
    create: async () => none(),
  }
  return { api, updates, answerWith: (next: () => Ticket) => (answer = next) }
}

/** A loaded workspace and what it told. */
export async function openTicket(desk = fakeDesk(), listener: Partial<Listener> = {}) {
  const told: [string, unknown][] = []
  const workspace = new Workspace(newState(42), desk.api)
  await workspace.load()
  workspace.attach({ emit: (event, data) => void told.push([event, data]), hook: async () => ({ kind: 'ok' }), ...listener })
  return { workspace, told, desk, events: () => told.map(([event]) => event).filter((event) => event !== '*.changed') }
}
