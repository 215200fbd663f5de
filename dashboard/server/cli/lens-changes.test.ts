import { expect, test } from 'vitest'
import { configuredLens } from '@shared/fcr/lens.ts'
import { changesAsked } from './lens-changes.ts'

const present = configuredLens('net', { windowDays: 7, windowByReason: { refund: 14 }, notFirstContactResolvable: ['warranty'] })

test('an option says one difference, the rest stays as it was saved', () => {
  expect(changesAsked({ window: '14' }, present, { usePredictedReasons: true })).toEqual({ usePredictedReasons: true, windowDays: 14 })
  expect(changesAsked({ reset: true }, present, { usePredictedReasons: true })).toEqual({})
})
test('windows of reasons are added to those in force and taken back', () => {
  expect(changesAsked({ 'window-for': ['late=30', 'refund='] }, present, {})).toEqual({ windowByReason: { late: 30 } })
  expect(() => changesAsked({ 'window-for': ['late'] }, present, {})).toThrow('REASON=W')
})
test('flags, exclusions and reasons are switched by name', () => {
  expect(changesAsked({ 'flag-off': ['clarification'] }, present, {})).toEqual({ flags: ['repeat', 'escalated', 'transferred'] })
  expect(changesAsked({ include: ['test'], 'not-resolvable': ['lost', '-warranty'] }, present, {})).toMatchObject({
    notFirstContactResolvable: ['lost'],
  })
  expect(changesAsked({ 'known-problems': 'in', predicted: 'on' }, present, {})).toEqual({ leaveOutKnownProblems: false, usePredictedReasons: true })
  expect(() => changesAsked({ predicted: 'maybe' }, present, {})).toThrow('on or off')
})
