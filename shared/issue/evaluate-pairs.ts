/** The text score on labelled pairs of texts, beside the cosine of rare words: for data sets that name no person, order or time. */
import { decisionQuality, decisions, type DecisionQuality } from '../stats/classifier-quality.ts'
import { ranking, rocAuc } from '../stats/ranking-quality.ts'
import { learnWeights, createTableCounter, type LabelledPair } from './learn-text-model.ts'
import { featuresOf, readOpening, termsOf, type TopicPosterior } from './pair-features.ts'
import { YES_FROM } from './same-issue.ts'
import { probabilityOf, START_WEIGHTS } from './text-model.ts'

export interface TextPair {
  a: string
  b: string
  same: boolean
}
export interface PairEvaluation extends DecisionQuality {
  n: number
  same: number
  /** Pairs of which a side says nothing; they count as told apart. */
  silent: number
  /** Of the model, and of the cosine of rare words; null without both kinds. */
  auc: number | null
  wordAuc: number | null
  averagePrecision: number | null
  scores: Float64Array
}
export interface PairEvaluationOptions {
  /** Pairs to learn the weights from; without them the stated weights are used. */
  train?: readonly TextPair[]
  topics?: TopicPosterior | null
}
/** The pairs have no dates: as if the second came so much later. */
const SECONDS_BETWEEN = 24 * 3600

/** Precision and recall at the threshold that counts as the same. Rarities come from the texts of `rows` and `train`, without their labels. */
export function evaluatePairs(rows: readonly TextPair[], { train = [], topics = null }: PairEvaluationOptions = {}): PairEvaluation {
  const counter = createTableCounter()
  for (const text of new Set([...train, ...rows].flatMap(({ a, b }) => [a, b]))) counter.add(termsOf(text))
  const tables = counter.tables()
  const read = (text: string) => readOpening(text, tables, topics)
  const learnable = train.flatMap(({ a, b, same }): LabelledPair[] => {
    const [left, right] = [read(a), read(b)]
    return left && right ? [{ a: left, b: right, aAt: 0, bAt: SECONDS_BETWEEN, same, source: 'human' }] : []
  })
  const weights = learnable.length === 0 ? START_WEIGHTS : learnWeights(learnable)
  const scores = new Float64Array(rows.length)
  const words = new Float64Array(rows.length)
  let silent = 0
  for (const [at, { a, b }] of rows.entries()) {
    const [left, right] = [read(a), read(b)]
    if (left === null || right === null) silent += 1
    else {
      scores[at] = probabilityOf(weights, left, right, SECONDS_BETWEEN)
      words[at] = featuresOf(left, right, SECONDS_BETWEEN)[0]!
    }
  }
  const labels = rows.map(({ same }) => same)
  const ranked = ranking(scores, labels)
  return {
    n: rows.length,
    same: labels.filter(Boolean).length,
    silent,
    ...decisionQuality(
      decisions(
        Array.from(scores, (p) => p >= YES_FROM),
        labels,
      ),
    ),
    auc: ranked.rocAuc(),
    averagePrecision: ranked.averagePrecision(),
    wordAuc: rocAuc(words, labels),
    scores,
  }
}
