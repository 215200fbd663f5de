/**
 * A band from errors that were really made, by weeks ahead (split conformal: Vovk, Gammerman, Shafer 2005; Lei et al. 2018, JASA 113:1094–1111).
 * Errors are first divided by a power of the forecast, so that a quiet night and a busy morning can share them.
 */
export interface BandTrial {
  ahead: number
  actual: number
  expected: number
}

export interface Band {
  power: number
  /** Per week ahead: the errors, in powers of the forecast, between which the share of outcomes lay. */
  weeks: { low: number; high: number }[]
}

const POWERS = [0.25, 0.5, 0.75, 1]
/** Fewer errors of one week ahead join those of the week before. */
const MIN_ERRORS = 40

const sizeOf = (expected: number, power: number) => (Math.max(0, expected) + 0.5) ** power

/** Null without errors. `share` of future values are to lie inside. */
export function bandOf(trials: readonly BandTrial[], period: number, horizon: number, share = 0.8): Band | null {
  if (trials.length === 0) return null
  const power = POWERS.map((candidate) => ({ candidate, fit: likelihood(trials, candidate) })).reduce((a, b) => (b.fit > a.fit ? b : a)).candidate
  const byWeek: number[][] = Array.from({ length: Math.ceil(horizon / period) }, () => [])
  for (const { ahead, actual, expected } of trials) byWeek[Math.floor(ahead / period)]?.push((actual - expected) / sizeOf(expected, power))
  const weeks: Band['weeks'] = []
  let carried: number[] = []
  byWeek.forEach((errors, week) => {
    carried = errors.length >= MIN_ERRORS ? errors : [...carried, ...errors]
    const sorted = [...carried].sort((a, b) => a - b)
    const before = weeks[week - 1]
    const own = { low: quantile(sorted, (1 - share) / 2), high: quantile(sorted, (1 + share) / 2) }
    // Nobody knows more of the week after next than of the next one.
    weeks.push(before ? { low: Math.min(before.low, own.low), high: Math.max(before.high, own.high) } : own)
  })
  return { power, weeks }
}

/** The band around one forecast; never below zero. */
export function bandAround(band: Band, period: number, ahead: number, expected: number): { low: number; high: number } {
  const { low, high } = band.weeks[Math.min(band.weeks.length - 1, Math.floor(ahead / period))]!
  const size = sizeOf(expected, band.power)
  return { low: Math.max(0, expected + low * size), high: Math.max(0, expected + high * size) }
}

/** Log-likelihood of Laplace errors whose spread grows with that power of the forecast. */
function likelihood(trials: readonly BandTrial[], power: number): number {
  let spread = 0
  let logSizes = 0
  for (const { actual, expected } of trials) {
    const size = sizeOf(expected, power)
    spread += Math.abs(actual - expected) / size
    logSizes += Math.log(size)
  }
  return -trials.length * Math.log(Math.max(1e-9, spread / trials.length)) - logSizes
}

/** Outward order statistics of n + 1, as the conformal argument asks for. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length + 1) - 1
  const at = Math.max(0, Math.min(sorted.length - 1, share < 0.5 ? Math.floor(place) : Math.ceil(place)))
  return sorted[at]!
}
