/** Domain 3: who is one person, by comparing everybody with everybody. */
import type { Own } from './own.ts'
import type { RawUser, RawWorld } from './records.ts'

const DAY = 86_400

function values(user: RawUser): string[] {
  const emails = [user.email, ...(user.identities ?? []).filter((i) => i.type === 'email').map((i) => i.value)]
  const phones = [user.phone, ...(user.identities ?? []).filter((i) => i.type === 'phone_number').map((i) => i.value)]
  return [
    ...emails.filter((v) => v).map((v) => `e ${v!.trim().toLowerCase()}`),
    // Without a plus and a default country a number links nobody.
    ...phones.filter((v) => v && v.trim().startsWith('+')).map((v) => `p ${v!.replace(/[^\d]/g, '')}`),
    ...(user.external_id ? [`x ${user.external_id}`] : []),
  ]
}

export function personOfUsers(world: RawWorld): Map<number, number> {
  const carried = new Map<string, Set<number>>()
  for (const user of world.users) for (const value of values(user)) carried.set(value, (carried.get(value) ?? new Set()).add(user.id))
  const person = new Map(world.users.map((user) => [user.id, user.id]))
  for (let changed = true; changed;) {
    changed = false
    for (const users of carried.values()) {
      if (users.size > 20) continue
      const least = Math.min(...[...users].map((user) => person.get(user)!))
      for (const user of users) {
        if (person.get(user) === least) continue
        person.set(user, least)
        changed = true
      }
    }
  }
  for (const ticket of world.tickets) if (!person.has(ticket.requester_id)) person.set(ticket.requester_id, ticket.requester_id)
  return person
}

/** More than 40 tickets in any 30 days, all but deleted and spam. */
export function sharedPersons(world: RawWorld, tickets: Iterable<Own>, person: ReadonlyMap<number, number>): Set<number> {
  const suspended = new Set(world.users.filter((user) => user.suspended).map((user) => user.id))
  const times = new Map<number, number[]>()
  for (const ticket of tickets)
    if (ticket.raw.status !== 'deleted' && !suspended.has(ticket.raw.requester_id))
      times.set(ticket.raw.requester_id, [...(times.get(ticket.raw.requester_id) ?? []), ticket.created])
  const shared = new Set<number>()
  for (const [user, at] of times) {
    at.sort((a, b) => a - b)
    if (at.some((start, index) => at.filter((t, i) => i >= index && t - start <= 30 * DAY).length > 40)) shared.add(person.get(user)!)
  }
  return shared
}
