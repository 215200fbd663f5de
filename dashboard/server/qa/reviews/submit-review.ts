/** Submits a review: checked against its pinned card, kept together with its item's state or not at all. */
import type { DraftChange } from '@shared/api/quality/reviews.ts'
import { findCause } from '@shared/quality/root-causes.ts'
import { askedCriteria, NOT_APPLICABLE, scoreOf, type Score, type Scorecard } from '@shared/quality/scorecard.ts'
import { submitGaps, type ReviewWords } from '@shared/quality/review.ts'
import { answer, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import type { AnalyticsReader } from '../../analytics/reader.ts'
import type { ReviewBody } from '../bodies.ts'
import { readConversation, type KnownConversation } from '../conversation/read-conversation.ts'
import type { Kept } from '../record-book.ts'
import { writerOf } from '../writer.ts'
import { findingsOf } from './findings.ts'
import { issueWordsOf, sayIssueWords } from './issue-words.ts'
import { draftBody, isKept, pinFor } from './keep-draft.ts'
import type { NamesBy } from './names.ts'
import { openTask, scoredTicket, type OpenTask } from './open-task.ts'
import { changedMeanwhile, itemClosed } from './review-conflict.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'

export interface SubmittedReview {
  task: OpenTask['task']
  review: Kept<ReviewBody>
  /** As it was read for the findings; null = it was not. */
  known: KnownConversation | null
  /** A same-issue word is new: the judge has something to do. */
  taught: boolean
}

export async function submitReview(
  deps: ReviewDeps,
  caller: Caller,
  itemId: string,
  change: DraftChange,
  namesBy: NamesBy,
): Promise<Answer<SubmittedReview>> {
  const opened = await openTask(deps, caller, itemId)
  if (!opened.ok) return opened
  const { task, source, fact, review } = opened.value
  // Sent once more because its answer never came.
  if (review?.body.state === 'submitted' && isKept(review, change))
    return answer({ task, review, known: await readConversation(caller.reader, deps.landed, await deps.speakers(), fact), taught: false })
  if (task.state !== 'due' || review?.body.state === 'submitted') return itemClosed(task.state)
  if ((review?.version ?? 0) !== change.ifVersion) return changedMeanwhile(review, change.words, await namesBy())
  const ready = await readyToSubmit(deps, caller, opened.value, change)
  if (!ready.ok) return ready
  const known = await readConversation(caller.reader, deps.landed, await deps.speakers(), fact)
  if (known === null) return notFound('unknown_item', `The ticket ${task.ticketId} is not known here any more.`)

  const now = deps.now()
  const { score, passed, criticalFailures } = ready.value.score
  const { found, checks } = await findingsOf(deps, caller, known)
  const issueWords = task.teaches ? await issueWordsOf(deps.ops, task.ticketId, change.words.sameIssue) : []
  const body: ReviewBody = {
    ...draftBody({ ...opened.value, fact }, change, { scorecard: ready.value.scorecard, reviewerId: caller.identity.userId, now }),
    state: 'submitted',
    submittedAt: now,
    score,
    passed,
    criticalFailures: [...criticalFailures],
    checks: { ...checks },
    found,
    issueWords,
  }
  const by = writerOf(caller.identity)
  const book = reviewBook(deps.ops)
  const saved = await deps.ops.saveRecords([
    book.change(task.reviewId, change.ifVersion, body, by, now),
    ...(await source.changes(task, 'submitted', by, now)),
  ])
  if (saved.kind === 'conflict') {
    if (saved.id === task.reviewId && saved.present?.kind === 'review')
      return changedMeanwhile(book.read(saved.present), change.words, await namesBy())
    return itemClosed((await source.task(itemId, caller.identity))?.state ?? 'replaced')
  }
  const taught = await sayIssueWords(deps.ops, issueWords, now)
  return answer({ task, review: { id: task.reviewId, version: change.ifVersion + 1, body, savedAt: now, savedBy: by }, known, taught })
}

interface Ready {
  score: Score
  scorecard: ReviewBody['scorecard']
}
/** What is missing or does not belong there is named part by part. */
async function readyToSubmit(deps: ReviewDeps, { reader }: Caller, open: OpenTask, change: DraftChange): Promise<Answer<Ready>> {
  const pinned = await pinFor(deps, open, change)
  if (!pinned.ok) return pinned
  const card = await deps.cards.card(pinned.value.id, pinned.value.version)
  if (card === null) throw new Error(`the scorecard ${pinned.value.id} in version ${pinned.value.version} is not kept`)
  const { words } = change
  const score = scoreOf(card, words.answers, scoredTicket(open.fact))
  const gaps = submitGaps(words, score)
  const errors = [
    ...score.open.map((id) => ({ path: `answers.${id}`, detail: 'is not answered yet' })),
    ...wrongAnswers(card, words, open),
    ...(gaps.includes('verdict') ? [{ path: 'verdict', detail: 'is missing: was it solved at first contact?' }] : []),
    ...(gaps.includes('cause') ? [{ path: 'cause', detail: 'is needed: the review failed, or it was not solved at first contact' }] : []),
    ...(words.cause !== null && findCause(await deps.causes.latest(), words.cause) === null
      ? [{ path: 'cause', detail: `${words.cause} is no root cause; an example is knowledge_policy/policy_unclear` }]
      : []),
    ...(await strangers(reader, open, words)),
  ]
  if (errors.length === 0) return answer({ score, scorecard: pinned.value })
  return misuse('review_incomplete', `The review cannot be submitted yet: ${errors.map(({ path, detail }) => `${path} ${detail}`).join('; ')}.`, {
    errors,
  })
}
function wrongAnswers(card: Scorecard, { answers }: ReviewWords, { fact }: OpenTask): { path: string; detail: string }[] {
  return askedCriteria(card, answers, scoredTicket(fact)).flatMap(({ id, levels, mayBeNotApplicable }) => {
    const given = answers[id]
    if (given === undefined || levels.some((level) => level.id === given) || (given === NOT_APPLICABLE && mayBeNotApplicable)) return []
    return [{ path: `answers.${id}`, detail: `is ${given}, which is no level of it` }]
  })
}
/** Only contacts of the same person are labelled as the same issue or not. */
async function strangers(
  reader: Pick<AnalyticsReader, 'facts'>,
  { fact }: OpenTask,
  { sameIssue }: ReviewWords,
): Promise<{ path: string; detail: string }[]> {
  const ids = Object.keys(sameIssue).map(Number)
  const facts = ids.length === 0 ? [] : await reader.facts(ids)
  return ids
    .filter((id) => id === fact.ticketId || !facts.some(({ ticketId, personId }) => ticketId === id && personId === fact.personId))
    .map((id) => ({ path: `sameIssue.${id}`, detail: 'is no other contact of this person' }))
}
