/** One ticket explained: its facts, its chain, its state in every lens, and why. */
import { STATES, type Explanation } from '@shared/api/contacts.ts'
import { LENS_IDS } from '@shared/api/trend.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { evaluate, type Evaluation } from '@shared/fcr/evaluate.ts'
import { EXCLUSIONS, type ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { compileLens, compileUnseen, defineLens, type LensDefinition } from '@shared/fcr/lens.ts'
import { choose, toColumns } from '@shared/fcr/predicate.ts'
import { humanVerdicts, sameIssue, type IssueJudges, type TextVerdict } from '@shared/issue/same-issue.ts'
import type { IssueVerdict } from '../store/ops-store/contract.ts'
import { answer, notFound, type Answer } from './answer.ts'
import { readKnownTickets, whyCode, type KnownTicket } from './issue-tickets.ts'
import { readLabels } from './labels.ts'
import { optionName } from './option-names.ts'
import { readCompleteTo, ticketUrl, toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { timelineOf } from './timeline.ts'

/** A gap is at most 30 days; an earlier contact may have been open for a while. */
const CHAIN_SECONDS = 60 * DAY_SECONDS
const LONGEST_CHAIN = 50

export async function explainContact(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  ticketId: TicketId,
  verdicts: readonly IssueVerdict[],
  /** Of the model in force. */
  text: TextVerdict | null = null,
): Promise<Answer<Explanation>> {
  const [fact] = await reader.facts([ticketId])
  if (!fact)
    return notFound('unknown_ticket', `Ticket ${ticketId} is not judged here; it may not have been synced yet, or it may be another account's.`)
  const [person, nearby, labels, completeTo] = await Promise.all([
    reader.findPerson({ userId: fact.requesterId, identities: [] }),
    reader.factsOfPerson(fact.personId, fact.createdAt - CHAIN_SECONDS),
    readLabels(reader, settings),
    readCompleteTo(reader),
  ])
  const tickets = await readKnownTickets(reader, nearest(fact, nearby), person?.shared ?? false)
  const own = tickets.find((ticket) => ticket.fact.ticketId === ticketId)
  const subject = own?.row?.subject ?? null
  return answer({
    ticketId,
    subject,
    url: ticketUrl(settings, ticketId),
    asOf: toIsoOrNull(completeTo),
    facts: printFact(fact, settings),
    timeline: timelineOf(tickets, ticketId, labels),
    chain: own ? chainOf(own, tickets, { human: humanVerdicts(verdicts), text }) : [],
    person: {
      personId: fact.personId,
      users: [...(person?.users ?? [fact.requesterId])],
      linkedBy: [...(person?.linkedBy ?? [])],
      shared: person?.shared ?? false,
    },
    lenses: LENS_IDS.map((id) => explainLens(defineLens(id, settings), fact, completeTo ?? 0)),
  })
}

/** Contacts that can belong to one chain with this one, in time; the nearest when there are many. */
function nearest(fact: ContactFact, all: readonly ContactFact[]): readonly ContactFact[] {
  const until = (fact.firstSolvedAt ?? fact.createdAt) + CHAIN_SECONDS
  return [fact, ...all.filter((other) => other.ticketId !== fact.ticketId && other.createdAt <= until && !GONE.has(other.exclusion))]
    .sort((a, b) => Math.abs(a.createdAt - fact.createdAt) - Math.abs(b.createdAt - fact.createdAt))
    .slice(0, LONGEST_CHAIN)
    .sort((a, b) => a.createdAt - b.createdAt || a.ticketId - b.ticketId)
}
const GONE: ReadonlySet<string | null> = new Set(['deleted', 'spam', 'test', 'internal'])

function chainOf(own: KnownTicket, tickets: readonly KnownTicket[], judges: IssueJudges): Explanation['chain'] {
  return tickets.map((ticket) => {
    const verdict = ticket === own ? null : sameIssue(own.issue, ticket.issue, judges)
    return {
      ticketId: ticket.fact.ticketId,
      subject: ticket.row?.subject ?? null,
      channel: ticket.fact.channel,
      createdAt: toIso(ticket.fact.createdAt),
      firstSolvedAt: toIsoOrNull(ticket.fact.firstSolvedAt),
      same: verdict?.same ?? 'yes',
      why: verdict ? [whyCode(verdict)] : [],
    }
  })
}

const EXCLUSION_CODES = [...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first'] as const

function explainLens(definition: LensDefinition, fact: ContactFact, asOf: EpochSeconds): Explanation['lenses'][number] {
  const seen = evaluate(compileLens(definition, asOf), fact)
  const reason = fact.reason ?? (definition.usePredictedReasons ? fact.predictedReason : null)
  const byReason = reason !== null && Object.hasOwn(definition.windowByReason, reason) ? definition.windowByReason[reason] : undefined
  return {
    lens: definition.id,
    state: STATES.find((state) => state === seen.state) ?? (seen.exclusion === null ? 'not_counted' : 'excluded'),
    exclusion: EXCLUSION_CODES.find((code) => code === seen.exclusion) ?? null,
    failures: [...seen.failures],
    primary: seen.primary,
    windowDays: definition.windowDays === null ? null : (byReason ?? definition.windowDays),
    why: whyOf(definition, seen, fact, asOf),
  }
}

/** The codes that say it in words, the deciding one first. */
function whyOf(definition: LensDefinition, seen: Evaluation, fact: ContactFact, asOf: EpochSeconds): string[] {
  if (seen.exclusion !== null) return [seen.exclusion]
  if (seen.state === null) return [choose(compileUnseen(definition, asOf), toColumns(fact)) ?? 'not_solved']
  if (seen.state === 'pending') return ['window_open']
  if (seen.state === 'failedEarly') return [...seen.failures, 'window_open']
  if (definition.successWhen === 'fewer_than_two_replies') return [seen.state === 'success' ? 'fewer_than_two_replies' : 'two_or_more_replies']
  if (definition.successWhen === 'survey_yes') return [`survey_${fact.survey}`]
  if (definition.successWhen === 'stated_resolved') return [`stated_${fact.stated}`]
  if (definition.successWhen === 'never_reopened') return [seen.state === 'success' ? 'never_reopened' : 'reopened']
  return seen.state === 'success' ? ['no_return_in_window'] : [...seen.failures]
}

const NAMED = ['reason', 'cause', 'market', 'segment', 'language'] as const
/** Flat, dates and options as people read them; gaps stay seconds. */
function printFact({ next, nextPossible, ...fact }: ContactFact, { optionNames }: AnalyticsSettings): Explanation['facts'] {
  const dated = ['createdAt', 'firstSolvedAt', 'lastSolvedAt', 'firstAgentReplyAt', 'returnAt'] as const
  return {
    ...fact,
    ...Object.fromEntries(dated.map((name) => [name, toIsoOrNull(fact[name])])),
    ...Object.fromEntries(NAMED.map((name) => [name, optionName(optionNames, name, fact[name]) ?? fact[name]])),
    nextGap: next.gap,
    nextKind: next.kind,
    nextTicketId: next.ticketId,
    nextGapPossible: nextPossible.gap,
    nextKindPossible: nextPossible.kind,
    nextTicketIdPossible: nextPossible.ticketId,
  }
}
