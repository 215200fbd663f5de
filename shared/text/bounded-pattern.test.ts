import { expect, test } from 'vitest'
import { boundedPattern } from './bounded-pattern.ts'

test.each([
  ['\\b[A-Z]{2}-?\\d{5,8}\\b', 'order DE-12345 and FR678901', ['DE-12345', 'FR678901']],
  ['(?:ORD|PO)[-#]\\d+', 'ORD-1, PO#22', ['ORD-1', 'PO#22']],
  ['(?:\\d{4}-){3}\\d{4}', '1234-5678-9012-3456', ['1234-5678-9012-3456']],
  ['(?<=#)[\\d+*?]{4,6}', '#12345', ['12345']],
  ['\\p{Lu}\\w*-\\d{3,}?', '订单 Ä-12345', ['Ä-123']],
  ['a\\+b{2}', 'a+bb', ['a+bb']],
  ['[\\]+]x?', ']x', [']x']],
])('%s finds what it found', (source, text, found) => {
  const pattern = boundedPattern(source)
  expect(pattern === null ? null : Array.from(text.matchAll(pattern), ([match]) => match)).toEqual(found)
})
test.each(['(a+)+$', '(a|a)*b', '(?:\\d+-)+x', '(\\w*)*', '.*.*.*=.*', '(?:a?){60}b', '(?:(?:x|y)z?){40}', '(a{1,99}){1,99}', '(?=(a+)+b)a', '('])(
  '%s, which some text would keep busy for ever, is no pattern',
  (source) => {
    expect(boundedPattern(source)).toBeNull()
  },
)
test('a pattern of a page’s length is none', () => {
  expect(boundedPattern('a'.repeat(301))).toBeNull()
})
test('a repeat without an end ends where no order number goes on', () => {
  const pattern = boundedPattern('\\d+')!
  expect(Array.from('1'.repeat(150).matchAll(pattern), ([match]) => match.length)).toEqual([101, 49])
})
