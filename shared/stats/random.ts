/**
 * Uniform numbers of [0, 1) from a seed: the only randomness in `shared`, always passed in, the same on every machine.
 * Source: Blackman & Vigna (2021), xoshiro128** 1.1; its state is spread from the seed by splitmix32 (Steele, Lea & Flood 2014).
 */
export type Random = () => number

/** The generator itself: whole numbers below 2³² from four words that are not all zero. */
export function xoshiro128(words: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = words
  return () => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
}

/** A seed is a number or a text (a draw's name, say); each gives its own sequence. */
export function seededRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? Math.trunc(seed) ^ Math.imul(Math.trunc(seed / 2 ** 32), 0x9e3779b1) : hashed(seed)
  const word = () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  const next = xoshiro128([word(), word(), word(), word()])
  return () => next() / 2 ** 32
}

/** FNV-1a over UTF-16 units. */
function hashed(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

export function integerBelow(random: Random, n: number): number {
  return Math.floor(random() * n)
}

/** A new array in random order (Fisher–Yates; Durstenfeld 1964). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = [...items]
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = integerBelow(random, last + 1)
    const kept = order[last]!
    order[last] = order[other]!
    order[other] = kept
  }
  return order
}
