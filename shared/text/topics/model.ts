/** A trained model of topics as it is kept: int8 weights, only those that are not 0, by feature. */
import type { Calibration } from './calibration.ts'
import type { Weights } from './softmax.ts'
import type { Rarity } from './vectors.ts'

export interface TopicModel {
  /** Option values of the reason field, by class. */
  classes: readonly string[]
  rarity: Rarity
  /** Weights of feature f stand at offsets[f] up to offsets[f + 1]. */
  offsets: Uint32Array
  weightClasses: Uint16Array
  weights: Int8Array
  /** What one step of a class's weights is worth. */
  scales: Float32Array
  intercepts: Float32Array
  /** How scores become probabilities. */
  calibration: Calibration
  /** Highest probability below which the topic is called unknown: at least 95 % of held-out texts stand above. */
  unknownBelow: number
  /** Classes whose certain guesses came true often enough on the newest period to be taken for a reason. */
  trusted: readonly string[]
}
const LARGEST = 127

export function quantised(weights: Weights, most: number): Pick<TopicModel, 'offsets' | 'weightClasses' | 'weights' | 'scales' | 'intercepts'> {
  const { classes, byFeature, intercepts } = weights
  const scales = new Float32Array(classes)
  for (let at = 0; at < byFeature.length; at += 1) scales[at % classes] = Math.max(scales[at % classes]!, Math.abs(byFeature[at]!))
  for (let c = 0; c < classes; c += 1) scales[c] = scales[c]! / LARGEST || 1
  const least = leastKept(byFeature, most)
  const steps = (at: number) => (Math.abs(byFeature[at]!) < least ? 0 : Math.round(byFeature[at]! / scales[at % classes]!))
  let size = 0
  for (let at = 0; at < byFeature.length; at += 1) if (steps(at) !== 0) size += 1
  const kept = {
    offsets: new Uint32Array(byFeature.length / classes + 1),
    weightClasses: new Uint16Array(size),
    weights: new Int8Array(size),
    scales,
    intercepts,
  }
  let next = 0
  for (let at = 0; at < byFeature.length; at += 1) {
    if (at % classes === 0) kept.offsets[at / classes] = next
    const step = steps(at)
    if (step === 0) continue
    kept.weightClasses[next] = at % classes
    kept.weights[next++] = step
  }
  kept.offsets[byFeature.length / classes] = next
  return kept
}

const BUCKETS = 4096
/** A size such that about `most` weights are as large, read off a histogram: small ones decide nothing. */
function leastKept(byFeature: Float32Array, most: number): number {
  let largest = 0
  for (const weight of byFeature) largest = Math.max(largest, Math.abs(weight))
  if (largest === 0) return 0
  const histogram = new Uint32Array(BUCKETS + 1)
  for (const weight of byFeature) if (weight !== 0) histogram[Math.floor((Math.abs(weight) / largest) * BUCKETS)]! += 1
  let kept = 0
  for (let bucket = BUCKETS; bucket >= 0; bucket -= 1) {
    kept += histogram[bucket]!
    if (kept > most) return ((bucket + 1) * largest) / BUCKETS
  }
  return 0
}
