/** One item as the workspace shows it: conversation, card, what is written so far, and where it goes next. */
import type { ReviewItem, ReviewState, Revealed } from '@shared/api/quality/reviews.ts'
import { NOTHING_SAID } from '@shared/quality/review.ts'
import { answer, notFound, type Answer } from '../../analytics/answer.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import { reviewWordsSchema, type ReviewBody } from '../bodies.ts'
import { readConversation, type KnownConversation } from '../conversation/read-conversation.ts'
import { agentsOf, showConversation } from '../conversation/shown.ts'
import { openTasks } from '../queue/order.ts'
import { toQueueItem } from '../queue/queue-item.ts'
import type { Kept } from '../record-book.ts'
import { labelsFor } from './names.ts'
import { cardOf, openTask, scoredTicket } from './open-task.ts'
import type { Caller, ReviewDeps } from './review-deps.ts'
import type { ReviewTask } from './source.ts'
import { undoUntil } from './undo-submit.ts'
import { scorecardSchema } from '@shared/api/quality/scorecards.ts'
import { writerName } from '../writer.ts'

export async function showItem(deps: ReviewDeps, caller: Caller, itemId: string): Promise<Answer<ReviewItem>> {
  const opened = await openTask(deps, caller, itemId)
  if (!opened.ok) return opened
  const { task, fact, review } = opened.value
  const settings = deps.settings()
  const [rules, labels, card, causes, open] = await Promise.all([
    deps.speakers(),
    labelsFor(deps),
    cardOf(deps, opened.value),
    deps.causes.latest(),
    openTasks(deps, caller.identity),
  ])
  const known = await readConversation(caller.reader, deps.landed, rules, fact)
  if (known === null) return notFound('unknown_item', `The ticket ${task.ticketId} is not known here any more.`)
  const isSubmitted = review?.body.state === 'submitted'
  const blind = task.blind && !isSubmitted
  const named = (savedBy: string) => writerName(savedBy, labels)
  const at = open.findIndex((one) => one.itemId === itemId)
  const conversation = showConversation(known, { settings, storeText: deps.storeText(), agents: rules.agents, blind })
  return answer({
    item: toQueueItem(task, { review, fact, subject: conversation.subject, labels, settings, now: deps.now() }),
    blind,
    closed: isSubmitted ? 'submitted' : task.state === 'due' ? null : task.state,
    conversation,
    scorecard: scorecardSchema.parse(card),
    scored: scoredTicket(fact),
    causes,
    review: showReview(review, named, deps.now()),
    revealed: isSubmitted && task.reveals ? reveal(task, review.body, known, rules.agents) : null,
    next: (at < 0 ? open[0] : open[at + 1])?.itemId ?? null,
    previous: at < 1 ? null : (open[at - 1]?.itemId ?? null),
    place: at < 0 ? null : { at: at + 1, of: open.length },
  })
}

const EMPTY = reviewWordsSchema.parse(NOTHING_SAID)
export function showReview(review: Kept<ReviewBody> | null, named: (savedBy: string) => string, now: number): ReviewState {
  if (review === null)
    return {
      version: 0,
      state: 'new',
      words: EMPTY,
      seconds: 0,
      savedAt: null,
      savedBy: null,
      submittedAt: null,
      score: null,
      passed: null,
      criticalFailures: [],
      undoUntil: null,
    }
  const { body, version, savedAt, savedBy } = review
  return {
    version,
    state: body.state,
    words: body.words,
    seconds: body.seconds,
    savedAt: toIso(savedAt),
    savedBy: named(savedBy),
    submittedAt: toIsoOrNull(body.submittedAt),
    score: body.score,
    passed: body.passed,
    criticalFailures: body.criticalFailures,
    undoUntil: toIsoOrNull(undoUntil(body, now)),
  }
}

export function reveal({ drawn }: ReviewTask, body: ReviewBody, { fact, lines }: KnownConversation, agents: ReadonlyMap<number, string>): Revealed {
  return {
    agents: agentsOf(lines, agents),
    drawn,
    outcome: body.found?.outcome ?? null,
    survey: fact.survey,
    csat: fact.csat,
    matcher: body.found?.matcher ?? [],
    checks: Object.entries(body.checks ?? {}).map(([id, passed]) => ({ id, passed })),
  }
}
