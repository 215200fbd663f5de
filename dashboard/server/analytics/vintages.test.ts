import { expect, test } from 'vitest'
import { trendQuerySchema } from '@shared/api/trend.ts'
import { revisionsQuerySchema, vintagesQuerySchema, type Revisions } from '@shared/api/vintages.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { evaluate } from '@shared/fcr/evaluate.ts'
import type { Vintage } from '../store/ops-store/vintages.ts'
import { at, DAY, fact, fakeReader, SETTINGS, type FakeWorld } from './fake-reader.test-helper.ts'
import { ticketRow } from './fake-ticket.test-helper.ts'
import { readTrend } from './trend.ts'
import { readRevisions } from './vintages-revision.ts'
import { personMarks, readSnapshot, toSnapshot, writeSnapshot } from './vintages-snapshot.ts'
import { countCellsOf } from './vintages-week.ts'
import { readVintages, type VintageReader } from './vintages.ts'

const AS_OF = at('2026-11-20')
const LATER = at('2026-12-01')
const MONDAY = at('2026-11-02')
const definition = defineLens('net', SETTINGS)
const back = (days: number, ticketId = 50) => ({ gap: days * DAY, kind: 'new_ticket' as const, ticketId })
const one = (id: number, more: Partial<ContactFact> = {}) => fact(id, { firstSolvedAt: MONDAY + id * 3600, ...more })
const person = (personId: number, ...users: number[]) => ({ personId, users: users.length === 0 ? [personId] : users, identities: [] })

const peopleOf = (facts: readonly ContactFact[]) => [...new Set(facts.map(({ personId }) => personId))].map((id) => person(id))

/** The week of 2 Nov frozen as of 20 Nov. */
function frozen(facts: readonly ContactFact[], people: FakeWorld['people'] = peopleOf(facts), more: Partial<Vintage> = {}): VintageReader {
  const vintage: Vintage = {
    id: 1,
    kind: 'matured',
    period: 20_759,
    next: 20_766,
    timeZone: 'UTC',
    weekStart: 'monday',
    asOf: AS_OF,
    takenAt: AS_OF,
    takenLate: false,
    definition,
    models: {},
    counts: countCellsOf([]),
    ...more,
  }
  const lens = compileLens(vintage.definition, vintage.asOf)
  const marks = personMarks(people.flatMap(({ personId, users }) => users.map((userId) => ({ personId, userId, shared: false }))))
  const tickets = facts.flatMap((known) => {
    const { cell } = evaluate(lens, known)
    return cell === null ? [] : [toSnapshot(known, cell, marks.get(known.personId) ?? 0)]
  })
  const whole = { ...vintage, counts: countCellsOf(tickets.map(({ cell }) => cell)) }
  return {
    vintages: async ({ lens: of }) => (of === 'net' ? [whole] : []),
    vintage: async (id) => (id === 1 ? { vintage: whole, body: writeSnapshot(tickets) } : null),
  }
}
async function revised(kept: VintageReader, world: FakeWorld, query: object = {}, settings = SETTINGS): Promise<Revisions> {
  const people = world.people ?? peopleOf(world.facts ?? [])
  const reader = fakeReader({ completeTo: LATER, ...world, people })
  const found = await readRevisions(
    { reader, settings, kept, verdicts: [], text: null, models: [] },
    revisionsQuerySchema.parse({ period: '2026-11-02', ...query }),
  )
  if (!found.ok) throw new Error(found.problem.code)
  return found.value
}
const causes = ({ tickets }: Revisions) => tickets.map(({ ticketId, before, after, cause }) => [ticketId, before, after, cause])

