/**
 * Quantile of values sorted upwards, straight between neighbours; at least one value.
 * Source: Hyndman & Fan (1996), The American Statistician 50:361–365, definition 7 (R's default).
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below]!
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!
  return low + (high - low) * (place - below)
}
