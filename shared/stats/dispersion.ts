/** How much rates vary beyond what their n explains. */
import type { Share } from './newcombe.ts'
import { betaQuantile } from './special-functions.ts'

function standardised(periods: readonly Share[], centre: number): number[] {
  return periods.map(({ successes, n }) => (successes / n - centre) / Math.sqrt((centre * (1 - centre)) / n))
}

/** σz: mean moving range of the standardised rates ÷ 1.128; at least two periods, all with cases. Source: Laney (2002), Quality Engineering 14:531–537. */
export function laneySigma(periods: readonly Share[], centre: number): number {
  const z = standardised(periods, centre)
  const ranges = z.slice(1).map((value, at) => Math.abs(value - z[at]!))
  return ranges.reduce((sum, range) => sum + range, 0) / ranges.length / 1.128
}

/** χ² test of one common rate at 20 %: a false yes costs a little sharpness, a false no false alarms. Source: Cochran (1954), Biometrics 10:417–451; quantile by Wilson & Hilferty (1931). */
export function overdispersed(periods: readonly Share[], centre: number): boolean {
  const degrees = periods.length - 1
  const chiSquare = standardised(periods, centre).reduce((sum, z) => sum + z * z, 0)
  const spread = 2 / (9 * degrees)
  return chiSquare > degrees * (1 - spread + 0.841621 * Math.sqrt(spread)) ** 3
}

/**
 * What 3σ limits are multiplied by because centre and σ come from few periods: t of the moving range's degrees of freedom, 0.605 (m − 1),
 * times √(1 + 1/m), ÷ 3. Source: Roes, Does & Schurink (1993), J. Quality Technology 25:188–198.
 */
export function smallBaselineFactor(periods: number): number {
  const degrees = 0.605 * (periods - 1)
  const x = betaQuantile(0.0027, degrees / 2, 0.5)
  return (Math.sqrt((degrees * (1 - x)) / x) * Math.sqrt(1 + 1 / periods)) / 3
}
