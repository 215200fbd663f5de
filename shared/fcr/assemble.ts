/** From tickets to contacts: merges, duplicates, resumed sessions and all codes of domain 2.4, before any chain is drawn. */
import type { HumanVerdict, IssueJudges, IssueTicket, KeptVerdicts, TextVerdict } from '../issue/same-issue.ts'
import { isAbandoned, isNoReplySolve, type Contact } from './contact.ts'
import { markDuplicates } from './duplicates.ts'
import { foldHistory, type FoldContext } from './fold-history.ts'
import type { PersonId, TicketHistory, TicketId, UserId } from './history.ts'
import { findHome, takeInSources } from './merges.ts'
import { compareDated } from './order.ts'
import { markResumed, passOnSolves } from './resumed.ts'

export interface PersonInput {
  personId: PersonId
  /** All tickets of the person. */
  own: readonly TicketHistory[]
  /**
   * Tickets of other persons that merges connect with own ones: their sources and targets, transitively.
   * Further tickets of those persons are welcome; with all of them even a chat resumed across persons is exact.
   */
  linked: readonly TicketHistory[]
}

/** Persons whose tickets merges connect, with all their tickets. */
export type PersonGroup = readonly { personId: PersonId; own: readonly TicketHistory[] }[]

/** What judging needs to know besides the tickets; the same for every person. */
export interface JudgeContext extends FoldContext {
  /** Person of a requester; asked for linked tickets. */
  personOf: (user: UserId) => PersonId
  /** The person has a shared requester among its users (domain 3). */
  isShared: (person: PersonId) => boolean
  /** null = nobody said anything yet. */
  humanVerdict: HumanVerdict | null
  /** Left out or null = no ticket's words had to go. */
  keptVerdicts?: KeptVerdicts | null
  /** null = no model yet. */
  textVerdict: TextVerdict | null
  /** What a ticket without a reason is about, by its opening words; null = no model in force. */
  predictReason: ((opening: string | null) => string | null) | null
}

/** One person's input as a group: linked tickets go to their own persons. */
export function toGroup({ personId, own, linked }: PersonInput, { personOf }: JudgeContext): PersonGroup {
  const ids = new Set(own.map((history) => history.id))
  const others = new Map<PersonId, TicketHistory[]>()
  for (const history of linked) {
    if (ids.has(history.id)) continue
    const person = personOf(history.requesterId)
    const known = others.get(person)
    if (known === undefined) others.set(person, [history])
    else known.push(history)
  }
  return [{ personId, own }, ...[...others].map(([person, histories]) => ({ personId: person, own: histories }))]
}

/** Contacts of all persons involved, in order of (createdAt, id). */
export function assembleContacts(group: PersonGroup, context: JudgeContext): Contact[] {
  const contacts = new Map<TicketId, Contact>()
  const histories = new Map<TicketId, TicketHistory>()
  for (const { own } of group) for (const history of own) histories.set(history.id, history)
  for (const { personId, own } of group) for (const history of own) contacts.set(history.id, startContact(history, personId, histories, context))
  joinSources(contacts, histories)
  const ordered = [...contacts.values()].sort(byDate)
  const judges: IssueJudges = { human: context.humanVerdict, kept: context.keptVerdicts ?? null, text: context.textVerdict }
  if (ordered.length > 1) {
    markDuplicates(ordered, judges)
    ordered.sort(byDate)
    markResumed(ordered, judges)
  }
  for (const contact of ordered)
    if (contact.exclusion === null) contact.exclusion = isAbandoned(contact) ? 'abandoned' : isNoReplySolve(contact) ? 'no_reply_solve' : null
  passOnSolves(ordered)
  return ordered
}

const byDate = (a: Contact, b: Contact): number => compareDated(a, b)

function startContact(history: TicketHistory, personId: PersonId, histories: ReadonlyMap<TicketId, TicketHistory>, context: JudgeContext): Contact {
  const ticket = foldHistory(history, context)
  const followed = history.followUpOf
  const issue: IssueTicket = {
    id: history.id,
    home: history.mergedAway ? (findHome(history.id, histories) ?? history.id) : history.id,
    followUpHome: followed === null ? null : (findHome(followed, histories) ?? followed),
    problemId: history.problemId,
    orderRefs: history.orderRefs,
    reason: history.fields.reason,
    shared: context.isShared(personId),
    createdAt: history.createdAt,
    opening: history.opening,
  }
  return {
    id: history.id,
    personId,
    ticket,
    issue,
    createdAt: ticket.arrivedAt,
    exclusion: ticket.exclusion,
    belongsTo: null,
    sources: [],
    repeats: [],
    first: ticket.firstSolve && { ticket, solve: ticket.firstSolve },
    resumedSolves: [],
  }
}

/** Brings merged sources to their targets; by id, so that the order of the input does not matter. */
function joinSources(contacts: ReadonlyMap<TicketId, Contact>, histories: ReadonlyMap<TicketId, TicketHistory>): void {
  const targets = new Set<Contact>()
  for (const contact of contacts.values()) {
    if (contact.exclusion !== 'merged') continue
    const home = findHome(contact.id, histories)
    const target = home === null ? undefined : contacts.get(home)
    if (target === undefined) continue
    contact.belongsTo = target
    target.sources.push(contact.ticket)
    targets.add(target)
  }
  for (const target of targets) {
    target.sources.sort((a, b) => a.history.id - b.history.id)
    takeInSources(target)
  }
}
