/** A dropped session that went on (domain 2.4): a live ticket opened within 15 minutes of the last word is the same contact. */
import { sameIssue, type IssueJudges } from '../issue/same-issue.ts'
import { isAbandoned, type Contact } from './contact.ts'
import type { Exclusion } from './fact.ts'
import type { EpochSeconds, PersonId } from './history.ts'
import { comparePlaces } from './order.ts'

const SESSION_GAP_SECONDS = 15 * 60
const NOT_RESUMABLE: ReadonlySet<Exclusion | null> = new Set<Exclusion>(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged'])

/** Marks resumed tickets; contacts come in order of (createdAt, id) and may be of several persons. */
export function markResumed(contacts: readonly Contact[], judges: IssueJudges): void {
  const previous = new Map<PersonId, Contact>()
  for (const contact of contacts) {
    if (!contact.ticket.live) continue
    const before = previous.get(contact.personId)
    previous.set(contact.personId, contact)
    if (before === undefined || contact.exclusion !== null) continue
    const lastWordAt = lastWordBy(before, contact.createdAt)
    if (lastWordAt === null || contact.createdAt - lastWordAt > SESSION_GAP_SECONDS) continue
    const resumes = standInOf(before)
    if (resumes === null || resumes === contact || sameIssue(resumes.issue, contact.issue, judges).same === 'no') continue
    contact.exclusion = 'resumed'
    contact.belongsTo = resumes
  }
}

/** Lets the solves of resumed tickets reach the contacts they went on with. */
export function passOnSolves(contacts: readonly Contact[]): void {
  const reached = new Set<Contact>()
  for (const { exclusion, belongsTo, ticket } of contacts) {
    if (exclusion !== 'resumed' || belongsTo === null) continue
    for (const { solve } of ticket.spans) belongsTo.resumedSolves.push(solve)
    reached.add(belongsTo)
  }
  for (const contact of reached) {
    const solve = contact.resumedSolves.sort(comparePlaces)[0]
    // The audit is another ticket's: whatever happened here by that second was before it.
    if (contact.first === null && solve !== undefined)
      contact.first = { ticket: contact.ticket, solve: { at: solve.at, id: Infinity, seq: Infinity, byPerson: solve.byPerson } }
  }
}

/** The contact that a ticket speaks for: itself, its merge target, or what it resumed. */
function standInOf(ticket: Contact): Contact | null {
  const seen = new Set<Contact>()
  let contact = ticket
  while (contact.belongsTo !== null && !seen.has(contact)) {
    seen.add(contact)
    contact = contact.belongsTo
  }
  return NOT_RESUMABLE.has(contact.exclusion) || isAbandoned(contact) ? null : contact
}

function lastWordBy({ ticket: { lines } }: Contact, at: EpochSeconds): EpochSeconds | null {
  for (let index = lines.length - 1; index >= 0; index -= 1) if (lines[index]!.at <= at) return lines[index]!.at
  return null
}
