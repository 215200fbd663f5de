import { expect, test } from 'vitest'
import { fact } from '../../../analytics/fake-reader.test-helper.ts'
import { comment, DAY, T0, ticketRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

test('contacts of late come by id in pages, with every order named and the customer’s first words', async () => {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const late = { firstSolvedAt: T0 + 90 * DAY }
  const facts = [
    fact(1, { requesterId: 1001, createdAt: T0, ...late }),
    fact(2, { requesterId: 1002, createdAt: T0, firstSolvedAt: T0 + DAY }),
    fact(3, { requesterId: 1003, createdAt: T0, firstSolvedAt: null }),
    fact(4, { requesterId: 1004, createdAt: T0 + 80 * DAY }),
  ]
  const events = [
    { ...comment(1, T0, 1001), text: 'first\nwords', orderRefs: ['b', 'c'] },
    { ...comment(1, T0 + 5, 1001), text: 'later words', orderRefs: ['d'] },
    { ...comment(1, T0 - 5, 7), text: 'words of an agent' },
    comment(4, T0 + 80 * DAY, 1004),
  ]
  const tickets = [1, 2, 3, 4].map((id) => ticketRow(id, { orderRefs: id === 1 ? ['a', 'b'] : [] }))
  await store.land({ stream: 'tickets', cursor: null, completeTo: null, tickets, events }, T0)
  const dated = facts.map((one) => ({ fact: one, cohortDay: 1, lastSolvedDay: null }))
  await store.applyFacts({ facts: dated, people: [{ userId: 1001, personId: 9, shared: true }], gone: [], done: null })

  const since = T0 + 60 * DAY
  const found = await store.recentContacts({ since, after: 0, limit: 10 })
  expect(found.map((one) => [one.fact.ticketId, [...one.orderRefs].sort(), one.opening, one.row.subject])).toEqual([
    [1, ['a', 'b', 'c', 'd'], 'first\nwords', 'subject 1'],
    [3, [], null, 'subject 3'],
    [4, [], null, 'subject 4'],
  ])
  const page = async (after: number) => (await store.recentContacts({ since, after, limit: 2 })).map((one) => one.fact.ticketId)
  expect([await page(0), await page(3)]).toEqual([[1, 3], [4]])
  expect(await store.people()).toEqual([{ userId: 1001, personId: 9, shared: true }])
  await store.close()
})
