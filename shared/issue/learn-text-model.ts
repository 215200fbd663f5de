/** Learns the text model of an account from pairs that something else than text decided, and measures it on later ones. */
import { decisionQuality, decisions, type ShareWithInterval } from '../stats/classifier-quality.ts'
import { fitLogistic, type LogisticFit, type LogisticRow } from '../stats/logistic-regression.ts'
import { rocAuc } from '../stats/ranking-quality.ts'
import { FEATURES, featuresOf, type OpeningText, type PairTables } from './pair-features.ts'
import { YES_FROM } from './same-issue.ts'
import { rarities, BUCKETS } from './term-vector.ts'
import { probabilityOf, START_WEIGHTS, type PairWeights, type SameIssueModel } from './text-model.ts'

/** Who decided a pair. Orders and links are weak labels: people write twice about one order, about two things. */
export const LABEL_SOURCES = ['human', 'order', 'follow_up'] as const
export type LabelSource = (typeof LABEL_SOURCES)[number]
const WEIGHT_OF: Readonly<Record<LabelSource, number>> = { human: 5, order: 1, follow_up: 1 }

export interface LabelledPair {
  a: OpeningText
  b: OpeningText
  /** Arrivals, epoch seconds. */
  aAt: number
  bAt: number
  same: boolean
  source: LabelSource
}
/** From so many pairs on weights are learned; before, the stated ones are used (text 7). */
export const LEARN_FROM = 200
/** The later part that is only measured on. */
const HELD_OUT = 0.3
/** Of each kind, to measure anything. */
const FEWEST_EACH = 20
/** Towards the stated weights, so that what the pairs don't show stays as stated. */
const RIDGE = 1

export interface HeldOutReport {
  /** Pairs, and those of them that are the same. */
  n: number
  same: number
  /** Of the pairs that the model calls the same. */
  precision: ShareWithInterval | null
  recall: ShareWithInterval | null
  f: number | null
  auc: number | null
  /** Cosine of rare words alone. */
  wordAuc: number | null
  /** What the rules alone can do where they leave a pair open: take all for the same. */
  allSame: { precision: ShareWithInterval | null; f: number | null }
}
export interface TrainingReport {
  labels: Readonly<Record<LabelSource, number>>
  pairs: number
  same: number
  learned: boolean
  withTopics: boolean
  /** The measured pairs came at or after this moment (epoch seconds); null = none was learned from, so all are measured on. */
  heldOutFrom: number | null
  heldOut: HeldOutReport | null
  weights: Readonly<Record<string, number>>
}
export interface TrainedTextModel {
  model: SameIssueModel
  /** Beats the rules alone on the held-out part, and keeps what its upper band promises. */
  inForce: boolean
  why: string
  report: TrainingReport
}

/** Counts in how many openings each bucket occurs. */
export function createTableCounter() {
  const words = new Uint32Array(BUCKETS)
  const letters = new Uint32Array(BUCKETS)
  let texts = 0
  const count = (into: Uint32Array, buckets: readonly number[]) => {
    for (const bucket of new Set(buckets)) into[bucket]! += 1
  }
  return {
    add(terms: { words: readonly number[]; letters: readonly number[] }): void {
      texts += 1
      count(words, terms.words)
      count(letters, terms.letters)
    },
    tables: (): PairTables => ({ words: rarities(words, texts), letters: rarities(letters, texts) }),
  }
}

export function learnTextModel(pairs: readonly LabelledPair[], tables: PairTables): TrainedTextModel {
  const ordered = pairs.toSorted((a, b) => laterOf(a) - laterOf(b))
  const canLearn = ordered.length >= LEARN_FROM && hasBoth(ordered)
  const split = canLearn ? Math.floor(ordered.length * (1 - HELD_OUT)) : 0
  const [train, test] = [ordered.slice(0, split), ordered.slice(split)]
  const measured = measure(canLearn ? learnWeights(train) : START_WEIGHTS, test)
  const weights = canLearn ? learnWeights(ordered) : START_WEIGHTS
  const withTopics = pairs.some(({ a, b }) => a.topics !== null && b.topics !== null)
  return {
    model: { tables, weights, learned: canLearn },
    ...verdictOn(measured),
    report: {
      labels: { human: 0, order: 0, follow_up: 0, ...countBy(pairs) },
      pairs: pairs.length,
      same: pairs.filter(({ same }) => same).length,
      learned: canLearn,
      withTopics,
      heldOutFrom: canLearn && test[0] ? laterOf(test[0]) : null,
      heldOut: measured,
      weights: namedWeights(withTopics ? weights.withTopics : weights.withoutTopics),
    },
  }
}

