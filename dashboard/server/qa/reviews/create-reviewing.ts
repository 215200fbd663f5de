/** The reviewer's work over one folder: queue, conversations, drafts, submissions, and what lies beside them. */
import type { doneQuerySchema, MatcherReport, ReviewsDone } from '@shared/api/quality/review-shelf.ts'
import type { DraftChange, DraftKept, QueueQuery, ReviewItem, ReviewQueue, ReviewState, Submitted } from '@shared/api/quality/reviews.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { CheckResults } from '@shared/quality/checks.ts'
import type { z } from 'zod'
import { answer, type Answer } from '../../analytics/answer.ts'
import type { FactReader } from '../../store/fact-store/contract.ts'
import { runChecks } from '../checks/run-checks.ts'
import { openTasks } from '../queue/order.ts'
import { countOpen, draftsOf, readQueue } from '../queue/read-queue.ts'
import { createRootCauseDesk, type RootCauseDesk } from '../scorecards/root-cause-desk.ts'
import { createScorecardDesk, type ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { writerName } from '../writer.ts'
import { countTags, findDone } from './find-done.ts'
import { settleIssueWords } from './issue-words.ts'
import { keepDraft } from './keep-draft.ts'
import { namesFor } from './names.ts'
import { reportMatcher } from './report-matcher.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'
import { createSampleSource } from './sample-source.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { reveal, showItem, showReview } from './show-item.ts'
import type { ReviewSource } from './source.ts'
import { submitReview, type SubmittedReview } from './submit-review.ts'
import { undoSubmit } from './undo-submit.ts'

export interface Reviewing {
  scorecards: ScorecardDesk
  causes: RootCauseDesk
  shelf: Shelf
  queue(caller: Caller, query: QueueQuery): Promise<Answer<ReviewQueue>>
  item(caller: Caller, itemId: string): Promise<Answer<ReviewItem>>
  /** Answered when it is on disk. */
  keep(caller: Caller, itemId: string, change: DraftChange): Promise<Answer<DraftKept>>
  submit(caller: Caller, itemId: string, change: DraftChange): Promise<Answer<Submitted>>
  undo(caller: Caller, itemId: string, ifVersion: number): Promise<Answer<{ review: ReviewState }>>
  done(caller: Caller, query: z.infer<typeof doneQuerySchema>): Promise<ReviewsDone>
  tags(caller: Caller): Promise<{ tags: { tag: string; count: number }[] }>
  matcher(): Promise<MatcherReport>
  /** The rule checks on these tickets. */
  checks(ids: readonly TicketId[]): Promise<ReadonlyMap<TicketId, CheckResults>>
}
export interface ReviewingOptions extends Omit<ReviewDeps, 'cards' | 'causes' | 'landed' | 'sources'> {
  store: ReviewDeps['landed'] & Pick<FactReader, 'facts'>
  /** Beside samples; asked after them. */
  sources?: readonly ReviewSource[]
}

export function createReviewing({ store, sources = [], ...rest }: ReviewingOptions): Reviewing {
  const { speakers } = rest
  const nameOf = async () => {
    const { agents } = await speakers()
    return (savedBy: string) => writerName(savedBy, { agentByName: (id) => agents.get(id) ?? null })
  }
  const cards = createScorecardDesk({ store: rest.ops, now: rest.now, nameOf })
  const causes = createRootCauseDesk({ store: rest.ops, now: rest.now, nameOf })
  const deps: ReviewDeps = { ...rest, cards, causes, landed: store, sources: [createSampleSource(rest.ops), ...sources] }
  const teach = teacher(deps)
  let settled: Promise<void> | null = null
  /** Once a start: words of a submission that a kill kept from being said. */
  const settle = (): Promise<void> => (settled ??= settleIssueWords(deps.ops, deps.now()).then((said) => void (said && teach())))

  async function submitted(caller: Caller, done: SubmittedReview): Promise<Answer<Submitted>> {
    const { task, review, known, taught } = done
    if (taught) teach()
    const [named, open, drafts, rules] = await Promise.all([
      namesFor(deps)(),
      openTasks(deps, caller.identity),
      reviewBook(deps.ops).list(['state:draft']),
      deps.speakers(),
    ])
    const counts = countOpen(open, draftsOf(caller.identity, drafts), deps.now())
    return answer({
      review: showReview(review, named, deps.now()),
      revealed: known === null || !task.reveals ? null : reveal(task, review.body, known, rules.agents),
      next: open.find(({ itemId }) => itemId !== task.itemId)?.itemId ?? null,
      counts,
    })
  }
  return {
    scorecards: cards,
    causes,
    shelf: createShelf(deps),
    async queue(caller, query) {
      await settle()
      return readQueue(deps, caller, query)
    },
    item: (caller, itemId) => showItem(deps, caller, itemId),
    keep: (caller, itemId, change) => keepDraft(deps, caller, itemId, change, namesFor(deps)),
    async submit(caller, itemId, change) {
      const done = await submitReview(deps, caller, itemId, change, namesFor(deps))
      return done.ok ? submitted(caller, done.value) : done
    },
    async undo(caller, itemId, ifVersion) {
      const undone = await undoSubmit(deps, caller, itemId, ifVersion, namesFor(deps))
      if (!undone.ok) return undone
      if (undone.value.taught) teach()
      return answer({ review: showReview(undone.value.review, await namesFor(deps)(), deps.now()) })
    },
    done: (caller, query) => findDone(deps, caller, query),
    tags: (caller) => countTags(deps, caller),
    matcher: () => reportMatcher(deps),
    checks: (ids) => runChecks({ reader: store, settings: deps.settings, speakers }, ids),
  }
}

/** Judging goes on behind the answer, one run at a time: whoever submits does not wait for it. */
function teacher({ judgeAgain, log }: Pick<ReviewDeps, 'judgeAgain' | 'log'>): () => void {
  let running: Promise<void> | null = null
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await judgeAgain().catch((cause: unknown) => log(`a reviewer's same-issue word is kept and not judged yet: ${String(cause)}`))
    } while (again)
    running = null
  }
  return () => {
    again = true
    running ??= run()
  }
}
