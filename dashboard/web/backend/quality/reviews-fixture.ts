/** The reviewer's half of the service, kept in memory: versions, conflicts, an end, and a switch that takes it away. For tests. */
import type { DraftChange, QueueItem, ReviewItem, ReviewState } from '@shared/api/quality/reviews.ts'
import type { CommentTemplate, SavedView } from '@shared/api/quality/review-shelf.ts'
import { NOTHING_SAID, type ReviewWords } from '@shared/quality/review.ts'
import { scoreOf } from '@shared/quality/scorecard.ts'
import { differingParts, partOf } from '../../components/quality/review-parts.ts'
import { BackendError } from '../backend-error.ts'
import { FIXTURE_CARD, FIXTURE_CAUSES, fixtureConversation } from './reviews-fixture-world.ts'
import type { ReviewsBackend } from './reviews-backend.ts'

export const FIXTURE_SAVED_AT = '2026-11-16T01:21:00Z'
const WEEK = { from: '2026-11-16', to: '2026-11-22' }
interface Kept {
  version: number
  words: ReviewWords
  seconds: number
  submitted: boolean
  savedBy: string | null
}
/** What the service was asked to do, in order. */
export interface FixtureCall {
  what: 'keep' | 'submit' | 'undo' | 'item'
  itemId: string
  words?: ReviewWords
}