const laterOf = ({ aAt, bAt }: LabelledPair): number => Math.max(aAt, bAt)
function hasBoth(pairs: readonly { same: boolean }[]): boolean {
  const same = pairs.filter((pair) => pair.same).length
  return same >= FEWEST_EACH && pairs.length - same >= FEWEST_EACH
}
function countBy(pairs: readonly LabelledPair[]): Partial<Record<LabelSource, number>> {
  const counts: Partial<Record<LabelSource, number>> = {}
  for (const { source } of pairs) counts[source] = (counts[source] ?? 0) + 1
  return counts
}
const namedWeights = ({ intercept, weights }: LogisticFit): Record<string, number> =>
  Object.fromEntries([['intercept', intercept], ...FEATURES.map((name, at) => [name, weights[at] ?? 0] as const)])

/** Both sets of weights from the same pairs: what topics say is left out of the second. */
export function learnWeights(pairs: readonly LabelledPair[]): PairWeights {
  const rows = (topics: boolean): LogisticRow[] =>
    pairs.flatMap(({ a, b, aAt, bAt, same, source }) => {
      if (topics && (a.topics === null || b.topics === null)) return []
      const known = topics ? [a, b] : [withoutTopics(a), withoutTopics(b)]
      return [{ features: featuresOf(known[0]!, known[1]!, aAt - bAt), label: same, weight: WEIGHT_OF[source] }]
    })
  const fit = (topics: boolean, start: LogisticFit) => fitLogistic(rows(topics), { ridge: RIDGE, towards: start.weights }) ?? start
  return { withTopics: fit(true, START_WEIGHTS.withTopics), withoutTopics: fit(false, START_WEIGHTS.withoutTopics) }
}
const withoutTopics = (text: OpeningText): OpeningText => ({ ...text, topics: null })

function measure(weights: PairWeights, pairs: readonly LabelledPair[]): HeldOutReport | null {
  if (!hasBoth(pairs)) return null
  const scores = pairs.map(({ a, b, aAt, bAt }) => probabilityOf(weights, a, b, aAt - bAt))
  const labels = pairs.map(({ same }) => same)
  const quality = decisionQuality(
    decisions(
      scores.map((p) => p >= YES_FROM),
      labels,
    ),
  )
  const all = decisionQuality(
    decisions(
      labels.map(() => true),
      labels,
    ),
  )
  return {
    n: pairs.length,
    same: labels.filter(Boolean).length,
    ...quality,
    auc: rocAuc(scores, labels),
    wordAuc: rocAuc(
      pairs.map(({ a, b, aAt, bAt }) => featuresOf(a, b, aAt - bAt)[0]!),
      labels,
    ),
    allSame: { precision: all.precision, f: all.f },
  }
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`
function verdictOn(report: HeldOutReport | null): { inForce: boolean; why: string } {
  if (report === null) return { inForce: false, why: `fewer than ${FEWEST_EACH} pairs of each kind to measure on` }
  const { precision, recall, f, allSame } = report
  if (precision === null || recall === null) return { inForce: false, why: 'it calls no held-out pair the same' }
  const said = `precision ${percent(precision.rate)} (${percent(precision.low)} to ${percent(precision.high)}), recall ${percent(recall.rate)} on ${report.n} later pairs`
  // What is counted as the same promises at least the lower end of its band.
  if (precision.low < YES_FROM) return { inForce: false, why: `${said}: the precision may be below ${percent(YES_FROM)}` }
  if ((f ?? 0) <= (allSame.f ?? 0)) return { inForce: false, why: `${said}: no better than the rules alone` }
  return { inForce: true, why: said }
}
