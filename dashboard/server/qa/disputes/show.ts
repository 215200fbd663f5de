/** Disputes as people read them. */
import type { Dispute, DisputeDetail, DisputeRow, Disputes } from '@shared/api/quality/disputes.ts'
import { scorecardSchema } from '@shared/api/quality/scorecards.ts'
import { disputeUntil, type DisputeRules } from '@shared/quality/dispute.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import { quantile } from '@shared/stats/quantile.ts'
import type { Labels } from '../../analytics/labels.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import { agentsOf, showConversation } from '../conversation/shown.ts'
import type { KnownConversation } from '../conversation/read-conversation.ts'
import { leads } from '../queue/read-queue.ts'
import { scoredTicket } from '../reviews/open-task.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerName } from '../writer.ts'
import { isOwn, mayHandle, type DisputeDeps, type DisputedReview } from './dispute-deps.ts'
import { mayReopen } from './open-dispute.ts'

export interface ShowDispute {
  caller: Caller
  labels: Labels
  rules: DisputeRules
  now: number
}
/** Fewer say nothing of how long it takes. */
const FEWEST = 5

export function toDispute(known: DisputedReview, card: Pick<Scorecard, 'sections'>, { caller, labels, rules, now }: ShowDispute): Dispute {
  const { dispute, review } = known
  const { kind, state, comment, points, openedAt, dueAt, decisions, reopened, first, ticketId } = dispute.body
  const titles = new Map(card.sections.flatMap(({ criteria }) => criteria.map(({ id, title }) => [id, title] as const)))
  const last = decisions.at(-1)
  const decides = !isOwn(caller.identity, known) && mayHandle(caller.identity, known)
  const until = last !== undefined && state === 'decided' && reopened === null ? disputeUntil(last.at, rules) : null
  return {
    id: dispute.id,
    version: dispute.version,
    itemId: review.body.itemId,
    ticketId,
    kind,
    state,
    comment,
    points: points.map((point) => ({
      ...point,
      title: titles.get(point.criterion) ?? { en: point.criterion, zh: point.criterion },
      decided: last?.levels[point.criterion] ?? null,
    })),
    openedAt: toIso(openedAt),
    dueAt: toIso(dueAt),
    overdue: state === 'open' && dueAt < now,
    decisions: decisions.map(({ verdict, comment: said, levels, at, by, score, passed }) => ({
      verdict,
      comment: said,
      levels,
      at: toIso(at),
      by: writerName(by, labels),
      score,
      passed,
    })),
    reopened: reopened === null ? null : { reason: reopened.reason, at: toIso(reopened.at), by: writerName(reopened.by, labels) },
    first: { score: first.score, passed: first.passed },
    present: { score: review.body.score, passed: review.body.passed },
    secondsToDecide: state === 'decided' ? (last?.seconds ?? null) : null,
    reopenUntil: toIsoOrNull(until),
    may: {
      decide: decides && state === 'open',
      anew: decides && state === 'decided' && leads(caller.identity),
      reopen: mayReopen(caller, known, now, rules.disputeDays),
    },
  }
}
export function toDisputeRow(known: DisputedReview, card: Pick<Scorecard, 'sections'>, show: ShowDispute, subject: string | null): DisputeRow {
  const { review, dispute } = known
  const { reviewerId } = review.body
  return {
    ...toDispute(known, card, show),
    agent: show.labels.agent(dispute.body.agentId),
    reviewer: reviewerId === null ? writerName(review.savedBy, show.labels) : show.labels.agent(reviewerId),
    subject,
  }
}

/** Over all of the caller's sight. */
export function disputeFigures(known: readonly DisputedReview[], now: number): Pick<Disputes, 'counts' | 'timeToDecide' | 'verdicts'> {
  const open = known.filter(({ dispute }) => dispute.body.state === 'open')
  const last = known.flatMap(({ dispute }) => (dispute.body.state === 'decided' ? dispute.body.decisions.slice(-1) : []))
  const verdicts = (verdict: string) => last.filter((one) => one.verdict === verdict).length
  const seconds = last.map((one) => one.seconds).sort((a, b) => a - b)
  return {
    counts: { open: open.length, overdue: open.filter(({ dispute }) => dispute.body.dueAt < now).length, decided: last.length },
    timeToDecide: {
      median: last.length < FEWEST ? null : quantile(seconds, 0.5),
      n: last.length,
      withinDue: last.filter(({ inTime }) => inTime).length,
      nullReason: last.length < FEWEST ? 'too_few' : null,
    },
    verdicts: { accepted: verdicts('accepted'), partly: verdicts('partly'), rejected: verdicts('rejected') },
  }
}
export const inOrder = (a: DisputedReview, b: DisputedReview): number => {
  const [left, right] = [a.dispute.body, b.dispute.body]
  if (left.state !== right.state) return left.state === 'open' ? -1 : 1
  const byTime = left.state === 'open' ? left.dueAt - right.dueAt : (right.decisions.at(-1)?.at ?? 0) - (left.decisions.at(-1)?.at ?? 0)
  return byTime || (a.dispute.id < b.dispute.id ? -1 : 1)
}

export async function toDetail(
  { settings, storeText, speakers }: Pick<DisputeDeps, 'settings' | 'storeText' | 'speakers'>,
  known: DisputedReview,
  card: Scorecard,
  conversation: KnownConversation,
  show: ShowDispute,
): Promise<DisputeDetail> {
  const { agents } = await speakers()
  return {
    dispute: toDisputeRow(known, card, show, conversation.row.subject),
    words: known.review.body.words,
    conversation: showConversation(conversation, { settings: settings(), storeText: storeText(), agents, blind: false }),
    scorecard: scorecardSchema.parse(card),
    scored: scoredTicket(known.fact),
    agents: agentsOf(conversation.lines, agents)
      .filter(({ userId }) => userId !== known.dispute.body.agentId)
      .map(({ userId, name }) => ({ userId, name })),
  }
}
