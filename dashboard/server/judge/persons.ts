/** Who is one person, who of them is shared, and who is judged together. Pure; what is read comes as arguments. */
import type { PersonId, UserId } from '@shared/fcr/history.ts'
import { linkUsers, MOST_CARRIERS, type ManualLink } from '@shared/identity/link-users.ts'
import { sharedPersons, sharedRequesters, type RequestedTicket } from '@shared/identity/shared-requesters.ts'
import type { IdentityLink, MergeLink } from '../store/fact-store/judge-contract.ts'

/** Persons of a part of all users: how many carry a value is counted over everyone, and comes with it. */
export function linkPersons(
  users: readonly UserId[],
  links: readonly (IdentityLink & { carriers: number })[],
  sharedIdentities: ReadonlySet<string>,
  words: readonly ManualLink[],
): ReadonlyMap<UserId, PersonId> {
  const identities = new Map<UserId, string[]>(users.map((id) => [id, []]))
  for (const { userId, value, carriers } of links) if (carriers > 1 && carriers <= MOST_CARRIERS) identities.get(userId)?.push(value)
  return linkUsers(
    Array.from(identities, ([id, values]) => ({ id, identities: values })),
    // A word on somebody who is not here waits for them.
    { sharedIdentities, manual: words.filter(({ a, b }) => identities.has(a) && identities.has(b)) },
  )
}

/** Tickets of suspended users are spam, and spam does not count. */
export function findSharedPersons(
  tickets: readonly RequestedTicket[],
  suspended: ReadonlySet<UserId>,
  personOf: ReadonlyMap<UserId, PersonId>,
): Set<PersonId> {
  return sharedPersons(sharedRequesters(tickets.filter((ticket) => !suspended.has(ticket.requesterId))), personOf)
}

/** Users whose contacts depend on each other: those of one person, and of persons whose tickets were merged. */
export function groupUsers(users: readonly UserId[], personOf: ReadonlyMap<UserId, PersonId>, merges: readonly MergeLink[]): UserId[][] {
  const person = (user: UserId) => personOf.get(user) ?? user
  const parent = new Map<PersonId, PersonId>()
  const find = (id: PersonId): PersonId => {
    let root = id
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    if (root !== id) parent.set(id, root)
    return root
  }
  for (const { requesterId, otherRequesterId } of merges) {
    const [a, b] = [find(person(requesterId)), find(person(otherRequesterId))]
    if (a !== b) parent.set(Math.max(a, b), Math.min(a, b))
  }
  const groups = new Map<PersonId, UserId[]>()
  for (const user of users) {
    const group = find(person(user))
    const members = groups.get(group)
    if (members) members.push(user)
    else groups.set(group, [user])
  }
  return [...groups.values()]
}
