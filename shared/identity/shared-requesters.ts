/** Mailboxes and monitors that many people write through (domain 3). */
import { DAY_SECONDS } from '../fcr/config.ts'
import type { EpochSeconds, PersonId, UserId } from '../fcr/history.ts'

/** Nobody writes more than this in a month for themselves. */
export const MOST_TICKETS = 40
const PERIOD_SECONDS = 30 * DAY_SECONDS

export interface RequestedTicket {
  requesterId: UserId
  createdAt: EpochSeconds
}

/** Users with more than 40 tickets in any 30 days. The caller leaves out deleted tickets and spam. */
export function sharedRequesters(tickets: Iterable<RequestedTicket>): Set<UserId> {
  const byUser = new Map<UserId, EpochSeconds[]>()
  for (const { requesterId, createdAt } of tickets) {
    const times = byUser.get(requesterId)
    if (times === undefined) byUser.set(requesterId, [createdAt])
    else times.push(createdAt)
  }
  const shared = new Set<UserId>()
  for (const [user, times] of byUser) if (isBusy(times)) shared.add(user)
  return shared
}

/** A person is shared if one of its users is. */
export function sharedPersons(requesters: Iterable<UserId>, personOf: ReadonlyMap<UserId, PersonId>): Set<PersonId> {
  const persons = new Set<PersonId>()
  for (const user of requesters) persons.add(personOf.get(user) ?? user)
  return persons
}

function isBusy(times: EpochSeconds[]): boolean {
  if (times.length <= MOST_TICKETS) return false
  times.sort((a, b) => a - b)
  return times.some((last, at) => at >= MOST_TICKETS && last - times[at - MOST_TICKETS]! <= PERIOD_SECONDS)
}
