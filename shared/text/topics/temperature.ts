/** One number that makes probabilities come true: the temperature with the least log loss on texts the weights never saw. Source: Guo et al. (2017), ICML, "On calibration of modern neural networks". */
import { softmax } from './softmax.ts'

const COLDEST = 0.05
const HOTTEST = 20
const STEPS = 40
/** So few say nothing: left as learned. */
const FEWEST = 20

/** By golden section over its logarithm; the loss has one valley. */
export function fitTemperature(scores: readonly Float64Array[], labels: readonly number[]): number {
  if (scores.length < FEWEST) return 1
  const loss = (logarithm: number) => logLossAt(scores, labels, Math.exp(logarithm))
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
  return Math.exp((low + high) / 2)
}

function logLossAt(scores: readonly Float64Array[], labels: readonly number[], temperature: number): number {
  let sum = 0
  scores.forEach((own, at) => {
    const probabilities = own.slice()
    softmax(probabilities, temperature)
    sum -= Math.log(Math.max(1e-15, probabilities[labels[at]!]!))
  })
  return sum / scores.length
}
