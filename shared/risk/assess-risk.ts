/** What is said of one contact: a probability with its band, its reasons, and what it rests on. */
import { baseRate, type RateTable } from './return-rates.ts'
import type { RiskContact } from './risk-contact.ts'
import { countBefore, featuresOf, LOOK_BACK_SECONDS, riskFeatures } from './risk-features.ts'
import type { RiskMoment } from './risk-features.ts'
import { predictRisk } from './risk-model.ts'
import type { RiskModel } from './risk-model.ts'
import { riskWhy } from './risk-reasons.ts'
import type { RiskWhy } from './risk-reasons.ts'
import { PRIOR_RATE, priorRisk } from './rule-prior.ts'
import type { RiskVerdict } from './risk-report.ts'

/** As it is kept: one model a moment, null where there was too little to learn from. */
export interface RiskModels {
  rates: RateTable
  opening: { model: RiskModel; verdict: RiskVerdict } | null
  solve: { model: RiskModel; verdict: RiskVerdict } | null
}

export type RiskBand = 'low' | 'medium' | 'high'
/** `not_better_than_counting`: the model's figure, which no better than the plain count tells who comes back. */
export type RiskBasis = 'rule_prior' | 'model' | 'not_better_than_counting'
export interface RiskAssessment {
  p: number
  band: RiskBand
  basis: RiskBasis
  why: RiskWhy[]
}

/** Beside the share of all contacts: twice as likely is high, a quarter more is medium. */
const HIGH = 2
const MEDIUM = 1.25

/** `before`: contacts of the same person in the thirty days before the opening, in any order. */
export function assessRisk(models: RiskModels | null, moment: RiskMoment, contact: RiskContact, before: readonly RiskContact[]): RiskAssessment {
  const trained = models?.[moment] ?? null
  // A model of an earlier version's features cannot read today's.
  const usable = trained !== null && trained.model.features.join() === featuresOf(moment).join() ? trained : null
  const { p, contributions } = usable
    ? predictRisk(usable.model, riskFeatures(moment, contact, before, models!.rates))
    : priorRisk(moment, contact, before)
  const base = usable ? baseRate(models!.rates) : PRIOR_RATE
  const recent = before.filter((other) => other.id !== contact.id && other.openedAt >= contact.openedAt - LOOK_BACK_SECONDS)
  return {
    p,
    band: p >= HIGH * base ? 'high' : p >= MEDIUM * base ? 'medium' : 'low',
    basis: usable === null ? 'rule_prior' : usable.verdict === 'better' ? 'model' : 'not_better_than_counting',
    why: riskWhy(featuresOf(moment), contributions, contact, { same: countBefore(contact, before), any: recent.length }),
  }
}
