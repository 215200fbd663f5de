/** The world's only source of chance: the same seed always gives the same world. */

export interface Dice {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number in [0, n). */
  int(n: number): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  chance(p: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  /** Standard normal. */
  normal(): number
  /** Log-normal with the given median and spread. */
  around(median: number, spread: number): number
  exponential(mean: number): number
  /** An independent stream, so that a change in one part of the world leaves the others alone. */
  fork(name: string): Dice
}

/** FNV-1a, 32 bit. */
function hashText(text: string, start = 0x811c9dc5): number {
  let hash = start >>> 0
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0
  return hash
}

/** mulberry32, with the draws a world needs. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (n: number): number => Math.floor(next() * n)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[int(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of list) {
      left -= weight
      if (left < 0) return item
    }
    return pick(list)[0]
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    int,
    between: (low, high) => low + next() * (high - low),
    chance: (p) => next() < p,
    pick,
    weighted,
    normal,
    around: (median, spread) => median * Math.exp(spread * normal()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    fork: (name) => createDice(hashText(name, seed ^ 0x9e3779b9)),
  }
}
