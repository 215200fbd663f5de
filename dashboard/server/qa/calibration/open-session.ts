/** Makes a session: which tickets, who, on which card, until when; everybody is told. */
import { createHash } from 'node:crypto'
import type { calibrationRequestSchema } from '@shared/api/quality/calibration.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { seededRandom, shuffled } from '@shared/stats/random.ts'
import type { z } from 'zod'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import type { StoredPerson } from '../../store/ops-store/people.ts'
import { sampleItemBodySchema } from '../bodies.ts'
import { noticeChange } from '../notices/notices.ts'
import type { Caller } from '../reviews/review-deps.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { writerOf } from '../writer.ts'
import { itemIdOf, type CalibrationBooks, type ItemBody, type SessionBody } from './bodies.ts'

type Request = z.output<typeof calibrationRequestSchema>
export interface OpenDeps {
  books: CalibrationBooks
  people: () => Promise<readonly StoredPerson[]>
  cards: Pick<ScorecardDesk, 'card' | 'inForce'>
  now: () => EpochSeconds
}

export async function openSession(deps: OpenDeps, { identity, reader }: Caller, request: Request): Promise<Answer<string>> {
  const { books, now } = deps
  const dueAt = Math.floor(Date.parse(request.dueAt) / 1000)
  if (dueAt <= now()) return misuse('due_passed', `The deadline ${request.dueAt} has passed; name a later moment.`)
  const reviewers = await reviewersOf(deps, request.reviewers)
  if (!reviewers.ok) return reviewers
  const found = await ticketsOf(books, request.tickets, now())
  if (!found.ok) return found
  const facts = new Map((await reader.facts(found.value.ticketIds)).map((fact) => [fact.ticketId, fact]))
  const missing = found.value.ticketIds.filter((id) => (facts.get(id)?.firstSolvedAt ?? null) === null)
  if (missing.length > 0)
    return misuse('unknown_tickets', `Not known here or never solved: ${missing.slice(0, 10).join(', ')}. Only solved tickets are calibrated on.`)
  const card = request.scorecard === null ? await deps.cards.inForce() : await deps.cards.card(request.scorecard, null)
  if (card === null) return misuse('unknown_scorecard', `There is no published scorecard ${String(request.scorecard)}.`)

  const by = writerOf(identity)
  const at = now()
  const id = `cal-${createHash('sha256')
    .update(JSON.stringify([request, by, at]))
    .digest('hex')
    .slice(0, 10)}`
  const items = itemsOf(id, found.value.ticketIds, { facts, reviewers: reviewers.value })
  const idle = reviewers.value.filter(({ userId }) => !items.some(({ body }) => body.reviewerId === userId))
  if (idle.length > 0)
    return misuse(
      'no_reviews',
      `${idle.map(({ name, userId }) => name ?? userId).join(', ')} may review none of these tickets: solved by themselves, or of groups out of their sight.`,
    )
  const session: SessionBody = {
    part: 'session',
    title: request.title,
    ticketIds: [...found.value.ticketIds],
    reviewers: reviewers.value.map(({ userId }) => userId),
    scorecard: { id: card.id, version: card.version },
    drawn: found.value.drawn,
    dueAt,
    state: 'open',
    shownAt: null,
    createdAt: at,
    createdBy: by,
    agreed: [],
  }
  const tell = { kind: 'calibration_invited', subjectId: id, title: request.title, dueAt } as const
  const saved = await books.store.saveRecords([
    books.change(id, 0, session, by, at),
    ...items.map((item) => books.change(item.id, 0, item.body, by, at)),
    ...session.reviewers.map((to, place) => noticeChange(books.store, { ...tell, to }, { place, by, at })),
  ])
  return saved.kind === 'kept' ? answer(id) : conflict('calibration_changed', 'The same session was made at the same moment; look at the list.')
}

async function reviewersOf({ people }: OpenDeps, asked: readonly number[]): Promise<Answer<readonly StoredPerson[]>> {
  const known = new Map((await people()).map((person) => [person.userId, person]))
  const wanted = [...new Set(asked)]
  const able = wanted.flatMap((id) => {
    const person = known.get(id)
    return person && ['reviewer', 'manager', 'admin'].includes(person.role) ? [person] : []
  })
  if (able.length < wanted.length)
    return misuse(
      'unknown_reviewer',
      `${wanted.filter((id) => !able.some(({ userId }) => userId === id)).join(', ')} may not review here; the list of reviewers names who may.`,
    )
  if (able.length < 2) return misuse('too_few_reviewers', 'Two different reviewers at least can agree or not.')
  return answer(able)
}

interface Chosen {
  ticketIds: readonly TicketId[]
  drawn: SessionBody['drawn']
}
/** The same seed takes the same tickets of a sample that nobody changed since. */
async function ticketsOf({ store }: CalibrationBooks, asked: Request['tickets'], now: EpochSeconds): Promise<Answer<Chosen>> {
  if ('ids' in asked) return answer({ ticketIds: [...new Set(asked.ids)], drawn: null })
  if ((await store.record('sample', asked.sample)) === null) return notFound('unknown_sample', `There is no sample ${asked.sample}.`)
  const records = await store.records('sample_item', [`sample:${asked.sample}`])
  const own = records.map(({ body }) => sampleItemBodySchema.parse(body)).filter(({ state }) => state !== 'replaced')
  const seed = asked.seed ?? String(10_000 + Math.floor(seededRandom(now)() * 90_000))
  const ids = own.map(({ ticketId }) => ticketId).sort((a, b) => a - b)
  return answer({ ticketIds: shuffled(seededRandom(`calibration ${seed}`), ids).slice(0, asked.size), drawn: { sample: asked.sample, seed } })
}

interface Given {
  facts: ReadonlyMap<TicketId, ContactFact>
  reviewers: readonly StoredPerson[]
}
/** Everybody each ticket, but nobody their own work or what is out of their sight. */
function itemsOf(sessionId: string, ticketIds: readonly TicketId[], { facts, reviewers }: Given): { id: string; body: ItemBody }[] {
  return reviewers.flatMap(({ userId, groups }, reviewer) =>
    ticketIds.flatMap((ticketId, place) => {
      const fact = facts.get(ticketId)
      const inSight = fact !== undefined && (groups === null || (fact.solverGroup !== null && groups.includes(fact.solverGroup)))
      if (!inSight || fact.solver === userId) return []
      const body = {
        part: 'item',
        sessionId,
        ticketId,
        reviewerId: userId,
        agentId: fact.solver,
        groupId: fact.solverGroup,
        place,
        state: 'due',
      } as const
      return [{ id: itemIdOf(sessionId, place, reviewer), body }]
    }),
  )
}