test('nothing changed, nothing listed', async () => {
  const facts = [one(1), one(2, { next: back(3) }), one(3, { exclusion: 'spam' })]
  expect(await revised(frozen(facts), { facts })).toMatchObject({
    total: 0,
    causes: [],
    tickets: [],
    vintage: { success: 1, failed: 1 },
    now: { success: 1, failed: 1 },
  })
})
test('users joined later: the first contact fails by the second, cause identity (G23)', async () => {
  const before = [one(1), one(2, { personId: 2, firstSolvedAt: MONDAY + 3 * DAY })]
  const after = [one(1, { next: back(2, 2) }), one(2, { firstSolvedAt: MONDAY + 3 * DAY, personId: 1, prevGap: 2 * DAY })]
  const found = await revised(frozen(before), { facts: after, people: [person(1, 1, 2)] })
  expect(causes(found)).toEqual([
    [1, 'success', 'failed', 'identity'],
    [2, 'success', 'excluded:not_first', 'identity'],
  ])
  expect([found.vintage.rate, found.now.rate]).toEqual([1, 0])
})
test('re-tagged later: the one that was re-tagged and the one that fails by it, cause retag (G24)', async () => {
  const rows = (updatedAt: number) => [
    ticketRow(1, { createdAt: MONDAY, updatedAt: MONDAY + DAY, requesterId: 1 }),
    ticketRow(2, { createdAt: MONDAY + 2 * DAY, updatedAt, requesterId: 1 }),
  ]
  const second = { firstSolvedAt: MONDAY + 3 * DAY, personId: 1, requesterId: 1 }
  const before = [one(1, { reason: 'late' }), one(2, { ...second, reason: 'refund' })]
  const after = [one(1, { reason: 'late', next: back(2, 2) }), one(2, { ...second, reason: 'late', prevGap: 2 * DAY })]
  const touched = await revised(frozen(before), { facts: after, tickets: rows(AS_OF + DAY), people: [person(1)] })
  expect(causes(touched)).toEqual([
    [1, 'success', 'failed', 'retag'],
    [2, 'success', 'excluded:not_first', 'retag'],
  ])
  expect(touched.tickets[0]?.otherTicketId).toBe(2)
  const asItWas = await revised(frozen([before[0]!]), { facts: after, tickets: rows(MONDAY + 4 * DAY), people: [person(1)] })
  expect(causes(asItWas)[0]).toEqual([1, 'success', 'failed', 'late_event'])
})
test.each([
  ['a late return', {}, { next: { gap: 2 * DAY, kind: 'same_ticket_return' as const, ticketId: 1 } }, 'failed', 'late_event'],
  ['a merged arrival', {}, { next: { gap: 2 * DAY, kind: 'merged' as const, ticketId: 7 } }, 'failed', 'merge'],
  ['merged away', {}, { exclusion: 'merged' as const, belongsTo: 7 }, 'excluded:merged', 'merge'],
  ['deleted', {}, { exclusion: 'deleted' as const, createdAt: MONDAY }, 'excluded:deleted', 'removed'],
  ['its customer suspended', {}, { exclusion: 'spam' as const }, 'excluded:spam', 'removed'],
  ['a test tag', {}, { exclusion: 'test' as const }, 'excluded:test', 'retag'],
  ['linked to a problem', {}, { knownProblem: true }, 'excluded:known_problem', 'retag'],
  ['another reason predicted', { predictedReason: 'late' }, { predictedReason: 'refund', next: back(2) }, 'failed', 'model'],
  ['counting rules of another version', {}, { ruleVersion: 2, next: back(2) }, 'failed', 'rules'],
])('%s', async (_name, was, is, after, cause) => {
  expect(causes(await revised(frozen([one(1, was), one(2)]), { facts: [one(1, is), one(2)] }))).toEqual([[1, 'success', after, cause]])
})
test('a return dated after the moment is no revision of what was known: the window ended since', async () => {
  const facts = [one(1), one(2, { next: back(5) })]
  const kept = frozen(facts, undefined, { kind: 'week_end', asOf: MONDAY + 2 * DAY })
  expect(causes(await revised(kept, { facts }))).toEqual([
    [1, 'pending', 'success', 'ripened'],
    [2, 'pending', 'failed', 'ripened'],
  ])
})
test('another definition changes what the same facts say', async () => {
  const facts = [one(1), one(2, { next: back(10) }), one(3, { next: back(2) })]
  const found = await revised(frozen(facts), { facts }, {}, { ...SETTINGS, windowDays: 14 })
  expect(causes(found)).toEqual([[2, 'success', 'failed', 'definition']])
  expect([found.vintage.definition.windowDays, found.definition.windowDays]).toEqual([7, 14])
})
test('the sums of the causes lead from then to now exactly, whatever is listed', async () => {
  const before = [one(1), one(2), one(3, { next: back(1) }), one(4), one(5)]
  const after = [one(1, { exclusion: 'merged' }), one(2, { next: back(2) }), one(3), one(4, { exclusion: 'spam' }), one(5), one(6)]
  const found = await revised(frozen(before), { facts: after }, { limit: 1 })
  for (const state of ['success', 'failed', 'failedEarly', 'pending'] as const)
    expect(found.causes.reduce((sum, cause) => sum + cause[state], found.vintage[state])).toBe(found.now[state])
  expect([found.total, found.tickets.length]).toEqual([5, 1])
  expect((await revised(frozen(before), { facts: after }, { cause: 'removed' })).tickets.map(({ ticketId }) => ticketId)).toEqual([4])
})
test('what is not kept is not found', async () => {
  const none: VintageReader = { vintages: async () => [], vintage: async () => null }
  await expect(revised(none, {})).rejects.toThrow('no_vintage')
  expect(revisionsQuerySchema.safeParse({}).success).toBe(false)
})
test('a snapshot comes back as it was written, small', () => {
  const tickets = Array.from({ length: 2000 }, (_, i) =>
    toSnapshot(one(i + 1, i % 4 === 0 ? { next: back(2, 9000 + i), reason: 'late' } : {}), 'success', i * 7919),
  )
  const body = writeSnapshot(tickets)
  expect(readSnapshot(body)).toEqual(tickets)
  expect(body.length / tickets.length).toBeLessThan(16)
})
test('the list stamps each vintage with its own definition', async () => {
  const found = await readVintages(
    fakeReader({ completeTo: LATER }),
    { ...SETTINGS, windowDays: 14 },
    frozen([one(1)]),
    vintagesQuerySchema.parse({}),
  )
  expect(found).toMatchObject({
    ok: true,
    value: {
      definition: { windowDays: 14 },
      rows: [{ id: 1, period: '2026-11-02', last: '2026-11-08', rate: 1, n: 1, definition: { windowDays: 7 } }],
    },
  })
})
test('a whole week of the trend says what it first was; a cut, filtered or past one does not', async () => {
  const facts = [one(1), one(2, { next: back(2) })]
  const kept = frozen([one(1), one(2)])
  const rows = async (query: object) => {
    const found = await readTrend(fakeReader({ facts, completeTo: LATER }), SETTINGS, trendQuerySchema.parse(query), kept)
    if (!found.ok) throw new Error(found.problem.code)
    return found.value.rows.map(({ revision }) => revision)
  }
  expect(await rows({})).toEqual([{ first: 1, now: 0.5, vintage: 1 }])
  for (const query of [
    { from: '2026-11-02', to: '2026-11-04' },
    { filter: 'channel=email' },
    { window: 14 },
    { by: 'month' },
    { asOf: '2026-11-30T00:00:00Z' },
  ])
    expect(await rows(query)).toEqual([null])
})
