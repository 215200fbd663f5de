/** Hashed, weighted terms of a text, and how alike two of them are. */

/** Buckets of a table of rarities; a power of two. */
export const BUCKETS = 2 ** 16
/** A rarity is kept in a byte: steps of a twentieth of a natural logarithm, up to 12.75. */
const STEPS = 20

/** Rarity by bucket, in bytes: `weigh` makes it, `vectorOf` reads it. */
export type RarityTable = Uint8Array
/** Buckets in rising order, with weights of length 1 in all. */
export interface TermVector {
  buckets: Uint16Array
  weights: Float32Array
}

/** FNV-1a over UTF-16 units, folded to the buckets. */
export function bucketOf(term: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193)
  return (hash ^ (hash >>> 16)) & (BUCKETS - 1)
}

/** ln((N + 1) / (texts with the term + 1)), the smoothed inverse document frequency of Salton & Buckley (1988). */
export function rarities(textsWith: Uint32Array, texts: number): RarityTable {
  const table = new Uint8Array(BUCKETS)
  for (let bucket = 0; bucket < BUCKETS; bucket += 1)
    table[bucket] = Math.min(255, Math.max(0, Math.round(STEPS * Math.log((texts + 1) / (textsWith[bucket]! + 1)))))
  return table
}

/** (1 + ln tf) · rarity, length 1. */
export function vectorOf(terms: readonly number[], table: RarityTable): TermVector {
  const buckets = Uint16Array.from(terms).sort()
  const weights = new Float32Array(buckets.length)
  let last = 0
  let squares = 0
  for (let at = 0; at < buckets.length;) {
    const bucket = buckets[at]!
    const from = at
    while (buckets[at] === bucket) at += 1
    const weight = ((1 + Math.log(at - from)) * table[bucket]!) / STEPS
    buckets[last] = bucket
    weights[last] = weight
    squares += weight * weight
    last += 1
  }
  const length = Math.sqrt(squares)
  if (length > 0) for (let at = 0; at < last; at += 1) weights[at]! /= length
  return { buckets: buckets.slice(0, last), weights: weights.slice(0, last) }
}

/** 0 to 1; 0 where one is empty. */
export function cosine(a: TermVector, b: TermVector): number {
  let sum = 0
  for (let i = 0, j = 0; i < a.buckets.length && j < b.buckets.length;) {
    const [left, right] = [a.buckets[i]!, b.buckets[j]!]
    if (left === right) sum += a.weights[i]! * b.weights[j]!
    if (left <= right) i += 1
    if (right <= left) j += 1
  }
  return Math.min(1, sum)
}
