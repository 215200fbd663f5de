/** The trained model: from features to a calibrated probability and the reasons for it. Plain data, so that it can be kept as JSON. */
import { logLoss } from '../stats/calibration.ts'
import { fitLogistic, scoreOf, sigmoid, type LogisticFit } from '../stats/logistic-regression.ts'
import { fitPlatt, standardised, standardOf, type Platt, type Standard } from './scale.ts'
import type { RiskMoment } from './risk-features.ts'
import { featuresOf } from './risk-features.ts'

export interface RiskModel {
  moment: RiskMoment
  /** The features it was trained on; a model of other features is of no use. */
  features: readonly string[]
  standard: { means: number[]; deviations: number[] }
  intercept: number
  weights: number[]
  platt: Platt
  penalty: number
  n: number
  positives: number
}

interface Labelled {
  features: Float64Array
  returned: boolean
}

const PENALTIES = [1, 3, 10, 30, 100, 300]
/** The later part of the training contacts decides on penalty and calibration. */
const LATER_SHARE = 0.3

/** Contacts in order of opening, at least one of each label in both parts; else null. */
export function trainRisk(examples: readonly Labelled[], moment: RiskMoment): RiskModel | null {
  const cut = Math.floor(examples.length * (1 - LATER_SHARE))
  const [earlier, later] = [examples.slice(0, cut), examples.slice(cut)]
  if (![earlier, later].every((part) => part.some(({ returned }) => returned) && part.some(({ returned }) => !returned))) return null
  const laterLabels = later.map(({ returned }) => returned)
  const tried = PENALTIES.map((penalty) => {
    const fitted = fit(earlier, penalty)
    const scores = later.map(({ features }) => scoreOf(fitted.line, standardised(features, fitted.standard)))
    return { penalty, scores, loss: logLoss(scores.map(sigmoid), laterLabels)! }
  })
  const best = tried.reduce((least, next) => (next.loss < least.loss ? next : least))
  const { line, standard } = fit(examples, best.penalty)
  return {
    moment,
    features: featuresOf(moment),
    standard: { means: [...standard.means], deviations: [...standard.deviations] },
    intercept: line.intercept,
    weights: [...line.weights],
    platt: fitPlatt(best.scores, laterLabels),
    penalty: best.penalty,
    n: examples.length,
    positives: examples.filter(({ returned }) => returned).length,
  }
}

function fit(examples: readonly Labelled[], penalty: number): { line: LogisticFit; standard: Standard } {
  const standard = standardOf(examples.map(({ features }) => features))
  const rows = examples.map(({ features, returned }) => ({ features: standardised(features, standard), label: returned }))
  const line = fitLogistic(rows, { ridge: penalty })
  if (line === null) throw new Error('a risk model needs contacts that came back and contacts that did not')
  return { standard, line }
}

/** Probability of a return, and what each feature adds to its log-odds beside an average contact. */
export function predictRisk(model: RiskModel, features: Float64Array): { p: number; contributions: number[] } {
  const standard = { means: Float64Array.from(model.standard.means), deviations: Float64Array.from(model.standard.deviations) }
  const contributions = Array.from(standardised(features, standard), (value, at) => model.platt.slope * model.weights[at]! * value)
  const start = model.platt.slope * model.intercept + model.platt.shift
  return { p: sigmoid(contributions.reduce((sum, value) => sum + value, start)), contributions }
}
