import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { createRouter, createMemoryHistory } from 'vue-router'
import { WINDOWS_DAYS } from '@shared/fcr/config.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { FAILURE_REASONS, LENS_IDS } from '@shared/fcr/lens.ts'
import { STEP_CODES } from '@shared/fcr/reconcile.ts'
import { isoToDay } from '@shared/time/calendar.ts'
import { readListQuestion, readQuestion, SPAN_WEEKS, spanDays, toFactAsk, writeListQuestion, type Calendar, type ListQuestion } from './question.ts'

const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: {} }] })
const day = fc.integer({ min: 0, max: 25_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
const filter = fc.record({ dimension: fc.constantFrom(...DIMENSIONS), value: fc.string({ minLength: 1, maxLength: 20 }) })
const question: fc.Arbitrary<ListQuestion> = fc.record({
  lens: fc.constantFrom(...LENS_IDS),
  windowDays: fc.constantFrom(null, ...WINDOWS_DAYS),
  span: fc.oneof(
    fc.record({ kind: fc.constant('weeks' as const), weeks: fc.constantFrom(...SPAN_WEEKS) }),
    fc.tuple(day, day).map(([a, b]) => ({ kind: 'days' as const, from: a < b ? a : b, to: a < b ? b : a })),
  ),
  filters: fc.array(filter, { maxLength: 4 }),
  state: fc.constantFrom(null, 'failed', 'n', 'excluded:spam'),
  reason: fc.constantFrom(null, ...FAILURE_REASONS),
  period: fc.option(day, { nil: null }),
  slice: fc.option(filter, { nil: null }),
  step: fc.option(fc.record({ code: fc.constantFrom(...STEP_CODES), reported: fc.constantFrom(...LENS_IDS) }), { nil: null }),
})

test('a question survives the address bar', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const address = router.resolve({ path: '/tickets', query: writeListQuestion(asked) }).fullPath
      expect(readListQuestion(router.resolve(address).query)).toEqual(asked)
    }),
  )
})
test('the usual question leaves the address empty', () => {
  expect(writeListQuestion(readListQuestion({}))).toEqual({})
})
test('what makes no sense in the address is left out', () => {
  const asked = readQuestion({
    lens: 'best',
    window: '8',
    weeks: '-1',
    from: '2026-13-01',
    to: 'x',
    filter: ['colour=red', 'channel', 'channel=email'],
  })
  expect(asked).toEqual({ lens: 'net', windowDays: null, span: { kind: 'weeks', weeks: 26 }, filters: [{ dimension: 'channel', value: 'email' }] })
})
const monday = isoToDay('2026-11-16')!
const atHand: Calendar = { weekStart: 'monday', firstDay: monday - 180, lastDay: monday, asOfDay: monday }
test('a span of weeks is whole weeks and ends with the last one that is over', () => {
  const span = { kind: 'weeks', weeks: 4 } as const
  expect(spanDays(span, atHand)).toEqual({ from: '2026-10-19', to: '2026-11-15' })
  expect(spanDays(span, { ...atHand, weekStart: 'sunday' })).toEqual({ from: '2026-10-18', to: '2026-11-14' })
  expect(spanDays(span, { ...atHand, lastDay: monday - 1 })).toEqual({ from: '2026-10-19', to: '2026-11-15' })
  expect(spanDays(span, { ...atHand, lastDay: monday - 30, asOfDay: monday + 60 })?.to).toBe('2026-10-18')
  expect(spanDays(span, null)).toBeNull()
})
test('data of the running week alone are shown', () => {
  expect(spanDays({ kind: 'weeks', weeks: 4 }, { ...atHand, firstDay: monday, asOfDay: monday + 2 })?.to).toBe('2026-11-22')
})
test('a lens without a window is asked without one', () => {
  expect(toFactAsk({ ...readQuestion({ window: '14' }), lens: 'one_touch' }, atHand).windowDays).toBeNull()
})
