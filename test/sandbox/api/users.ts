import { blankUser, identity } from '../world/staff.ts'
import { isoOf, type RawUser } from '../world/records.ts'
import { includes } from './exports.ts'
import { listPage } from './paging.ts'
import { asRecord, created, NOT_FOUND, ok, type Context, type Handler } from './reply.ts'

export const showUser: Handler = ({ world, params, url }) => {
  const user = world.users.get(Number(params[0]))
  if (!user) return NOT_FOUND
  return ok({ user, ...(includes(url, 'identities') && { identities: world.identities.get(user.id) ?? [] }) })
}
export const showIdentities: Handler = (context) => {
  const id = Number(context.params[0])
  return context.world.users.has(id) ? listPage(context, 'identities', context.world.identities.get(id) ?? []) : NOT_FOUND
}
export const listUsers: Handler = (context) => {
  const roles = context.url.searchParams.getAll('role[]').concat(context.url.searchParams.getAll('role'))
  const rows = [...context.world.users.values()].filter((user) => roles.length === 0 || roles.includes(user.role)).sort((a, b) => a.id - b.id)
  const more = (page: readonly object[]): object =>
    includes(context.url, 'identities')
      ? { identities: page.flatMap((user) => ('id' in user ? (context.world.identities.get(Number(user.id)) ?? []) : [])) }
      : {}
  return listPage(context, 'users', rows, more)
}
export const showManyUsers: Handler = ({ world, url }) => {
  const users = (url.searchParams.get('ids') ?? '').split(',').flatMap((id) => world.users.get(Number(id)) ?? [])
  return ok({ users, count: users.length, next_page: null, previous_page: null })
}
export const showMe: Handler = ({ actor }) => ok({ user: { ...actor, authenticity_token: 'sandbox' } })

export const findUsers: Handler = (context) => {
  const query = (context.url.searchParams.get('query') ?? '').toLowerCase()
  const rows = [...context.world.users.values()].filter(
    (user) => user.name.toLowerCase().includes(query) || user.email?.toLowerCase().includes(query) || user.phone?.includes(query),
  )
  return listPage(context, 'users', rows)
}

/** The requester of a new ticket: by id, by address, or new. */
export function findOrCreateUser(context: Context, body: Record<string, unknown>): RawUser | null {
  const { world } = context
  if (body['requester_id'] !== undefined) return world.users.get(Number(body['requester_id'])) ?? null
  const wanted = asRecord(body['requester'])
  const email = typeof wanted['email'] === 'string' ? wanted['email'].trim().toLowerCase() : null
  if (email === null) return null
  for (const user of world.users.values()) if (user.email?.trim().toLowerCase() === email) return user
  return addUser(context, { name: String(wanted['name'] ?? email), email, phone: null })
}
function addUser({ world, now }: Context, { name, email, phone }: { name: string; email: string | null; phone: string | null }): RawUser {
  let id = 2_000_000_000
  while (world.users.has(id)) id++
  const user: RawUser = { ...blankUser(id, isoOf(now)), name, email, phone, locale: /\p{Script=Han}/u.test(name) ? 'zh-CN' : 'en-US' }
  world.users.set(id, user)
  world.identities.set(id, [
    ...(email ? [identity(id * 10, id, 'email', email, user.created_at)] : []),
    ...(phone ? [identity(id * 10 + 1, id, 'phone_number', phone, user.created_at)] : []),
  ])
  world.touch()
  return user
}
export const createUser: Handler = (context) => {
  const body = asRecord(context.body['user'])
  const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
  return created({ user: addUser(context, { name: text(body['name']) ?? 'New user', email: text(body['email']), phone: text(body['phone']) }) })
}
