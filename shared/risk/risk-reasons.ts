/** Why a contact is at risk, as codes with values; the words are the screens'. */
import type { RiskContact } from './risk-contact.ts'
import type { RiskFeature } from './risk-features.ts'

export const RISK_REASONS = [
  'same_reason_before',
  'contacts_before',
  'reason_returns',
  'group_returns',
  'market_returns',
  'person_returns',
  'channel',
  'displeasure',
  'question',
  'transfers',
  'escalated',
  'clarifications',
  'effort',
  'no_reply',
  'waiting',
  'bot',
  'unconfirmed',
  'unanswered',
  'promise',
] as const
export type RiskReason = (typeof RISK_REASONS)[number]

/** Features that say one thing together give one reason; those that only tell whether something is known give none. */
const REASON_OF: Readonly<Record<RiskFeature, RiskReason | null>> = {
  same_1d: 'same_reason_before',
  same_7d: 'same_reason_before',
  same_30d: 'same_reason_before',
  same_recency: 'same_reason_before',
  same_pace: 'same_reason_before',
  same_open: 'same_reason_before',
  any_1d: 'contacts_before',
  any_7d: 'contacts_before',
  any_30d: 'contacts_before',
  any_recency: 'contacts_before',
  reason_rate: 'reason_returns',
  group_rate: 'group_returns',
  market_rate: 'market_returns',
  person_rate: 'person_returns',
  reason_known: null,
  live: 'channel',
  voice: 'channel',
  negative: 'displeasure',
  question: 'question',
  text_known: null,
  transfers: 'transfers',
  escalated: 'escalated',
  clarifications: 'clarifications',
  answers: 'effort',
  no_reply: 'no_reply',
  waited: 'waiting',
  took: 'waiting',
  by_bot: 'bot',
  unconfirmed: 'unconfirmed',
  negative_at_end: 'displeasure',
  unanswered: 'unanswered',
  promise: 'promise',
  said_known: null,
}

export interface RiskWhy {
  code: RiskReason
  value: string | null
}
/** What raises the log-odds by less is no reason. */
const LEAST = 0.1
const SHOWN = 3

/** The strongest that raise the risk, at most three. `contributions` in the order of `features`. */
export function riskWhy(
  features: readonly RiskFeature[],
  contributions: readonly number[],
  contact: RiskContact,
  before: { same: number; any: number },
): RiskWhy[] {
  const sums = new Map<RiskReason, number>()
  features.forEach((feature, at) => {
    const code = REASON_OF[feature]
    if (code !== null) sums.set(code, (sums.get(code) ?? 0) + contributions[at]!)
  })
  return [...sums]
    .filter(([code, sum]) => sum >= LEAST && holds(code, contact, before))
    .sort((a, b) => b[1] - a[1])
    .slice(0, SHOWN)
    .map(([code]) => ({ code, value: valueOf(code, contact, before) }))
}

/** The absence of something may raise a risk too, but "three transfers" must not be said where there were none. */
function holds(code: RiskReason, { atSolve, signals }: RiskContact, before: { same: number; any: number }): boolean {
  switch (code) {
    case 'same_reason_before':
      return before.same > 0
    case 'contacts_before':
    case 'person_returns':
      return before.any > 0
    case 'displeasure':
      return (signals?.negative ?? 0) + (atSolve?.said?.negative ?? 0) > 0
    case 'question':
      return signals?.question ?? false
    case 'transfers':
      return (atSolve?.transfers ?? 0) > 0
    case 'escalated':
      return atSolve?.escalated ?? false
    case 'clarifications':
      return (atSolve?.clarifications ?? 0) > 0
    case 'no_reply':
      return atSolve?.answers === 0
    case 'bot':
      return atSolve?.byBot ?? false
    case 'unconfirmed':
      return atSolve?.unconfirmed ?? false
    case 'unanswered':
      return atSolve?.said?.unanswered ?? false
    case 'promise':
      return atSolve?.said?.promise ?? false
    default:
      return true
  }
}

function valueOf(code: RiskReason, contact: RiskContact, before: { same: number; any: number }): string | null {
  switch (code) {
    case 'same_reason_before':
      return String(before.same)
    case 'contacts_before':
      return String(before.any)
    case 'reason_returns':
      return contact.reason
    case 'group_returns':
      return contact.group
    case 'market_returns':
      return contact.market
    case 'channel':
      return contact.channel
    case 'transfers':
      return String(contact.atSolve?.transfers ?? 0)
    case 'clarifications':
      return String(contact.atSolve?.clarifications ?? 0)
    case 'waiting':
      return contact.atSolve ? String(Math.round(contact.atSolve.took / 3600)) : null
    default:
      return null
  }
}
