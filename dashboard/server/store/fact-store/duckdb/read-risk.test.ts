import { expect, test } from 'vitest'
import { packSignals } from '@shared/text/signals.ts'
import { fact } from '../../../analytics/fake-reader.test-helper.ts'
import { comment, DAY, T0, ticketRow } from './landing.test-helper.ts'
import { openFactStore } from './open-fact-store.ts'

const says = (signals: Partial<{ negative: number; question: boolean; promise: boolean }>) =>
  packSignals({ negative: 0, question: false, promise: false, ...signals })

test('what was said by the first solve comes with each judged contact, and nothing said later', async () => {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '200MB' })
  const CUSTOMER = 1001
  const AGENT = 7
  const facts = [1, 2, 3, 4, 5].map((id) => fact(id, { requesterId: CUSTOMER, createdAt: T0, firstSolvedAt: T0 + DAY }))
  const events = [
    { ...comment(1, T0, CUSTOMER), signals: says({ question: true }) },
    { ...comment(1, T0 + 60, AGENT), signals: says({ promise: true }) },
    { ...comment(1, T0 + 120, CUSTOMER), signals: says({ negative: 2, question: true }) },
    { ...comment(1, T0 + 2 * DAY, CUSTOMER), signals: says({ negative: 7 }) },
    { ...comment(2, T0, CUSTOMER), signals: says({ negative: 1, question: true }) },
    { ...comment(2, T0 + 30, -1), signals: says({}) },
    { ...comment(2, T0 + 60, AGENT), signals: says({}) },
    { ...comment(2, T0 + 2 * DAY, AGENT), signals: says({ promise: true }) },
    comment(3, T0, CUSTOMER),
    // An empty first line, and the first words after the solve: they are the return itself.
    comment(4, T0, CUSTOMER),
    { ...comment(4, T0 + 2 * DAY, CUSTOMER), signals: says({ negative: 3, question: true }) },
  ]
  await store.land({ stream: 'tickets', cursor: null, completeTo: null, tickets: [1, 2, 3, 4, 5].map((id) => ticketRow(id)), events }, T0)
  await store.applyFacts({ facts: facts.map((one) => ({ fact: one, cohortDay: 1, lastSolvedDay: null })), people: [], gone: [], done: null })

  const found = await store.riskFacts({ since: T0, after: 0, limit: 10 })
  expect(found.map(({ fact: { ticketId }, signals }) => [ticketId, signals])).toEqual([
    [
      1,
      {
        opening: { negative: 0, question: true, promise: false },
        bySolve: { negative: 2, unanswered: true, promise: true },
        answers: { persons: 1, machines: 0 },
      },
    ],
    [
      2,
      {
        opening: { negative: 1, question: true, promise: false },
        bySolve: { negative: 1, unanswered: false, promise: false },
        answers: { persons: 1, machines: 1 },
      },
    ],
    // Landed before the rule, or without text.
    [3, { opening: null, bySolve: null, answers: { persons: 0, machines: 0 } }],
    [4, { opening: null, bySolve: null, answers: { persons: 0, machines: 0 } }],
    [5, null],
  ])
  const ids = (page: typeof found) => page.map(({ fact: { ticketId } }) => ticketId)
  expect(ids(await store.riskFacts({ since: T0, after: 1, limit: 1 }))).toEqual([2])
  expect(await store.riskFacts({ since: T0 + 1, after: 0, limit: 10 })).toEqual([])
  expect(ids(await store.riskFacts({ ids: [3, 1] }))).toEqual([1, 3])
  await store.close()
})
