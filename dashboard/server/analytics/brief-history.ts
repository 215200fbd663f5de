/** What the person wrote about in the last 30 days, grouped by issue, and who they are to us. */
import type { Brief } from '@shared/api/brief.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { CompiledLens } from '@shared/fcr/lens.ts'
import { sameIssue, type IssueJudges, type IssueTicket } from '@shared/issue/same-issue.ts'
import { isMember } from './brief-repeat.ts'
import type { KnownPerson, KnownTicket } from './issue-tickets.ts'
import { optionName, type OptionNames } from './option-names.ts'
import { toIso, toIsoOrNull } from './reader.ts'

export const HISTORY_SECONDS = 30 * DAY_SECONDS
type Group = Brief['history'][number]

/** Issues by their newest contact, newest first; the number of an issue is its place. */
export function historyOf(
  own: IssueTicket,
  tickets: readonly KnownTicket[],
  judges: IssueJudges,
  said: { lens: CompiledLens | null; names: OptionNames },
): Group[] {
  const { lens, names } = said
  const members = tickets
    .filter(({ fact }) => isMember(fact))
    .toSorted((a, b) => b.fact.createdAt - a.fact.createdAt || b.fact.ticketId - a.fact.ticketId)
  const groups: KnownTicket[][] = []
  for (const ticket of members) {
    const same = groups.filter((group) => group.some((other) => sameIssue(ticket.issue, other.issue, judges).same === 'yes'))
    const [first, ...others] = same
    if (!first) groups.push([ticket])
    else {
      // Two issues that this contact ties together were one.
      first.push(ticket, ...others.flat())
      for (const other of others) groups.splice(groups.indexOf(other), 1)
    }
  }
  return groups.map((group, issue) => ({
    issue,
    contacts: group.map(({ fact, issue: ticket }) => ({
      ticketId: fact.ticketId,
      channel: fact.channel,
      createdAt: toIso(fact.createdAt),
      firstSolvedAt: toIsoOrNull(fact.firstSolvedAt),
      reason: fact.reason,
      reasonName: optionName(names, 'reason', fact.reason),
      agentReplies: fact.agentReplies,
      same: sameIssue(own, ticket, judges).same,
      state: lens === null ? null : evaluate(lens, fact).cell,
    })),
  }))
}

/** `own` values come from the ticket itself where it has them. */
export function customerOf(
  person: KnownPerson | null,
  tickets: readonly KnownTicket[],
  at: EpochSeconds,
  own: { market: string | null; language: string | null; segment: string | null },
  names: OptionNames,
): Brief['customer'] {
  const newest = tickets.map(({ fact }) => fact).toSorted((a, b) => b.createdAt - a.createdAt)
  const last = (name: 'market' | 'language' | 'segment') => own[name] ?? newest.find((fact) => fact[name] !== null)?.[name] ?? null
  const [market, language, segment] = [last('market'), last('language'), last('segment')]
  return {
    personId: person?.personId ?? null,
    contacts30d: newest.filter((fact) => isMember(fact) && fact.createdAt >= at - HISTORY_SECONDS).length,
    linkedUsers: person?.users.length ?? 0,
    linkedBy: [...(person?.linkedBy ?? [])],
    shared: person?.shared ?? false,
    market,
    language,
    segment,
    marketName: optionName(names, 'market', market),
    languageName: optionName(names, 'language', language),
    segmentName: optionName(names, 'segment', segment),
  }
}
