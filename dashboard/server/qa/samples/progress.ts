/** How far a sample is, as a whole and by reviewer. */
import type { SampleDetail, SampleSummary } from '@shared/api/quality/samples.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { SampleItemBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { writerName } from '../writer.ts'
import type { SampleBody } from './bodies.ts'

export type Items = readonly Kept<SampleItemBody>[]
type Progress = SampleSummary['progress']

export function progressOf(items: Items, now: EpochSeconds): Progress {
  const standing = items.filter(({ body }) => body.state !== 'replaced')
  const replaced = items.length - standing.length
  return {
    drawn: standing.length,
    submitted: standing.filter(({ body }) => body.state === 'submitted').length,
    due: standing.filter(({ body }) => body.state === 'due').length,
    overdue: standing.filter(({ body }) => isOverdue(body, now)).length,
    replaced,
    replacedShare: share(replaced, items.filter(({ body }) => body.replaces === null).length),
  }
}
const share = (count: number, of: number): number => (of === 0 ? 0 : count / of)
export const isOverdue = ({ state, dueAt }: SampleItemBody, now: EpochSeconds): boolean => state === 'due' && dueAt !== null && dueAt < now

/** More than this share replaced, beyond doubt, and somebody should look. */
const USUAL_REPLACED = 0.05
const FEWEST_REPLACED = 3
/** Of the tickets that were given to each: who replaces far more than is usual is named. */
export function reviewerProgress(items: Items, now: EpochSeconds, labels: Labels): SampleDetail['reviewers'] {
  return [...grouped(items, ({ body }) => body.reviewerId)]
    .map(([reviewerId, own]) => {
      const replaced = own.filter(({ body }) => body.state === 'replaced').length
      const low = wilson(replaced, own.length)?.low ?? 0
      return {
        ...progressOf(own, now),
        replacedShare: share(replaced, own.length),
        reviewerId,
        name: labels.agent(reviewerId),
        alert: replaced >= FEWEST_REPLACED && low > USUAL_REPLACED,
      }
    })
    .sort((a, b) => (a.reviewerId ?? Infinity) - (b.reviewerId ?? Infinity))
}

export function summaryOf({ id, body }: Kept<SampleBody>, items: Items, { now, labels }: { now: EpochSeconds; labels: Labels }): SampleSummary {
  return {
    id,
    title: body.title,
    lens: body.definition.lens,
    from: body.from,
    to: body.to,
    design: body.design.kind,
    size: body.drawn,
    frameSize: body.size,
    drawnAt: toIso(body.drawnAt),
    drawnBy: writerName(body.drawnBy, labels),
    dueAt: toIsoOrNull(body.dueAt),
    precision: body.precision,
    progress: progressOf(items, now),
  }
}
