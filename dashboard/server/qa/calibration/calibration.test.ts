import { afterEach, beforeEach, expect, test } from 'vitest'
import { fact, fakeReader, SETTINGS } from '../../analytics/fake-reader.test-helper.ts'
import type { Identity } from '../../auth/identity.ts'
import { openOpsStore } from '../../store/ops-store/duckdb/open-ops-store.ts'
import { createNotices } from '../notices/notices.ts'
import { reviewBodySchema, reviewKeys } from '../bodies.ts'
import { createRecordBook } from '../record-book.ts'
import { createScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { createCalibration, type Calibration } from './create-calibration.ts'
import { createCalibrationSource } from './source.ts'

const START = 1_800_000_000
const DAY = 86_400
let now: number
let ops: Awaited<ReturnType<typeof openOpsStore>>
let calibration: Calibration
const reader = fakeReader({
  facts: [1, 2, 3].map((id) => fact(id, { firstSolvedAt: START - 9 * DAY, solver: id === 3 ? 51 : 900, solverGroup: id === 2 ? 8 : 7 })),
  completeTo: START,
})
const identity = (userId: number | null, role: Identity['role'] = 'reviewer'): Identity => ({
  kind: 'session',
  role,
  subject: `user ${String(userId)}`,
  userId,
  name: null,
  groups: null,
})
const lead = { identity: identity(99, 'manager'), reader }
const as = (userId: number) => ({ identity: identity(userId), reader })
const person = (userId: number, groups: number[] | null = null) => ({
  userId,
  name: null,
  role: 'reviewer' as const,
  groups,
  chosen: true,
  version: 1,
  changedAt: 0,
  changedBy: null,
  signedInAt: null,
})

beforeEach(async () => {
  now = START
  ops = await openOpsStore({ path: ':memory:' })
  calibration = createCalibration({
    store: ops,
    landed: { landedRows: async () => [] },
    people: async () => [person(50), person(51), person(52, [7])],
    cards: createScorecardDesk({ store: ops, now: () => now, nameOf: async () => (by) => by }),
    settings: () => SETTINGS,
    now: () => now,
  })
})
afterEach(() => ops.close())

const open = async (more: object = {}) => {
  const made = await calibration.open(lead, {
    title: 'T',
    tickets: { ids: [1, 2, 3] },
    reviewers: [50, 51, 52],
    scorecard: null,
    dueAt: new Date((START + DAY) * 1000).toISOString(),
    ...more,
  })
  if (!made.ok) throw new Error(made.problem.detail)
  return made.value
}
/** As a submission does: review and item together. */
async function submit(userId: number) {
  const source = createCalibrationSource(ops)
  const book = createRecordBook(ops, 'review', reviewBodySchema, reviewKeys)
  for (const task of await source.tasks(userId, 'due')) {
    const body = reviewBodySchema.parse({
      purpose: 'calibration',
      of: task.of,
      itemId: task.itemId,
      ticketId: task.ticketId,
      reviewerId: userId,
      agentId: task.agentId,
      scorecard: task.scorecard,
      state: 'submitted',
      words: { answers: {}, comments: [], verdict: 'yes', sameIssue: {}, cause: null, controllableBy: null, note: '' },
      score: 1,
      passed: true,
      criticalFailures: [],
      checks: null,
      seconds: 1,
      startedAt: now,
      submittedAt: now,
      acknowledgedAt: null,
    })
    const saved = await ops.saveRecords([
      book.change(task.reviewId, 0, body, `user:${userId}`, now),
      ...(await source.changes(task, 'submitted', 'x', now)),
    ])
    expect(saved.kind).toBe('kept')
  }
}

test('nobody gets their own work, nor what is out of their sight', async () => {
  const session = await open()
  expect(session.people.map(({ reviewerId, of }) => [reviewerId, of])).toEqual([
    [50, 3],
    [51, 2],
    [52, 2],
  ])
})
test('before the deadline only all reviews end it; after it a lead does, and what was not in stays out', async () => {
  const session = await open()
  await submit(50)
  await submit(52)
  expect(await calibration.close(lead, session.id, session.version)).toMatchObject({ ok: false, problem: { code: 'not_due_yet' } })
  const source = createCalibrationSource(ops)
  const [late] = await source.tasks(51, 'due')
  now = START + 2 * DAY
  expect((await calibration.show(lead, session.id)).ok && (await calibration.show(lead, session.id))).toMatchObject({
    value: { overdue: true, mayClose: true, blind: true },
  })
  const closed = await calibration.close(lead, session.id, session.version)
  expect(closed).toMatchObject({ ok: true, value: { state: 'closed', blind: false, progress: { submitted: 5, of: 7 } } })
  // Somebody who had begun meanwhile keeps nothing of it.
  const changes = await source.changes(late!, 'submitted', 'x', now)
  expect((await ops.saveRecords(changes)).kind).toBe('conflict')
  expect(await source.task(late!.itemId, identity(51))).toMatchObject({ state: 'replaced' })
  expect((await calibration.results(as(50), session.id)).ok).toBe(true)
})
test('whoever has seen the others’ answers takes none of their own back', async () => {
  const session = await open()
  for (const userId of [50, 51, 52]) await submit(userId)
  const book = createRecordBook(ops, 'review', reviewBodySchema, reviewKeys)
  const reviews = () => book.list([`calibration:${session.id}`])
  expect((await reviews()).every(({ body }) => body.acknowledgedAt === null)).toBe(true)
  await calibration.results(lead, session.id)
  expect((await reviews()).every(({ body }) => body.acknowledgedAt === now)).toBe(true)
})
test('a session is for who takes part and for leads, and whoever solved a ticket does not read its scores', async () => {
  const session = await open({ reviewers: [50, 51] })
  expect(await calibration.show(as(52), session.id)).toMatchObject({ ok: false, problem: { code: 'unknown_calibration' } })
  for (const userId of [50, 51]) await submit(userId)
  const shown = await calibration.results(as(51), session.id)
  expect(shown.ok && shown.value.tickets.map(({ ticketId }) => ticketId)).toEqual([1, 2])
})
test('who was told to review is told no more once all are in, but that it can be compared', async () => {
  const session = await open()
  for (const userId of [50, 51, 52]) await submit(userId)
  const notices = createNotices(ops, () => now, calibration.settle)
  const told = await notices.list(identity(50))
  expect(told.notices.map(({ kind, readAt }) => [kind, readAt === null])).toEqual([
    ['calibration_ready', true],
    ['calibration_invited', false],
  ])
  // Nobody marks another's.
  await notices.markRead(identity(51), [told.notices[0]!.id])
  expect((await notices.list(identity(50))).unread).toBe(1)
  expect((await notices.list(identity(null))).notices).toEqual([])
  expect(session.id).toMatch(/^cal-/)
})
test('the same seed draws the same tickets of a sample', async () => {
  const item = (ticketId: number) => ({
    kind: 'sample_item' as const,
    id: `s.${ticketId}`,
    ifVersion: 0,
    keys: ['sample:s'],
    savedAt: 0,
    savedBy: 'x',
    body: {
      sampleId: 's',
      ticketId,
      place: ticketId,
      stratum: '',
      inclusion: 1,
      part: 'random',
      agentId: null,
      groupId: null,
      reviewerId: null,
      dueAt: null,
      state: 'due',
      replaced: null,
      replaces: null,
    },
  })
  await ops.saveRecords([{ kind: 'sample', id: 's', ifVersion: 0, keys: [], body: {}, savedAt: 0, savedBy: 'x' }, ...[1, 2, 3].map(item)])
  const drawn = async (title: string, seed: string) => {
    const { id } = await open({ title, reviewers: [50, 51], tickets: { sample: 's', size: 2, seed } })
    return (await ops.record('calibration', id))?.body
  }
  expect(await drawn('A', '4')).toMatchObject({
    ticketIds: ((await drawn('B', '4')) as { ticketIds: number[] }).ticketIds,
    drawn: { sample: 's', seed: '4' },
  })
})
