/** Gold items as work: each looks like an item of the sample that it stands among. */
import type { RecordStore } from '../../store/ops-store/records.ts'
import { sampleOfReviewSchema } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import type { ReviewSource, ReviewTask } from '../reviews/source.ts'
import { goldBook, type GoldItemBody } from './bodies.ts'

export function createGoldSource(store: RecordStore): ReviewSource {
  const book = goldBook(store)
  const wordsOf = async (sample: string) => sampleOfReviewSchema.parse((await store.record('sample', sample))?.body ?? {})
  return {
    async tasks(reviewer, state) {
      if (reviewer === null) return []
      const items = await book.list([`state:${state}`, ...(reviewer === 'all' ? [] : [`by:${reviewer}`])])
      return Promise.all(items.map(async (item) => toTask(item, await wordsOf(item.body.among))))
    },
    async task(itemId, { userId }) {
      const item = (await book.list([`item:${itemId}`]))[0]
      return item === undefined || item.body.reviewerId !== userId ? null : toTask(item, await wordsOf(item.body.among))
    },
    async changes({ itemId }, state, by, at) {
      const item = (await book.list([`item:${itemId}`]))[0]
      return item === undefined ? [] : [book.change(item.id, item.version, { ...item.body, state }, by, at)]
    },
  }
}

function toTask({ id, body }: Kept<GoldItemBody>, { title, blind }: ReturnType<typeof sampleOfReviewSchema.parse>): ReviewTask {
  const { itemId, among, ticketId, agentId, groupId, reviewerId, dueAt, state, scorecard, part, stratum, inclusion, place } = body
  return {
    itemId,
    reviewId: id,
    purpose: 'gold',
    // Not the sample's: what is said here counts in none.
    of: id,
    shown: { purpose: 'sample', of: among, title },
    ticketId,
    agentId,
    groupId,
    reviewerId,
    dueAt,
    state,
    blind,
    scorecard,
    drawn: { part, stratum, inclusion },
    teaches: false,
    reveals: true,
    place,
  }
}
