import { expect, test } from 'vitest'
import type { RecordChange } from '../records.ts'
import { openOpsStore } from './open-ops-store.ts'

const change = (id: string, ifVersion: number, words: Partial<RecordChange> = {}): RecordChange => ({
  kind: 'review',
  id,
  ifVersion,
  keys: [],
  body: { said: `${id} after ${ifVersion}` },
  savedAt: 1000 + ifVersion,
  savedBy: 'user:1',
  ...words,
})
const open = () => openOpsStore({ path: ':memory:' })

test('a record comes back as it was kept, quotes and Chinese included, and counts its versions', async () => {
  const store = await open()
  const body = { text: "it's 'quoted' — 退款 “政策” \\ \n", list: [1, null, true] }
  expect(await store.saveRecords([change('a', 0, { body, keys: ['ticket:7', "odd'key"] })])).toEqual({ kind: 'kept', versions: [1] })
  expect(await store.record('review', 'a')).toMatchObject({ version: 1, body, keys: ['ticket:7', "odd'key"], savedAt: 1000, savedBy: 'user:1' })
  await store.saveRecords([change('a', 1)])
  expect(await store.record('review', 'a')).toMatchObject({ version: 2, body: { said: 'a after 1' }, keys: [] })
  expect(await store.record('case', 'a')).toBeNull()
  await store.close()
})

test('who saves over what somebody else changed meanwhile is refused, with everything that came along, and is shown what stands', async () => {
  const store = await open()
  await store.saveRecords([change('a', 0)])
  const refused = await store.saveRecords([change('b', 0), change('a', 0, { body: { said: 'the slower one' } })])
  expect(refused).toMatchObject({ kind: 'conflict', id: 'a', present: { version: 1, body: { said: 'a after 0' } } })
  expect(await store.record('review', 'b')).toBeNull()
  expect(await store.saveRecords([change('gone', 3)])).toEqual({ kind: 'conflict', id: 'gone', present: null })
  await store.close()
})

test('records are found by all of the keys asked for, and by any of those they speak of', async () => {
  const store = await open()
  await store.saveRecords([
    change('a', 0, { keys: ['sample:1', 'by:user:1', 'ticket:7'] }),
    change('b', 0, { keys: ['sample:1', 'by:user:2'] }),
    change('c', 0, { kind: 'case', keys: ['ticket:7'] }),
  ])
  expect((await store.records('review', ['sample:1'])).map(({ id }) => id)).toEqual(['a', 'b'])
  expect((await store.records('review', ['sample:1', 'by:user:2'])).map(({ id }) => id)).toEqual(['b'])
  expect((await store.records('review')).map(({ id }) => id)).toEqual(['a', 'b'])
  expect((await store.recordsAbout(['ticket:7', 'user:9'])).map(({ kind, id }) => `${kind} ${id}`)).toEqual(['case c', 'review a'])
  expect(await store.recordsAbout([])).toEqual([])
  await store.close()
})

test('a record without a body is removed', async () => {
  const store = await open()
  await store.saveRecords([change('a', 0)])
  expect(await store.saveRecords([change('a', 1, { body: null })])).toEqual({ kind: 'kept', versions: [2] })
  expect(await store.record('review', 'a')).toBeNull()
  await store.close()
})
