/** Random values of the usual distributions from a seeded generator. */
import type { Random } from './random.ts'

/** Standard normal. Source: Box & Muller (1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}

/** Mean `mean`. By inversion. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(1 - random())
}

/** Shape > 0, scale 1. Source: Marsaglia & Tsang (2000), ACM TOMS 26:363–372; below shape 1 their boost. */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Both shapes > 0; from two gammas. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a)
  const sum = x + gamma(random, b)
  // both gammas of tiny shapes can underflow to 0: then the mass sits at the ends
  return sum > 0 ? x / sum : Number(random() < a / (a + b))
}

/** Successes in n trials. Source: Relles (1972), JASA 67:612–613: halve n by the beta that its middle order statistic has. */
export function binomial(random: Random, n: number, p: number): number {
  let successes = 0
  let left = n
  let share = p
  while (left > 24 && share > 0 && share < 1) {
    const middle = Math.floor(left / 2) + 1
    const value = beta(random, middle, left + 1 - middle)
    if (value <= share) {
      successes += middle
      left -= middle
      share = (share - value) / (1 - value)
    } else {
      left = middle - 1
      share /= value
    }
  }
  for (let trial = 0; trial < left; trial += 1) if (random() < share) successes += 1
  return successes
}

/** Source: Ahrens & Dieter (1974), Computing 12:223–246: reduced by gammas, then counted. */
export function poisson(random: Random, mean: number): number {
  let count = 0
  let left = mean
  while (left > 16) {
    const arrivals = Math.floor((7 * left) / 8)
    const time = gamma(random, arrivals)
    if (time > left) return count + binomial(random, arrivals - 1, left / time)
    count += arrivals
    left -= time
  }
  for (let time = exponential(random, 1); time <= left; time += exponential(random, 1)) count += 1
  return count
}
