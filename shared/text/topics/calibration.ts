/**
 * Two numbers that make probabilities come true, with the least log loss on texts the weights never saw:
 * a temperature (Guo et al. 2017, ICML, "On calibration of modern neural networks"), and the share of labels that are anybody's guess,
 * spread evenly (Reed et al. 2015, ICLR workshop): where agents pick the first entry of a list, no text makes its reason certain.
 */
import { softmax } from './softmax.ts'

export interface Calibration {
  temperature: number
  /** Share of labels that nothing in the text tells. */
  noise: number
}
const COLDEST = 0.05
const HOTTEST = 20
const STEPS = 24
const NOISES = [0, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.13, 0.17, 0.22, 0.3]
/** So few say nothing: left as learned. */
const FEWEST = 20

/** Scores become probabilities, in place. */
export function calibrate(scores: Float64Array, { temperature, noise }: Calibration): void {
  softmax(scores, temperature)
  for (let c = 0; c < scores.length; c += 1) scores[c] = (1 - noise) * scores[c]! + noise / scores.length
}

export function fitCalibration(scores: readonly Float64Array[], labels: readonly number[]): Calibration {
  let best: Calibration = { temperature: 1, noise: 0 }
  if (scores.length < FEWEST) return best
  let least = Number.POSITIVE_INFINITY
  for (const noise of NOISES) {
    const found = fitTemperature((temperature) => logLossAt(scores, labels, { temperature, noise }))
    // The loss has one valley along the noise, too.
    if (found.loss >= least) break
    least = found.loss
    best = { temperature: found.temperature, noise }
  }
  return best
}

/** By golden section over the logarithm; the loss has one valley. */
function fitTemperature(lossAt: (temperature: number) => number): { temperature: number; loss: number } {
  const loss = (logarithm: number) => lossAt(Math.exp(logarithm))
  const golden = (Math.sqrt(5) - 1) / 2
  let low = Math.log(COLDEST)
  let high = Math.log(HOTTEST)
  let left = high - golden * (high - low)
  let right = low + golden * (high - low)
  let [atLeft, atRight] = [loss(left), loss(right)]
  for (let step = 0; step < STEPS; step += 1)
    if (atLeft < atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - golden * (high - low)
      atLeft = loss(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + golden * (high - low)
      atRight = loss(right)
    }
  return { temperature: Math.exp((low + high) / 2), loss: Math.min(atLeft, atRight) }
}

function logLossAt(scores: readonly Float64Array[], labels: readonly number[], { temperature, noise }: Calibration): number {
  let sum = 0
  scores.forEach((own, at) => {
    const most = own.reduce((a, b) => Math.max(a, b))
    const total = own.reduce((all, score) => all + Math.exp((score - most) / temperature), 0)
    const p = Math.exp((own[labels[at]!]! - most) / temperature) / total
    sum -= Math.log(Math.max(1e-15, (1 - noise) * p + noise / own.length))
  })
  return sum / scores.length
}
