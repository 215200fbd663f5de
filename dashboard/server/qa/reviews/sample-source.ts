/** Items of samples as work. */
import type { UserId } from '@shared/fcr/history.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import { sampleItemBodySchema, sampleItemKeys, sampleOfReviewSchema, type SampleItemBody } from '../bodies.ts'
import { createRecordBook, type Kept } from '../record-book.ts'
import type { ReviewSource, ReviewTask } from './source.ts'

type SampleWords = ReturnType<typeof sampleOfReviewSchema.parse>

export function createSampleSource(store: RecordStore): ReviewSource {
  const items = createRecordBook(store, 'sample_item', sampleItemBodySchema, sampleItemKeys)
  const wordsOf = async (sampleId: string): Promise<SampleWords> => sampleOfReviewSchema.parse((await store.record('sample', sampleId))?.body ?? {})
  return {
    async tasks(reviewer, state) {
      const [all, samples] = await Promise.all([items.list([`state:${state}`]), store.records('sample')])
      const words = new Map(samples.map(({ id, body }) => [id, sampleOfReviewSchema.parse(body)]))
      return all.flatMap((item) => (isFor(item.body.reviewerId, reviewer) ? [toTask(item, words.get(item.body.sampleId))] : []))
    },
    async task(itemId) {
      const item = await items.get(itemId)
      return item === null ? null : toTask(item, await wordsOf(item.body.sampleId))
    },
    async changes({ itemId }, state, by, at) {
      const item = await items.get(itemId)
      return item === null ? [] : [items.change(itemId, item.version, { ...item.body, state }, by, at)]
    },
  }
}
export const isFor = (assigned: UserId | null, reviewer: UserId | null | 'all'): boolean =>
  reviewer === 'all' || assigned === null || assigned === reviewer

const NO_WORDS = sampleOfReviewSchema.parse({})
function toTask({ id, body }: Kept<SampleItemBody>, { title, blind, scorecard }: SampleWords = NO_WORDS): ReviewTask {
  const { sampleId, ticketId, agentId, groupId, reviewerId, dueAt, state, place, part, stratum, inclusion } = body
  return {
    itemId: id,
    reviewId: id,
    purpose: 'sample',
    of: sampleId,
    shown: { purpose: 'sample', of: sampleId, title },
    ticketId,
    agentId,
    groupId,
    reviewerId,
    dueAt,
    state,
    blind,
    scorecard: scorecard === null ? null : { id: scorecard, version: null },
    drawn: { part, stratum, inclusion },
    teaches: true,
    reveals: true,
    place,
  }
}
