/** Items of a sample, put into a folder as a draw would. */
import type { Engine } from '../../dashboard/server/engine.ts'
import { sampleItemBodySchema, sampleItemKeys, type SampleItemBody } from '../../dashboard/server/qa/bodies.ts'
import { createRecordBook } from '../../dashboard/server/qa/record-book.ts'
import { scopedReader } from '../../dashboard/server/analytics/row-scope.ts'
import { rowScopeOf } from '../../dashboard/server/auth/access.ts'
import type { Identity } from '../../dashboard/server/auth/identity.ts'
import type { ContactFact } from '../../shared/fcr/fact.ts'
import { scoreOf, type Scorecard } from '../../shared/quality/scorecard.ts'
import type { DraftChange, ReviewItem } from '../../shared/api/quality/reviews.ts'

/** Solved contacts with a person's answer, by id. */
export async function solvedContacts({ store }: Engine, ids: readonly number[]): Promise<readonly ContactFact[]> {
  const facts = await store.facts(ids)
  return facts.filter(
    ({ firstSolvedAt, solver, exclusion, agentReplies }) => firstSolvedAt !== null && solver !== null && exclusion === null && agentReplies > 0,
  )
}
export async function putSample(
  engine: Engine,
  facts: readonly ContactFact[],
  more: Partial<SampleItemBody> = {},
  sampleId = 's1',
): Promise<string[]> {
  const book = createRecordBook(engine.ops, 'sample_item', sampleItemBodySchema, sampleItemKeys)
  const at = engine.clock.now()
  const items = facts.map((fact, place) => ({
    id: `${sampleId}.${place}`,
    body: {
      sampleId,
      ticketId: fact.ticketId,
      place,
      stratum: 'high-risk-stratum',
      inclusion: 0.0731,
      part: 'risk',
      agentId: fact.solver,
      groupId: fact.solverGroup,
      reviewerId: null,
      dueAt: at + 86_400,
      state: 'due',
      replaced: null,
      replaces: null,
      ...more,
    } satisfies SampleItemBody,
  }))
  const saved = await engine.ops.saveRecords([
    { kind: 'sample', id: sampleId, ifVersion: 0, keys: [], body: { title: 'Week 45', blind: true, scorecard: null }, savedAt: at, savedBy: 'test' },
    ...items.map(({ id, body }) => book.change(id, 0, body, 'test', at)),
  ])
  if (saved.kind === 'conflict') throw new Error(`the item ${saved.id} was there already`)
  return items.map(({ id }) => id)
}

export function personCaller({ store, settings }: Engine, userId: number | null, more: Partial<Identity> = {}) {
  const identity: Identity = {
    kind: 'session',
    role: 'reviewer',
    subject: `user ${userId}`,
    userId,
    name: `Reviewer ${userId}`,
    groups: null,
    ...more,
  }
  const scope = rowScopeOf(identity)
  return { identity, reader: scope === null ? store : scopedReader(store, settings, scope) }
}

/** The best level everywhere, or the worst of one criterion. */
export function answersFor(
  card: Pick<Scorecard, 'sections' | 'passMark'>,
  scored: ReviewItem['scored'],
  worst: readonly string[] = [],
): Record<string, string> {
  const answers: Record<string, string> = {}
  for (;;) {
    const { open } = scoreOf(card, answers, scored)
    const [next] = open
    if (next === undefined) return answers
    const { levels } = card.sections.flatMap(({ criteria }) => criteria).find(({ id }) => id === next)!
    answers[next] = (worst.includes(next) ? levels.at(-1) : levels[0])!.id
  }
}

/** What is written so far with every answer at its best, and `more`. */
export const changeOf = (item: ReviewItem, more: Partial<DraftChange['words']> = {}, seconds = 20): DraftChange => ({
  ifVersion: item.review.version,
  words: { ...item.review.words, answers: answersFor(item.scorecard, item.scored), verdict: 'yes', ...more },
  seconds,
})
