/**
 * Probabilities of being drawn in proportion to `sizes` (0 or more, a risk score say) that sum to n; who would exceed 1 is certain,
 * the rest is shared among the others. n beyond the units that have a size takes all of these.
 * Source: Särndal, Swensson & Wretman (1992), 3.6.1.
 */
export function inclusionProbabilities(sizes: readonly number[], n: number): number[] {
  const certain = new Set<number>()
  for (;;) {
    const total = sizes.reduce((sum, size, at) => (certain.has(at) ? sum : sum + size), 0)
    const left = n - certain.size
    const factor = total > 0 && left > 0 ? left / total : 0
    const over = sizes.flatMap((size, at) => (!certain.has(at) && size * factor >= 1 ? [at] : []))
    if (over.length === 0) return sizes.map((size, at) => (certain.has(at) ? 1 : size * factor))
    for (const at of over) certain.add(at)
  }
}

/**
 * Risk and chance in one draw: `randomShare` of the n are spread evenly, the rest by `sizes`, so that no unit is out of reach
 * and no weight gets far above N ÷ (n · randomShare). They sum to n.
 */
export function mixedInclusion(sizes: readonly number[], n: number, randomShare: number): number[] {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const even = (total > 0 ? randomShare : 1) / sizes.length
  return inclusionProbabilities(
    sizes.map((size) => even + (total > 0 ? ((1 - randomShare) * size) / total : 0)),
    n,
  )
}
