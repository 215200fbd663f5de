import { expect, test } from 'vitest'
import { T0, userRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { LANDED, openBench } from './judge.test-helper.ts'

const MOST = { crowdedFrom: 4, most: 20, limit: 10 }
async function withUsers(...users: ReturnType<typeof userRow>[]) {
  const bench = await openBench()
  await bench.store.land({ stream: 'users', cursor: 'u', completeTo: T0, users }, LANDED)
  await bench.judge.judgeDue()
  return bench
}

test('users behind one user: the whole person, with how many of all carry each value', async () => {
  const { store } = await withUsers(
    userRow(1, { identities: ['phone:+861', 'email:a@x.y'] }),
    userRow(2, { identities: ['phone:+861'], active: false }),
    userRow(3, { identities: ['email:c@x.y'] }),
  )
  expect(await store.usersBehind([2, 404])).toEqual([
    {
      id: 1,
      personId: 1,
      shared: false,
      tickets: 0,
      suspended: false,
      active: true,
      identities: [
        { value: 'email:a@x.y', carriers: 1 },
        { value: 'phone:+861', carriers: 2 },
      ],
    },
    { id: 2, personId: 1, shared: false, tickets: 0, suspended: false, active: false, identities: [{ value: 'phone:+861', carriers: 2 }] },
  ])
  await store.close()
})

test('doubtful: a value of four to twenty in one person, or several customer numbers in one; a couple is not', async () => {
  const crowd = [11, 12, 13, 14].map((id) => userRow(id, { identities: ['phone:+4930'] }))
  const numbered = [21, 22].map((id) => userRow(id, { identities: ['email:x@y.z', `external:${id}`] }))
  const couple = [31, 32].map((id) => userRow(id, { identities: ['phone:+1555'] }))
  const { store } = await withUsers(...crowd, ...numbered, ...couple)
  expect(await store.doubtfulPersons(MOST)).toEqual({ total: 2, persons: [11, 21] })
  expect(await store.doubtfulPersons({ ...MOST, limit: 1 })).toEqual({ total: 2, persons: [11] })
  await store.close()
})

test('a value of more than twenty links nobody and is named', async () => {
  const many = Array.from({ length: 21 }, (_, at) => userRow(100 + at, { identities: ['email:info@shop.example'] }))
  const { store } = await withUsers(...many)
  expect(await store.idleValues({ most: 20, limit: 5 })).toEqual({ total: 1, values: [{ value: 'email:info@shop.example', carriers: 21 }] })
  expect(await store.doubtfulPersons(MOST)).toEqual({ total: 0, persons: [] })
  await store.close()
})
