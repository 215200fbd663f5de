import { expect, test } from 'vitest'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { forgetInReviews } from './forget-in-reviews.ts'

test('conversation and person go, scores and other tickets stay; said again it changes nothing', async () => {
  const store = await openOpsStore({ path: ':memory:' })
  const record = { savedAt: 1, savedBy: 'user:501', ifVersion: 0 }
  const body = (quote: string) => ({ score: 0.5, words: { note: 'Ana Lima was kind', comments: [{ quote, text: 'ask a@b.cc', tags: ['ok'] }] } })
  await store.saveRecords([
    { ...record, kind: 'review', id: 'a', keys: ['ticket:7'], body: body('my parcel') },
    { ...record, kind: 'review', id: 'b', keys: ['ticket:8'], body: body('my refund') },
    { ...record, kind: 'case', id: 'c', keys: ['ticket:7'], body: { quote: 'stays for its own room' } },
  ])
  const what = { ticketIds: [7], userIds: [360001], values: ['email:a@b.cc', 'Ana Lima'] }
  expect(await forgetInReviews(store, what, { by: 'privacy', at: 2 })).toBe(1)
  const [a, b] = [await store.record('review', 'a'), await store.record('review', 'b')]
  expect(a?.body).toMatchObject({ score: 0.5, words: { comments: [{ quote: '[removed]', tags: ['ok'] }] } })
  expect(JSON.stringify(a?.body)).not.toMatch(/Ana|Lima|a@b/)
  expect(b?.body).toEqual(body('my refund'))
  expect(await store.record('case', 'c')).toMatchObject({ version: 1 })
  expect(await forgetInReviews(store, what, { by: 'privacy', at: 3 })).toBe(0)
  await store.close()
})
