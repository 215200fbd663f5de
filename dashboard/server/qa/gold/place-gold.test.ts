import { expect, test } from 'vitest'
import type { SampleItemBody } from '../bodies.ts'
import type { SessionBody } from '../calibration/bodies.ts'
import { placeGold, type Candidate, type Field } from './place-gold.ts'

const item = (place: number, more: Partial<SampleItemBody> = {}) => ({
  id: `s1.${String(place + 1).padStart(4, '0')}`,
  version: 1,
  savedAt: 0,
  savedBy: 'test',
  body: {
    sampleId: 's1',
    ticketId: 100 + place,
    place,
    stratum: 'whole',
    inclusion: 0.1,
    part: 'random' as const,
    agentId: 1,
    groupId: 7,
    reviewerId: 50,
    dueAt: 99,
    state: 'due' as const,
    replaced: null,
    replaces: null,
    ...more,
  },
})
const session: SessionBody = {
  part: 'session',
  title: 'x',
  ticketIds: [],
  reviewers: [60, 61],
  scorecard: { id: 'card', version: 1 },
  drawn: null,
  dueAt: 1,
  state: 'shown',
  shownAt: 1,
  createdAt: 0,
  createdBy: 'test',
  agreed: [],
}
const candidate = (ticketId: number, more: Partial<Candidate> = {}): Candidate => ({
  sessionId: 'cal-1',
  session,
  agreed: { ticketId, answers: { a: 'met' }, verdict: 'yes', note: '', by: 'test', at: 0 },
  agentId: 2,
  groupId: 7,
  ...more,
})
const field = (more: Partial<Field> = {}): Field => ({
  seed: '1',
  now: 10,
  candidates: [500, 501, 502, 503, 504].map((id) => candidate(id)),
  reviewers: [{ userId: 50, groups: null }],
  items: Array.from({ length: 60 }, (_, place) => item(place)),
  gold: [],
  cardOf: new Map([['s1', 'card@1']]),
  ...more,
})

test('one in twenty open items, and the same seed places the same ones', () => {
  const placed = placeGold(field())
  expect(placed).toHaveLength(3)
  expect(placeGold(field())).toEqual(placed)
  expect(placeGold(field({ seed: '2' })).map(({ body }) => body.ticketId)).not.toEqual(placed.map(({ body }) => body.ticketId))
  expect(new Set(placed.map(({ id }) => id)).size).toBe(3)
})
test('it looks like an item of its sample, and its id is none that a replacement may get', () => {
  for (const { body } of placeGold(field())) {
    expect(body.itemId).toMatch(/^s1\.\d{4}$/)
    expect(Number(body.itemId.slice(3))).toBeGreaterThan(120)
    expect(body.place).toBeLessThan(60)
    expect([body.among, body.stratum, body.part, body.inclusion, body.dueAt]).toEqual(['s1', 'whole', 'random', 0.1, 99])
  }
})
test('what waits already counts', () => {
  const gold = placeGold(field()).map(({ id, body }) => ({ id, version: 1, savedAt: 0, savedBy: 'test', body }))
  expect(placeGold(field({ gold, seed: '2' }))).toEqual([])
})
test.each([
  ['own work', { candidates: [candidate(500, { agentId: 50 })] }],
  ['a ticket of one’s own sample', { candidates: [candidate(105)] }],
  ['a session that the reviewer took part in', { candidates: [candidate(500, { session: { ...session, reviewers: [50, 60] } })] }],
  ['a group out of sight', { candidates: [candidate(500, { groupId: 8 })], reviewers: [{ userId: 50, groups: [7] }] }],
  ['another version of the card than the sample’s', { cardOf: new Map([['s1', 'card@2']]) }],
] satisfies [string, Partial<Field>][])('never %s', (_, more) => {
  expect(placeGold(field(more))).toEqual([])
})