export function createFixtureReviews({ items = 3 }: { items?: number } = {}) {
  const ids = Array.from({ length: items }, (_, index) => `s1.${index + 1}`)
  const kept = new Map<string, Kept>(ids.map((id) => [id, { version: 0, words: NOTHING_SAID, seconds: 0, submitted: false, savedBy: null }]))
  const calls: FixtureCall[] = []
  const shelf = { templates: [] as CommentTemplate[], views: [] as SavedView[] }
  /** `away`: nothing arrives; `deaf`: all arrives, no answer comes back. */
  const net = { state: 'there' as 'there' | 'away' | 'deaf' }

  const of = (id: string): Kept => {
    const found = kept.get(id)
    if (!found) throw new BackendError('not_found', 'unknown_item')
    return found
  }
  const reach = (): void => {
    if (net.state === 'away') throw new BackendError('unavailable', 'service_unreachable')
  }
  const answer = <T>(value: T): T => {
    if (net.state === 'deaf') throw new BackendError('unavailable', 'service_unreachable')
    return value
  }
  const open = () => ids.filter((id) => !of(id).submitted)
  const ticketOf = (id: string): number => 47_814 + Number(id.split('.')[1])
  function row(id: string): QueueItem {
    const { submitted, version, savedBy } = of(id)
    const isDraft = version > 0 && !submitted
    const isLate = id === ids[0]
    return {
      itemId: id,
      sampleId: 's1',
      title: 'Week 46',
      purpose: 'sample',
      ticketId: ticketOf(id),
      subject: `Refund ${id}`,
      channel: 'email',
      language: 'en',
      reason: 'Refund',
      createdAt: '2026-11-01T02:12:00Z',
      dueAt: isLate ? '2026-11-13T10:00:00Z' : '2026-11-20T10:00:00Z',
      state: submitted ? 'submitted' : isDraft ? 'draft' : isLate ? 'overdue' : 'due',
      overdue: isLate && !submitted,
      savedAt: isDraft ? FIXTURE_SAVED_AT : null,
      savedBy: isDraft ? savedBy : null,
      reviewerId: 360_001,
      reviewer: null,
    }
  }
  function state(id: string): ReviewState {
    const { version, words, seconds, submitted, savedBy } = of(id)
    const { score, passed, criticalFailures } = scoreOf(FIXTURE_CARD, words.answers, FIXTURE_SCORED)
    return {
      version,
      state: submitted ? 'submitted' : version > 0 ? 'draft' : 'new',
      words: { ...words, comments: words.comments.map((one) => ({ ...one, tags: [...one.tags] })) },
      seconds,
      savedAt: version > 0 ? FIXTURE_SAVED_AT : null,
      savedBy,
      submittedAt: submitted ? FIXTURE_SAVED_AT : null,
      score: submitted ? score : null,
      passed: submitted ? passed : null,
      criticalFailures: submitted ? [...criticalFailures] : [],
      undoUntil: submitted ? '2026-11-16T01:22:00Z' : null,
    }
  }
  const revealed = (id: string): NonNullable<ReviewItem['revealed']> => ({
    agents: [{ number: 1, userId: 360_009, name: 'Lin Wei' }],
    drawn: { part: 'risk', stratum: 'no reply', inclusion: 0.074 },
    outcome: { state: 'failed', failures: ['new_ticket'] },
    survey: null,
    csat: 'bad',
    matcher: [{ ticketId: ticketOf(id) + 1000, same: 'yes', why: 'same order' }],
    checks: [{ id: 'promise_dated', passed: false }],
  })
  function item(id: string): ReviewItem {
    const { submitted } = of(id)
    const queue = open()
    const at = queue.indexOf(id)
    return {
      item: row(id),
      blind: !submitted,
      closed: submitted ? 'submitted' : null,
      conversation: fixtureConversation(ticketOf(id), submitted),
      scorecard: FIXTURE_CARD,
      scored: FIXTURE_SCORED,
      causes: FIXTURE_CAUSES,
      review: state(id),
      revealed: submitted ? revealed(id) : null,
      next: queue[at + 1] ?? queue.find((one) => one !== id) ?? null,
      previous: queue[at - 1] ?? null,
      place: at < 0 ? null : { at: at + 1, of: queue.length },
    }
  }
  /** As the service does: nothing is written over a version that was not seen. */
  function put(id: string, { ifVersion, words, seconds }: DraftChange, submitted: boolean): void {
    const before = of(id)
    if (before.submitted) throw new BackendError('conflict', 'item_closed', 'This review is submitted.')
    if (before.version !== ifVersion) {
      const keys = differingParts(before.words, words).map((key) => ({
        key,
        base: null,
        theirs: partOf(before.words, key),
        yours: partOf(words, key),
        bothChanged: true,
      }))
      const conflict = { version: before.version, savedAt: FIXTURE_SAVED_AT, savedBy: before.savedBy ?? 'Mei', keys }
      const problem = { type: 'x', title: 'Conflict', status: 409, code: 'review_changed', detail: 'Somebody saved it.', conflict }
      throw new BackendError('conflict', 'review_changed', problem.detail, { cause: problem })
    }
    kept.set(id, { version: ifVersion + 1, words, seconds: before.seconds + seconds, submitted, savedBy: null })
  }
  const counts = () => ({
    due: open().length,
    overdue: open().filter((id) => row(id).overdue).length,
    drafts: open().filter((id) => of(id).version > 0).length,
  })

  const backend: ReviewsBackend = {
    queue: async (ask) => {
      reach()
      const rows = ids
        .map(row)
        .filter((one) => (ask['state'] === 'submitted') === (one.state === 'submitted') && (one.subject ?? '').includes(ask['q'] ?? ''))
      return {
        asOf: FIXTURE_SAVED_AT,
        completeTo: FIXTURE_SAVED_AT,
        counts: counts(),
        week: { ...WEEK, done: ids.length - open().length, planned: ids.length },
        timeLeft: { seconds: open().length * 240, perReview: 240, n: 12, basis: 'own' },
        total: rows.length,
        items: rows,
        next: open().find((id) => of(id).version > 0) ?? open()[0] ?? null,
        samples: [{ sampleId: 's1', title: 'Week 46', open: open().length }],
        options: [],
      }
    },
    item: async (id) => {
      calls.push({ what: 'item', itemId: id })
      reach()
      return answer(item(id))
    },
    keepDraft: async (id, change) => {
      calls.push({ what: 'keep', itemId: id, words: change.words })
      reach()
      put(id, change, false)
      return answer({ version: of(id).version, savedAt: FIXTURE_SAVED_AT, seconds: of(id).seconds })
    },
    submit: async (id, change) => {
      calls.push({ what: 'submit', itemId: id, words: change.words })
      reach()
      put(id, change, true)
      return answer({ review: state(id), revealed: revealed(id), next: item(id).next, counts: counts() })
    },
    undo: async (id) => {
      calls.push({ what: 'undo', itemId: id })
      reach()
      const before = of(id)
      kept.set(id, { ...before, version: before.version + 1, submitted: false })
      return answer(state(id))
    },
    templates: async () => shelf.templates,
    changeTemplate: async (id, { body }) => {
      if (body) shelf.templates = [...shelf.templates, { id, version: 1, mine: true, uses: 0, ...body }]
    },
    views: async () => shelf.views,
    changeView: async (id, { body }) => {
      shelf.views = shelf.views.filter((view) => view.id !== id)
      if (body) shelf.views = [...shelf.views, { id, version: 1, mine: true, ...body }]
    },
  }
  /** Somebody else writes on it. */
  const writeAsOther = (id: string, words: Partial<ReviewWords>): void => {
    const before = of(id)
    kept.set(id, { ...before, version: before.version + 1, words: { ...before.words, ...words }, savedBy: 'Mei' })
  }
  return { backend, calls, net, kept: of, writeAsOther, shelf }
}
const FIXTURE_SCORED = { reason: 'refund', channel: 'email', handledBy: 'human' }
