/** Learning topics from labelled texts. The same rows, order and seed give the same model. */
import { quantile } from '../../stats/quantile.ts'
import { seededRandom, shuffled, type Random } from '../../stats/random.ts'
import { calibrate, fitCalibration } from './calibration.ts'
import { termsOf } from './features.ts'
import { quantised, type TopicModel } from './model.ts'
import { topicScores } from './predict.ts'
import { learnSoftmax } from './softmax.ts'
import { only, rarityOf, vectorOf } from './vectors.ts'

export interface LabelledText {
  text: string
  label: string
}
/** Texts of no class: measured with, never learned from. */
export const OUT_OF_SCOPE = 'oos'
export const FEWEST_PER_CLASS = 10
const FEWEST_CLASSES = 2
/** Few texts have few features: space for them costs time and bytes. */
const FEWEST_BITS = 14
const MOST_BITS = 17
const bitsFor = (texts: number): number => Math.min(MOST_BITS, Math.max(FEWEST_BITS, Math.ceil(Math.log2(texts)) + 5))
const EPOCHS = 4
/** From here on another round tells little, nor does learning again with the held-out tenth. */
const MANY_TEXTS = 20_000
const EPOCHS_OF_MANY = 3
/** A feature of one text alone is learned by heart. */
const LEARNED_FROM = 2
/** A class's share of the examples is its share to this power: agents' first option of the list does not drown the others. */
const BALANCE = 0.5
/** Calibration needs about a thousand texts that the weights never saw; few rows are held out in turn, so that each serves. */
const HELD_OUT = 1000
const HELD_OUT_LEAST = 0.1
const HELD_OUT_MOST = 1 / 3
const IN_TURN_BELOW = 3000
/** Share of held-out texts that are called unknown. */
const UNKNOWN_SHARE = 0.05
/** A guess that comes true every other time is worth a look. */
const UNKNOWN_MOST = 0.5
/** Kept weights; more are thousandths of a point of accuracy. */
const MOST_WEIGHTS = 400_000

export interface TopicTraining {
  seed: number
  /** Known from a training of the same kind: then nothing is held out. */
  known?: Pick<TopicModel, 'calibration' | 'unknownBelow'>
}

/** null = fewer than two classes with ten texts. */
export function trainTopics(rows: readonly LabelledText[], { seed, known }: TopicTraining): TopicModel | null {
  const classes = classesOf(rows)
  if (classes.length < FEWEST_CLASSES) return null
  const places = new Map(classes.map((name, c) => [name, c]))
  const usable = rows.filter(({ label }) => places.has(label))
  const fit = (chosen: readonly LabelledText[]) => fitWeights(chosen, places, seededRandom(seed))
  if (known) return { ...fit(usable), calibration: known.calibration, unknownBelow: known.unknownBelow, classes, trusted: [] }
  const uncalibrated = { calibration: { temperature: 1, noise: 0 }, unknownBelow: 0, classes, trusted: [] }
  const parts = heldOut(usable, seededRandom(seed + 1)).map(({ learned, rest }) => {
    const model = { ...fit(learned), ...uncalibrated }
    const scored = rest.flatMap(({ text, label }) => {
      const scores = topicScores(model, text)
      return scores === null ? [] : [{ scores, label: places.get(label)! }]
    })
    return { model, scored }
  })
  const [first] = parts
  const model = first && usable.length >= MANY_TEXTS ? first.model : { ...fit(usable), ...uncalibrated }
  return { ...model, ...calibrated(parts.flatMap(({ scored }) => scored)) }
}

/** By name, so that the order of the rows does not matter for what a class is called by number. */
function classesOf(rows: readonly LabelledText[]): string[] {
  const counts = new Map<string, number>()
  for (const { label } of rows) if (label !== OUT_OF_SCOPE) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts].flatMap(([label, n]) => (n >= FEWEST_PER_CLASS ? [label] : [])).sort()
}

function heldOut(rows: readonly LabelledText[], random: Random): { learned: LabelledText[]; rest: LabelledText[] }[] {
  const order = shuffled(random, rows)
  const share = Math.min(HELD_OUT_MOST, Math.max(HELD_OUT_LEAST, HELD_OUT / order.length))
  const size = Math.ceil(order.length * share)
  const starts = order.length < IN_TURN_BELOW ? Array.from({ length: Math.ceil(order.length / size) }, (_, turn) => turn * size) : [0]
  return starts.map((start) => ({
    rest: order.slice(start, start + size),
    learned: [...order.slice(0, start), ...order.slice(start + size)],
  }))
}

function fitWeights(rows: readonly LabelledText[], places: ReadonlyMap<string, number>, random: Random) {
  const bits = bitsFor(rows.length)
  const seen = new Uint32Array(1 << bits)
  for (const { text } of rows) for (const feature of termsOf(text, bits).features) seen[feature]! += 1
  const rarity = rarityOf(seen, rows.length, bits)
  const vectors = rows.map(({ text }) => only(vectorOf(text, rarity), (feature) => seen[feature]! >= LEARNED_FROM))
  const labels = Uint16Array.from(rows, ({ label }) => places.get(label)!)
  const weights = learnSoftmax({ vector: (at) => vectors[at]!, labels }, places.size, 1 << bits, {
    epochs: rows.length < MANY_TEXTS ? EPOCHS : EPOCHS_OF_MANY,
    random,
    chosen: balanced(labels, places.size),
  })
  return { rarity, ...quantised(weights, MOST_WEIGHTS) }
}

/** An example of a class of n is chosen n^(BALANCE − 1) times as often as one of a class of 1, as many as there are in all; fractions are drawn. */
function balanced(labels: Uint16Array, classes: number): (random: Random) => number[] {
  const counts = new Float64Array(classes)
  for (const label of labels) counts[label]! += 1
  const total = counts.reduce((sum, n) => sum + n ** BALANCE, 0)
  const times = counts.map((n) => (n === 0 ? 0 : (n ** (BALANCE - 1) * labels.length) / total))
  return (random) => Array.from(labels).flatMap((label, at) => Array.from({ length: Math.floor(times[label]! + random()) }, () => at))
}

function calibrated(held: readonly { scores: Float64Array; label: number }[]): Pick<TopicModel, 'calibration' | 'unknownBelow'> {
  const calibration = fitCalibration(
    held.map(({ scores }) => scores),
    held.map(({ label }) => label),
  )
  const highest = held.map(({ scores }) => {
    calibrate(scores, calibration)
    return scores.reduce((a, b) => Math.max(a, b))
  })
  const ascending = highest.toSorted((a, b) => a - b)
  return { calibration, unknownBelow: ascending.length === 0 ? 0 : Math.min(UNKNOWN_MOST, quantile(ascending, UNKNOWN_SHARE)) }
}
