/** Keeps a draft: answered when it is on disk, refused with both texts when somebody else saved first. */
import type { DraftChange, DraftKept } from '@shared/api/quality/reviews.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { wordsDifferences } from '@shared/quality/differences.ts'
import { answer, misuse, type Answer } from '../../analytics/answer.ts'
import { toIso } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { writerOf } from '../writer.ts'
import { cardOf, openTask, type OpenTask } from './open-task.ts'
import { changedMeanwhile, itemClosed } from './review-conflict.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'
import type { NamesBy } from './names.ts'

/** A first save may hold work from before it; more than this is a page left open. */
const LONGEST_START = 3600
/** Clocks of whole seconds. */
const SLACK = 2

export async function keepDraft(deps: ReviewDeps, caller: Caller, itemId: string, change: DraftChange, namesBy: NamesBy): Promise<Answer<DraftKept>> {
  const opened = await openTask(deps, caller, itemId)
  if (!opened.ok) return opened
  const { task, review } = opened.value
  if (task.state !== 'due' || review?.body.state === 'submitted') return itemClosed(task.state)
  if ((review?.version ?? 0) !== change.ifVersion) {
    // Sent once more because its answer never came: it is kept already.
    if (review !== null && isKept(review, change)) return answer(kept(review))
    return changedMeanwhile(review, change.words, await namesBy())
  }
  const pinned = await pinFor(deps, opened.value, change)
  if (!pinned.ok) return pinned
  const body = draftBody(opened.value, change, { scorecard: pinned.value, reviewerId: caller.identity.userId, now: deps.now() })
  const saved = await reviewBook(deps.ops).save(task.reviewId, change.ifVersion, body, writerOf(caller.identity), deps.now())
  if (saved.kind === 'conflict') return changedMeanwhile(saved.present, change.words, await namesBy())
  return answer({ version: saved.version, savedAt: toIso(deps.now()), seconds: body.seconds })
}
export const isKept = (review: Kept<ReviewBody>, { ifVersion, words }: Pick<DraftChange, 'ifVersion' | 'words'>): boolean =>
  review.version === ifVersion + 1 && wordsDifferences(review.body.words, words).length === 0
const kept = ({ version, savedAt, body }: Kept<ReviewBody>): DraftKept => ({ version, savedAt: toIso(savedAt), seconds: body.seconds })

/** What is saved first pins the card that was shown; later it stays. */
export async function pinFor(deps: ReviewDeps, open: OpenTask, { scorecard: shown }: DraftChange): Promise<Answer<ReviewBody['scorecard']>> {
  if (open.review !== null) return answer(open.review.body.scorecard)
  const { id, version } = await cardOf(deps, open)
  const isFixed = open.task.scorecard !== null && open.task.scorecard.version !== null
  if (shown === undefined || (shown.id === id && shown.version === version)) return answer({ id, version })
  if (isFixed || (open.task.scorecard !== null && shown.id !== id) || (await deps.cards.card(shown.id, shown.version)) === null)
    return misuse('invalid_scorecard', `This item is reviewed on ${id} in version ${version}, not on ${shown.id} in version ${shown.version}.`)
  return answer(shown)
}

/** The review as a draft with these words. */
export function draftBody(
  { task, fact, review }: OpenTask,
  { words, seconds }: Pick<DraftChange, 'words' | 'seconds'>,
  { scorecard, reviewerId, now }: { scorecard: ReviewBody['scorecard']; reviewerId: number | null; now: EpochSeconds },
): ReviewBody {
  const worked = Math.min(seconds, review === null ? LONGEST_START : Math.max(0, now - review.savedAt) + SLACK)
  const before = review?.body
  return {
    purpose: task.purpose,
    of: task.of,
    itemId: task.itemId,
    ticketId: task.ticketId,
    reviewerId: reviewerId ?? before?.reviewerId ?? null,
    agentId: task.agentId ?? fact.solver,
    scorecard,
    state: 'draft',
    words,
    score: null,
    passed: null,
    criticalFailures: [],
    checks: null,
    seconds: (before?.seconds ?? 0) + worked,
    startedAt: before?.startedAt ?? Math.floor(now - worked),
    submittedAt: null,
    acknowledgedAt: null,
    ...(before?.undone === undefined ? {} : { undone: before.undone }),
  }
}
