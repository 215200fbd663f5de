/** The people behind users (domain 3): users that share an identity value are one person. */
import type { PersonId, UserId } from '../fcr/history.ts'

export interface LinkableUser {
  id: UserId
  /** Normalised, `kind:value`. */
  identities: readonly string[]
}
/** A human's word on two users; wins over every rule and can be taken back. */
export interface ManualLink {
  a: UserId
  b: UserId
  same: boolean
}
export interface LinkOptions {
  /** Values that link nobody. */
  sharedIdentities?: ReadonlySet<string>
  manual?: readonly ManualLink[]
}
/** More who carry a value are a family or an office, not a person. */
export const MOST_CARRIERS = 20

/** The person of every user, named by the smallest id of its users; the same users give the same persons in any order. */
export function linkUsers(
  users: readonly LinkableUser[],
  { sharedIdentities = new Set(), manual = [] }: LinkOptions = {},
): ReadonlyMap<UserId, PersonId> {
  const ids = [...new Set([...users.map((user) => user.id), ...manual.flatMap(({ a, b }) => [a, b])])].sort((a, b) => a - b)
  const persons = new Persons(ids, manual)
  const same = manual.filter((link) => link.same).sort((x, y) => Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b))
  for (const { a, b } of same) persons.join(a, b)
  for (const [, sharing] of carriersOf(users, sharedIdentities)) {
    // Where a human keeps two of them apart, each of the others goes with the smallest id that it may join.
    sharing.forEach((user, at) => sharing.slice(0, at).some((earlier) => persons.join(earlier, user)))
  }
  return new Map(ids.map((id) => [id, persons.of(id)]))
}

/** Who carries a value, of the values that link: by value and by id, so that the input's order does not matter. */
function carriersOf(users: readonly LinkableUser[], sharedIdentities: ReadonlySet<string>): [string, UserId[]][] {
  const byValue = new Map<string, Set<UserId>>()
  for (const user of users)
    for (const value of user.identities) {
      const known = byValue.get(value)
      if (known === undefined) byValue.set(value, new Set([user.id]))
      else known.add(user.id)
    }
  const linking: [string, UserId[]][] = []
  for (const [value, ids] of byValue)
    if (ids.size > 1 && ids.size <= MOST_CARRIERS && !sharedIdentities.has(value)) linking.push([value, [...ids].sort((a, b) => a - b)])
  return linking.sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Union-find; the root is the smallest id. Persons that a human keeps apart never join. */
class Persons {
  private readonly parent: Map<UserId, UserId>
  /** By root: users that no member may be linked with. */
  private readonly apart = new Map<UserId, Set<UserId>>()
  constructor(ids: readonly UserId[], manual: readonly ManualLink[]) {
    this.parent = new Map(ids.map((id) => [id, id]))
    for (const { a, b, same } of manual) {
      if (same || a === b) continue
      this.keepApart(a, [b])
      this.keepApart(b, [a])
    }
  }

  of(id: UserId): UserId {
    let root = id
    for (let up = this.parent.get(root); up !== undefined && up !== root; up = this.parent.get(root)) root = up
    for (let at = id; at !== root;) {
      const up = this.parent.get(at) ?? root
      this.parent.set(at, root)
      at = up
    }
    return root
  }

  /** false: a human keeps them apart. */
  join(a: UserId, b: UserId): boolean {
    const [root, other] = [this.of(a), this.of(b)].sort((x, y) => x - y)
    if (root === undefined || other === undefined || root === other) return true
    if (this.areApart(root, other)) return false
    this.parent.set(other, root)
    this.keepApart(root, this.apart.get(other) ?? [])
    return true
  }

  private areApart(a: UserId, b: UserId): boolean {
    for (const user of this.apart.get(a) ?? []) if (this.of(user) === b) return true
    return false
  }
  private keepApart(root: UserId, users: Iterable<UserId>): void {
    const known = this.apart.get(root) ?? new Set()
    for (const user of users) known.add(user)
    if (known.size > 0) this.apart.set(root, known)
  }
}
