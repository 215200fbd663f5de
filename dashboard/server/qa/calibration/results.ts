/** What a session that is no longer blind shows: agreement worst first, and side by side who answered what. */
import { scorecardSchema } from '@shared/api/quality/scorecards.ts'
import type { CalibrationResults } from '@shared/api/quality/calibration.ts'
import { FEWEST_TICKETS, RELY, RESAMPLES, TENTATIVE } from '@shared/quality/agreement.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import type { Labels } from '../../analytics/labels.ts'
import { ticketUrl, toIso, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import { leads } from '../queue/read-queue.ts'
import type { Kept } from '../record-book.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerName } from '../writer.ts'
import type { ItemBody, SessionBody } from './bodies.ts'
import { agreementRows, biasRows } from './measure.ts'
import { headOf } from './show-session.ts'

export interface Shown {
  session: Kept<SessionBody>
  items: readonly Kept<ItemBody>[]
  reviews: readonly ReviewBody[]
  card: Scorecard
  labels: Labels
  settings: AnalyticsSettings
  now: number
  subjects: ReadonlyMap<number, string | null>
}

/** Tickets out of the caller's sight, and those that they solved themselves, are not shown; the figures are of all. */
export async function resultsOf(shown: Shown, { identity, reader }: Caller): Promise<CalibrationResults> {
  const { session, items, reviews, card, labels, settings, now } = shown
  const { body } = session
  const visible = new Set(
    (await reader.facts(body.ticketIds))
      .filter(({ solver }) => identity.userId === null || solver !== identity.userId)
      .map(({ ticketId }) => ticketId),
  )
  return {
    asOf: toIso(now),
    session: headOf(session, items, { identity, labels, now }),
    scorecard: scorecardSchema.parse(card),
    method: { resamples: RESAMPLES, seed: session.id, fewest: FEWEST_TICKETS, rely: RELY, tentative: TENTATIVE },
    agreement: agreementRows(body, card, reviews, session.id),
    bias: biasRows(body, reviews, labels).filter(({ reviewerId }) => leads(identity) || reviewerId === identity.userId),
    reviewers: body.reviewers.map((reviewerId) => ({ reviewerId, name: labels.agent(reviewerId) })),
    tickets: body.ticketIds
      .filter((id) => visible.has(id))
      .map((ticketId) => {
        const own = reviews.filter((review) => review.ticketId === ticketId)
        const scores = own.flatMap(({ score }) => (score === null ? [] : [score]))
        const agreed = body.agreed.find((one) => one.ticketId === ticketId)
        return {
          ticketId,
          subject: shown.subjects.get(ticketId) ?? null,
          url: ticketUrl(settings, ticketId),
          spread: scores.length < 2 ? null : 100 * (Math.max(...scores) - Math.min(...scores)),
          reviews: own.flatMap(({ reviewerId, score, passed, words }) =>
            reviewerId === null
              ? []
              : [
                  {
                    reviewerId,
                    score,
                    passed,
                    answers: words.answers,
                    verdict: words.verdict,
                    cause: words.cause,
                    note: words.note,
                    comments: words.comments.map(({ quote, text }) => ({ quote, text })),
                  },
                ],
          ),
          agreed:
            agreed === undefined
              ? null
              : { answers: agreed.answers, verdict: agreed.verdict, note: agreed.note, by: writerName(agreed.by, labels), at: toIso(agreed.at) },
        }
      }),
  }
}
