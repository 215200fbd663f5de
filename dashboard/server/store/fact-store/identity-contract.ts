/** What the identity review asks of the analytics store. */
import type { PersonId, UserId } from '@shared/fcr/history.ts'
import type { PersonUser } from '@shared/identity/evidence.ts'

export interface KnownUser extends PersonUser {
  personId: PersonId
  shared: boolean
  tickets: number
  suspended: boolean
  /** false: Zendesk has merged or deleted the user. */
  active: boolean
}
export interface IdentityReader {
  /** All users of the persons of these users, by person and id; unknown ids give nothing. */
  usersBehind(users: readonly UserId[]): Promise<readonly KnownUser[]>
  /** Persons of several users in which a value is carried by `crowdedFrom` to `most`, or several customer numbers meet; the busiest first. */
  doubtfulPersons(query: { crowdedFrom: number; most: number; limit: number }): Promise<{ total: number; persons: readonly PersonId[] }>
  /** Values that too many carry to link anybody; the most carried first. */
  idleValues(query: { most: number; limit: number }): Promise<{ total: number; values: readonly { value: string; carriers: number }[] }>
}
