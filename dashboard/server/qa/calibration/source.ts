/** Tickets of calibrations as work: each reviewer finds their own and nobody else's. */
import type { RecordStore } from '../../store/ops-store/records.ts'
import type { Kept } from '../record-book.ts'
import type { ReviewSource, ReviewTask } from '../reviews/source.ts'
import { createCalibrationBooks, type ItemBody, type SessionBody } from './bodies.ts'

export function createCalibrationSource(store: RecordStore): ReviewSource {
  const books = createCalibrationBooks(store)
  return {
    async tasks(reviewer, state) {
      // Nobody opens another's: how far each is stands on the session's page.
      if (reviewer === null || reviewer === 'all') return []
      const [items, sessions] = await Promise.all([books.items([`state:${state}`, `by:${reviewer}`]), books.sessions()])
      const known = new Map(sessions.map((session) => [session.id, session]))
      return items.flatMap((item) => {
        const session = known.get(item.body.sessionId)
        return session === undefined ? [] : [toTask(item, session)]
      })
    },
    /** Whoever leads included: another's words are read in the results, when they are shown. */
    async task(itemId, { userId }) {
      const item = await books.item(itemId)
      if (item === null || item.body.reviewerId !== userId) return null
      const session = await books.session(item.body.sessionId)
      return session === null ? null : toTask(item, session)
    },
    async changes({ itemId }, state, by, at) {
      const item = await books.item(itemId)
      if (item === null) return []
      // Closed meanwhile: made from no version that is there, so that nothing of it is kept.
      return [books.change(itemId, item.body.state === 'closed' ? 0 : item.version, { ...item.body, state }, by, at)]
    },
  }
}

function toTask({ id, body }: Kept<ItemBody>, { id: of, body: session }: Kept<SessionBody>): ReviewTask {
  return {
    itemId: id,
    reviewId: id,
    purpose: 'calibration',
    of,
    shown: { purpose: 'calibration', of, title: session.title },
    ticketId: body.ticketId,
    agentId: body.agentId,
    groupId: body.groupId,
    reviewerId: body.reviewerId,
    dueAt: session.dueAt,
    state: body.state === 'closed' ? 'replaced' : body.state,
    blind: true,
    scorecard: session.scorecard,
    drawn: null,
    // Several persons say it of one pair; a sample's reviewer decides.
    teaches: false,
    reveals: session.state !== 'open',
    place: body.place,
  }
}
