/** Sessions as they are shown: progress only, as long as they are blind. */
import type { CalibrationDetail, CalibrationHead } from '@shared/api/quality/calibration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import { leads } from '../queue/read-queue.ts'
import type { Kept } from '../record-book.ts'
import { writerName } from '../writer.ts'
import type { ItemBody, SessionBody } from './bodies.ts'

type Items = readonly Kept<ItemBody>[]
interface Words {
  identity: Identity
  labels: Labels
  now: EpochSeconds
}
/** Whoever takes part, and who leads: of some groups only where all of its tickets are theirs, since its figures are of all of it. */
export const maySee = ({ body }: Kept<SessionBody>, items: Items, { role, groups, userId }: Identity): boolean =>
  (userId !== null && body.reviewers.includes(userId)) ||
  (leads({ role }) && (groups === null || items.every(({ body: { groupId } }) => groupId !== null && groups.includes(groupId))))

const progressOf = (items: Items) => ({ submitted: items.filter(({ body }) => body.state === 'submitted').length, of: items.length })
export const isOverdue = ({ state, dueAt }: SessionBody, now: EpochSeconds): boolean => state === 'open' && dueAt < now

export function headOf({ id, version, body }: Kept<SessionBody>, items: Items, { identity, labels, now }: Words): CalibrationHead {
  const own = items.filter(({ body: { reviewerId } }) => reviewerId === identity.userId).toSorted((a, b) => a.body.place - b.body.place)
  return {
    id,
    version,
    title: body.title,
    state: body.state,
    createdAt: toIso(body.createdAt),
    createdBy: writerName(body.createdBy, labels),
    dueAt: toIso(body.dueAt),
    overdue: isOverdue(body, now),
    tickets: body.ticketIds.length,
    reviewers: body.reviewers.length,
    progress: progressOf(items),
    mine: own.length === 0 ? null : { ...progressOf(own), next: own.find((item) => item.body.state === 'due')?.id ?? null },
  }
}
export function detailOf(
  session: Kept<SessionBody>,
  items: Items,
  card: Pick<Scorecard, 'id' | 'version' | 'title'>,
  words: Words,
): CalibrationDetail {
  const { body } = session
  return {
    ...headOf(session, items, words),
    asOf: toIso(words.now),
    scorecard: { id: card.id, version: card.version, title: card.title },
    drawn: body.drawn,
    people: body.reviewers.map((reviewerId) => ({
      reviewerId,
      name: words.labels.agent(reviewerId),
      ...progressOf(items.filter((item) => item.body.reviewerId === reviewerId)),
    })),
    blind: body.state === 'open',
    mayClose: leads(words.identity) && isOverdue(body, words.now),
  }
}
