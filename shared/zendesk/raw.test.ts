import { expect, test } from 'vitest'
import { countOf, epochOf, idOf } from './raw.ts'

test('a moment that no helpdesk can mean is none', () => {
  expect([epochOf('2026-11-02T01:00:00Z'), epochOf('2026-11-02T09:00:00.500+08:00'), epochOf(1_793_581_200)]).toEqual([
    1_793_581_200, 1_793_581_200, 1_793_581_200,
  ])
  for (const hostile of [
    '9999-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '+275760-09-13T00:00:00Z',
    'today',
    1e18,
    8.64e15,
    1e300,
    -1,
    Number.NaN,
    null,
    {},
  ])
    expect([hostile, epochOf(hostile)]).toEqual([hostile, null])
})
test('a count is whole, not negative, and small enough to be kept', () => {
  expect([countOf(0), countOf(3), countOf(2_147_483_647)]).toEqual([0, 3, 2_147_483_647])
  for (const hostile of [1.5, -1, 1e300, 2_147_483_648, '3', null, []]) expect([hostile, countOf(hostile)]).toEqual([hostile, null])
})
test('an id is whole and exact, or none', () => {
  expect([idOf(5), idOf('5'), idOf(-1)]).toEqual([5, 5, -1])
  for (const hostile of [0, '0', '', 1.5, 1e300, 2 ** 53, '9'.repeat(17), '__proto__', [5], {}])
    expect([hostile, idOf(hostile)]).toEqual([hostile, null])
})
