import { expect, test } from 'vitest'
import { table } from './table.ts'

test('numbers stand right, words left, and Chinese characters take two columns', () => {
  expect(
    table(
      [{ head: 'reason' }, { head: 'n', align: 'right' }],
      [
        ['退款', '12'],
        ['refund', '3'],
      ],
    ),
  ).toBe('reason   n\n退款    12\nrefund   3\n')
})
