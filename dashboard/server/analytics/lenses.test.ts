import { expect, test } from 'vitest'
import type { LensDryRun } from '@shared/api/lenses.ts'
import type { LensChanges } from '@shared/fcr/lens-changes.ts'
import { changedLens } from '@shared/fcr/lens-changes.ts'
import { defineLens, type LensId } from '@shared/fcr/lens.ts'
import { fakeLensBook } from './fake-lenses.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { dryRunLens, listLenses, listMoved } from './lenses.ts'

const back = (days: number) => ({ gap: days * DAY, kind: 'new_ticket' as const, ticketId: 999 })
/** Ten a week over thirty weeks; some return after two days, some after nine. */
const facts = Array.from({ length: 300 }, (_, i) =>
  fact(i + 1, {
    firstSolvedAt: at('2026-04-20') + Math.floor(i / 10) * 7 * DAY + (i % 10) * 0.5 * DAY,
    ...(i % 10 === 1 ? { next: back(2) } : {}),
    ...(i % 10 === 2 ? { next: back(9) } : {}),
    ...(i % 10 === 3 ? { prevGap: 9 * DAY } : {}),
    ...(i % 10 === 4 ? { exclusion: 'test' as const } : {}),
    ...(i % 10 === 5 ? { predictedReason: 'refund' } : {}),
    ...(i % 10 === 6 ? { reason: 'refund' } : {}),
  }),
)
const reader = fakeReader({ facts, completeTo: at('2026-11-16') + 3600 })
const before = (id: LensId) => defineLens(id, SETTINGS)
const after = (id: LensId, changes: LensChanges) => changedLens(id, SETTINGS, changes, 1)
const run = (changes: LensChanges, id: LensId = 'net') => dryRunLens(reader, SETTINGS, before(id), after(id, changes))
const moved = (found: LensDryRun, from: string, to: string) => found.moves.find((move) => move.from === from && move.to === to)?.tickets

test('a dry run compares the last 26 weeks that are over, week by week', async () => {
  const found = await run({ windowDays: 14 })
  expect([found.from, found.to, found.rows.length]).toEqual(['2026-05-18', '2026-11-15', 26])
  expect(found.rows[0]).toMatchObject({ period: '2026-05-18', before: { n: 9, success: 8 }, after: { n: 8, success: 6 }, changed: 2 })
  expect(found.parts).toEqual(['windowDays'])
  expect(found.definition).toMatchObject({ version: 1, windowDays: 14, draft: true })
  const sum = (of: (row: LensDryRun['total']) => number) => found.rows.reduce((total, row) => total + of(row), 0)
  expect([sum((row) => row.before.n), sum((row) => row.after.success), sum((row) => row.changed)]).toEqual([
    found.total.before.n,
    found.total.after.success,
    found.total.changed,
  ])
})
test('tickets are counted by what they were and what they become, and each count opens to its tickets', async () => {
  const found = await run({ windowDays: 14, exclusions: [] })
  expect(moved(found, 'success', 'failed')).toBeGreaterThan(20)
  expect(moved(found, 'success', 'excluded:not_first')).toBeGreaterThan(20)
  expect(moved(found, 'excluded:test', 'success')).toBeGreaterThan(20)
  expect(found.moves.reduce((sum, move) => sum + move.tickets, 0)).toBe(found.total.changed)
  for (const { from, to, tickets } of found.moves) {
    const page = await listMoved(reader, SETTINGS, before('net'), after('net', { windowDays: 14, exclusions: [] }), { from, to, limit: 1000 })
    expect(page).toMatchObject({ ok: true, value: { total: tickets } })
    expect(page.ok && page.value.rows.map((row) => row.state)).toEqual(Array.from({ length: tickets }, () => to))
  }
})
test('a change of nothing changes nothing', async () => {
  const found = await run({})
  expect([found.parts, found.moves, found.total.changed, found.definition.draft]).toEqual([[], [], 0, false])
  expect(found.total.before).toEqual(found.total.after)
})
test('with predicted reasons on, a window for a reason holds for tickets that were predicted to have it', async () => {
  const left = async (usePredictedReasons: boolean) => {
    const found = await run({ notFirstContactResolvable: ['refund'], usePredictedReasons })
    return moved(found, 'success', 'excluded:not_first_contact_resolvable')
  }
  const [stated, predicted] = [await left(false), await left(true)]
  expect(predicted).toBe(2 * (stated ?? 0))
})
test('pages of moved tickets go on by cursor; the same state twice and a foreign cursor are refused', async () => {
  const ask = (query: object) =>
    listMoved(reader, SETTINGS, before('net'), after('net', { windowDays: 14 }), { from: 'success', to: 'failed', limit: 20, ...query })
  const first = await ask({})
  if (!first.ok) throw new Error(first.problem.detail)
  const second = await ask({ cursor: first.value.next ?? '' })
  expect(second.ok && second.value.rows[0]?.ticketId).toBeGreaterThan(first.value.rows.at(-1)?.ticketId ?? 0)
  expect(await ask({ to: 'success' })).toMatchObject({ ok: false, problem: { code: 'invalid_move' } })
  expect(await ask({ cursor: 'x' })).toMatchObject({ ok: false, problem: { code: 'invalid_cursor' } })
})
test('before anything was synced there is no effect to show', async () => {
  const found = await dryRunLens(fakeReader({ completeTo: null }), SETTINGS, before('net'), after('net', { windowDays: 14 }))
  expect(found).toMatchObject({ asOf: null, from: null, rows: [], total: { before: { n: 0, rate: null }, changed: 0 } })
})
test('the list names what is in force, what can be changed, and every version, newest first', async () => {
  const book = await fakeLensBook(() => SETTINGS)
  await book.settle()
  await book.save({ id: 'gross', changes: { windowDays: 3 }, ifVersion: 1, by: 'x', note: 'shorter' })
  const { lenses } = listLenses(book)
  expect(lenses.map(({ definition }) => definition.id)).toEqual(['one_touch', 'no_reopen', 'gross', 'net', 'survey', 'stated'])
  const gross = lenses.find(({ definition }) => definition.id === 'gross')
  expect(gross?.definition).toMatchObject({ version: 2, windowDays: 3 })
  expect(gross?.history.map((one) => [one.definition.version, one.savedBy, one.note])).toEqual([
    [2, 'x', 'shorter'],
    [1, null, ''],
  ])
})
