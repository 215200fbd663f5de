import { expect, test } from 'vitest'
import { betaQuantile, binomialCdf, binomialQuantile, digamma, incompleteBeta, logGamma, normalCdf, normalQuantile } from './special-functions.ts'

test('ln Γ at factorials and at one half', () => {
  expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12)
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13)
  expect(logGamma(1e6) / 12_815_504.569_147_902).toBeCloseTo(1, 13)
})
test('ψ(1) is −0.5772156649 (Euler), ψ(½) that less 2 ln 2, ψ(1000) 6.9072551956', () => {
  expect(digamma(1)).toBeCloseTo(-0.577215664901533, 13)
  expect(digamma(0.5)).toBeCloseTo(-0.577215664901533 - 2 * Math.LN2, 13)
  expect(digamma(1000)).toBeCloseTo(6.90725519564881, 12)
})
test.each([
  [0.4, 2, 3, 0.5248],
  [0.3, 0.5, 0.5, 0.369010119566],
  [0.77, 5000, 1500, 0.556467885352],
  [0.334, 1e5, 2e5, 0.780761813832],
])('R: pbeta(%d, %d, %d) = %d', (x, a, b, expected) => {
  expect(incompleteBeta(x, a, b)).toBeCloseTo(expected, 9)
})
test.each([
  [0.025, 3, 7, 0.0748546314197],
  [0.975, 0.5, 0.5, 0.998458666867],
  [0.5, 2000, 700, 0.740800190127],
])('R: qbeta(%d, %d, %d) = %d', (share, a, b, expected) => {
  expect(betaQuantile(share, a, b)).toBeCloseTo(expected, 10)
})
test('R: qbinom(.025, 100, .5) = 40, qbinom(.999, 50, .75) = 46, qbinom(.00135, 300, .75) = 202', () => {
  expect([binomialQuantile(0.025, 100, 0.5), binomialQuantile(0.999, 50, 0.75), binomialQuantile(0.00135, 300, 0.75)]).toEqual([40, 46, 202])
})
test('binomial sums, by adding the terms', () => {
  for (const p of [0, 0.03, 0.5, 0.9, 1]) {
    let sum = 0
    let ways = 1
    for (let k = 0; k <= 12; k += 1) {
      sum += ways * p ** k * (1 - p) ** (12 - k)
      expect(binomialCdf(k, 12, p)).toBeCloseTo(sum, 12)
      ways = (ways * (12 - k)) / (k + 1)
    }
  }
  expect(binomialCdf(-1, 12, 0.5)).toBe(0)
})
test.each([
  [-8, 6.22096057427e-16],
  [-3, 0.00134989803163],
  [1.96, 0.975002104852],
  [6.5, 0.99999999995984],
])('R: pnorm(%d) = %d', (z, expected) => {
  expect(normalCdf(z) / expected).toBeCloseTo(1, 10)
})
test('R: qnorm(.975) = 1.959964, qnorm(.8) = .8416212, qnorm(1e-6) = −4.753424', () => {
  expect([0.975, 0.8, 1e-6].map((share) => normalQuantile(share).toFixed(6))).toEqual(['1.959964', '0.841621', '-4.753424'])
})
