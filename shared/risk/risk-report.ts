/** How good the model is on contacts it has not seen, each figure beside the plain count of the person's contacts before. */
import { bootstrapCounts } from '../stats/bootstrap.ts'
import type { Counts } from '../stats/bootstrap.ts'
import { brier, calibrationTable, expectedCalibrationError } from '../stats/calibration.ts'
import type { CalibrationBin } from '../stats/calibration.ts'
import { seededRandom } from '../stats/random.ts'
import { liftAtTop, ranking } from '../stats/ranking-quality.ts'
import { fitLogistic, logisticOf } from '../stats/logistic-regression.ts'
import type { RiskExample } from './risk-examples.ts'
import type { RiskMoment } from './risk-features.ts'
import { predictRisk, trainRisk } from './risk-model.ts'

export interface Interval {
  low: number
  high: number
}
/** One quality of the model and of the count; `difference` is model − count, its interval paired over the same resampled persons. */
export interface RiskFigure {
  model: number
  count: number
  modelInterval: Interval | null
  difference: number
  differenceInterval: Interval | null
}
export type RiskVerdict = 'better' | 'not_better_than_counting'

export interface RiskReport {
  moment: RiskMoment
  verdict: RiskVerdict
  train: { n: number; positives: number }
  test: { n: number; positives: number; persons: number }
  rocAuc: RiskFigure
  prAuc: RiskFigure
  /** Mean squared error; lower is better. */
  brier: RiskFigure
  /** Expected calibration error over ten bins of equal width; the count has one after a logistic curve through it. */
  ece: { model: number; count: number }
  /** Share of returns in the tenth with the highest risk, and that ÷ the share of all. */
  topTenth: { model: { rate: number; lift: number } | null; count: { rate: number; lift: number } | null }
  calibration: CalibrationBin[]
}

/** What the model's ROC-AUC has to be above the count's. */
const BETTER_BY = 0.01
/** Better only when the difference is worth something and its interval lies above zero. */
export const riskVerdict = ({ difference, differenceInterval }: Pick<RiskFigure, 'difference' | 'differenceInterval'>): RiskVerdict =>
  difference >= BETTER_BY && differenceInterval !== null && differenceInterval.low > 0 ? 'better' : 'not_better_than_counting'
const ROUNDS = 1000

/** Trains on `train`, measures on `test` (later contacts, all with outcomes). Null when either has only one label. */
export function reportRisk(moment: RiskMoment, train: readonly RiskExample[], test: readonly RiskExample[]): RiskReport | null {
  const labelsOf = (examples: readonly RiskExample[]) => examples.map(({ contact }) => contact.outcome!.returned)
  const [trainLabels, labels] = [labelsOf(train), labelsOf(test)]
  const positives = labels.filter(Boolean).length
  const model = trainRisk(
    train.map(({ features }, at) => ({ features, returned: trainLabels[at]! })),
    moment,
  )
  if (!model || positives === 0 || positives === labels.length) return null
  const ps = test.map(({ features }) => predictRisk(model, features).p)
  const counts = test.map(({ count }) => count)
  const row = (count: number) => [Math.log1p(count)]
  const curve = fitLogistic(train.map(({ count }, at) => ({ features: row(count), label: trainLabels[at]! })))
  if (curve === null) return null
  const countPs = counts.map((count) => logisticOf(curve, row(count)))
  const resample = personResampler(test)
  const [ranked, counted] = [ranking(ps, labels), ranking(counts, labels)]
  const rocAuc = figure(resample, ranked.rocAuc, counted.rocAuc)
  const prAuc = figure(resample, ranked.averagePrecision, counted.averagePrecision)
  const squared = (probabilities: readonly number[]) => meanSquare(probabilities, labels)
  const top = (scores: readonly number[]) => {
    const lift = liftAtTop(scores, labels)
    return lift && { rate: lift.topRate, lift: lift.lift }
  }
  return {
    moment,
    verdict: riskVerdict(rocAuc),
    train: { n: model.n, positives: model.positives },
    test: { n: test.length, positives, persons: new Set(test.map(({ contact }) => contact.person)).size },
    rocAuc,
    prAuc,
    brier: figure(resample, squared(ps), squared(countPs)),
    ece: { model: expectedCalibrationError(ps, labels, 'equal-width')!, count: expectedCalibrationError(countPs, labels, 'equal-width')! },
    topTenth: { model: top(ps), count: top(counts) },
    calibration: calibrationTable(ps, labels, 'equal-mass'),
  }
}

type Statistic = (counts?: Counts) => number | null
type Resample = (statistic: (counts: Counts) => number | null) => Interval | null

/** Persons are drawn, with all their contacts: those of one person are not independent. */
function personResampler(test: readonly RiskExample[]): Resample {
  const place = new Map<number, number>()
  for (const { contact } of test) if (!place.has(contact.person)) place.set(contact.person, place.size)
  const personOf = test.map(({ contact }) => place.get(contact.person)!)
  return (statistic) => {
    const counts = new Uint32Array(test.length)
    const interval = bootstrapCounts(
      place.size,
      (drawn) => {
        for (let at = 0; at < counts.length; at++) counts[at] = drawn[personOf[at]!]!
        return statistic(counts)
      },
      seededRandom('repeat risk'),
      { rounds: ROUNDS },
    )
    return interval && { low: interval.low, high: interval.high }
  }
}

function figure(resample: Resample, model: Statistic, count: Statistic): RiskFigure {
  const [ofModel, ofCount] = [model()!, count()!]
  return {
    model: ofModel,
    count: ofCount,
    modelInterval: resample(model),
    difference: ofModel - ofCount,
    differenceInterval: resample((counts) => {
      const [a, b] = [model(counts), count(counts)]
      return a === null || b === null ? null : a - b
    }),
  }
}

function meanSquare(probabilities: readonly number[], labels: readonly boolean[]): Statistic {
  const errors = probabilities.map((p, at) => brier([p], [labels[at]!])!)
  return (counts) => {
    let sum = 0
    let n = 0
    errors.forEach((error, at) => {
      const weight = counts?.[at] ?? 1
      sum += weight * error
      n += weight
    })
    return n > 0 ? sum / n : null
  }
}
