/** The arithmetic of training the topics: one text a person and reason, the newest kept. */
import type { PersonId } from '@shared/fcr/history.ts'
import { learnTopics, type DatedText } from '@shared/text/topics/learn-topics.ts'
import { topicModelToBytes } from '@shared/text/topics/model-bytes.ts'
import type { Job } from './job.ts'

export interface LabelledOpening extends DatedText {
  personId: PersonId
  /** A mailbox that many write through: only equal texts are one. */
  shared: boolean
}
export interface TopicsChunk {
  openings: readonly LabelledOpening[]
}
const MOST_TEXTS = 100_000
/** Removing the oldest one by one would be slow. */
const SLACK = 10_000

export function createTopicsJob(most = MOST_TEXTS): Job<TopicsChunk> {
  /** Who comes again about the same has written nearly the same: measured on the second, the model would know the answer. */
  const seen = new Set<string>()
  let texts: DatedText[] = []
  const newest = () => texts.toSorted((a, b) => b.at - a.at).slice(0, most)
  return {
    take({ openings }) {
      for (const { personId, shared, at, text, label } of openings) {
        const key = `${label} ${shared ? text : personId}`
        if (seen.has(key)) continue
        seen.add(key)
        texts.push({ at, text, label })
      }
      if (texts.length > most + SLACK) texts = newest()
    },
    finish() {
      const { model, report } = learnTopics(newest())
      return {
        inForce: report.verdict === 'in_force',
        why: report.why,
        report,
        body: model ? topicModelToBytes(model) : new Uint8Array(0),
      }
    },
  }
}
