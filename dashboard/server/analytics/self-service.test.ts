import { expect, test } from 'vitest'
import { operationsSchema } from '@shared/api/operations.ts'
import { selfServiceQuerySchema } from '@shared/api/self-service.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { judged, valueOf } from './brute-force.test-helper.ts'
import { at, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'
import { readSelfService } from './self-service.ts'

const END = at('2026-11-20')
const FACTS = measuredFacts(8, 500)
const OCTOBER = [
  { from: '2026-10-01', to: '2026-10-15', views: 900, solved: 40 },
  { from: '2026-10-16', to: '2026-10-31', views: 600, solved: 20 },
]
const ask = (contentViews: object[], query: object = {}, facts: readonly ContactFact[] = FACTS) =>
  valueOf(
    readSelfService(
      fakeReader({ facts, completeTo: END }),
      { ...SETTINGS, operations: operationsSchema.parse({ contentViews }) },
      selfServiceQuerySchema.parse(query),
    ),
  )
const isMember = (one: ContactFact) => one.exclusion === null || ['abandoned', 'no_reply_solve'].includes(one.exclusion)

test('views are held against the contacts that arrived in their own days', async () => {
  const { viewsPerContact } = await ask(OCTOBER)
  const arrived = FACTS.filter((one) => isMember(one) && one.createdAt >= at('2026-10-01') && one.createdAt < at('2026-11-01')).length
  expect(viewsPerContact).toMatchObject({
    definition: 'content_views_per_contact',
    views: 1500,
    contacts: { count: arrived },
    ratio: 1500 / arrived,
    nullReason: null,
  })
  expect((await ask(OCTOBER, { from: '2026-10-10', to: '2026-11-10' })).viewsPerContact).toMatchObject({
    views: 600,
    spans: [{ from: '2026-10-16' }],
  })
})
test('solves without a person are held against solves by people, as the lens verifies them', async () => {
  const { solvedPerSolved } = await ask([])
  const solves = judged(FACTS, SETTINGS, END).filter(({ state }) => state === 'success')
  const bot = solves.filter(({ fact: one }) => one.handledBy === 'bot').length
  const human = solves.filter(({ fact: one }) => one.handledBy === 'human' || one.handledBy === 'mixed').length
  expect(solvedPerSolved).toMatchObject({ bot: { count: bot }, human: { count: human }, imported: null, importedNullReason: 'none_imported' })
  expect(solvedPerSolved.ratio).toBeCloseTo(bot / human, 12)
  expect(solvedPerSolved.low!).toBeLessThan(bot / human)
})
test('what the help centre solved counts only when it was imported for exactly the asked days', async () => {
  const exact = await ask(OCTOBER, { from: '2026-10-01', to: '2026-10-31' })
  expect(exact.solvedPerSolved).toMatchObject({ imported: 60, importedNullReason: null })
  expect((await ask(OCTOBER, { from: '2026-10-01', to: '2026-11-10' })).solvedPerSolved).toMatchObject({
    imported: null,
    importedNullReason: 'other_days',
  })
})
test('without views there is no first ratio, without bots no second, and each says why', async () => {
  const facts = Array.from({ length: 30 }, (_, i) => fact(i + 1))
  const found = await ask([], {}, facts)
  expect(found.viewsPerContact).toMatchObject({ views: null, ratio: null, nullReason: 'no_views_imported' })
  expect(found.solvedPerSolved).toMatchObject({ ratio: null, nullReason: 'no_self_service' })
})
test('spans that overlap are refused', () => {
  expect(operationsSchema.safeParse({ contentViews: [OCTOBER[0], { from: '2026-10-10', to: '2026-10-12', views: 1 }] }).success).toBe(false)
})
