import { expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from '../analytics/fake-reader.test-helper.ts'
import { readSnapshot } from '../analytics/vintages-snapshot.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { createVintages } from './take-vintages.ts'

const MONDAY = at('2026-11-09')
/** Ten contacts in the week of 2 Nov, one a half-day. */
const FACTS = Array.from({ length: 10 }, (_, i) =>
  fact(i + 1, { firstSolvedAt: at('2026-11-02T01:00:00Z') + i * (DAY / 2), transfers: i === 3 ? 1 : 0 }),
)

async function bench(facts: readonly ContactFact[] = FACTS) {
  const ops = await openOpsStore({ path: ':memory:' })
  const state = { now: MONDAY, completeTo: MONDAY as number | null, facts }
  const at = () => fakeReader({ facts: state.facts, completeTo: state.completeTo })
  const vintages = {
    takeDue: () => createVintages({ reader: at(), ops, settings: () => SETTINGS, now: () => state.now }).takeDue(),
    takeForReport: () =>
      createVintages({ reader: at(), ops, settings: () => SETTINGS, now: () => state.now }).takeForReport('net', { period: 20_759, next: 20_766 }),
  }
  const net = async () => ops.vintages({ lens: 'net' })
  return { state, ops, vintages, net }
}

test('a week is kept at its end and once more when it is final, each once', async () => {
  const { state, vintages, net } = await bench()
  state.completeTo = MONDAY - 1
  expect(await vintages.takeDue()).toBe(0)
  state.completeTo = MONDAY
  expect(await vintages.takeDue()).toBe(2)
  expect(await net()).toMatchObject([
    { kind: 'week_end', asOf: MONDAY, takenLate: false, counts: { success: 0, failed: 0, failedEarly: 1, pending: 9 } },
  ])
  state.completeTo = state.now = MONDAY + 3 * DAY
  expect(await vintages.takeDue()).toBe(0)
  state.completeTo = state.now = MONDAY + 5 * DAY
  expect(await vintages.takeDue()).toBe(2)
  expect((await net())[1]).toMatchObject({ kind: 'matured', asOf: MONDAY + 5 * DAY, takenLate: false, counts: { success: 9, failed: 1 } })
  state.completeTo = state.now = MONDAY + 8 * DAY
  expect(await vintages.takeDue()).toBe(0)
})
test('gross has its own', async () => {
  const { vintages, ops } = await bench()
  await vintages.takeDue()
  expect(await ops.vintages({ lens: 'gross' })).toHaveLength(1)
  expect(await ops.vintages({ lens: 'one_touch' })).toEqual([])
})
test('what fell due while the service was off is caught up with, as of its moment, and says that it is late', async () => {
  const { state, vintages, net } = await bench([...FACTS, fact(99, { firstSolvedAt: MONDAY + DAY })])
  state.completeTo = state.now = MONDAY + 30 * DAY
  await vintages.takeDue()
  expect((await net()).map(({ kind, period, asOf, takenLate }) => [kind, period, asOf, takenLate])).toEqual([
    ['week_end', 20_759, MONDAY, true],
    ['matured', 20_759, MONDAY + 30 * DAY, true],
    ['week_end', 20_766, MONDAY + 7 * DAY, true],
    ['matured', 20_766, MONDAY + 30 * DAY, true],
  ])
  expect((await net())[0]!.counts).toEqual({ success: 0, failed: 0, failedEarly: 1, pending: 9 })
})
test('a sync that stalls keeps nothing it does not know', async () => {
  const { state, vintages } = await bench()
  state.now = MONDAY + 30 * DAY
  state.completeTo = MONDAY - 2 * DAY
  expect(await vintages.takeDue()).toBe(0)
  state.completeTo = null
  expect(await vintages.takeDue()).toBe(0)
})
test('it keeps each ticket with its state, and what could change it', async () => {
  const { vintages, ops } = await bench([...FACTS, fact(11, { firstSolvedAt: at('2026-11-03'), exclusion: 'spam' })])
  await vintages.takeDue()
  const tickets = readSnapshot((await ops.vintage(1))!.body)
  expect(tickets).toHaveLength(11)
  expect(tickets.find(({ ticketId }) => ticketId === 4)).toMatchObject({ cell: 'failedEarly', nextTicketId: null, ruleVersion: 1 })
  expect(tickets.find(({ ticketId }) => ticketId === 11)).toMatchObject({ cell: 'excluded:spam' })
})
test('a report keeps its own every time', async () => {
  const { vintages, net } = await bench()
  expect([await vintages.takeForReport(), await vintages.takeForReport()]).toEqual([1, 2])
  expect((await net()).map(({ kind }) => kind)).toEqual(['report', 'report'])
})
