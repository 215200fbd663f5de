/** All contacts of one person, judged together: a change to one ticket can alter only contacts of its person (domain 5). */
import type { HumanVerdict, TextVerdict } from '../issue/same-issue.ts'
import type { AgentDirectory } from './agents.ts'
import type { FcrConfig } from './config.ts'
import type { ContactFact } from './fact.ts'
import type { PersonId, TicketHistory, UserId } from './history.ts'

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

/** What judging needs to know besides the tickets; the same for every person. */
export interface JudgeContext {
  config: FcrConfig
  agents: AgentDirectory
  /** Person of a requester; asked for linked tickets. */
  personOf: (user: UserId) => PersonId
  isSuspended: (user: UserId) => boolean
  /** The person has a shared requester among its users (domain 3). */
  isShared: (person: PersonId) => boolean
  /** null = nobody said anything yet. */
  humanVerdict: HumanVerdict | null
  /** null = no model yet. */
  textVerdict: TextVerdict | null
}

/** Facts of the person's own tickets, by ticket id; the order of the input does not matter. */
export function judgePerson(input: PersonInput, context: JudgeContext): ContactFact[] {
  throw new Error(`judging ${input.own.length} tickets in ${context.config.timeZone} is not built in this revision`)
}
