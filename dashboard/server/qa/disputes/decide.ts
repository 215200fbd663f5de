/** A decision: accepted levels change the review, its score is counted anew over the pinned card, and both are told. */
import type { Decide } from '@shared/api/quality/disputes.ts'
import { verdictOf, type DisputeVerdict } from '@shared/quality/dispute.ts'
import { scoreOf, type Answers } from '@shared/quality/scorecard.ts'
import { answer, conflict, forbidden, misuse, type Answer } from '../../analytics/answer.ts'
import { toIso } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import { leads } from '../queue/read-queue.ts'
import { scoredTicket } from '../reviews/open-task.ts'
import type { Caller } from '../reviews/review-deps.ts'
import { writerName, writerOf } from '../writer.ts'
import type { DisputeBody } from './bodies.ts'
import { isOwn, pinnedCard, type DisputeDeps, type DisputedReview, type KeptDispute } from './dispute-deps.ts'
import { isLevelOf } from './open-dispute.ts'
import { tellDecided } from './tell.ts'

interface Outcome {
  verdict: DisputeVerdict
  levels: Record<string, string>
  review: ReviewBody
}
export async function decideDispute(deps: DisputeDeps, { identity }: Caller, known: DisputedReview, asked: Decide): Promise<Answer<KeptDispute>> {
  const { books, now } = deps
  const { dispute, review } = known
  if (isOwn(identity, known)) return forbidden('own_dispute', 'Somebody else decides a dispute of your own.')
  if (dispute.version !== asked.ifVersion) return decidedMeanwhile(deps, dispute, asked)
  if (dispute.body.state === 'decided' && !(asked.anew && leads(identity)))
    return conflict('dispute_decided', 'This dispute is decided; it may be reopened once with a reason, and a manager may decide anew.')
  const found = dispute.body.kind === 'criteria' ? await levelsOutcome(deps, known, asked) : await reviewee(deps, known, asked)
  if (!found.ok) return found
  const { verdict, levels, review: next } = found.value
  const at = now()
  const by = writerOf(identity)
  const since = dispute.body.reopened?.at ?? dispute.body.openedAt
  const decision = {
    verdict,
    comment: asked.comment,
    levels,
    at,
    by,
    score: next.score,
    passed: next.passed,
    seconds: at - since,
    inTime: at <= dispute.body.dueAt,
  }
  const body: DisputeBody = { ...dispute.body, state: 'decided', decisions: [...dispute.body.decisions, decision] }
  const version = dispute.version + 1
  const saved = await books.store.saveRecords([
    books.disputes.change(dispute.id, dispute.version, body, by, at),
    // The text is still that of whoever reviewed; who decided stands in the dispute.
    books.reviews.change(review.id, review.version, next, review.savedBy, at),
    ...(await itemChange(deps, review.body, next, { by, at })),
    ...tellDecided(deps, body, { id: dispute.id, version, by, at }),
  ])
  if (saved.kind === 'kept') return answer({ id: dispute.id, version, body, savedAt: at, savedBy: by })
  const present = await books.disputes.get(dispute.id)
  return present !== null && present.version !== dispute.version
    ? decidedMeanwhile(deps, present, asked)
    : conflict('review_changed', 'The review or its sample was changed at the same moment; read the dispute again, and decide.')
}

async function levelsOutcome(deps: DisputeDeps, { dispute, review, fact }: DisputedReview, { levels }: Decide): Promise<Answer<Outcome>> {
  const card = await pinnedCard(deps, review.body)
  const { points, first } = dispute.body
  const disputed = Object.fromEntries(points.map(({ criterion, was }) => [criterion, levels[criterion] ?? was]))
  const criteria = new Map(card.sections.flatMap((section) => section.criteria.map((criterion) => [criterion.id, criterion] as const)))
  for (const [id, level] of Object.entries(levels)) {
    const criterion = criteria.get(id)
    const isNew = first.answers[id] === undefined
    if (criterion === undefined || !isLevelOf(criterion, level) || !(id in disputed || isNew))
      return misuse('invalid_levels', `${id}: ${level} cannot be decided here; only what is disputed is, and what it makes the card ask for.`)
  }
  const answers: Answers = { ...review.body.words.answers, ...disputed, ...levels }
  const { open, score, passed, criticalFailures } = scoreOf(card, answers, scoredTicket(fact))
  if (open.length > 0)
    return misuse('levels_incomplete', `With these levels the card asks for more: ${open.join(', ')}. Give them a level, too.`, {
      errors: open.map((id) => ({ path: `levels.${id}`, detail: 'is asked for now and not answered yet' })),
    })
  return answer({
    verdict: verdictOf(points, disputed),
    levels: { ...disputed, ...levels },
    review: { ...review.body, words: { ...review.body.words, answers: { ...answers } }, score, passed, criticalFailures: [...criticalFailures] },
  })
}

/** Accepted, the review speaks of another, or of nobody; what it says of the conversation stands. */
async function reviewee({ speakers, now }: DisputeDeps, { dispute, review }: DisputedReview, asked: Decide): Promise<Answer<Outcome>> {
  const { agentId: own } = dispute.body
  if (asked.accepted === undefined) return misuse('not_decided', 'Say whether the agent is right: accepted is true or false.')
  const to = asked.accepted ? (asked.agentId ?? null) : own
  if (asked.accepted && to === own) return misuse('invalid_agent', 'Accepted, it speaks of somebody else, or of nobody that is known.')
  if (to !== null && to !== own && !(await speakers()).agents.has(to)) return misuse('invalid_agent', `${to} is no agent of this account.`)
  const { passedOnAt: _before, ...rest } = review.body
  const moved: ReviewBody = { ...rest, agentId: to, acknowledgedAt: null, ...(to === null || to === own ? {} : { passedOnAt: now() }) }
  return answer({
    verdict: asked.accepted ? 'accepted' : 'rejected',
    levels: {},
    review: to === review.body.agentId ? review.body : moved,
  })
}
/** Figures by agent are read from the item. */
async function itemChange({ books }: DisputeDeps, before: ReviewBody, next: ReviewBody, { by, at }: { by: string; at: number }) {
  if (before.agentId === next.agentId) return []
  const item = await books.items.get(before.itemId)
  return item === null ? [] : [books.items.change(item.id, item.version, { ...item.body, agentId: next.agentId }, by, at)]
}

/** Both texts: that of whoever was first, and the one that was just written. */
async function decidedMeanwhile({ speakers }: DisputeDeps, present: KeptDispute, { levels, comment, accepted }: Decide) {
  const { agents } = await speakers()
  const named = writerName(present.savedBy, { agentByName: (id) => agents.get(id) ?? null })
  const theirs = present.body.decisions.at(-1)
  const of = (key: string, theirs: unknown, yours: unknown) => ({ key, base: null, theirs, yours, bothChanged: true })
  const criteria = [...new Set([...present.body.points.map(({ criterion }) => criterion), ...Object.keys(levels)])]
  return conflict('dispute_changed', `${named} changed this dispute meanwhile; both texts are here, nothing of yours was saved.`, {
    conflict: {
      version: present.version,
      savedAt: toIso(present.savedAt),
      savedBy: named,
      keys: [
        of('comment', theirs?.comment ?? present.body.reopened?.reason ?? null, comment),
        ...criteria.map((id) => of(`levels.${id}`, theirs?.levels[id] ?? null, levels[id] ?? null)),
        ...(accepted === undefined ? [] : [of('accepted', theirs === undefined ? null : theirs.verdict === 'accepted', accepted)]),
      ],
    },
  })
}
