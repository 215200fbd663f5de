/** Takes a submission back: for a few minutes, by whoever made it, before the agent has seen it. */
import { UNDO_SECONDS } from '@shared/quality/review.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { answer, conflict, forbidden, type Answer } from '../../analytics/answer.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { writerOf } from '../writer.ts'
import { sayIssueWords, unsayIssueWords } from './issue-words.ts'
import type { NamesBy } from './names.ts'
import { openTask } from './open-task.ts'
import { changedMeanwhile } from './review-conflict.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'
import type { SubmittedReview } from './submit-review.ts'

/** null = it cannot be taken back any more. */
export function undoUntil({ state, submittedAt, acknowledgedAt }: ReviewBody, now: EpochSeconds): EpochSeconds | null {
  if (state !== 'submitted' || submittedAt === null || acknowledgedAt !== null) return null
  const until = submittedAt + UNDO_SECONDS
  return now <= until ? until : null
}

export async function undoSubmit(
  deps: ReviewDeps,
  caller: Caller,
  itemId: string,
  ifVersion: number,
  namesBy: NamesBy,
): Promise<Answer<SubmittedReview>> {
  const opened = await openTask(deps, caller, itemId)
  if (!opened.ok) return opened
  const { task, source, review } = opened.value
  if (review === null || review.body.state !== 'submitted')
    return conflict('not_submitted', 'This review is not submitted; there is nothing to take back.')
  if (review.version !== ifVersion) return changedMeanwhile(review, review.body.words, await namesBy())
  const by = writerOf(caller.identity)
  if (review.savedBy !== by) return forbidden('not_yours', 'Only who submitted a review takes it back.')
  const now = deps.now()
  if (undoUntil(review.body, now) === null)
    return conflict('undo_too_late', `A submission can be taken back for ${UNDO_SECONDS / 60} minutes; this one stands. The agent may dispute it.`)
  const { issueWords = [], found: _found, submittedAt, ...rest } = review.body
  // Unsaid first: whatever happens then, a submitted review is what its words are made good from.
  const unsaid = await unsayIssueWords(deps.ops, issueWords, submittedAt ?? now, now)
  const body: ReviewBody = {
    ...rest,
    state: 'draft',
    submittedAt: null,
    score: null,
    passed: null,
    criticalFailures: [],
    checks: null,
    undone: (rest.undone ?? 0) + 1,
  }
  const book = reviewBook(deps.ops)
  const saved = await deps.ops.saveRecords([book.change(task.reviewId, ifVersion, body, by, now), ...(await source.changes(task, 'due', by, now))])
  if (saved.kind === 'conflict') {
    if (unsaid) await sayIssueWords(deps.ops, issueWords, submittedAt ?? now)
    const present = await book.get(task.reviewId)
    return changedMeanwhile(present, review.body.words, await namesBy())
  }
  const kept: Kept<ReviewBody> = { id: task.reviewId, version: ifVersion + 1, body, savedAt: now, savedBy: by }
  return answer({ task: { ...task, state: 'due' }, review: kept, known: null, taught: unsaid })
}
