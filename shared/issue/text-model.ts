/** How likely two openings of one person are about the same issue: logistic regression over `FEATURES` (rule 6 of domain 4). */
import { logisticOf, type LogisticFit } from '../stats/logistic-regression.ts'
import { featuresOf, readOpening, FEATURES, type OpeningText, type PairTables, type TopicPosterior } from './pair-features.ts'
import type { IssueTicket, TextVerdict } from './same-issue.ts'
import { BUCKETS } from './term-vector.ts'

/** Raised when features or their meaning change: a body of another format is not used. */
const FORMAT = 1

/** Weights for accounts with a topic model and for those without; a pair whose topics are unknown is one without. */
export interface PairWeights {
  withTopics: LogisticFit
  withoutTopics: LogisticFit
}
/** What is trained and kept. */
export interface SameIssueModel {
  tables: PairTables
  weights: PairWeights
  /** Learned from pairs of the account, or the stated start. */
  learned: boolean
}

/**
 * Stated, until there are pairs to learn from: chosen so that the upper band claims little, on no account's data.
 * In the order of `FEATURES`: words, letters, topics, logHours, otherLanguage, logShorter.
 */
export const START_WEIGHTS: PairWeights = {
  withTopics: { intercept: -2.5, weights: [4, 3, 4, -0.5, -2, 0] },
  withoutTopics: { intercept: -1, weights: [6, 5, 0, -0.5, -2, 0] },
}

export interface TextModel {
  /** null = one of them says nothing, or is not kept. Each ticket object is read once. */
  verdict: TextVerdict
  /** Weights learned on the account's own pairs; else the stated ones. */
  isLearned: boolean
}

export function createTextModel(model: SameIssueModel, topicsOf: TopicPosterior | null): TextModel {
  const known = new WeakMap<IssueTicket, { read: OpeningText | null }>()
  const read = (ticket: IssueTicket): OpeningText | null => {
    let one = known.get(ticket)
    if (one === undefined) known.set(ticket, (one = { read: ticket.opening === null ? null : readOpening(ticket.opening, model.tables, topicsOf) }))
    return one.read
  }
  return {
    isLearned: model.learned,
    verdict(a, b) {
      const [left, right] = [read(a), read(b)]
      return left === null || right === null ? null : probabilityOf(model.weights, left, right, a.createdAt - b.createdAt)
    },
  }
}

/** `seconds` between the two arrivals, in any order. */
export function probabilityOf(weights: PairWeights, a: OpeningText, b: OpeningText, seconds: number): number {
  return logisticOf(a.topics !== null && b.topics !== null ? weights.withTopics : weights.withoutTopics, featuresOf(a, b, seconds))
}

/** One byte order on every machine: a line of JSON, a zero byte, the table of words, the table of letters. */
export function encodeModel({ tables, weights, learned }: SameIssueModel): Uint8Array {
  const head = JSON.stringify({ format: FORMAT, features: FEATURES, learned, weights })
  const bytes = new Uint8Array(head.length + 1 + 2 * BUCKETS)
  for (let at = 0; at < head.length; at += 1) bytes[at] = head.charCodeAt(at)
  bytes.set(tables.words, head.length + 1)
  bytes.set(tables.letters, head.length + 1 + BUCKETS)
  return bytes
}

/** null for a body of another format: it was trained by another version, and the next training replaces it. */
export function decodeModel(bytes: Uint8Array): SameIssueModel | null {
  const end = bytes.indexOf(0)
  const text = end < 0 ? '' : Array.from(bytes.subarray(0, end), (code) => String.fromCharCode(code)).join('')
  if (!text.startsWith(`{"format":${FORMAT},`) || bytes.length !== end + 1 + 2 * BUCKETS) return null
  const head: { features: readonly string[]; learned: boolean; weights: PairWeights } = JSON.parse(text)
  if (head.features.join() !== FEATURES.join()) return null
  const tables = { words: bytes.slice(end + 1, end + 1 + BUCKETS), letters: bytes.slice(end + 1 + BUCKETS) }
  return { tables, weights: head.weights, learned: head.learned }
}
