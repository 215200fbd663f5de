/** What a message is about, learned from the account's own reasons: naive Bayes over words, and how alike two messages are. */
import { normalise, tokensOf } from '@shared/text/tokenize.ts'

export interface Example {
  text: string
  /** The reason an agent chose; null teaches words only. */
  reason: string | null
}
export interface Reading {
  /** Known words by their rarity. */
  words: ReadonlyMap<string, number>
  length: number
  /** Probability by reason; empty while too little was learned. */
  topics: ReadonlyMap<string, number>
}
export interface TopicModel {
  examples: number
  /** null = the text says too little. */
  read: (text: string) => Reading | null
}

/** Rarer words are typing errors and numbers. */
const KNOWN_FROM = 3
const FEWEST_WORDS = 4
const FEWEST_EXAMPLES = 200
const FEWEST_PER_REASON = 10
const SMOOTHING = 0.3
/** Words of one message say the same thing twice; naive Bayes takes them for independent and is too sure. */
const TEMPERATURE = 0.5
const LONGEST = 4000
const SLICE = 200

/** Learns in slices, so that requests are answered in between. */
export async function learnTopics(examples: readonly Example[]): Promise<TopicModel> {
  const seen = new Map<string, number>()
  const byReason = new Map<string, { examples: number; words: Map<string, number> }>()
  for (const [i, { text, reason }] of examples.entries()) {
    if (i % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve))
    const words = wordsOf(text)
    for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1)
    if (reason === null) continue
    const topic = byReason.get(reason) ?? { examples: 0, words: new Map<string, number>() }
    byReason.set(reason, topic)
    topic.examples++
    for (const word of words) topic.words.set(word, (topic.words.get(word) ?? 0) + 1)
  }
  const learned = [...byReason].filter(([, topic]) => topic.examples >= FEWEST_PER_REASON)
  const labelled = learned.reduce((sum, [, topic]) => sum + topic.examples, 0)
  const topics = labelled >= FEWEST_EXAMPLES && learned.length > 1 ? learned : []

  function topicsOf(words: Iterable<string>): Map<string, number> {
    const known = [...words]
    const scores = topics.map(([reason, topic]) => {
      const said = known.reduce(
        (sum, word) => sum + Math.log(((topic.words.get(word) ?? 0) + SMOOTHING) / (topic.examples + 2 * SMOOTHING)),
        Math.log(topic.examples / labelled),
      )
      return [reason, said * TEMPERATURE] as const
    })
    const most = Math.max(...scores.map(([, score]) => score))
    const total = scores.reduce((sum, [, score]) => sum + Math.exp(score - most), 0)
    return new Map(scores.map(([reason, score]) => [reason, Math.exp(score - most) / total]))
  }

  return {
    examples: examples.length,
    read(text) {
      const words = new Map<string, number>()
      for (const word of wordsOf(text)) {
        const count = seen.get(word) ?? 0
        if (count >= KNOWN_FROM) words.set(word, Math.log(examples.length / (1 + count)))
      }
      if (words.size < FEWEST_WORDS) return null
      return { words, length: Math.hypot(...words.values()), topics: topics.length === 0 ? new Map() : topicsOf(words.keys()) }
    },
  }
}

/** Words, and pairs of Chinese characters; a single character says little. */
const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    tokensOf(normalise(text.slice(0, LONGEST)))
      .filter((token) => token.kind !== 'character')
      .map((token) => token.term),
  )

export interface Likeness {
  /** Cosine of rare words, 0–1. */
  words: number
  /** Overlap of what they are about (Bhattacharyya), 0–1. */
  topics: number
}
/** null where reasons were not learned yet. */
export function likeness(a: Reading, b: Reading): Likeness | null {
  if (a.topics.size === 0 || b.topics.size === 0) return null
  let shared = 0
  for (const [word, weight] of a.words) if (b.words.has(word)) shared += weight * weight
  let topics = 0
  for (const [reason, p] of a.topics) topics += Math.sqrt(p * (b.topics.get(reason) ?? 0))
  return { words: a.length === 0 || b.length === 0 ? 0 : shared / (a.length * b.length), topics }
}
