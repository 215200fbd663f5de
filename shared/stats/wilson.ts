/**
 * Wilson score interval for a share, 95 % by default.
 * Source: E. B. Wilson (1927), JASA 22:209–212; formula as in Brown, Cai, DasGupta (2001), Statistical Science 16(2), eq. 4.
 *
 * @example wilson(43, 50) // { rate: 0.86, low: 0.738, high: 0.930 }
 * An empty sample has no rate: null.
 */
export function wilson(successes: number, n: number, z = 1.959964): { rate: number; low: number; high: number } | null {
  if (n <= 0) return null
  const rate = successes / n
  const z2 = z * z
  const centre = (rate + z2 / (2 * n)) / (1 + z2 / n)
  const half = (z / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n))
  return { rate, low: successes === 0 ? 0 : centre - half, high: successes === n ? 1 : centre + half }
}
