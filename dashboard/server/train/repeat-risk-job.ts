/** The arithmetic of training the repeat-risk models. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { RiskContact } from '@shared/risk/risk-contact.ts'
import { LEARN_FROM } from '@shared/risk/rule-prior.ts'
import { trainRepeatRisk, type MomentReport } from '@shared/risk/train-repeat-risk.ts'
import { encodeRiskModels } from '../risk/stored-models.ts'
import type { Job } from './job.ts'

export type RepeatRiskChunk = { asOf: EpochSeconds } | { contacts: readonly RiskContact[] }

export function createRepeatRiskJob(): Job<RepeatRiskChunk> {
  const contacts: RiskContact[] = []
  let asOf = 0
  return {
    take(chunk) {
      if ('asOf' in chunk) asOf = chunk.asOf
      else contacts.push(...chunk.contacts)
    },
    finish() {
      const { models, opening, solve, labelled, knownTo } = trainRepeatRisk(contacts, asOf)
      return {
        inForce: models.opening !== null || models.solve !== null,
        why: `at opening ${sentence(opening)}, at the solve ${sentence(solve)}.`,
        report: { labelled, knownTo, opening, solve },
        body: encodeRiskModels(models),
      }
    },
  }
}

function sentence(report: MomentReport): string {
  if (report.reason !== null)
    return report.reason === 'too_few_contacts'
      ? `${report.labelled} contacts with a known outcome are too few (${LEARN_FROM})`
      : 'the contacts to learn from or to measure on all had one outcome'
  const { model, count } = report.rocAuc
  return `ROC-AUC ${model.toFixed(3)} beside ${count.toFixed(3)} by counting (${report.verdict === 'better' ? 'better' : 'not better than counting'})`
}
