/** What failures of one reason are about: openings grouped by their words, each group named by phrases of its own and its most typical texts. */
import { vectorOf, type RarityTable, type TermVector } from '../issue/term-vector.ts'
import { averageLink } from './average-link.ts'
import { openingBuckets, openingRarities } from './opening-terms.ts'
import { themePhrases } from './theme-phrases.ts'

/** Mean cosine inside a theme; measured on public sets, see `test/eval`. */
const CUT = 0.1
/** Fewer texts hold no themes, fewer in one are chance. */
export const FEWEST_TEXTS = 15
const SMALLEST_THEME = 3
/** Compared each with each; the others join the theme that they are nearest to. */
const MOST_COMPARED = 1000
const QUOTES = 3
/** A second quote that says the same shows nothing. */
const SAME_QUOTE = 0.9

export interface Opening {
  id: number
  text: string
}
export interface Theme {
  /** Words that tell it from the others, best first. */
  phrases: readonly string[]
  /** All of its texts. */
  ids: readonly number[]
  /** The most typical, best first. */
  quotes: readonly number[]
}
export interface Themes {
  /** The largest first. */
  themes: readonly Theme[]
  /** Texts that fit none. */
  other: readonly number[]
}

/** The same texts always make the same themes, in whatever order they come. Null for too few texts. */
export function findThemes(openings: readonly Opening[], cut = CUT): Themes | null {
  if (openings.length < FEWEST_TEXTS) return null
  const texts = openings.toSorted((a, b) => a.id - b.id)
  const buckets = texts.map(({ text }) => openingBuckets(text))
  const table: RarityTable = openingRarities(buckets)
  const vectors = buckets.map((one) => vectorOf(one, table))
  const compared = spread(vectors.length, MOST_COMPARED)
  const groups = averageLink(
    compared.map((at) => vectors[at]!),
    cut,
  ).map((group) => group.map((at) => compared[at]!))
  joinOthers(groups, vectors, compared, cut)
  const large = groups.filter((group) => group.length >= SMALLEST_THEME).sort((a, b) => b.length - a.length || a[0]! - b[0]!)
  const inThemes = new Set(large.flat())
  const phrases = themePhrases(
    large.map((group) => group.map((at) => texts[at]!.text)),
    texts.map(({ text }) => text),
  )
  return {
    themes: large.map((group, theme) => ({
      phrases: phrases[theme] ?? [],
      ids: group.map((at) => texts[at]!.id),
      quotes: typical(group, vectors).map((at) => texts[at]!.id),
    })),
    other: texts.flatMap(({ id }, at) => (inThemes.has(at) ? [] : [id])),
  }
}

/** At most `most` places, evenly. */
function spread(n: number, most: number): number[] {
  const step = Math.max(1, n / most)
  return Array.from({ length: Math.min(n, most) }, (_, i) => Math.floor(i * step))
}

/** By the mean cosine with a theme's members, as linking itself does. */
function joinOthers(groups: number[][], vectors: readonly TermVector[], compared: readonly number[], cut: number): void {
  if (compared.length === vectors.length) return
  const done = new Set(compared)
  const means = groups
    .map((group) => ({ group, mean: meanOf(group.map((at) => vectors[at]!)) }))
    .filter(({ group }) => group.length >= SMALLEST_THEME)
  for (const [at, vector] of vectors.entries()) {
    if (done.has(at)) continue
    let best: { group: number[]; alike: number } | null = null
    for (const { group, mean } of means) {
      const alike = dot(vector, mean)
      if (alike >= cut && (best === null || alike > best.alike)) best = { group, alike }
    }
    if (best === null) groups.push([at])
    else best.group.push(at)
  }
}

function meanOf(vectors: readonly TermVector[]): Map<number, number> {
  const mean = new Map<number, number>()
  for (const { buckets, weights } of vectors)
    for (let i = 0; i < buckets.length; i += 1) mean.set(buckets[i]!, (mean.get(buckets[i]!) ?? 0) + weights[i]! / vectors.length)
  return mean
}
function dot({ buckets, weights }: TermVector, mean: ReadonlyMap<number, number>): number {
  let sum = 0
  for (let i = 0; i < buckets.length; i += 1) sum += weights[i]! * (mean.get(buckets[i]!) ?? 0)
  return sum
}

function typical(group: readonly number[], vectors: readonly TermVector[]): number[] {
  const mean = meanOf(group.map((at) => vectors[at]!))
  const ranked = group.map((at) => ({ at, alike: dot(vectors[at]!, mean) })).sort((a, b) => b.alike - a.alike || a.at - b.at)
  const chosen: number[] = []
  for (const { at } of ranked) {
    if (chosen.length === QUOTES) break
    const words = meanOf([vectors[at]!])
    if (chosen.every((other) => dot(vectors[other]!, words) < SAME_QUOTE)) chosen.push(at)
  }
  return chosen
}
