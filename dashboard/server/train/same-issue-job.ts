/** The arithmetic of training the same-issue model: openings first, then the pairs among them. */
import type { TicketId } from '@shared/fcr/history.ts'
import { createTableCounter, learnTextModel, type LabelledPair } from '@shared/issue/learn-text-model.ts'
import { readOpening, termsOf, type OpeningText } from '@shared/issue/pair-features.ts'
import { encodeModel } from '@shared/issue/text-model.ts'
import type { PairLabel } from '../issue/labelled-pairs.ts'
import { topicPosterior } from '../judge/models.ts'
import type { Job } from './job.ts'

export type SameIssueChunk =
  | { kind: 'topics'; body: Uint8Array | null }
  | { kind: 'openings'; openings: readonly { id: TicketId; text: string }[] }
  | { kind: 'pairs'; pairs: readonly PairLabel[] }

/** Kept to form pairs of; of more, the latest. */
export const MOST_OPENINGS = 100_000

export function createSameIssueJob(): Job<SameIssueChunk> {
  const texts = new Map<TicketId, string>()
  const pairs: PairLabel[] = []
  const counter = createTableCounter()
  let topics: Uint8Array | null = null
  return {
    take(chunk) {
      if (chunk.kind === 'topics') topics = chunk.body
      else if (chunk.kind === 'pairs') pairs.push(...chunk.pairs)
      else
        for (const { id, text } of chunk.openings) {
          texts.set(id, text)
          counter.add(termsOf(text))
          // They come by id: the first is the oldest.
          const [oldest] = texts.size > MOST_OPENINGS ? texts.keys() : []
          if (oldest !== undefined) texts.delete(oldest)
        }
    },
    finish() {
      const tables = counter.tables()
      const posterior = topics && topicPosterior(topics)
      const known = new Map<TicketId, OpeningText | null>()
      const read = (id: TicketId): OpeningText | null => {
        const text = texts.get(id)
        if (!known.has(id)) known.set(id, text === undefined ? null : readOpening(text, tables, posterior))
        return known.get(id) ?? null
      }
      const labelled = pairs.flatMap(({ a, b, ...rest }): LabelledPair[] => {
        const [left, right] = [read(a), read(b)]
        return left && right ? [{ a: left, b: right, ...rest }] : []
      })
      const { model, inForce, why, report } = learnTextModel(labelled, tables)
      return { inForce, why, report: { ...report, openings: texts.size }, body: encodeModel(model) }
    },
  }
}
