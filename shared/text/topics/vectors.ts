/** Terms as vectors of length 1: sublinear tf × idf. Source: Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, 6.4. */
import { isGram, termsOf } from './features.ts'

/** Inverse document frequency by feature in steps of .05, 0 = never seen. */
export interface Rarity {
  bits: number
  steps: Uint8Array
  /** Of a feature that was never seen: it counts into the length, so that a text of unknown words is sure of nothing. */
  unseen: number
}
const STEP = 0.05
const MOST_STEPS = 255
/** A word has a dozen of them, and they say the same thing again. */
const GRAM_WEIGHT = 0.35
/** A long message's weakest features cost time and memory and tell little. */
const MOST_FEATURES = 512

/** `seen` = texts that have each feature. */
export function rarityOf(seen: Uint32Array, texts: number, bits: number): Rarity {
  const stepsOf = (n: number) => Math.min(MOST_STEPS, Math.round((1 + Math.log((1 + texts) / (1 + n))) / STEP))
  return { bits, steps: Uint8Array.from(seen, (n) => (n === 0 ? 0 : stepsOf(n))), unseen: stepsOf(0) }
}

export interface Vector {
  features: Uint32Array
  values: Float32Array
}

export function vectorOf(text: string, { bits, steps, unseen }: Rarity): Vector {
  const { features, counts } = termsOf(text, bits)
  const values = new Float32Array(features.length)
  for (let at = 0; at < features.length; at += 1) {
    const feature = features[at]!
    values[at] = (isGram(feature, bits) ? GRAM_WEIGHT : 1) * (1 + Math.log(counts[at]!)) * STEP * (steps[feature]! || unseen)
  }
  return strongest({ features, values: toLengthOne(values) })
}

function toLengthOne(values: Float32Array): Float32Array {
  let squares = 0
  for (const value of values) squares += value * value
  const length = Math.sqrt(squares)
  return length === 0 ? values : values.map((value) => value / length)
}

function strongest(vector: Vector): Vector {
  const { features, values } = vector
  if (features.length <= MOST_FEATURES) return vector
  const least = values.toSorted()[values.length - MOST_FEATURES]!
  return only(vector, (_, value) => value >= least)
}

/** The same vector without some of its features; its length is what it was. */
export function only({ features, values }: Vector, isKept: (feature: number, value: number) => boolean): Vector {
  const kept = Array.from(features.keys()).filter((at) => isKept(features[at]!, values[at]!))
  return { features: Uint32Array.from(kept, (at) => features[at]!), values: Float32Array.from(kept, (at) => values[at]!) }
}
