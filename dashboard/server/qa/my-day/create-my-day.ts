/** The agent's own page. Everything here is found by the asker's own number; nothing of another is there. */
import type { MyDay, MyLesson, MyReview, MyReviewRow } from '@shared/api/quality/my-day.ts'
import type { OpenDispute } from '@shared/api/quality/disputes.ts'
import { scorecardSchema } from '@shared/api/quality/scorecards.ts'
import { findCause } from '@shared/quality/root-causes.ts'
import type { UserId } from '@shared/fcr/history.ts'
import { answer, conflict, forbidden, notFound, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { Coaching } from '../coaching/create-coaching.ts'
import { readConversation } from '../conversation/read-conversation.ts'
import { showConversation } from '../conversation/shown.ts'
import { disputesInSight, pinnedCard, type DisputeDeps, type DisputedReview, type KeptDispute } from '../disputes/dispute-deps.ts'
import { openDispute, reopenDispute } from '../disputes/open-dispute.ts'
import { readReleased, type ReleasedReview } from '../disputes/released.ts'
import { toDispute } from '../disputes/show.ts'
import { scoredTicket } from '../reviews/open-task.ts'
import type { Caller } from '../reviews/review-deps.ts'
import type { RootCauseDesk } from '../scorecards/root-cause-desk.ts'
import { writerName } from '../writer.ts'
import { ownFailureReasons, ownUntagged, readOwnFigure } from './own-figure.ts'

const MOST_REVIEWS = 50
const MOST_LESSONS = 5

export interface MyDayDesk {
  day(caller: Caller, weeks: number): Promise<Answer<MyDay>>
  review(caller: Caller, itemId: string): Promise<Answer<MyReview>>
  acknowledge(caller: Caller, itemId: string, ifVersion: number): Promise<Answer<MyReview>>
  dispute(caller: Caller, itemId: string, asked: OpenDispute): Promise<Answer<MyReview>>
  reopen(caller: Caller, disputeId: string, asked: { ifVersion: number; reason: string }): Promise<Answer<MyReview>>
}
export interface MyDayDeps extends DisputeDeps {
  coaching: Pick<Coaching, 'ofAgent'>
  causes: Pick<RootCauseDesk, 'latest'>
  /** Published cases of these reasons, as the library shows them to an agent. */
  lessons: (caller: Caller, reasons: readonly string[]) => Promise<readonly Omit<MyLesson, 'own'>[]>
}
interface OwnReview extends ReleasedReview {
  itemId: string
}

export function createMyDay(deps: MyDayDeps): MyDayDesk {
  const { books, now } = deps
  const personOf = ({ userId }: Identity): Answer<UserId> =>
    userId === null ? forbidden('no_person', 'This page is about one person: sign in as yourself to see your own.') : answer(userId)
  const unknown = (itemId: string) => notFound('unknown_review', `There is no review ${itemId} of your own work that was released.`)
  const own = async (agent: UserId): Promise<OwnReview[]> =>
    (await readReleased(books, agent, now())).map((released) => ({ ...released, itemId: released.review.body.itemId }))
  const disputesOf = async (agent: UserId): Promise<readonly KeptDispute[]> =>
    (await books.disputes.list([`user:${agent}`])).filter(({ body }) => body.agentId === agent)

  async function find({ identity }: Caller, itemId: string): Promise<Answer<OwnReview & { agent: UserId }>> {
    const person = personOf(identity)
    if (!person.ok) return person
    const found = (await own(person.value)).find((one) => one.itemId === itemId)
    return found === undefined ? unknown(itemId) : answer({ ...found, agent: person.value })
  }
  async function detail(caller: Caller, found: OwnReview & { agent: UserId }): Promise<Answer<MyReview>> {
    const { review, itemId } = found
    const [[fact], rules, labels, card, disputes, causes, speakers] = await Promise.all([
      caller.reader.facts([review.body.ticketId]),
      books.rules(),
      readLabels(caller.reader, deps.settings()),
      pinnedCard(deps, review.body),
      disputesOf(found.agent),
      deps.causes.latest(),
      deps.speakers(),
    ])
    if (fact === undefined) return unknown(itemId)
    const conversation = await readConversation(caller.reader, deps.landed, speakers, fact)
    if (conversation === null) return unknown(itemId)
    const dispute = disputes.find(({ body }) => body.reviewId === review.id)
    const { words, score, passed, criticalFailures, acknowledgedAt, reviewerId } = review.body
    const show = { settings: deps.settings(), storeText: deps.storeText(), agents: speakers.agents, blind: false }
    return answer({
      itemId,
      version: review.version,
      releasedAt: toIso(found.releasedAt),
      acknowledgedAt: toIsoOrNull(acknowledgedAt),
      reviewer: reviewerId === null ? writerName(review.savedBy, labels) : labels.agentByName(reviewerId),
      score,
      passed,
      criticalFailures,
      // Whether contacts of one customer are the same matter is said to the matcher, not to whoever worked on one of them.
      words: { ...words, sameIssue: {} },
      cause: words.cause === null ? null : (findCause(causes, words.cause)?.cause.title ?? null),
      conversation: { ...showConversation(conversation, show), neighbours: [] },
      scorecard: scorecardSchema.parse(card),
      scored: scoredTicket(fact),
      dispute: dispute === undefined ? null : toDispute({ dispute, review, fact }, card, { caller, labels, rules: rules.body, now: now() }),
      disputeUntil: toIso(found.disputeUntil),
      mayDispute: dispute === undefined && now() <= found.disputeUntil,
    })
  }
  async function again(caller: Caller, itemId: string): Promise<Answer<MyReview>> {
    const found = await find(caller, itemId)
    return found.ok ? detail(caller, found.value) : found
  }
  return {
    async day(caller, weeks) {
      const person = personOf(caller.identity)
      if (!person.ok) return person
      const agent = person.value
      const { reader } = caller
      const settings = deps.settings()
      const figure = await readOwnFigure(reader, settings, agent, weeks)
      if (!figure.ok) return figure
      const [reviews, disputes, labels, reasons, untagged, coaching] = await Promise.all([
        own(agent),
        disputesOf(agent),
        readLabels(reader, settings),
        ownFailureReasons(reader, settings, agent, figure.value),
        ownUntagged(reader, settings, agent),
        deps.coaching.ofAgent(agent, reader),
      ])
      const lessons =
        reasons.length === 0
          ? []
          : await deps.lessons(
              caller,
              reasons.map(({ reason }) => reason),
            )
      return answer({
        asOf: toIso(now()),
        name: caller.identity.name ?? labels.agentByName(agent),
        figure: figure.value,
        reviews: await reviewRows(caller, reviews, disputes),
        lessons: lessons
          .map((lesson) => ({ ...lesson, own: reasons.find(({ reason }) => reason === lesson.reason)?.count ?? 0 }))
          .sort((a, b) => b.own - a.own || a.caseId - b.caseId)
          .slice(0, MOST_LESSONS),
        untagged,
        coaching,
      })
    },
    review: (caller, itemId) => again(caller, itemId),
    async acknowledge(caller, itemId, ifVersion) {
      const found = await find(caller, itemId)
      if (!found.ok) return found
      const { review } = found.value
      if (review.body.acknowledgedAt === null) {
        if (review.version !== ifVersion) return conflict('review_changed', 'The review was changed meanwhile; read it as it is now.')
        const read = { ...review.body, acknowledgedAt: now() }
        const saved = await books.reviews.save(review.id, review.version, read, review.savedBy, now())
        if (saved.kind === 'conflict') return conflict('review_changed', 'The review was changed meanwhile; read it as it is now.')
      }
      return again(caller, itemId)
    },
    async dispute(caller, itemId, asked) {
      const found = await find(caller, itemId)
      if (!found.ok) return found
      const [fact] = await caller.reader.facts([found.value.review.body.ticketId])
      if (fact === undefined) return unknown(itemId)
      const opened = await openDispute(deps, caller, { ...found.value, fact }, asked)
      return opened.ok ? again(caller, itemId) : opened
    },
    async reopen(caller, disputeId, asked) {
      const person = personOf(caller.identity)
      if (!person.ok) return person
      const dispute = await books.disputes.get(disputeId)
      const [known]: DisputedReview[] =
        dispute === null || dispute.body.agentId !== person.value ? [] : await disputesInSight(deps, caller, [dispute])
      if (known === undefined) return notFound('unknown_dispute', `There is no dispute ${disputeId} of your own.`)
      const done = await reopenDispute(deps, caller, known, asked)
      return done.ok ? again(caller, known.review.body.itemId) : done
    },
  }

  async function reviewRows({ reader }: Caller, reviews: readonly OwnReview[], disputes: readonly KeptDispute[]): Promise<MyDay['reviews']> {
    const seen = new Set((await reader.facts(reviews.map(({ review }) => review.body.ticketId))).map(({ ticketId }) => ticketId))
    const visible = reviews.filter(({ review }) => seen.has(review.body.ticketId))
    const unread = ({ review }: OwnReview) => review.body.acknowledgedAt === null
    const page = visible.toSorted((a, b) => Number(unread(b)) - Number(unread(a)) || b.releasedAt - a.releasedAt).slice(0, MOST_REVIEWS)
    const rows = await deps.landed.landedRows(page.map(({ review }) => review.body.ticketId))
    const subjects = new Map(rows.map((row) => [row.id, row.subject]))
    return {
      total: visible.length,
      unread: visible.filter(unread).length,
      items: page.map((one): MyReviewRow => {
        const dispute = disputes.find(({ body }) => body.reviewId === one.review.id)
        const { ticketId, score, passed, acknowledgedAt } = one.review.body
        return {
          itemId: one.itemId,
          ticketId,
          subject: subjects.get(ticketId) ?? null,
          releasedAt: toIso(one.releasedAt),
          score,
          passed,
          acknowledgedAt: toIsoOrNull(acknowledgedAt),
          dispute:
            dispute === undefined ? null : { id: dispute.id, state: dispute.body.state, verdict: dispute.body.decisions.at(-1)?.verdict ?? null },
          disputeUntil: toIso(one.disputeUntil),
        }
      }),
    }
  }
}
