/** Openings that say nearly the same, each with those before it: a leader for every group, found through their rarest words. */
import { cosine, vectorOf } from '@shared/issue/term-vector.ts'
import { openingBuckets, openingRarities } from '@shared/text/opening-terms.ts'

const SAME_FROM = 0.6
/** Of a text; two that share none of them say different things. */
const RAREST = 8
/** Leaders with the same rare word that are looked at. */
const MOST_LOOKED_AT = 200

/** Place of the leader by place; a text without words leads itself. */
export function nearCopies(texts: readonly (string | null)[]): number[] {
  const buckets = texts.map((text) => (text === null ? [] : openingBuckets(text)))
  const table = openingRarities(buckets.filter((one) => one.length > 0))
  const vectors = buckets.map((one) => vectorOf(one, table))
  const leadersWith = new Map<number, number[]>()
  return vectors.map((vector, at) => {
    const rarest = [...vector.buckets.keys()].sort((a, b) => vector.weights[b]! - vector.weights[a]! || a - b).slice(0, RAREST)
    const words = rarest.map((place) => vector.buckets[place]!)
    let best: { leader: number; alike: number } | null = null
    const looked = new Set<number>()
    for (const word of words)
      for (const leader of (leadersWith.get(word) ?? []).slice(0, MOST_LOOKED_AT)) {
        if (looked.has(leader)) continue
        looked.add(leader)
        const alike = cosine(vector, vectors[leader]!)
        if (alike >= SAME_FROM && (best === null || alike > best.alike)) best = { leader, alike }
      }
    if (best !== null) return best.leader
    for (const word of words) leadersWith.set(word, [...(leadersWith.get(word) ?? []), at])
    return at
  })
}
