/** What a message is about: a probability by class, or nothing where it says too little. */
import { calibrate } from './calibration.ts'
import { isGram, termsOf } from './features.ts'
import type { TopicModel } from './model.ts'
import { vectorOf } from './vectors.ts'

const TELLING_WORDS = 3

export interface TopicGuess {
  label: string
  p: number
}
export interface TopicPredictor {
  classes: readonly string[]
  /** Highest probability below which the topic is unknown. */
  unknownBelow: number
  /** Whether it has a few known words: a greeting alone is as long as a message, and can look as certain. */
  isTelling(text: string): boolean
  /** By class, calibrated; null = none of its features was ever seen. */
  probabilitiesOf(text: string): Float64Array | null
  /** The likeliest, best first; null as above. */
  predict(text: string, most?: number): readonly TopicGuess[] | null
}

export function createTopicPredictor(model: TopicModel): TopicPredictor {
  const { classes, calibration, unknownBelow } = model
  const probabilitiesOf = (text: string): Float64Array | null => {
    const scores = topicScores(model, text)
    if (scores !== null) calibrate(scores, calibration)
    return scores
  }
  return {
    classes,
    unknownBelow,
    isTelling: (text) => knownWords(model, text) >= TELLING_WORDS,
    probabilitiesOf,
    predict(text, most = 3) {
      const probabilities = probabilitiesOf(text)
      return probabilities && rankedGuesses(classes, probabilities, most)
    },
  }
}

/** Words, pairs of them, and Chinese characters with their neighbours; letters inside words say the same again. */
function knownWords({ rarity: { bits, steps } }: TopicModel, text: string): number {
  return termsOf(text, bits).features.filter((feature) => !isGram(feature, bits) && steps[feature] !== 0).length
}

/** Before they become probabilities. */
export function topicScores(model: TopicModel, text: string): Float64Array | null {
  const { rarity, offsets, weightClasses, weights, scales, intercepts } = model
  const { features, values } = vectorOf(text, rarity)
  const sums = new Float64Array(intercepts.length)
  let known = false
  for (let i = 0; i < features.length; i += 1) {
    const feature = features[i]!
    known ||= rarity.steps[feature] !== 0
    const value = values[i]!
    for (let at = offsets[feature]!; at < offsets[feature + 1]!; at += 1) sums[weightClasses[at]!]! += value * weights[at]!
  }
  return known ? sums.map((sum, c) => sum * scales[c]! + intercepts[c]!) : null
}

export function rankedGuesses(classes: readonly string[], probabilities: Float64Array, most: number): readonly TopicGuess[] {
  const guesses: TopicGuess[] = []
  probabilities.forEach((p, c) => {
    let place = guesses.length
    while (place > 0 && guesses[place - 1]!.p < p) place -= 1
    if (place >= most) return
    guesses.splice(place, 0, { label: classes[c]!, p })
    if (guesses.length > most) guesses.pop()
  })
  return guesses
}
