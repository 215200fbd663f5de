/** Softmax regression over sparse vectors, learned one example at a time. Source of the steps: Duchi, Hazan & Singer (2011), AdaGrad, JMLR 12:2121–2159. */
import { shuffled, type Random } from '../../stats/random.ts'
import type { Vector } from './vectors.ts'

/** A row of `classes` weights by feature, and the intercepts. */
export interface Weights {
  classes: number
  byFeature: Float32Array
  intercepts: Float32Array
}
export interface Examples {
  vector(at: number): Vector
  /** Class by example. */
  labels: Uint16Array
}
export interface Learning {
  epochs: number
  random: Random
  /** Examples of an epoch, some twice, some not at all. */
  chosen: (random: Random) => readonly number[]
}
/** Tuned on a part of public training sets, with the epochs. The start is large on purpose: first steps stay small, which holds the weights of rare features down. */
const RATE = 1
const START = 0.1
/** Below, a class is as good as right, and its weights are left alone: most of the time is saved. */
const NEGLIGIBLE = 0.005
/** The mean over the steps from here on forgets what single wrong labels did. Source: Polyak & Juditsky (1992), SIAM J. Control Optim. 30:838–855. */
const AVERAGED_FROM_EPOCH = 1

export function learnSoftmax(examples: Examples, classes: number, features: number, { epochs, random, chosen }: Learning): Weights {
  const rows = createLearned(classes * features)
  const intercepts = createLearned(classes)
  const errors = new Float64Array(classes)
  const wrong = new Uint16Array(classes)
  let averaged = 0
  for (let epoch = 0; epoch < epochs; epoch += 1)
    for (const at of shuffled(random, chosen(random))) {
      if (epoch >= AVERAGED_FROM_EPOCH) averaged += 1
      const { features: own, values } = examples.vector(at)
      scoresOf({ classes, byFeature: rows.weights, intercepts: intercepts.weights }, { features: own, values }, errors)
      softmax(errors)
      errors[examples.labels[at]!]! -= 1
      let wrongs = 0
      for (let c = 0; c < classes; c += 1)
        if (Math.abs(errors[c]!) > NEGLIGIBLE) {
          wrong[wrongs++] = c
          step(intercepts, c, errors[c]!, averaged)
        }
      for (let i = 0; i < own.length; i += 1) {
        const row = own[i]! * classes
        for (let w = 0; w < wrongs; w += 1) step(rows, row + wrong[w]!, values[i]! * errors[wrong[w]!]!, averaged)
      }
    }
  return { classes, byFeature: averageOf(rows, averaged), intercepts: averageOf(intercepts, averaged) }
}

interface Learned {
  weights: Float32Array
  squares: Float32Array
  /** Each change times the steps before it: what the last weights have more than their mean, times the steps. */
  late: Float32Array
}
const createLearned = (size: number): Learned => ({
  weights: new Float32Array(size),
  squares: new Float32Array(size).fill(START),
  late: new Float32Array(size),
})

function step({ weights, squares, late }: Learned, at: number, gradient: number, averaged: number): void {
  const square = squares[at]! + gradient * gradient
  const change = (RATE * gradient) / Math.sqrt(square)
  squares[at] = square
  weights[at]! -= change
  late[at]! -= change * averaged
}

const averageOf = ({ weights, late }: Learned, averaged: number): Float32Array =>
  averaged === 0 ? weights : weights.map((weight, at) => weight - late[at]! / averaged)

function scoresOf({ classes, byFeature, intercepts }: Weights, { features, values }: Vector, scores: Float64Array): void {
  scores.set(intercepts)
  for (let i = 0; i < features.length; i += 1) {
    const row = features[i]! * classes
    const value = values[i]!
    for (let c = 0; c < classes; c += 1) scores[c]! += value * byFeature[row + c]!
  }
}

/** Scores become probabilities, in place; a higher temperature makes them less sure. */
export function softmax(scores: Float64Array, temperature = 1): void {
  let most = Number.NEGATIVE_INFINITY
  for (const score of scores) if (score > most) most = score
  let total = 0
  for (let c = 0; c < scores.length; c += 1) {
    scores[c] = Math.exp((scores[c]! - most) / temperature)
    total += scores[c]!
  }
  for (let c = 0; c < scores.length; c += 1) scores[c]! /= total
}
