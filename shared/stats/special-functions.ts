/** The functions behind tails and quantiles. */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
  9.9843695780195716e-6, 1.5056327351493116e-7,
]

/** ln Γ(x), x > 0. Source: Lanczos (1964), SIAM J. Numerical Analysis B 1:86–96, g = 7. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const base = x + 6.5
  const sum = LANCZOS.reduce((sum, factor, at) => sum + (at === 0 ? factor : factor / (x - 1 + at)), 0)
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum)
}

/** ψ(x), the slope of ln Γ, x > 0. Source: Abramowitz & Stegun (1964) 6.3.5 and 6.3.18. */
export function digamma(x: number): number {
  let at = x
  let sum = 0
  for (; at < 10; at += 1) sum -= 1 / at
  const square = 1 / (at * at)
  const tail = square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return sum + Math.log(at) - 1 / (2 * at) - tail
}

/** Regularised incomplete beta Iₓ(a, b), a and b > 0. Source: Press et al. (2007), Numerical Recipes 6.4, continued fraction by Lentz. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value)
  let c = 1
  let d = 1 / away(1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let m = 1; m < 100_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / away(1 + even * d)
    c = away(1 + even / c)
    fraction *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / away(1 + odd * d)
    c = away(1 + odd / c)
    fraction *= d * c
    if (Math.abs(d * c - 1) < 1e-15) return fraction
  }
  throw new Error(`The incomplete beta function does not settle at ${x}, ${a}, ${b}.`)
}

/** x with Iₓ(a, b) = share, by halving. */
export function betaQuantile(share: number, a: number, b: number): number {
  let low = 0
  let high = 1
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2
    if (incompleteBeta(middle, a, b) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** P(X ≤ successes) of a binomial. Source: Abramowitz & Stegun (1964) 26.5.24. */
export function binomialCdf(successes: number, n: number, p: number): number {
  if (successes < 0) return 0
  if (successes >= n) return 1
  return incompleteBeta(1 - p, n - Math.floor(successes), Math.floor(successes) + 1)
}

/** The smallest count whose P(X ≤ count) reaches `share`. */
export function binomialQuantile(share: number, n: number, p: number): number {
  let low = 0
  let high = n
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (binomialCdf(middle, n, p) >= share) high = middle
    else low = middle + 1
  }
  return low
}

/** P(Z ≤ z) of the standard normal. Source: Marsaglia (2004), J. Statistical Software 11(4); beyond ±7 the tail's continued fraction. */
export function normalCdf(z: number): number {
  const density = Math.exp(-0.5 * z * z - Math.log(2 * Math.PI) / 2)
  if (Math.abs(z) > 7) {
    let fraction = 0
    for (let step = 40; step > 0; step -= 1) fraction = step / (Math.abs(z) + fraction)
    const tail = density / (Math.abs(z) + fraction)
    return z < 0 ? tail : 1 - tail
  }
  let term = z
  let sum = z
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (z * z) / odd
    sum += term
  }
  return 0.5 + sum * density
}

/** z with P(Z ≤ z) = share, 0 < share < 1: halving, to 1e-12. */
export function normalQuantile(share: number): number {
  let low = -40
  let high = 40
  for (let round = 0; round < 70; round += 1) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}
