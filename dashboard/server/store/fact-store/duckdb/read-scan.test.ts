import { afterAll, beforeAll, expect, test } from 'vitest'
import { at, fact, fakeReader } from '../../../analytics/fake-reader.test-helper.ts'
import { randomFacts } from '../../../analytics/random-facts.test-helper.ts'
import { compileLens, defineLens } from '@shared/fcr/lens.ts'
import { toColumns } from '@shared/fcr/predicate.ts'
import { localDay } from '@shared/time/calendar.ts'
import type { FactScope } from '../contract.ts'
import { DAY, T0 } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

const net = compileLens(defineLens('net', { windowDays: 7, windowByReason: {}, notFirstContactResolvable: [] }), T0 + 60 * DAY)
const scope: FactScope = { lens: net, fromDay: null, toDay: null, filters: [] }
const facts = [
  fact(1, { firstSolvedAt: T0 + 1, reason: 'refund', channel: 'chat', firstGroup: 1, solverGroup: 2, transfers: 1, cause: 'policy' }),
  fact(2, { firstSolvedAt: T0 + 2, reason: "o'hara\0", next: { gap: DAY, kind: 'follow_up', ticketId: 3 } }),
  fact(3, { firstSolvedAt: T0 + 3, prevGap: DAY, personId: 2 }),
  fact(4, { firstSolvedAt: T0 + 4, exclusion: 'proactive', fidelity: 'coarse', reason: 'refund' }),
  fact(5, { firstSolvedAt: null, createdAt: T0 }),
]
let store: Awaited<ReturnType<typeof openFactStore>>
beforeAll(async () => {
  store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const many = Array.from({ length: 3000 }, (_, i) => fact(100 + i, { firstSolvedAt: T0 + 100 + i, reason: 'many', channel: 'web' }))
  const dated = [...facts, ...many].map((one) => ({ fact: one, cohortDay: 100 + one.ticketId, lastSolvedDay: 100 + one.ticketId }))
  await store.applyFacts({ facts: dated, people: [], gone: [], done: null })
})
afterAll(() => store.close())

test('groups are counted by several groupings at once, over the whole range or by day', async () => {
  const few = { ...scope, toDay: 110 }
  expect(
    (await store.countGroups({ ...few, by: ['reason', 'channel', 'cause'] })).map(({ day, values, cell, count }) => [day, values, cell, count]),
  ).toEqual(
    expect.arrayContaining([
      [null, ['refund', 'chat', 'policy'], 'failed', 1],
      [null, ['refund', 'email', '(none)'], 'excluded:proactive', 1],
      [null, ["o'hara\0", 'email', '(none)'], 'failed', 1],
      [null, ['(none)', 'email', '(none)'], 'excluded:not_first', 1],
    ]),
  )
  expect((await store.countGroups({ ...few, by: [], byDay: true })).map((row) => row.day)).toEqual([101, 102, 103, 104])
  const all = await store.countGroups({ ...scope, by: ['reason'] })
  expect(all.reduce((sum, row) => sum + row.count, 0)).toBe(3004)
})

test('only contacts for which the narrowing holds are counted, listed and scanned', async () => {
  const narrow = { all: [{ left: { col: 'nextGap' as const }, op: '<=' as const, right: { value: DAY } }] }
  expect((await store.countGroups({ ...scope, narrow, by: ['reason'] })).map((row) => row.values)).toEqual([["o'hara\0"]])
  expect((await store.listContacts({ ...scope, slice: null, narrow, cells: null, reason: null, limit: 9, offset: 0 })).total).toBe(1)
})

test('a scan gives every seen contact once, as columns whose words are codes of one list', async () => {
  const rows: ((number | string | undefined)[] | null)[] = []
  let batches = 0
  await store.scanContacts({ ...scope, numbers: ['ticketId', 'nextGap', 'coarse', 'day'], words: ['reason', 'group'] }, (batch) => {
    batches += 1
    const { ticketId, nextGap, coarse, day } = batch.numbers
    const word = (column: { codes: Int32Array; names: readonly string[] }, i: number) => column.names[column.codes[i]!]
    for (let i = 0; i < batch.size; i++)
      if (ticketId[i]! < 100)
        rows.push([
          ticketId[i],
          word(batch.cell, i),
          word(batch.reason, i),
          word(batch.words.reason, i),
          word(batch.words.group, i),
          nextGap[i],
          coarse[i],
          day[i],
        ])
      else rows.push(null)
  })
  expect(batches).toBeGreaterThan(1)
  expect(rows).toHaveLength(3004)
  expect(rows.filter((row) => row !== null).sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [1, 'failed', 'transferred', 'refund', '2', Number.NaN, 0, 101],
    [2, 'failed', 'follow_up', "o'hara\0", '1', DAY, 0, 102],
    [3, 'excluded:not_first', '(none)', '(none)', '1', Number.NaN, 0, 103],
    [4, 'excluded:proactive', '(none)', 'refund', '1', Number.NaN, 1, 104],
  ])
})

test('counts, lists and what follows are the same as row by row in memory', async () => {
  const world = randomFacts(21, 600)
  const asOf = at('2026-11-20')
  const other = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const dated = world.map((one) => ({ fact: one, cohortDay: localDay(toColumns(one).cohortAt, 'UTC'), lastSolvedDay: null }))
  const people = [{ userId: 3, personId: 3, shared: true }]
  await other.applyFacts({ facts: dated, people, gone: [], done: null })
  const memory = fakeReader({ facts: world, people: [{ personId: 3, users: [3], identities: [], shared: true }] })
  const lens = compileLens(defineLens('net', { windowDays: 7, windowByReason: { slow: 14 }, notFirstContactResolvable: ['odd'] }), asOf)
  const sorted = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).sort()
  const scopes: FactScope[] = [
    { lens, fromDay: null, toDay: null, filters: [] },
    { lens, fromDay: localDay(at('2026-09-20'), 'UTC'), toDay: null, filters: [{ dimension: 'reason', values: ['late', '(none)'], not: true }] },
    {
      lens,
      fromDay: null,
      toDay: null,
      filters: [{ dimension: 'channel', values: ['email'] }],
      following: { reason: 'refund', withinSeconds: 30 * DAY },
    },
  ]
  for (const one of scopes) {
    const query = { ...one, by: ['reason', 'firstAgent', 'nextKind'] as const, byDay: true }
    expect(sorted(await other.countGroups(query))).toEqual(sorted(await memory.countGroups(query)))
    expect(sorted(await other.countFollowing({ ...one, withinSeconds: 20 * DAY }))).toEqual(
      sorted(await memory.countFollowing({ ...one, withinSeconds: 20 * DAY })),
    )
    const list = { ...one, slice: null, cells: null, reason: null, limit: 1000, offset: 0 }
    const ids = async (reader: Pick<typeof memory, 'listContacts'>) => (await reader.listContacts(list)).rows.map(({ fact }) => fact.ticketId)
    expect(await ids(other)).toEqual(await ids(memory))
  }
  await other.close()
})
