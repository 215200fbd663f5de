/** Small groups borrow strength: beta-binomial empirical Bayes. */
import type { Share } from './newcombe.ts'
import { betaQuantile, digamma, logGamma } from './special-functions.ts'

export interface BetaPrior {
  alpha: number
  beta: number
  mean: number
  /** alpha + beta: as many cases as the prior is worth. */
  strength: number
  groups: number
  /** True when the groups differ no more than by chance: the strength is then all their cases, no more is known of the common rate. */
  alike: boolean
}

/** Groups with the same numbers count once, `times` times. */
type Tally = Share & { times: number }

/**
 * The beta distribution of the groups' true rates, by maximum likelihood.
 * null for fewer than two groups with cases, or when all cases have the same outcome.
 * Source: Skellam (1948), JRSS B 10:257–261; Griffiths (1973), Biometrics 29:637–648.
 */
export function fitBetaPrior(groups: readonly Share[]): BetaPrior | null {
  const filled = groups.filter((group) => group.n > 0)
  const cases = filled.reduce((sum, group) => sum + group.n, 0)
  const successes = filled.reduce((sum, group) => sum + group.successes, 0)
  if (filled.length < 2 || successes === 0 || successes === cases) return null
  const tallies = tallied(filled)
  const bestMean = (strength: number) =>
    falling(
      (mean) => {
        const { alpha, beta } = slopes(tallies, mean * strength, (1 - mean) * strength)
        return alpha - beta
      },
      [1e-9, 1 - 1e-9],
    )
  const profile = (strength: number) => {
    const mean = bestMean(strength)
    return logLikelihood(tallies, mean * strength, (1 - mean) * strength)
  }
  // the hill is looked for in steps first, so that a second, lower one can't be taken for it
  const steps = Array.from({ length: 21 }, (_, at) => 0.02 * (cases / 0.02) ** (at / 20))
  const heights = steps.map(profile)
  const top = heights.indexOf(Math.max(...heights))
  const alike = top === steps.length - 1
  if (alike) return prior(successes / cases, cases, filled.length, alike)
  const strength = Math.exp(
    falling(
      (log) => {
        const strength = Math.exp(log)
        const mean = bestMean(strength)
        const { alpha, beta } = slopes(tallies, mean * strength, (1 - mean) * strength)
        return mean * alpha + (1 - mean) * beta
      },
      [Math.log(steps[Math.max(0, top - 1)]!), Math.log(steps[top + 1]!)],
    ),
  )
  return prior(bestMean(strength), strength, filled.length, alike)
}

function prior(mean: number, strength: number, groups: number, alike: boolean): BetaPrior {
  return { alpha: mean * strength, beta: (1 - mean) * strength, mean, strength, groups, alike }
}

function tallied(groups: readonly Share[]): Tally[] {
  const tallies = new Map<string, Tally>()
  for (const { successes, n } of groups) {
    const key = `${successes}/${n}`
    tallies.set(key, { successes, n, times: (tallies.get(key)?.times ?? 0) + 1 })
  }
  return [...tallies.values()]
}

/** Without the binomial coefficients, which no parameter changes. */
function logLikelihood(tallies: readonly Tally[], alpha: number, beta: number): number {
  const none = logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta)
  return tallies.reduce(
    (sum, { successes, n, times }) =>
      sum + times * (none + logGamma(successes + alpha) + logGamma(n - successes + beta) - logGamma(n + alpha + beta)),
    0,
  )
}

/** Of the likelihood, along alpha and along beta. */
function slopes(tallies: readonly Tally[], alpha: number, beta: number): { alpha: number; beta: number } {
  const [atAlpha, atBeta, atBoth] = [digamma(alpha), digamma(beta), digamma(alpha + beta)]
  const slope = { alpha: 0, beta: 0 }
  for (const { successes, n, times } of tallies) {
    const common = digamma(n + alpha + beta) - atBoth
    slope.alpha += times * (digamma(successes + alpha) - atAlpha - common)
    slope.beta += times * (digamma(n - successes + beta) - atBeta - common)
  }
  return slope
}

/** Where a function falls through 0, by halving; an end when it never does. */
function falling(of: (x: number) => number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to]
  for (let round = 0; round < 30; round += 1) {
    const middle = (low + high) / 2
    if (of(middle) > 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}

export interface ShrunkenRate {
  rate: number
  low: number
  high: number
  /** Share of the group's own cases in `rate`; the rest is the prior's mean. */
  ownWeight: number
}

/** Posterior mean and equal-tailed interval; a group without cases gets the prior. Source: Morris (1983), JASA 78:47–55. */
export function shrink({ successes, n }: Share, prior: BetaPrior, level = 0.95): ShrunkenRate {
  const alpha = prior.alpha + successes
  const beta = prior.beta + n - successes
  return {
    rate: alpha / (alpha + beta),
    low: betaQuantile((1 - level) / 2, alpha, beta),
    high: betaQuantile((1 + level) / 2, alpha, beta),
    ownWeight: n / (n + prior.strength),
  }
}
