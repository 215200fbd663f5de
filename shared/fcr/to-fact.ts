/** A contact with its chain, written down as a fact (domain 2.2, 5). */
import type { Chain, Link } from './chains.ts'
import type { JudgeContext } from './assemble.ts'
import { MAX_GAP_SECONDS, RULE_VERSION } from './config.ts'
import type { Contact } from './contact.ts'
import { REPEAT_KINDS, type ContactFact, type HandledBy, type Repeat, type RepeatKind } from './fact.ts'
import { foldAfterSolve, foldSurvey, foldUpToSolve, type FoldedTicket } from './fold-history.ts'
import type { EpochSeconds, TicketId, TicketMeasures } from './history.ts'
import { isSolved } from './spans.ts'

const NO_REPEAT: Repeat = { gap: null, kind: null, ticketId: null }

/** `chain` is null for tickets that are no members of chains. */
export function toFact(
  contact: Contact,
  chain: Chain | null,
  { config, predictReason }: Pick<JudgeContext, 'config' | 'predictReason'>,
): ContactFact {
  const { ticket, first } = contact
  const { history } = ticket
  // A source that was solved earlier gives the solve and what led to it; returns stay the ticket's own.
  const upTo = foldUpToSolve(first?.ticket ?? ticket, first?.solve ?? null, config)
  const after = foldAfterSolve(ticket, first?.ticket === ticket ? first.solve : ticket.firstSolve)
  const firstSolvedAt = first?.solve.at ?? null
  const { reason, stated, cause, market, language, segment, brand } = history.fields
  const next = (link: Link): Repeat => (chain === null ? NO_REPEAT : nearestRepeat(contact, link, firstSolvedAt, after.returnAt))
  return {
    ticketId: contact.id,
    personId: contact.personId,
    requesterId: history.requesterId,
    createdAt: contact.createdAt,
    firstSolvedAt,
    lastSolvedAt: ticket.spans.at(-1)?.solve.at ?? null,
    solvedNow: isSolved(history.status),
    firstAgentReplyAt: ticket.firstAgentReply?.at ?? null,
    firstAgent: ticket.firstAgentReply?.authorId ?? null,
    firstBotReplyAt: ticket.firstBotReplyAt,
    agentReplies: ticket.agentReplies,
    botReplies: ticket.botReplies,
    reopens: ticket.events.length === 0 ? (history.metric?.reopens ?? 0) : ticket.spans.filter((span) => span.end !== null).length,
    transfers: upTo.transfers,
    routed: upTo.routed,
    escalated: upTo.escalated,
    clarifications: upTo.clarifications,
    returnAt: after.returnAt,
    courtesyReturns: after.courtesyReturns,
    autoReplies: ticket.autoReplies,
    handledBy: handledBy(contact),
    unconfirmed: upTo.unconfirmed,
    exclusion: contact.exclusion,
    belongsTo: contact.belongsTo?.id ?? null,
    knownProblem: history.problemId !== null,
    channel: history.channel,
    reason,
    predictedReason: reason === null && predictReason !== null ? (history.keptReason ?? predictReason(history.opening)) : null,
    stated,
    cause,
    market,
    language,
    segment,
    brand,
    firstGroup: ticket.firstGroup,
    solverGroup: upTo.solverGroup,
    solver: upTo.solver,
    vendor: upTo.solverGroup !== null && config.vendorGroups.has(upTo.solverGroup),
    ...foldSurvey(ticket),
    article: firstArticle(ticket, firstSolvedAt),
    ...(history.measures ?? NO_MEASURES),
    prevGap: chain?.yes.prevGap ?? null,
    next: next(chain?.yes ?? NO_LINK),
    prevGapPossible: chain?.possible.prevGap ?? null,
    nextPossible: next(chain?.possible ?? NO_LINK),
    fidelity: ticket.coarse || (first?.ticket.coarse ?? false) ? 'coarse' : 'exact',
    ruleVersion: RULE_VERSION,
  }
}

const NO_MEASURES: TicketMeasures = { priority: null, handleSeconds: null, nps: null, effort: null }
/** What came after the solve did not bring it about. */
function firstArticle({ events, history }: FoldedTicket, firstSolvedAt: EpochSeconds | null): number | null {
  for (const event of events) {
    if (event.kind !== 'comment' || event.articles === undefined || !event.public || event.authorId === history.requesterId) continue
    return firstSolvedAt !== null && event.at > firstSolvedAt ? null : (event.articles[0] ?? null)
  }
  return null
}
const NO_LINK: Link = { next: null, prevGap: null }

/** The smallest gap of the next contact, a return on the ticket and merged arrivals; ties in the order of the kinds. */
function nearestRepeat(contact: Contact, { next }: Link, firstSolvedAt: EpochSeconds | null, returnAt: EpochSeconds | null): Repeat {
  let nearest: Repeat = NO_REPEAT
  const consider = (at: EpochSeconds, kind: RepeatKind, ticketId: TicketId): void => {
    const gap = firstSolvedAt === null ? 0 : Math.max(0, at - firstSolvedAt)
    if (gap > MAX_GAP_SECONDS) return
    if (nearest.gap === null || nearest.kind === null || gap < nearest.gap || (gap === nearest.gap && rankOf(kind) < rankOf(nearest.kind)))
      nearest = { gap, kind, ticketId }
  }
  if (next !== null) consider(next.createdAt, next.issue.followUpHome === contact.id ? 'follow_up' : 'new_ticket', next.id)
  for (const arrival of contact.repeats) consider(arrival.at, 'merged', arrival.ticketId)
  if (returnAt !== null && firstSolvedAt !== null) consider(returnAt, 'same_ticket_return', contact.id)
  return nearest
}

const rankOf = (kind: RepeatKind): number => REPEAT_KINDS.indexOf(kind)

function handledBy({ ticket, sources }: Contact): HandledBy {
  let agents = ticket.agentReplies
  let bots = ticket.botReplies
  for (const source of sources) {
    agents += source.agentReplies
    bots += source.botReplies
  }
  if (agents > 0) return bots > 0 ? 'mixed' : 'human'
  return bots > 0 ? 'bot' : 'none'
}
