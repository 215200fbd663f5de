import type { ReviewQueue } from '@shared/api/quality/reviews.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'

/** With fewer of one's own everybody's tell. */
export const FEWEST_OWN = 5
/** Of how many of the last reviews. */
const LAST = 50

/** Open reviews × the median time of the last ones: for planning, not for blame. */
export function timeLeft(open: number, own: readonly Kept<ReviewBody>[], all: readonly Kept<ReviewBody>[]): ReviewQueue['timeLeft'] {
  const basis = own.length >= FEWEST_OWN ? 'own' : all.length >= FEWEST_OWN ? 'all' : 'none'
  if (basis === 'none') return { seconds: null, perReview: null, n: 0, basis }
  const last = (basis === 'own' ? own : all).toSorted((a, b) => (b.body.submittedAt ?? 0) - (a.body.submittedAt ?? 0)).slice(0, LAST)
  const times = last.map(({ body }) => body.seconds).sort((a, b) => a - b)
  const perReview = ((times[(times.length - 1) >> 1] ?? 0) + (times[times.length >> 1] ?? 0)) / 2
  return { seconds: Math.round(perReview * open), perReview: Math.round(perReview), n: times.length, basis }
}
