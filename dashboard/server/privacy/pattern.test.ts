import { expect, test } from 'vitest'
import { maskWith, patternOf } from './pattern.ts'

const masked = (text: string, words: readonly string[], ids: readonly number[] = []) => maskWith(patternOf(words, ids))(text)

test('addresses and names go in any case, as whole words', () => {
  expect(masked('Write to Ana@Example.com, Ana Lima or ANA  LIMA.', ['email:ana@example.com', 'Ana Lima'])).toBe(
    'Write to [forgotten], [forgotten] or [forgotten].',
  )
  expect(masked('Anastasia stays', ['Ana'])).toBe('Anastasia stays')
  expect(masked('请联系王小明先生', ['王小明'])).toBe('请联系[forgotten]先生')
})
test('a phone number goes however it is written, and is not looked for inside longer numbers', () => {
  for (const text of ['+49 (30) 123-4567', '+49301234567', '49.30.1234567']) expect(masked(text, ['phone:+49301234567'])).not.toContain('4567')
  expect(masked('1493012345678', ['phone:+49301234567'])).toBe('1493012345678')
})
test('signs of expressions are letters', () => {
  expect(masked('c+(1) and c111', ['external:c+(1)'])).toContain('c111')
  expect(masked('a.b@c.d axb@c.d', ['email:a.b@c.d'])).toBe('[forgotten] axb@c.d')
})
test('what is too short to tell anybody is not looked for; nothing at all gives no expression', () => {
  expect(patternOf(['Li', 'phone:12345'], [501])).toBeNull()
  expect(masked('user 360001, ticket 3600012', [], [360001])).toBe('user [forgotten], ticket 3600012')
})
