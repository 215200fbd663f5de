/**
 * How likely a return is before there are enough contacts to learn from: stated weights on the log-odds, no account's own figures.
 * One in six to begin with; a person who was here with the same reason is the strongest sign, as the plain count is.
 */
import type { RiskContact } from './risk-contact.ts'
import { featuresOf, riskFeatures } from './risk-features.ts'
import type { RiskFeature, RiskMoment } from './risk-features.ts'
import { sigmoid } from '../stats/logistic-regression.ts'
import { emptyRates } from './return-rates.ts'

/** With fewer labelled contacts nothing is learned. */
export const LEARN_FROM = 500
export const PRIOR_RATE = 1 / 6

const WEIGHTS: Partial<Record<RiskFeature, number>> = {
  same_7d: 0.6,
  same_30d: 0.5,
  any_30d: 0.2,
  negative: 0.3,
  transfers: 0.4,
  escalated: 0.3,
  clarifications: 0.3,
  no_reply: 0.5,
  by_bot: 0.2,
  unconfirmed: 0.3,
  negative_at_end: 0.4,
  unanswered: 0.5,
  promise: 0.4,
}

/** Probability, and what each feature adds to its log-odds; in the order of `featuresOf`. */
export function priorRisk(moment: RiskMoment, contact: RiskContact, before: readonly RiskContact[]): { p: number; contributions: number[] } {
  const features = riskFeatures(moment, contact, before, emptyRates())
  const contributions = featuresOf(moment).map((name, at) => (WEIGHTS[name] ?? 0) * features[at]!)
  const start = Math.log(PRIOR_RATE / (1 - PRIOR_RATE))
  return { p: sigmoid(contributions.reduce((sum, value) => sum + value, start)), contributions }
}
