import { expect, test } from 'vitest'
import { binomial, beta } from './draws.ts'
import { seededRandom } from './random.ts'
import { fitBetaPrior, shrink } from './shrinkage.ts'
import { betaQuantile } from './special-functions.ts'

// in print α 34.0956, β 31.5715: stopped a little short of the top of a flat hill, which lies at 34.1029, 31.5782
test('boys among twelve children of 6,115 families (Geissler, in Lindsey & Altham 1998): α 34.1, β 31.6', () => {
  const families = [3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478, 181, 45, 7]
  const groups = families.flatMap((count, successes) => Array.from({ length: count }, () => ({ successes, n: 12 })))
  const prior = fitBetaPrior(groups)!
  expect(prior.alpha).toBeCloseTo(34.10285, 4)
  expect(prior.beta).toBeCloseTo(31.57823, 4)
  expect(prior.alike).toBe(false)
})
test('a world of known spread is found again', () => {
  const random = seededRandom(12)
  const groups = Array.from({ length: 400 }, (_, at) => {
    const n = 20 + (at % 100)
    return { n, successes: binomial(random, n, beta(random, 15, 5)) }
  })
  const prior = fitBetaPrior(groups)!
  expect(prior.mean).toBeCloseTo(0.75, 1)
  expect(prior.strength).toBeGreaterThan(15)
  expect(prior.strength).toBeLessThan(27)
})
test('thirty identical agents of forty cases look 60 to 88 %; shrunken they stand together', () => {
  const random = seededRandom(30)
  const agents = Array.from({ length: 30 }, () => ({ n: 40, successes: binomial(random, 40, 0.75) }))
  const raw = agents.map(({ successes, n }) => successes / n)
  expect(Math.max(...raw) - Math.min(...raw)).toBeGreaterThan(0.2)
  const prior = fitBetaPrior(agents)!
  const rates = agents.map((agent) => shrink(agent, prior).rate)
  expect(Math.max(...rates) - Math.min(...rates)).toBeLessThan(0.08)
})
test('groups that don’t differ at all are alike: the prior is worth their cases and no more', () => {
  const prior = fitBetaPrior(Array.from({ length: 10 }, () => ({ n: 20, successes: 15 })))!
  expect(prior).toMatchObject({ alike: true, mean: expect.closeTo(0.75, 6), strength: 200 })
})
test('the posterior is the prior plus the cases', () => {
  const prior = { alpha: 15, beta: 5, mean: 0.75, strength: 20, groups: 9, alike: false }
  expect(shrink({ successes: 20, n: 20 }, prior)).toEqual({
    rate: 35 / 40,
    low: betaQuantile(0.025, 35, 5),
    high: betaQuantile(0.975, 35, 5),
    ownWeight: 0.5,
  })
  expect(shrink({ successes: 0, n: 0 }, prior).rate).toBe(0.75)
})
test('shrunken intervals hold the true rate in about 95 of 100', () => {
  const random = seededRandom(77)
  const truth = Array.from({ length: 1000 }, () => beta(random, 15, 5))
  const groups = truth.map((p) => ({ n: 30, successes: binomial(random, 30, p) }))
  const prior = fitBetaPrior(groups)!
  const held = groups.filter((group, at) => {
    const { low, high } = shrink(group, prior)
    return low <= truth[at]! && truth[at]! <= high
  })
  expect(held.length).toBeGreaterThan(930)
  expect(held.length).toBeLessThan(970)
})
test('one group, or one outcome only, teaches nothing', () => {
  expect(fitBetaPrior([])).toBeNull()
  expect(fitBetaPrior([{ successes: 3, n: 5 }])).toBeNull()
  expect(
    fitBetaPrior([
      { successes: 5, n: 5 },
      { successes: 3, n: 3 },
    ]),
  ).toBeNull()
})
