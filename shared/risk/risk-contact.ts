/** A contact as the risk model sees it: plain facts with their moments, so that nothing later than a moment can reach what is said at it. */
import type { ContactFact } from '../fcr/fact.ts'
import type { Channel, EpochSeconds, PersonId, TicketHistory, TicketId, UserId } from '../fcr/history.ts'
import type { TextSignals } from '../text/signals.ts'

export interface RiskContact {
  id: TicketId
  person: PersonId | UserId
  openedAt: EpochSeconds
  /** First solve; null while there was none. */
  solvedAt: EpochSeconds | null
  channel: Channel
  reason: string | null
  group: string | null
  market: string | null
  /** Of the customer's first words; null where nothing was read. */
  signals: TextSignals | null
  /** What had happened by the first solve; null before it, and for contacts known by their opening alone. */
  atSolve: SolveState | null
  /** Whether the person came back within the window, and from when on that is known; null = not yet. */
  outcome: { returned: boolean; knownAt: EpochSeconds } | null
}

export interface SolveState {
  transfers: number
  escalated: boolean
  clarifications: number
  /** Public lines of others than the customer by then; null where no line is known. A fact's own count goes on after the solve. */
  answers: number | null
  /** Seconds to the first reply, null without one; and to the solve. */
  waited: number | null
  took: number
  /** Of the answers none was a person's. */
  byBot: boolean
  /** The person was back before the solve: nothing is left to foresee. */
  alreadyBack: boolean
  unconfirmed: boolean
  /** Of the conversation up to the solve; null where nothing was read. */
  said: SaidBySolve | null
}
export interface SaidBySolve {
  /** Words of displeasure in the customer's last line. */
  negative: number
  /** The customer's last line asks something, and no answer came after it. */
  unanswered: boolean
  /** An agent promised something still to come. */
  promise: boolean
}

/** What the lines of one judged contact say; nothing of those after its first solve. */
export interface ContactSignals {
  opening: TextSignals | null
  bySolve: SaidBySolve | null
  answers: { persons: number; machines: number }
}

/**
 * A judged contact. It came back when the next arrival lies within its own window of seconds after the first solve;
 * that is known once the window has passed.
 */
export function riskContactOf(fact: ContactFact, windowSeconds: number, signals: ContactSignals | null): RiskContact {
  const { firstSolvedAt: solvedAt } = fact
  return {
    id: fact.ticketId,
    person: fact.personId,
    openedAt: fact.createdAt,
    solvedAt,
    channel: fact.channel,
    reason: fact.reason,
    group: fact.firstGroup === null ? null : String(fact.firstGroup),
    market: fact.market,
    signals: signals?.opening ?? null,
    atSolve: solvedAt === null ? null : solveStateOf(fact, solvedAt, signals),
    outcome: solvedAt === null ? null : { returned: fact.next.gap !== null && fact.next.gap <= windowSeconds, knownAt: solvedAt + windowSeconds },
  }
}

function solveStateOf(fact: ContactFact, solvedAt: EpochSeconds, signals: ContactSignals | null): SolveState {
  const { firstAgentReplyAt } = fact
  return {
    transfers: fact.transfers,
    escalated: fact.escalated,
    clarifications: fact.clarifications,
    answers: signals && signals.answers.persons + signals.answers.machines,
    waited: firstAgentReplyAt === null || firstAgentReplyAt > solvedAt ? null : Math.max(0, firstAgentReplyAt - fact.createdAt),
    took: Math.max(0, solvedAt - fact.createdAt),
    byBot: signals !== null && signals.answers.persons === 0 && signals.answers.machines > 0,
    alreadyBack: fact.next.gap === 0,
    unconfirmed: fact.unconfirmed,
    said: signals?.bySolve ?? null,
  }
}

/** A ticket as it was opened, from its history alone; its group only where it was created in one. */
export function openedContact(history: TicketHistory): RiskContact {
  const created = history.events.find((event) => event.kind === 'created')
  const solved = history.events.find((event) => event.kind === 'status' && (event.to === 'solved' || event.to === 'closed'))
  return {
    id: history.id,
    person: history.requesterId,
    openedAt: history.createdAt,
    solvedAt: solved?.at ?? null,
    channel: history.channel,
    reason: history.fields.reason,
    group: created?.kind === 'created' && created.groupId !== null ? String(created.groupId) : null,
    market: history.fields.market,
    signals: null,
    atSolve: null,
    outcome: null,
  }
}
