import { expect, test } from 'vitest'
import { compileOrderPatterns, findOrderRefs, normalizeOrderRef, orderRefsOfField } from './order-refs.ts'

test.each([
  ['de-123 456', 'DE123456'],
  [' DE123456 ', 'DE123456'],
  ['DE–123456', 'DE123456'],
  ['ＤＥ１２３４５６', 'DE123456'],
  ['n/a', null],
  ['none', null],
  ['', null],
])('"%s" is the reference %s', (value, ref) => {
  expect(normalizeOrderRef(value)).toBe(ref)
})
test('a field may hold several references', () => {
  expect(orderRefsOfField('DE-1001, de 1002；DE1001')).toEqual(['DE1001', 'DE1002'])
})
test('references are found in text by the configured patterns, each once', () => {
  const patterns = compileOrderPatterns(['\\b[A-Z]{2}-?\\d{5,8}\\b'])
  expect(findOrderRefs('My orders DE-12345 and FR678901, DE12345 again; 2026 no', patterns)).toEqual(['DE12345', 'FR678901'])
  expect(findOrderRefs('订单 CN-20261111 还没到', patterns)).toEqual(['CN20261111'])
})
test('without patterns nothing is found', () => {
  expect(findOrderRefs('DE-12345', [])).toEqual([])
})
