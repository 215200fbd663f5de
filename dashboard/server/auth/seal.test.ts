import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createSeal, hashOf, newSecret } from './seal.ts'

const seal = createSeal(randomBytes(32))

test('what was sealed opens for its purpose, unread by others and unchanged', () => {
  const sealed = seal.close('tokens', { refresh: 'very secret' })
  expect(seal.open('tokens', sealed)).toEqual({ refresh: 'very secret' })
  expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('secret')
  expect(seal.close('tokens', 1)).not.toBe(seal.close('tokens', 1))
  expect(seal.open('state', sealed)).toBeNull()
  expect(createSeal(randomBytes(32)).open('tokens', sealed)).toBeNull()
  const changed = Buffer.from(sealed, 'base64url')
  changed[20]! ^= 1
  expect(seal.open('tokens', changed.toString('base64url'))).toBeNull()
})
test.each(['', 'x', 'a'.repeat(30), '{"state":"x"}', '%%%'])('what was never sealed opens as nothing: %j', (text) => {
  expect(seal.open('tokens', text)).toBeNull()
})
test('secrets are long, and their hashes tell nothing of them', () => {
  const [one, other] = [newSecret(), newSecret()]
  expect(one).toMatch(/^[\w-]{43}$/)
  expect(one).not.toBe(other)
  expect(hashOf(one)).not.toContain(one)
  expect(hashOf(one)).toBe(hashOf(one))
})
