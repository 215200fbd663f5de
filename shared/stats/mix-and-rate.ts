/** Why a rate moved: other cases, or the same cases going otherwise. */
import type { Stratum } from './standardisation.ts'

export interface MixAndRate {
  before: number
  after: number
  /** after − before = mix + rate. */
  change: number
  mix: number
  rate: number
  /** Of the rate part, the mix taken as given. */
  rateStandardError: number
  /** By stratum; the parts add up to the totals. A stratum's mix part is measured against the mean of both rates: more of what goes worse is below 0. */
  strata: { key: string; mix: number; rate: number }[]
}

/**
 * A change of a rate split into mix and rate parts that add up, symmetric in before and after.
 * A stratum seen in one period only has no rate of its own in the other: all of it is mix. null when a period is empty.
 * Source: Kitagawa (1955), JASA 50:1168–1194, two components.
 */
export function mixAndRate(before: readonly Stratum[], after: readonly Stratum[]): MixAndRate | null {
  const first = summed(before)
  const second = summed(after)
  if (first.n === 0 || second.n === 0) return null
  const [from, to] = [first.successes / first.n, second.successes / second.n]
  const keys = [...new Set([...first.strata.keys(), ...second.strata.keys()])]
  let variance = 0
  const strata = keys.map((key) => {
    const a = first.strata.get(key) ?? { successes: 0, n: 0 }
    const b = second.strata.get(key) ?? { successes: 0, n: 0 }
    const [weightA, weightB] = [a.n / first.n, b.n / second.n]
    const weight = (weightA + weightB) / 2
    const rateA = a.n > 0 ? a.successes / a.n : b.successes / b.n
    const rateB = b.n > 0 ? b.successes / b.n : rateA
    if (a.n > 0 && b.n > 0) variance += weight ** 2 * ((rateA * (1 - rateA)) / a.n + (rateB * (1 - rateB)) / b.n)
    return { key, mix: (weightB - weightA) * ((rateA + rateB) / 2 - (from + to) / 2), rate: weight * (rateB - rateA) }
  })
  const change = to - from
  const rate = strata.reduce((sum, part) => sum + part.rate, 0)
  return { before: from, after: to, change, mix: change - rate, rate, rateStandardError: Math.sqrt(variance), strata }
}

function summed(strata: readonly Stratum[]): { successes: number; n: number; strata: Map<string, { successes: number; n: number }> } {
  const byKey = new Map<string, { successes: number; n: number }>()
  const total = { successes: 0, n: 0, strata: byKey }
  for (const { key, successes, n } of strata) {
    if (n <= 0) continue
    const held = byKey.get(key) ?? { successes: 0, n: 0 }
    byKey.set(key, { successes: held.successes + successes, n: held.n + n })
    total.successes += successes
    total.n += n
  }
  return total
}
