/** An agent disputes a review of their own: criterion by criterion, or that it speaks of somebody else. */
import type { OpenDispute } from '@shared/api/quality/disputes.ts'
import { decideBy, disputeUntil } from '@shared/quality/dispute.ts'
import { askedCriteria, NOT_APPLICABLE, type Criterion } from '@shared/quality/scorecard.ts'
import { answer, conflict, misuse, type Answer } from '../../analytics/answer.ts'
import { toIso } from '../../analytics/reader.ts'
import { scoredTicket } from '../reviews/open-task.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerOf } from '../writer.ts'
import type { DisputeBody } from './bodies.ts'
import { isOwn, mayHandle, pinnedCard, type DisputeDeps, type DisputedReview, type KeptDispute } from './dispute-deps.ts'
import type { ReleasedReview } from './released.ts'
import { tellOpened } from './tell.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'

const CHANGED = conflict('review_changed', 'The review was changed meanwhile; read it again and dispute what it says now.')

export async function openDispute(
  deps: DisputeDeps,
  { identity }: Caller,
  { review, disputeUntil: until, fact }: ReleasedReview & { fact: ContactFact },
  asked: OpenDispute,
): Promise<Answer<KeptDispute>> {
  const { books, now } = deps
  const agentId = review.body.agentId
  if (agentId === null) throw new Error('a review that speaks of nobody was released to somebody')
  const earlier = await books.disputes.list([`review:${review.id}`])
  if (earlier.some(({ body }) => body.agentId === agentId))
    return conflict('already_disputed', 'This review was disputed already; a decision may be reopened once, with a reason.')
  if (review.version !== asked.ifVersion) return CHANGED
  if (now() > until) return conflict('dispute_too_late', `It could be disputed until ${toIso(until)}; talk it over with whoever leads your team.`)
  const points = await pointsOf(deps, { review, fact }, asked)
  if (!points.ok) return points
  const { answers, ...first } = { answers: review.body.words.answers, score: review.body.score, passed: review.body.passed }
  const at = now()
  const by = writerOf(identity)
  const id = `${review.id}~${earlier.length + 1}`
  const body: DisputeBody = {
    reviewId: review.id,
    ticketId: review.body.ticketId,
    agentId,
    reviewerId: review.body.reviewerId,
    kind: asked.kind,
    state: 'open',
    comment: asked.comment,
    points: points.value,
    first: { answers, ...first, criticalFailures: review.body.criticalFailures },
    openedAt: at,
    dueAt: decideBy(at, (await books.rules()).body),
    decisions: [],
    reopened: null,
  }
  const saved = await books.store.saveRecords([
    books.disputes.change(id, 0, body, by, at),
    // It was read by whoever disputes it.
    books.reviews.change(review.id, review.version, { ...review.body, acknowledgedAt: review.body.acknowledgedAt ?? at }, review.savedBy, at),
    ...(await tellOpened(deps, body, { id, version: 1, by, at })),
  ])
  return saved.kind === 'kept' ? answer({ id, version: 1, body, savedAt: at, savedBy: by }) : CHANGED
}

/** Which levels a criterion can be given. */
export const isLevelOf = ({ levels, mayBeNotApplicable }: Criterion, level: string): boolean =>
  levels.some(({ id }) => id === level) || (level === NOT_APPLICABLE && mayBeNotApplicable)

async function pointsOf(
  deps: DisputeDeps,
  { review, fact }: Pick<ReleasedReview, 'review'> & { fact: ContactFact },
  { kind, points }: OpenDispute,
): Promise<Answer<DisputeBody['points']>> {
  if (kind === 'wrong_reviewee')
    return points.length === 0 ? answer([]) : misuse('invalid_points', 'Whoever says that it speaks of somebody else disputes no levels.')
  const { answers } = review.body.words
  const asked = new Map(askedCriteria(await pinnedCard(deps, review.body), answers, scoredTicket(fact)).map((criterion) => [criterion.id, criterion]))
  if (points.length === 0) return misuse('invalid_points', 'Name at least one criterion and the level that is right.')
  const kept = new Map<string, DisputeBody['points'][number]>()
  for (const { criterion, proposed } of points) {
    const known = asked.get(criterion)
    const was = answers[criterion]
    if (known === undefined || was === undefined || !isLevelOf(known, proposed))
      return misuse('invalid_points', `${criterion}: ${proposed} is no level that this review could give.`)
    if (proposed === was) return misuse('invalid_points', `${criterion} is ${was} already; propose another level.`)
    kept.set(criterion, { criterion, was, proposed })
  }
  return answer([...kept.values()])
}

/** Once, with a reason, by whom it concerns. */
export async function reopenDispute(
  deps: DisputeDeps,
  { identity }: Caller,
  known: DisputedReview,
  { ifVersion, reason }: { ifVersion: number; reason: string },
): Promise<Answer<KeptDispute>> {
  const { books, now } = deps
  const { dispute } = known
  const last = dispute.body.decisions.at(-1)
  if (dispute.version !== ifVersion || last === undefined || dispute.body.state === 'open')
    return conflict('dispute_changed', 'The dispute was changed meanwhile; look again and decide anew.')
  if (dispute.body.reopened !== null) return conflict('reopened_already', 'A dispute is reopened once; this decision stands.')
  const rules = (await books.rules()).body
  const until = disputeUntil(last.at, rules)
  if (now() > until) return conflict('reopen_too_late', `It could be reopened until ${toIso(until)}; the decision stands.`)
  const at = now()
  const by = writerOf(identity)
  const body: DisputeBody = { ...dispute.body, state: 'open', dueAt: decideBy(at, rules), reopened: { reason, at, by } }
  const version = dispute.version + 1
  const saved = await books.store.saveRecords([
    books.disputes.change(dispute.id, dispute.version, body, by, at),
    ...(await tellOpened(deps, body, { id: dispute.id, version, by, at })),
  ])
  return saved.kind === 'kept'
    ? answer({ id: dispute.id, version, body, savedAt: at, savedBy: by })
    : conflict('dispute_changed', 'The dispute was changed meanwhile; look again and decide anew.')
}
export const mayReopen = (caller: Caller, known: DisputedReview, now: number, disputeDays: number): boolean => {
  const last = known.dispute.body.decisions.at(-1)
  return (
    known.dispute.body.state === 'decided' &&
    known.dispute.body.reopened === null &&
    last !== undefined &&
    now <= disputeUntil(last.at, { disputeDays }) &&
    (isOwn(caller.identity, known) || mayHandle(caller.identity, known))
  )
}
