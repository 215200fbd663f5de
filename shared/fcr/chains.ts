/** Who came back about what, and after how long (domain 5). */
import { isBare, sameIssue, type IssueJudges, type IssueVerdict } from '../issue/same-issue.ts'
import { MAX_GAP_SECONDS } from './config.ts'
import type { Contact } from './contact.ts'
import type { Exclusion } from './fact.ts'
import type { EpochSeconds } from './history.ts'
import { secondsSinceSolve } from './spans.ts'

export interface Link {
  next: Contact | null
  /** Seconds since the latest solve of an earlier contact; null = none within 30 days. */
  prevGap: number | null
}
/** Links over certain verdicts, and over certain and possible ones. */
export interface Chain {
  yes: Link
  possible: Link
}

const NO_MEMBERS: ReadonlySet<Exclusion> = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed'])
/** Contacts that take part in chains. */
export const isMember = ({ exclusion }: Pick<Contact, 'exclusion'>): boolean => exclusion === null || !NO_MEMBERS.has(exclusion)

/** Seconds from the latest solve of `before` to `at`; 0 = it was open then. */
export const gapSince = (before: Contact, at: EpochSeconds): number =>
  secondsSinceSolve(before.ticket.spans, before.resumedSolves, before.createdAt, at)

interface Near {
  contact: Contact
  chain: Chain
  /** Nothing later can be within 30 days of it. */
  until: EpochSeconds
  bare: boolean
}

/** Draws the chains of one person in one sweep; contacts come in order of (createdAt, id). */
export function drawChains(contacts: readonly Contact[], judges: IssueJudges): Map<Contact, Chain> {
  const chains = new Map<Contact, Chain>()
  // Contacts that can still be met: open, or solved in the last 30 days.
  const near: Near[] = []
  for (const contact of contacts) {
    if (!isMember(contact)) continue
    const chain: Chain = { yes: { next: null, prevGap: null }, possible: { next: null, prevGap: null } }
    chains.set(contact, chain)
    // Mailboxes hold thousands of tickets; two bare ones are never the same issue unless a human says so.
    const bare = judges.human === null && judges.kept?.has(contact.id) !== true && isBare(contact.issue)
    let kept = 0
    for (const before of near) {
      if (before.until < contact.createdAt) continue
      near[kept] = before
      kept += 1
      if (!bare || !before.bare) meet(before, contact, chain, judges)
    }
    near.length = kept
    near.push({ contact, chain, until: lastTouchOf(contact) + MAX_GAP_SECONDS, bare })
  }
  return chains
}

/** One earlier and one later contact; asks for a verdict only where it can change something. */
function meet({ contact: before, chain: beforeChain }: Near, contact: Contact, chain: Chain, judges: IssueJudges): void {
  const known = beforeChain.yes.next !== null && beforeChain.possible.next !== null
  if (known && chain.yes.prevGap === 0) return
  const gap = before.exclusion === 'abandoned' ? null : gapSince(before, contact.createdAt)
  const nearerYes = isNearer(gap, chain.yes.prevGap)
  const nearerPossible = isNearer(gap, chain.possible.prevGap)
  if (!nearerYes && !nearerPossible && known) return
  const { same }: IssueVerdict = sameIssue(before.issue, contact.issue, judges)
  if (same === 'no') return
  beforeChain.possible.next ??= contact
  if (nearerPossible) chain.possible.prevGap = gap
  if (same === 'possible') return
  beforeChain.yes.next ??= contact
  if (nearerYes) chain.yes.prevGap = gap
}

const isNearer = (gap: number | null, known: number | null): boolean => gap !== null && gap <= MAX_GAP_SECONDS && (known === null || gap < known)

/** The latest moment that a later contact's gap can count from; Infinity while it may still be open. */
function lastTouchOf({ ticket, first, resumedSolves }: Contact): EpochSeconds {
  const last = ticket.spans.at(-1)
  const resumed = resumedSolves.at(-1)?.at ?? -Infinity
  const openSince = last === undefined ? -Infinity : last.end
  if (openSince !== null && resumed < openSince) return Infinity
  if (last === undefined && resumed === -Infinity) return Infinity
  return Math.max(last?.solve.at ?? -Infinity, resumed, first?.solve.at ?? -Infinity)
}
