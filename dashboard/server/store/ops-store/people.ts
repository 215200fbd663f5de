/** Who may do what, as the ops store keeps it. */
import type { Role } from '@shared/api/people.ts'
import type { EpochSeconds, GroupId, UserId } from '@shared/fcr/history.ts'

export interface StoredPerson {
  userId: UserId
  name: string | null
  role: Role
  /** null = all groups. */
  groups: readonly GroupId[] | null
  /** Set by an admin; otherwise the role follows the helpdesk. */
  chosen: boolean
  version: number
  changedAt: EpochSeconds
  /** null = the service itself. */
  changedBy: string | null
  signedInAt: EpochSeconds | null
}
export interface PeopleStore {
  /** By user id. */
  people(): Promise<readonly StoredPerson[]>
  person(userId: UserId): Promise<StoredPerson | null>
  /** Kept only as the very next version: null when another one was kept meanwhile. */
  savePerson(person: Omit<StoredPerson, 'signedInAt'>): Promise<StoredPerson | null>
  noteSignIn(userId: UserId, name: string | null, at: EpochSeconds): Promise<void>
}
