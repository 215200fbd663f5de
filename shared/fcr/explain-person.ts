/** The same judging as `judgePerson`, with what led to it. */
import { sameIssue, type IssueJudges, type IssueVerdict } from '../issue/same-issue.ts'
import { assembleContacts, toGroup, type JudgeContext, type PersonInput } from './assemble.ts'
import { drawChains } from './chains.ts'
import type { ContactFact } from './fact.ts'
import type { EpochSeconds, TicketId } from './history.ts'
import { timelineOf, type TimelineEntry } from './timeline.ts'
import { toFact } from './to-fact.ts'

/** Verdict on two tickets of the person; `a` is the earlier one. */
export interface TicketPair extends IssueVerdict {
  a: TicketId
  b: TicketId
}
export interface SolvedSpan {
  from: EpochSeconds
  /** null = still solved. */
  to: EpochSeconds | null
}
export interface ExplainedTicket {
  fact: ContactFact
  spans: readonly SolvedSpan[]
  timeline: readonly TimelineEntry[]
}
export interface PersonExplanation {
  /** Own tickets in order of (createdAt, id). */
  tickets: readonly ExplainedTicket[]
  pairs: readonly TicketPair[]
}
export interface ExplainOptions {
  /** Only pairs with this ticket; default: all pairs. */
  about?: TicketId
  /** Only tickets created at or after this moment; default: all. */
  since?: EpochSeconds
}

/** Facts, timelines and pairwise verdicts of one person. */
export function explainPerson(input: PersonInput, context: JudgeContext, { about, since = -Infinity }: ExplainOptions = {}): PersonExplanation {
  const own = new Set(input.own.map((history) => history.id))
  const contacts = assembleContacts(toGroup(input, context), context).filter((contact) => own.has(contact.id))
  const judges: IssueJudges = { human: context.humanVerdict, kept: context.keptVerdicts ?? null, text: context.textVerdict }
  const chains = drawChains(contacts, judges)
  const asked = contacts.filter((contact) => contact.createdAt >= since || contact.id === about)
  const tickets = asked.map((contact) => ({
    fact: toFact(contact, chains.get(contact) ?? null, context),
    spans: contact.ticket.spans.map(({ solve, end }) => ({ from: solve.at, to: end })),
    timeline: timelineOf(contact.ticket),
  }))
  const pairs: TicketPair[] = []
  asked.forEach((b, at) => {
    for (const a of asked.slice(0, at))
      if (about === undefined || a.id === about || b.id === about) pairs.push({ a: a.id, b: b.id, ...sameIssue(a.issue, b.issue, judges) })
  })
  return { tickets, pairs }
}
