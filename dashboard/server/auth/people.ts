/** Who may do what: by the helpdesk's word until an admin says otherwise. */
import type { Role } from '@shared/api/people.ts'
import type { EpochSeconds, GroupId, UserId } from '@shared/fcr/history.ts'
import type { PeopleStore, StoredPerson } from '../store/ops-store/people.ts'
import type { AuditLog, AuditWho } from './audit-log.ts'
import { SERVICE, whoOf } from './audit-who.ts'
import type { Identity } from './identity.ts'
import type { Staff } from './oauth-client.ts'

export interface PersonChange {
  userId: UserId
  role: Role
  groups: readonly GroupId[] | null
  /** The version that the change was made from; 0 = nothing is known of this person. */
  ifVersion: number
}
export type PersonChanged = { kind: 'changed'; person: StoredPerson } | { kind: 'conflict'; person: StoredPerson | null } | { kind: 'groups_missing' }
export interface PeopleBook {
  list(): Promise<readonly StoredPerson[]>
  person(userId: UserId): Promise<StoredPerson | null>
  /** Somebody whom the helpdesk just named; a role that nobody chose follows the helpdesk. */
  seen(staff: Staff): Promise<StoredPerson>
  noteSignIn(staff: Staff): Promise<void>
  change(change: PersonChange, by: Identity): Promise<PersonChanged>
}

/** `now` in epoch seconds, real time. */
export function createPeopleBook({ store, audit, now }: { store: PeopleStore; audit: AuditLog; now: () => EpochSeconds }): PeopleBook {
  const write = (before: StoredPerson | null, after: StoredPerson, who: AuditWho): Promise<void> =>
    audit.write({
      at: now(),
      who,
      act: 'settings',
      target: [`people/${after.userId}`],
      outcome: 'done',
      details: { before: before && accessOf(before), after: accessOf(after) },
    })

  async function seen(staff: Staff): Promise<StoredPerson> {
    const present = await store.person(staff.userId)
    const { userId, name, role } = staff
    if (present !== null && (present.chosen || present.role === role)) return present
    const next = { userId, name, role, groups: present?.groups ?? null, chosen: false, version: (present?.version ?? 0) + 1 }
    const saved = await store.savePerson({ ...next, changedAt: now(), changedBy: null })
    // Somebody else was quicker, and what they wrote stands.
    if (saved === null) return seen(staff)
    await write(present, saved, SERVICE)
    return saved
  }

  return {
    list: () => store.people(),
    person: (userId) => store.person(userId),
    seen,
    noteSignIn: ({ userId, name }) => store.noteSignIn(userId, name, now()),
    async change({ userId, role, groups, ifVersion }, by) {
      if (role === 'vendor' && (groups === null || groups.length === 0)) return { kind: 'groups_missing' }
      const before = await store.person(userId)
      const version = ifVersion + 1
      const next = { userId, name: before?.name ?? null, role, groups, chosen: true, version, changedAt: now(), changedBy: by.subject }
      const person = await store.savePerson(next)
      if (person === null) return { kind: 'conflict', person: await store.person(userId) }
      await write(before, person, whoOf(by))
      return { kind: 'changed', person }
    },
  }
}
const accessOf = ({ role, groups, version }: StoredPerson) => ({ role, groups, version })
