/** Which pairs the weekly check asks about: those of last week that order, reason or words decided, in strata around the boundary. */
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { EpochSeconds, PersonId } from '@shared/fcr/history.ts'
import { sameIssue, type IssueJudges, type IssueRule, type IssueTicket, type IssueVerdict } from '@shared/issue/same-issue.ts'
import { equalAllocation } from '@shared/sampling/allocation.ts'
import { drawStratified } from '@shared/sampling/draw.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { seededRandom, shuffled } from '@shared/stats/random.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'
import type { DrawnPair } from '../store/ops-store/pair-checks.ts'
import { homesOf, issueTicketOf } from './issue-ticket.ts'
import { toPaired } from './labelled-pairs.ts'

export const PAIRS_A_WEEK = 30
/** Pairs that are tied by people, by the helpdesk itself, or of a shared requester are not judged by likeness: they are not asked about. */
const ASKED: ReadonlySet<IssueRule> = new Set(['same_order', 'different_order', 'same_reason', 'different_reason', 'text', 'text_missing'])
/** Yes and no are each parted at these probabilities: near the boundary more is to be learned. */
const SURE_YES_FROM = 0.85
const NEAR_NO_FROM = 0.15

export interface FramedPair {
  a: IssueTicket
  b: IssueTicket
  verdict: IssueVerdict
  stratum: string
}

/** Pairs of one person, at most 30 days apart, whose later contact arrived in [from, to). */
export function framePairs(
  contacts: readonly RecentContact[],
  { from, to, shared, judges }: { from: EpochSeconds; to: EpochSeconds; shared: ReadonlySet<PersonId>; judges: IssueJudges },
): FramedPair[] {
  const members = contacts.filter(
    (contact) => toPaired(contact) !== null && contact.fact.exclusion !== 'merged' && !shared.has(contact.fact.personId),
  )
  const pairs: FramedPair[] = []
  for (const own of grouped(members, ({ fact }) => fact.personId).values()) {
    if (own.length < 2) continue
    const homes = homesOf(own.map(({ fact }) => fact))
    const tickets = own.map((contact) => issueTicketOf(contact, false, homes)).sort((x, y) => x.createdAt - y.createdAt || x.id - y.id)
    for (const [at, earlier] of tickets.entries())
      for (const later of tickets.slice(at + 1)) {
        if (later.createdAt < from || later.createdAt >= to || later.createdAt - earlier.createdAt > MAX_GAP_SECONDS) continue
        const verdict = sameIssue(earlier, later, judges)
        const [a, b] = earlier.id < later.id ? [earlier, later] : [later, earlier]
        if (ASKED.has(verdict.why)) pairs.push({ a, b, verdict, stratum: stratumOf(verdict) })
      }
  }
  return pairs.sort((x, y) => x.a.id - y.a.id || x.b.id - y.b.id)
}

function stratumOf({ same, why, p }: IssueVerdict): string {
  if (same === 'possible') return 'possible'
  if (same === 'yes') return p === null || p >= SURE_YES_FROM ? 'yes' : 'yes_near'
  // An agent's wrong choice of a reason is likelier than a wrong order.
  return why === 'different_reason' || (p !== null && p >= NEAR_NO_FROM) ? 'no_near' : 'no'
}

/**
 * Evenly from the strata, in an order that tells nothing of them. The same frame and seed give the same pairs.
 * `share`: the frame is of such a share of all persons.
 */
export function drawPairs(
  frame: readonly FramedPair[],
  { seed, model, share = 1 }: { seed: string; model: number | null; share?: number },
): DrawnPair[] {
  const strata = grouped(frame, ({ stratum }) => stratum)
  const sizes = [...strata.keys()].sort().map((key) => ({ key, population: strata.get(key)!.length }))
  const random = seededRandom(seed)
  const drawn = drawStratified(random, frame, ({ stratum }) => stratum, equalAllocation(sizes, PAIRS_A_WEEK))
  return shuffled(random, drawn).map(({ item: { a, b, verdict }, inclusion, stratum }) => ({
    a: a.id,
    b: b.id,
    stratum,
    population: Math.round(strata.get(stratum)!.length / share),
    inclusion: inclusion * share,
    verdict: verdict.same,
    why: verdict.why,
    p: verdict.p,
    model,
  }))
}
