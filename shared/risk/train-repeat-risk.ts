/** From judged contacts to the models that are kept, with a report each: learned on the earlier ones, measured on the later, then learned on all. */
import type { EpochSeconds } from '../fcr/history.ts'
import type { RiskModels } from './assess-risk.ts'
import type { RiskContact } from './risk-contact.ts'
import { riskExamples } from './risk-examples.ts'
import type { RiskExample } from './risk-examples.ts'
import type { RiskMoment } from './risk-features.ts'
import { trainRisk } from './risk-model.ts'
import { reportRisk } from './risk-report.ts'
import type { RiskReport } from './risk-report.ts'
import { LEARN_FROM } from './rule-prior.ts'

/** Contacts of late are enough, and the arithmetic has to end. */
const LEARN_AT_MOST = 100_000
const TEST_SHARE = 0.25

export type NoRiskModel = 'too_few_contacts' | 'one_label_only'
export type MomentReport = (RiskReport & { reason: null }) | { moment: RiskMoment; reason: NoRiskModel; labelled: number }
export interface TrainedRisk {
  models: RiskModels
  opening: MomentReport
  solve: MomentReport
  /** Contacts with a known outcome, and the last moment at which one became known. */
  labelled: number
  knownTo: EpochSeconds | null
}

/** `contacts`: all that take part in chains; those with an outcome known by `asOf` are learned from. */
export function trainRepeatRisk(contacts: readonly RiskContact[], asOf: EpochSeconds): TrainedRisk {
  const known = contacts.map((contact) => (contact.outcome !== null && contact.outcome.knownAt > asOf ? { ...contact, outcome: null } : contact))
  const opening = learn('opening', known)
  const solve = learn('solve', known)
  const outcomes = known.flatMap(({ outcome }) => (outcome === null ? [] : [outcome.knownAt]))
  return {
    models: { rates: opening.rates, opening: opening.kept, solve: solve.kept },
    opening: opening.report,
    solve: solve.report,
    labelled: outcomes.length,
    knownTo: outcomes.reduce<EpochSeconds | null>((last, at) => (last === null || at > last ? at : last), null),
  }
}

function learn(moment: RiskMoment, contacts: readonly RiskContact[]) {
  const { examples, rates } = riskExamples(contacts, moment)
  const labelled = examples.filter(({ contact }) => contact.outcome !== null).slice(-LEARN_AT_MOST)
  return { ...measured(moment, labelled), rates }
}

function measured(moment: RiskMoment, labelled: readonly RiskExample[]): { kept: RiskModels['opening']; report: MomentReport } {
  const none = (reason: NoRiskModel) => ({ kept: null, report: { moment, reason, labelled: labelled.length } })
  if (labelled.length < LEARN_FROM) return none('too_few_contacts')
  const test = labelled.slice(Math.floor(labelled.length * (1 - TEST_SHARE)))
  const from = test[0]!.contact.openedAt
  const report = reportRisk(
    moment,
    labelled.filter(({ contact }) => contact.outcome!.knownAt <= from),
    test,
  )
  const model = trainRisk(
    labelled.map(({ features, contact }) => ({ features, returned: contact.outcome!.returned })),
    moment,
  )
  if (!report || !model) return none('one_label_only')
  return { kept: { model, verdict: report.verdict }, report: { ...report, reason: null } }
}
