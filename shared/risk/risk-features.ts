/** What is known of a contact at its opening and at its solve, as numbers for the model. The same code learns and answers. */
import type { EpochSeconds } from '../fcr/history.ts'
import { baseRate, shrunkenRate } from './return-rates.ts'
import type { RateTable } from './return-rates.ts'
import type { RiskContact, SolveState } from './risk-contact.ts'

const HOUR = 3600
const DAY = 24 * HOUR
/** How far back a person's contacts are looked at. */
export const LOOK_BACK_SECONDS = 30 * DAY
/** Own returns are as rare as returns: five contacts' worth of doubt. */
const PERSON_SHRINK = 5

export const OPENING_FEATURES = [
  'same_1d',
  'same_7d',
  'same_30d',
  'same_recency',
  'same_pace',
  'same_open',
  'any_1d',
  'any_7d',
  'any_30d',
  'any_recency',
  'reason_rate',
  'group_rate',
  'market_rate',
  'person_rate',
  'reason_known',
  'live',
  'voice',
  'negative',
  'question',
  'text_known',
] as const
export const SOLVE_FEATURES = [
  'transfers',
  'escalated',
  'clarifications',
  'answers',
  'no_reply',
  'waited',
  'took',
  'by_bot',
  'unconfirmed',
  'negative_at_end',
  'unanswered',
  'promise',
  'said_known',
] as const
export type RiskFeature = (typeof OPENING_FEATURES)[number] | (typeof SOLVE_FEATURES)[number]
export type RiskMoment = 'opening' | 'solve'
export const featuresOf = (moment: RiskMoment): readonly RiskFeature[] =>
  moment === 'opening' ? OPENING_FEATURES : [...OPENING_FEATURES, ...SOLVE_FEATURES]

/** The plain count that a model has to beat: the person's contacts with the same reason in the thirty days before. */
export function countBefore(contact: RiskContact, before: readonly RiskContact[]): number {
  return sameAs(contact, recent(contact, before)).length
}

const recent = (contact: RiskContact, before: readonly RiskContact[]) =>
  before.filter((other) => other.openedAt >= contact.openedAt - LOOK_BACK_SECONDS && other.openedAt <= contact.openedAt && other.id !== contact.id)
const sameAs = (contact: RiskContact, others: readonly RiskContact[]) =>
  contact.reason === null ? [] : others.filter((other) => other.reason === contact.reason)

/** `before`: earlier contacts of the same person; `rates` as they were known at the opening. In the order of `featuresOf`. */
export function riskFeatures(moment: RiskMoment, contact: RiskContact, before: readonly RiskContact[], rates: RateTable): Float64Array {
  const opening = openingFeatures(contact, recent(contact, before), rates)
  const values: Partial<Record<RiskFeature, number>> =
    moment === 'solve' && contact.atSolve ? { ...opening, ...solveFeatures(contact.atSolve) } : opening
  return Float64Array.from(featuresOf(moment), (name) => values[name] ?? 0)
}

function openingFeatures(contact: RiskContact, others: readonly RiskContact[], rates: RateTable): Record<(typeof OPENING_FEATURES)[number], number> {
  const { openedAt: at, signals } = contact
  const same = sameAs(contact, others)
  const base = baseRate(rates)
  const excess = (rate: number) => logit(rate) - logit(base)
  return {
    same_1d: within(same, at, DAY),
    same_7d: within(same, at, 7 * DAY),
    same_30d: within(same, at, LOOK_BACK_SECONDS),
    same_recency: recency(same, at),
    same_pace: Math.log1p(same.reduce((sum, other) => sum + Math.exp((other.openedAt - at) / (5 * DAY)), 0)),
    same_open: same.some((other) => other.solvedAt === null || other.solvedAt > at) ? 1 : 0,
    any_1d: within(others, at, DAY),
    any_7d: within(others, at, 7 * DAY),
    any_30d: within(others, at, LOOK_BACK_SECONDS),
    any_recency: recency(others, at),
    reason_rate: excess(shrunkenRate(rates, 'reason', contact.reason)),
    group_rate: excess(shrunkenRate(rates, 'group', contact.group)),
    market_rate: excess(shrunkenRate(rates, 'market', contact.market)),
    person_rate: excess(personRate(others, at, base)),
    reason_known: contact.reason === null ? 0 : 1,
    live: contact.channel === 'chat' || contact.channel === 'messaging' ? 1 : 0,
    voice: contact.channel === 'voice' ? 1 : 0,
    negative: Math.log1p(signals?.negative ?? 0),
    question: signals?.question ? 1 : 0,
    text_known: signals ? 1 : 0,
  }
}

function solveFeatures(state: SolveState): Record<(typeof SOLVE_FEATURES)[number], number> {
  const { said } = state
  return {
    transfers: Math.log1p(state.transfers),
    escalated: state.escalated ? 1 : 0,
    clarifications: Math.log1p(state.clarifications),
    answers: Math.log1p(state.answers ?? 0),
    no_reply: state.answers === 0 ? 1 : 0,
    waited: Math.log1p((state.waited ?? state.took) / HOUR),
    took: Math.log1p(state.took / HOUR),
    by_bot: state.byBot ? 1 : 0,
    unconfirmed: state.unconfirmed ? 1 : 0,
    negative_at_end: Math.log1p(said?.negative ?? 0),
    unanswered: said?.unanswered ? 1 : 0,
    promise: said?.promise ? 1 : 0,
    said_known: said ? 1 : 0,
  }
}

const within = (others: readonly RiskContact[], at: EpochSeconds, seconds: number) =>
  Math.log1p(others.filter((other) => other.openedAt >= at - seconds).length)
/** 0 for none in thirty days, growing as the last one is nearer, by the logarithm of its hours. */
function recency(others: readonly RiskContact[], at: EpochSeconds): number {
  const last = others.reduce((latest, other) => Math.max(latest, other.openedAt), -Infinity)
  return last === -Infinity ? 0 : Math.log((LOOK_BACK_SECONDS / HOUR + 1) / ((at - last) / HOUR + 1))
}
/** Of the person's contacts of late whose outcome was known by then. */
function personRate(others: readonly RiskContact[], at: EpochSeconds, base: number): number {
  const known = others.filter(({ outcome }) => outcome !== null && outcome.knownAt <= at)
  return (known.filter(({ outcome }) => outcome!.returned).length + PERSON_SHRINK * base) / (known.length + PERSON_SHRINK)
}
const logit = (p: number) => Math.log(p / (1 - p))
