import { expect, test } from 'vitest'
import { T0, ticketRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

test('each chosen value is counted by its tickets, several on one ticket each; quotes and brackets are part of a value', async () => {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const values = ['refund', 'refund', 'he said "no"', 'a [b], c', ['x', 'y'], ['x', 'z]'], [], '', null]
  const tickets = values.map((value, at) => ticketRow(at + 1, { fields: { 7: value, 70: 'other' } }))
  await store.land({ stream: 'tickets', cursor: 'c', completeTo: null, tickets }, T0)
  expect(new Map(await store.valueUse(7))).toEqual(
    new Map([
      ['refund', 2],
      ['x', 2],
      ['y', 1],
      ['z]', 1],
      ['he said "no"', 1],
      ['a [b], c', 1],
    ]),
  )
  expect((await store.valueUse(70)).get('other')).toBe(values.length)
  expect((await store.valueUse(8)).size).toBe(0)
  await store.close()
})
