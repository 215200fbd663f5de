/** The risk and its reasons in plain words; a reason this sidebar does not know is left out. */
import type { Brief } from '@shared/api/brief.ts'
import type { RiskReason } from '@shared/risk/risk-reasons.ts'
import { channelOf } from '../../ui/channel.ts'
import type { MessageKey, Text } from '../../ui/text.ts'

export type Risk = Brief['risk']
type NextIssue = Brief['nextIssue'][number]

const WORDS: Readonly<Record<RiskReason, MessageKey>> = {
  same_reason_before: 'riskSameReason',
  contacts_before: 'riskContacts',
  reason_returns: 'riskReasonReturns',
  group_returns: 'riskGroupReturns',
  market_returns: 'riskMarketReturns',
  person_returns: 'riskPersonReturns',
  channel: 'riskChannel',
  displeasure: 'riskDispleasure',
  question: 'riskQuestion',
  transfers: 'riskTransfers',
  escalated: 'riskEscalated',
  clarifications: 'riskClarifications',
  effort: 'riskEffort',
  no_reply: 'riskNoReply',
  waiting: 'riskWaiting',
  bot: 'riskBot',
  unconfirmed: 'riskUnconfirmed',
  unanswered: 'riskUnanswered',
  promise: 'riskPromise',
}
const keyOf = (code: string): MessageKey | undefined => new Map<string, MessageKey>(Object.entries(WORDS)).get(code)

/** Worth a word: high, with a figure. */
export const isHigh = (risk: Risk): risk is Risk & { p: number } => risk.band === 'high' && typeof risk.p === 'number'

export function sayReasons(text: Text, risk: Risk, brief: Brief): readonly string[] {
  return risk.why.flatMap((why) => {
    const key = keyOf(why?.code)
    return key === undefined ? [] : [sayReason(text, key, why.value, brief)]
  })
}

function sayReason(text: Text, key: MessageKey, value: string | null, brief: Brief): string {
  const { t } = text
  const nameOf = (code: string) => brief.disposition.options.find((one) => one.value === code)?.name ?? code
  switch (key) {
    case 'riskReasonReturns':
      return value === null ? t('riskReasonUnknown') : t(key, { value: nameOf(value) })
    case 'riskMarketReturns':
      return value === null ? t('riskMarketUnknown') : t(key, { value: brief.customer.marketName ?? text.region(value) })
    case 'riskChannel':
      return value === null ? t('riskChannelUnknown') : t(key, { value: t(channelOf(value)[1]) })
    case 'riskWaiting':
      return sayWaiting(text, value)
    default:
      return t(key, { n: value ?? '' })
  }
}
/** Hours, from two days on days; a contact of minutes is not called one of zero hours. */
function sayWaiting({ t }: Text, value: string | null): string {
  const hours = Number(value)
  if (value === null || !Number.isFinite(hours) || hours < 1) return t('riskWaiting')
  return hours < 48 ? t('riskWaitingHours', { n: hours }) : t('riskWaitingDays', { n: Math.round(hours / 24) })
}

/** What the figure rests on; null where a model measured it. An unnamed basis is taken for the least. */
export function sayBasis({ t }: Text, { basis }: Risk): string | null {
  if (basis === 'model') return null
  return t(basis === 'not_better_than_counting' ? 'riskNoBetter' : 'riskByRule')
}
export const percent = (share: number): number => Math.round(share * 100)

/** Customers of this reason come back about that; with its share and interval where there are enough of them. */
export function sayNextIssue({ t }: Text, next: NextIssue): string {
  const name = next.reasonName ?? next.reason
  const { share, low, high, n } = next
  if (typeof share !== 'number' || typeof low !== 'number' || typeof high !== 'number') return t('nextIssue', { name })
  return t('nextIssueShare', { name, share: percent(share), low: percent(low), high: percent(high), n })
}
