/** Who is whose person, who is judged together, and in which batches. The same for a page of changes and for everything. */
import type { UserId } from '@shared/fcr/history.ts'
import { MOST_TICKETS } from '@shared/identity/shared-requesters.ts'
import type { JudgeStore, LandedTicket, PersonLink, Scope } from '../store/fact-store/judge-contract.ts'
import type { BatchUser } from './judge-batch.ts'
import type { Prepared } from './prepare.ts'
import { findSharedPersons, groupUsers, linkPersons } from './persons.ts'

export interface Plan {
  groups: readonly (readonly UserId[])[]
  users: ReadonlyMap<UserId, BatchUser>
  people: readonly PersonLink[]
}

/** `users` must be closed: whoever is connected with one of them is among them. */
export async function makePlan(
  store: JudgeStore,
  users: readonly UserId[],
  scope: Scope,
  { sharedIdentities, persons: words }: Pick<Prepared, 'sharedIdentities' | 'persons'>,
): Promise<Plan> {
  const [links, rows, busy, merges] = await Promise.all([
    store.identities(scope),
    store.users(scope),
    store.busyRequesters(scope, MOST_TICKETS),
    store.mergeLinks(scope),
  ])
  const persons = linkPersons(users, links, sharedIdentities, words)
  const personOf = (user: UserId) => persons.get(user) ?? user
  const suspended = new Set(rows.flatMap((row) => (row.suspended ? [row.id] : [])))
  const shared = findSharedPersons(busy, suspended, persons)
  const groups = groupUsers(users, persons, merges)
  const locales = new Map(rows.map((row) => [row.id, row.locale]))
  const planned = new Map<UserId, BatchUser>()
  for (const [group, members] of groups.entries())
    for (const userId of members) {
      const personId = personOf(userId)
      planned.set(userId, {
        userId,
        personId,
        group,
        shared: shared.has(personId),
        suspended: suspended.has(userId),
        locale: locales.get(userId) ?? null,
      })
    }
  const people = users.map((userId) => ({ userId, personId: personOf(userId), shared: shared.has(personOf(userId)) }))
  return { groups, users: planned, people }
}

/** Groups whole, about so many users a part. */
export function inParts(groups: Plan['groups'], users: number): UserId[][] {
  const parts: UserId[][] = []
  let part: UserId[] = []
  for (const group of groups) {
    if (part.length > 0 && part.length + group.length > users) {
      parts.push(part)
      part = []
    }
    part = part.concat(group)
  }
  return part.length > 0 ? [...parts, part] : parts
}

/** All users of the groups that the tickets belong to: a person's other users decide with them. */
export function usersOf(plan: Plan, tickets: readonly LandedTicket[]): BatchUser[] {
  const groups = new Set<number>()
  for (const ticket of tickets) {
    const user = plan.users.get(ticket.requesterId)
    if (user) groups.add(user.group)
  }
  return [...groups].flatMap((group) => (plan.groups[group] ?? []).flatMap((id) => plan.users.get(id) ?? []))
}
