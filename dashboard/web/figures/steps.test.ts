import { expect, test } from 'vitest'
import { changingSteps, signedCount } from './steps.ts'

const step = (code: 'leaves.spam' | 'joins.moved' | 'turned_failed' | 'both_success', reported: [number, number], ours: [number, number]) => ({
  code,
  tickets: 5,
  reported: { n: reported[0], success: reported[1] },
  ours: { n: ours[0], success: ours[1] },
  reasons: {},
})

test('a step says what it adds; what is the same under both lenses is no step to read', () => {
  expect(
    changingSteps([
      step('leaves.spam', [5, 4], [0, 0]),
      step('joins.moved', [0, 0], [5, 2]),
      step('turned_failed', [5, 5], [5, 0]),
      step('both_success', [5, 5], [5, 5]),
    ]),
  ).toEqual([
    { code: 'leaves.spam', tickets: 5, n: -5, success: -4 },
    { code: 'joins.moved', tickets: 5, n: 5, success: 2 },
    { code: 'turned_failed', tickets: 5, n: 0, success: -5 },
  ])
})
test('signs are written out', () => {
  expect([-1200, 0, 3].map(signedCount)).toEqual(['−1,200', '·', '+3'])
})
