/** What the judge asks of the analytics store: landed rows to read, facts to write. SQL never leaves this room. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, PersonId, TicketId, UserId } from '@shared/fcr/history.ts'
import type { IssueRule, SameIssue } from '@shared/issue/same-issue.ts'
import type { RequestedTicket } from '@shared/identity/shared-requesters.ts'

/** A fact with its days in the account's zone, counted by who judges. */
export interface DatedFact {
  fact: ContactFact
  cohortDay: number
  lastSolvedDay: number | null
}
export interface PersonLink {
  userId: UserId
  personId: PersonId
  /** One of the person's users is a shared requester. */
  shared: boolean
}

/** What waits to be judged, up to a landing; what lands later waits for the next time. */
export interface Due {
  upTo: number
  tickets: readonly TicketId[]
  users: readonly UserId[]
  /** Identity values that users gained or lost, each once a change. */
  identities: readonly string[]
}
export interface JudgeState {
  /** What the facts were judged with; null = never judged. */
  definition: string | null
  firstSyncAt: EpochSeconds | null
  tickets: number
  /** The humans' words that the facts know, as whoever judged wrote them. */
  verdicts: string | null
}
/** One ticket's landing as JSON text, so that parsing is left to whoever judges. */
export interface LandedTicket {
  id: TicketId
  requesterId: UserId
  /** For `ticketFrom`. */
  row: string
  /** A JSON array for `eventFrom`, in (at, id, seq) order. */
  events: string
  /** Subject and the requester's first public words; null where they were not asked for or no text is kept. */
  opening: string | null
}
/** What of a landed ticket is read; texts cost time, and only models read them. */
export interface LandedWith {
  openings: boolean
}
/** What was found of tickets while their words and order numbers were there, where without them something else would be found. */
export interface KeptWords {
  verdicts: readonly { a: TicketId; b: TicketId; same: SameIssue; why: IssueRule }[]
  /** What the reason was taken to be. */
  reasons: readonly { ticketId: TicketId; reason: string }[]
}
export interface IdentityLink {
  userId: UserId
  value: string
}
export interface JudgedUser {
  id: UserId
  suspended: boolean
  locale: string | null
}
export interface RoleSpan {
  userId: UserId
  role: string
  /** 0 = as far back as our knowledge goes. */
  since: EpochSeconds
}
export interface MergeLink {
  ticketId: TicketId
  requesterId: UserId
  otherId: TicketId
  otherRequesterId: UserId
}
/** The end of a judging: what it was done with, and the last landing it has seen. */
export interface Done {
  definition: string
  verdicts: string
  dueUpTo: number
}
/** The copy held against what is in force, row by row. */
export interface CopyComparison {
  /** Facts in the copy. */
  facts: number
  /** Tickets and users whose rows differ, or are there on one side only. */
  differingTickets: readonly TicketId[]
  differingUsers: readonly UserId[]
}
/** Counts that tell whether every ticket is there once. */
export interface Integrity {
  landedRows: number
  landedTickets: number
  factRows: number
  factTickets: number
  /** Landed tickets that have a fact. */
  judgedTickets: number
  repeatedEvents: number
}
/** Which users: these, or everyone. */
export type Scope = readonly UserId[] | 'all'

export interface JudgeStore {
  judgeState(): Promise<JudgeState>
  due(): Promise<Due>
  /** Users whose contacts the due ones can change: requesters and persons, as they are and as they were. */
  touchedBy(due: Due, most: { carriers: number }): Promise<readonly UserId[]>
  /** One step outwards: users with a common identity value that few enough carry, of the same person before, or with tickets joined by a merge. */
  neighbours(users: readonly UserId[], most: { carriers: number }): Promise<readonly UserId[]>
  /** Identity values with the number of all who carry them. */
  identities(scope: Scope): Promise<readonly (IdentityLink & { carriers: number })[]>
  users(scope: Scope): Promise<readonly JudgedUser[]>
  /** Users with tickets or a user row. */
  everyUser(): Promise<readonly UserId[]>
  existingUsers(users: readonly UserId[]): Promise<readonly UserId[]>
  /** Tickets that are not deleted, of those users who have more than `moreThan`. */
  busyRequesters(scope: Scope, moreThan: number): Promise<readonly RequestedTicket[]>
  mergeLinks(scope: Scope): Promise<readonly MergeLink[]>
  /** Users by id, exact name, or an identity value of any kind. */
  usersNamed(names: readonly string[]): Promise<readonly { name: string; userId: UserId }[]>
  /** Roles of everyone who ever was more than an end user. */
  roles(): Promise<readonly RoleSpan[]>
  /** Who did an agent's work before the first sync. */
  agentEvidence(): Promise<readonly UserId[]>
  keptWords(): Promise<KeptWords>
  /** Landed tickets of these users. */
  landedTickets(users: readonly UserId[], what: LandedWith): Promise<readonly LandedTicket[]>
  /** Every landed ticket, group of users by group, handed over in batches; a group is never split. The next batch is read when the last is dealt with. */
  landedByGroup(
    groups: readonly (readonly UserId[])[],
    batchTickets: number,
    what: LandedWith,
    each: (batch: readonly LandedTicket[]) => Promise<void>,
  ): Promise<void>
  /** Writes what differs, forgets `gone` users, and with `done` also what was due, at once. Answers with the number of facts changed. */
  applyFacts(change: { facts: readonly DatedFact[]; people: readonly PersonLink[]; gone: readonly UserId[]; done: Done | null }): Promise<number>
  /** Empties the copy that is not in force. */
  beginCopy(): Promise<void>
  addToCopy(part: { facts: readonly DatedFact[]; people: readonly PersonLink[] }): Promise<void>
  /** Puts the copy in force, with what it was judged with. Answers with how it differs from before. */
  swapCopy(done: Done): Promise<CopyComparison>
  /** How the copy differs from what is in force; the copy is emptied. */
  compareCopy(): Promise<CopyComparison>
  integrity(): Promise<Integrity>
  /** All facts in force, batch by batch, of one moment. */
  everyFact(batchFacts: number, each: (batch: readonly DatedFact[]) => Promise<void>): Promise<void>
}
