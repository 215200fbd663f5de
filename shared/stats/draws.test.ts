import { expect, test } from 'vitest'
import { beta, binomial, exponential, gamma, normal, poisson } from './draws.ts'
import { type Random, seededRandom } from './random.ts'

const N = 20_000
/** Mean and variance of a distribution stand against what the formula says, within five standard errors of the mean. */
test.each<[string, (random: Random) => number, number, number]>([
  ['normal', normal, 0, 1],
  ['exponential of mean 3', (random) => exponential(random, 3), 3, 9],
  ['gamma of shape 0.4', (random) => gamma(random, 0.4), 0.4, 0.4],
  ['gamma of shape 7', (random) => gamma(random, 7), 7, 7],
  ['beta 2, 5', (random) => beta(random, 2, 5), 2 / 7, 10 / (49 * 8)],
  ['beta 0.02, 0.05', (random) => beta(random, 0.02, 0.05), 2 / 7, 10 / 49 / 1.07],
  ['binomial 10, 0.3', (random) => binomial(random, 10, 0.3), 3, 2.1],
  ['binomial 1000, 0.75', (random) => binomial(random, 1000, 0.75), 750, 187.5],
  ['binomial 100000, 0.001', (random) => binomial(random, 100_000, 0.001), 100, 99.9],
  ['poisson 2.5', (random) => poisson(random, 2.5), 2.5, 2.5],
  ['poisson 300', (random) => poisson(random, 300), 300, 300],
])('%s has its mean and variance', (name, draw, mean, variance) => {
  const random = seededRandom(name)
  const values = Array.from({ length: N }, () => draw(random))
  const average = values.reduce((sum, value) => sum + value, 0) / N
  const spread = values.reduce((sum, value) => sum + (value - average) ** 2, 0) / (N - 1)
  expect(Math.abs(average - mean)).toBeLessThan(5 * Math.sqrt(variance / N))
  expect(spread / variance).toBeGreaterThan(0.93)
  expect(spread / variance).toBeLessThan(1.07)
})
test('a certain or impossible trial stays so', () => {
  expect([binomial(seededRandom(1), 500, 0), binomial(seededRandom(1), 500, 1), binomial(seededRandom(1), 0, 0.5)]).toEqual([0, 500, 0])
})
