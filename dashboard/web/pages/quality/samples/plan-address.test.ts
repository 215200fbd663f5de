import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { drawRequestSchema } from '@shared/api/quality/samples.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { ALLOCATIONS } from '@shared/sampling/design.ts'
import { designQuery, DESIGNS, frameTickets, GROUPINGS, readPlan, toDrawRequest, writePlan, type Plan } from './plan-address.ts'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: {} }] })
const day = fc.integer({ min: 0, max: 25_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const plan: fc.Arbitrary<Plan> = fc
  .record({
    title: fc.string({ maxLength: 30 }),
    lens: fc.constantFrom(...LENS_IDS),
    windowDays: fc.constantFrom(null, 1, 7, 30),
    days: fc.option(
      fc.tuple(day, day).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a })),
      { nil: null },
    ),
    filters: fc.array(fc.record({ dimension: fc.constantFrom(...DIMENSIONS), value: fc.string({ minLength: 1, maxLength: 12 }) }), { maxLength: 3 }),
    kind: fc.constantFrom(...DESIGNS),
    size: fc.integer({ min: 1, max: 2000 }),
    by: fc.uniqueArray(fc.constantFrom(...GROUPINGS), { minLength: 1, maxLength: 3 }),
    allocation: fc.constantFrom(...ALLOCATIONS),
    minimum: fc.integer({ min: 0, max: 100 }),
    randomPercent: fc.option(fc.integer({ min: 20, max: 100 }), { nil: null }),
    seed: fc.stringMatching(/^[a-z0-9]{0,12}$/),
    reviewers: fc.array(fc.record({ userId: fc.integer({ min: 1, max: 999_999 }), share: fc.integer({ min: 1, max: 1000 }) }), { maxLength: 3 }),
    due: fc.option(day, { nil: null }),
    scorecard: fc.option(fc.stringMatching(/^[a-z][a-z0-9_]{0,12}$/), { nil: null }),
    blind: fc.boolean(),
  })
  .map((one) => ({ ...one, ...usualWhereUnread(one) }))
/** What a design does not read does not stand in the address. */
const usualWhereUnread = ({ kind }: Plan): Partial<Plan> => ({
  ...(kind === 'stratified' ? {} : { by: ['channel'] as const, allocation: 'proportional' as const }),
  ...(kind === 'simple' ? { minimum: 2 } : {}),
  ...(kind === 'risk' ? {} : { randomPercent: null }),
})

test('a plan survives the address bar, and the service takes it', () => {
  fc.assert(
    fc.property(plan, (wanted) => {
      const address = router.resolve({ path: '/', query: writePlan(wanted) }).fullPath
      expect(readPlan(router.resolve(address).query)).toEqual(wanted)
      expect(drawRequestSchema.safeParse(toDrawRequest(wanted, 'Asia/Shanghai')).error).toBeUndefined()
    }),
  )
})
test('the usual plan leaves the address empty', () => {
  expect(writePlan(readPlan({}))).toEqual({})
})
test('what makes no sense in the address is left out', () => {
  const read = readPlan({
    design: 'clever',
    size: '0',
    min: '-1',
    random: '5',
    by: ['colour', 'agent'],
    reviewer: ['x', '5:0', '7'],
    due: '2026-13-01',
    card: 'No Card',
    blind: 'perhaps',
  })
  expect(read).toMatchObject({
    kind: 'risk',
    size: 60,
    minimum: 2,
    randomPercent: null,
    by: ['agent'],
    reviewers: [{ userId: 7, share: 1 }],
    due: null,
    scorecard: null,
    blind: true,
  })
})
test('the due day ends at midnight of the account’s zone', () => {
  expect(toDrawRequest(readPlan({ due: '2026-11-20' }), 'Asia/Shanghai').assignment?.dueAt).toBe('2026-11-20T15:59:59.000Z')
})
test('a saved design leaves out what belongs to one draw', () => {
  const query = { from: '2026-11-02', to: '2026-11-08', seed: '7', due: '2026-11-20', title: 'W45', size: '90', filter: 'channel=chat' }
  expect(designQuery(readPlan(query))).toEqual({ size: '90', filter: ['channel=chat'] })
})
test('a count of the frame opens to the list that is exactly it', () => {
  const frame = { lens: 'net', windowDays: 14, from: '2026-11-02', to: '2026-11-08', filter: ['channel=chat'] } as const
  expect(frameTickets(frame, 'excluded:spam')).toEqual({
    path: '/tickets',
    query: { window: '14', from: '2026-11-02', to: '2026-11-08', filter: ['channel=chat'], state: 'excluded:spam' },
  })
})
