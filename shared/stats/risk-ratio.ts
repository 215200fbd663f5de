/** How many times as large one share is as another. */
import type { Share } from './newcombe.ts'

/**
 * Ratio a ÷ b of two independent shares with its interval by the logarithm, 95 % by default; null when either has no success.
 * Source: Katz, Baptista, Azen & Pike (1978), Biometrics 34:469–474, method C.
 */
export function riskRatio(a: Share, b: Share, z = 1.959964): { ratio: number; low: number; high: number } | null {
  if (a.successes <= 0 || b.successes <= 0) return null
  const ratio = a.successes / a.n / (b.successes / b.n)
  const spread = z * Math.sqrt(1 / a.successes - 1 / a.n + 1 / b.successes - 1 / b.n)
  return { ratio, low: ratio * Math.exp(-spread), high: ratio * Math.exp(spread) }
}
