/** Reviewers' labels against what the rules said of the same pairs before any human's word. */
import type { MatcherReport } from '@shared/api/quality/review-shelf.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { toIso } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import { reviewBook, type ReviewDeps } from './review-deps.ts'

/** Fewer say nothing. */
const FEWEST = 20

/** Unweighted: of the pairs and tickets that were reviewed. The account's own precision comes from the weekly check, which is drawn for it. */
export async function reportMatcher(deps: Pick<ReviewDeps, 'ops' | 'now'>): Promise<MatcherReport> {
  const reviews = (await reviewBook(deps.ops).list(['state:submitted', 'purpose:sample'])).map(({ body }) => body)
  const labels = reviews.flatMap((body) => pairsOf(body))
  const pairs = labels.filter(({ label }) => label !== 'cannot_tell')
  const verdicts = reviews.flatMap(({ words, found }) =>
    words.verdict === null || words.verdict === 'cannot_tell' ? [] : [{ said: words.verdict, state: found?.outcome?.state }],
  )
  return {
    asOf: toIso(deps.now()),
    pairs: pairs.length,
    cannotTell: labels.length - pairs.length,
    precision: shareOf(
      pairs.filter(({ same }) => same === 'yes'),
      ({ label }) => label === 'same',
    ),
    recall: shareOf(
      pairs.filter(({ label }) => label === 'same'),
      ({ same }) => same === 'yes',
    ),
    success: shareOf(
      verdicts.filter(({ state }) => state === 'success'),
      ({ said }) => said === 'yes',
    ),
    failure: shareOf(
      verdicts.filter(({ state }) => state === 'failed' || state === 'failedEarly'),
      ({ said }) => said === 'no',
    ),
    fewest: FEWEST,
  }
}
const pairsOf = ({ words, found }: ReviewBody) =>
  Object.entries(words.sameIssue).flatMap(([other, label]) => {
    const verdict = found?.matcher.find(({ ticketId }) => ticketId === Number(other))
    return verdict === undefined ? [] : [{ label, same: verdict.same }]
  })
function shareOf<T>(of: readonly T[], holds: (one: T) => boolean): MatcherReport['precision'] {
  const interval = of.length < FEWEST ? null : wilson(of.filter((one) => holds(one)).length, of.length)
  return interval === null ? null : { ...interval, n: of.length }
}
