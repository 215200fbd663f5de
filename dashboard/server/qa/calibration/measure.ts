/** Agreement and bias of one session's submitted reviews. */
import type { AgreementRow, GraderBias } from '@shared/api/quality/calibration.ts'
import type { UserId } from '@shared/fcr/history.ts'
import { agreementOf, worstFirst, type CriterionAgreement } from '@shared/quality/agreement.ts'
import { biasOf, differencesOf } from '@shared/quality/drift.ts'
import { FIRST_CONTACT_VERDICTS } from '@shared/quality/review.ts'
import { NOT_APPLICABLE, valueOf, type Criterion, type Scorecard } from '@shared/quality/scorecard.ts'
import type { Labels } from '../../analytics/labels.ts'
import type { ReviewBody } from '../bodies.ts'
import type { SessionBody } from './bodies.ts'

type Reviews = readonly ReviewBody[]
/** A row a ticket, a place a reviewer. */
function rowsOf<T>({ ticketIds, reviewers }: SessionBody, reviews: Reviews, of: (review: ReviewBody) => T): (T | null)[][] {
  const found = new Map(reviews.map((review) => [`${review.ticketId} ${String(review.reviewerId)}`, review]))
  return ticketIds.map((ticket) =>
    reviewers.map((reviewer) => {
      const review = found.get(`${ticket} ${reviewer}`)
      return review === undefined ? null : of(review)
    }),
  )
}

export function agreementRows(session: SessionBody, card: Scorecard, reviews: Reviews, seed: string): AgreementRow[] {
  const criteria = card.sections.flatMap((section) => section.criteria)
  const rows = criteria.map((criterion): AgreementRow => {
    const answers = rowsOf(session, reviews, ({ words }) => words.answers[criterion.id] ?? null)
    const found = agreementOf(
      rowsOf(session, reviews, ({ words }) => valueOf(criterion, words.answers)),
      'ordinal',
      `${seed} ${criterion.id}`,
    )
    return {
      ...rowWords(found, (value) => levelOf(criterion, value)),
      id: criterion.id,
      kind: 'criterion',
      title: criterion.title,
      split: answers.filter((row) => row.includes(NOT_APPLICABLE) && row.some((one) => one !== null && one !== NOT_APPLICABLE)).length,
    }
  })
  const places = rowsOf(session, reviews, ({ words }) => (words.verdict === null ? null : FIRST_CONTACT_VERDICTS.indexOf(words.verdict)))
  const verdict: AgreementRow = {
    ...rowWords(agreementOf(places, 'nominal', `${seed} verdict`), (value) => FIRST_CONTACT_VERDICTS[value] ?? String(value)),
    id: 'verdict',
    kind: 'verdict',
    title: null,
    split: 0,
  }
  return [...rows, verdict].sort(worstFirst)
}
const levelOf = ({ levels }: Criterion, value: number): string => levels.find((level) => level.value === value)?.id ?? String(value)
const rowWords = ({ prevalence, ...found }: CriterionAgreement, named: (value: number) => string) => ({
  ...found,
  prevalence: prevalence.map(({ value, share }) => ({ level: named(value), share })),
})

export function biasRows({ reviewers }: SessionBody, reviews: Reviews, labels: Labels): GraderBias[] {
  const differences = differencesOf(
    reviews.flatMap(({ ticketId, reviewerId, score }) =>
      reviewerId === null || score === null ? [] : [{ ticket: String(ticketId), reviewerId, score }],
    ),
  )
  return reviewers
    .map((reviewerId: UserId) => ({
      reviewerId,
      name: labels.agent(reviewerId),
      ...biasOf(differences.filter((one) => one.reviewerId === reviewerId)),
    }))
    .sort((a, b) => Math.abs(b.bias ?? -1) - Math.abs(a.bias ?? -1) || a.reviewerId - b.reviewerId)
}
