export interface Discovery {
  /** The smallest false-discovery rate at which this one would still count. */
  adjusted: number
  found: boolean
}

/**
 * Which of many p-values count, so that on average at most `rate` of those found are false; in the order given.
 * Source: Benjamini & Hochberg (1995), JRSS B 57:289–300.
 */
export function falseDiscovery(pValues: readonly number[], rate = 0.05): Discovery[] {
  const order = pValues.map((p, at) => ({ p, at })).sort((a, b) => b.p - a.p)
  const result: Discovery[] = pValues.map(() => ({ adjusted: 1, found: false }))
  let smallest = 1
  order.forEach(({ p, at }, fromTop) => {
    smallest = Math.min(smallest, (p * pValues.length) / (pValues.length - fromTop))
    result[at] = { adjusted: smallest, found: smallest <= rate }
  })
  return result
}
