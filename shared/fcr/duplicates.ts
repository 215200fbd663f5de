/** The same message sent again before anyone answered (domain 2.4): one contact, the others are duplicates of it. */
import { sameIssue, type IssueJudges } from '../issue/same-issue.ts'
import type { Contact } from './contact.ts'
import type { EpochSeconds, PersonId } from './history.ts'

const DOUBLE_SEND_SECONDS = 60 * 60

interface Group {
  first: Contact
  members: Contact[]
  /** Earliest reply to any member; Infinity = none. */
  repliedAt: EpochSeconds
}

/** Marks duplicates; contacts come in order of (createdAt, id) and may be of several persons. */
export function markDuplicates(contacts: readonly Contact[], judges: IssueJudges): void {
  const recent = new Map<PersonId, Group[]>()
  const found: Group[] = []
  for (const contact of contacts) {
    if (contact.ticket.live || contact.exclusion !== null) continue
    const repliedAt = contact.ticket.firstReplyAt ?? Infinity
    const groups = recent.get(contact.personId)?.filter(({ first }) => contact.createdAt - first.createdAt <= DOUBLE_SEND_SECONDS) ?? []
    recent.set(contact.personId, groups)
    const group = groups.find((group) => group.repliedAt > contact.createdAt && sameIssue(group.first.issue, contact.issue, judges).same === 'yes')
    if (group === undefined) {
      groups.push({ first: contact, members: [contact], repliedAt })
      continue
    }
    if (group.members.length === 1) found.push(group)
    group.members.push(contact)
    group.repliedAt = Math.min(group.repliedAt, repliedAt)
  }
  for (const group of found) settle(group)
}

/** The member that was answered first is the contact and keeps the first arrival. */
function settle({ first, members }: Group): void {
  let contact = first
  for (const member of members) if ((member.ticket.firstReplyAt ?? Infinity) < (contact.ticket.firstReplyAt ?? Infinity)) contact = member
  contact.createdAt = first.createdAt
  for (const member of members) {
    if (member === contact) continue
    member.exclusion = 'duplicate'
    member.belongsTo = contact
  }
}
