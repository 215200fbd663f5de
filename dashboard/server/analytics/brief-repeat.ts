/** Is this ticket likely a return, of which contact, and why? The same rules that judge it once it is solved. */
import type { Brief, BriefRequest } from '@shared/api/brief.ts'
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { ContactFact, Exclusion } from '@shared/fcr/fact.ts'
import { LIVE_CHANNELS, type EpochSeconds } from '@shared/fcr/history.ts'
import { sameIssue, YES_FROM, type IssueJudges, type IssueVerdict } from '@shared/issue/same-issue.ts'
import type { ProvisionalContact } from './brief-contact.ts'
import { FLAG_FROM, POSSIBLE_FROM, priorOf } from './brief-priors.ts'
import { whyCode, type KnownTicket } from './issue-tickets.ts'
import { toIsoOrNull } from './reader.ts'

const NO_MEMBERS: ReadonlySet<Exclusion> = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed'])
/** Contacts that take part in chains (domain 2.4). */
export const isMember = ({ exclusion }: ContactFact): boolean => exclusion === null || !NO_MEMBERS.has(exclusion)

const SHOWN_BEFORE = 5
const SENT_TWICE_SECONDS = 60 * 60
const RESUMED_SECONDS = 15 * 60

export interface Candidate {
  ticket: KnownTicket
  verdict: IssueVerdict
  /** What the text model says, whatever decided. */
  text: number | null
  gap: number
  open: boolean
  p: number
}

/** Earlier contacts of the person, solved in the last 30 days or open, the likeliest first. */
export function candidatesOf(own: ProvisionalContact, tickets: readonly KnownTicket[], judges: IssueJudges): readonly Candidate[] {
  return tickets
    .filter(({ fact }) => isMember(fact) && fact.exclusion !== 'abandoned' && isBefore(fact, own))
    .map((ticket) => {
      const since = sinceSolve(ticket.fact, own.createdAt)
      const verdict = sameIssue(own.issue, ticket.issue, judges)
      const text = verdict.p ?? judges.text?.(own.issue, ticket.issue) ?? null
      const sameOrder = ticket.issue.orderRefs.some((ref) => own.issue.orderRefs.includes(ref))
      return {
        ticket,
        verdict,
        text,
        ...since,
        p: priorOf({ verdict, gap: since.gap, sameOrder, reasons: reasonsOf(own.reason, ticket.fact.reason), text }),
      }
    })
    .filter((candidate) => candidate.gap <= MAX_GAP_SECONDS)
    .sort((a, b) => b.p - a.p || a.gap - b.gap || b.ticket.fact.ticketId - a.ticket.fact.ticketId)
}

const reasonsOf = (a: string | null, b: string | null) => (a === null || b === null ? 'unknown' : a === b ? 'same' : 'other')

/** Sent twice before the answer, or a chat that broke off: one contact, no repeat (domain 2.4). Said quietly, so that it can be merged. */
function isSameContact(own: ProvisionalContact, { ticket: { fact }, gap }: Candidate): boolean {
  if (own.live) return LIVE_CHANNELS.has(fact.channel) && gap <= RESUMED_SECONDS
  const unanswered = fact.botReplies === 0 && (fact.firstAgentReplyAt === null || fact.firstAgentReplyAt > own.createdAt)
  return !LIVE_CHANNELS.has(fact.channel) && own.createdAt - fact.createdAt <= SENT_TWICE_SECONDS && unanswered
}

const isBefore = (fact: ContactFact, own: ProvisionalContact): boolean =>
  fact.createdAt < own.createdAt || (fact.createdAt === own.createdAt && (own.ticketId === null || fact.ticketId < own.ticketId))

/** Seconds from the latest solve known before `at`; 0 = open then. */
function sinceSolve(fact: ContactFact, at: EpochSeconds): { gap: number; open: boolean } {
  if (fact.solvedNow && fact.lastSolvedAt !== null && fact.lastSolvedAt <= at) return { gap: at - fact.lastSolvedAt, open: false }
  if (fact.reopens === 0 && fact.firstSolvedAt !== null && fact.firstSolvedAt <= at) return { gap: at - fact.firstSolvedAt, open: false }
  return { gap: 0, open: true }
}

/** How the person is known, and whether the text model learned from this account. */
interface Said {
  request: BriefRequest
  linkedBy: readonly string[]
  isLearned: boolean
}

export function repeatOf(own: ProvisionalContact, candidates: readonly Candidate[], said: Said): Brief['repeat'] {
  const [best] = candidates
  if (!best || best.p < POSSIBLE_FROM) return { verdict: 'none', p: null, basis: null, why: [], previous: [] }
  const certain = candidates.filter((candidate) => candidate.verdict.same === best.verdict.same)
  return {
    verdict:
      best.p >= FLAG_FROM && !candidates.some((candidate) => candidate.p >= FLAG_FROM && isSameContact(own, candidate)) ? 'repeat' : 'possible',
    p: best.p,
    basis: best.verdict.why === 'text' && best.verdict.p !== null && said.isLearned ? 'model' : 'rule_prior',
    why: whyOf(own, best, said),
    previous: certain.slice(0, SHOWN_BEFORE).map(({ ticket: { fact }, gap, open }) => ({
      ticketId: fact.ticketId,
      gapSeconds: gap,
      open,
      firstSolvedAt: toIsoOrNull(fact.firstSolvedAt),
    })),
  }
}

/** The deciding rule first, then what else they share, then what makes them one person. */
function whyOf(own: ProvisionalContact, { ticket, verdict, text }: Candidate, { request, linkedBy }: Said): Brief['repeat']['why'] {
  const order = ticket.issue.orderRefs.find((ref) => own.issue.orderRefs.includes(ref))
  const sameReason = own.reason !== null && own.reason === ticket.fact.reason
  const alike = text !== null && text >= YES_FROM
  const why = [
    { code: whyCode(verdict), value: null },
    ...(order === undefined ? [] : [{ code: 'same_order', value: own.orders.get(order) ?? null }]),
    ...(sameReason ? [{ code: 'same_reason', value: own.reason }] : []),
    ...(alike ? [{ code: 'text', value: null }] : []),
    ...personCodes(own, ticket.fact, request, linkedBy).map((code) => ({ code, value: null })),
  ]
  return why.filter(({ code, value }, i) => (value !== null ? true : !why.some((other, j) => other.code === code && (other.value !== null || j < i))))
}

const PERSON_CODES: Readonly<Record<string, string>> = { email: 'person_email', phone: 'person_phone', external: 'person_external' }

/** One user is known by the address they wrote from; several are one person by what links them. */
function personCodes(own: ProvisionalContact, fact: ContactFact, request: BriefRequest, linkedBy: readonly string[]): readonly string[] {
  const codes = linkedBy.flatMap((kind) => PERSON_CODES[kind.split(':')[0] ?? ''] ?? [])
  if (own.requesterId !== fact.requesterId && codes.length > 0) return codes
  if (request.requester.email !== null) return ['person_email']
  return request.requester.phone === null ? [] : ['person_phone']
}
