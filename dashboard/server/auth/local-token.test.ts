import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cookieValue, readLocalToken, sameSecret } from './local-token.ts'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'local-token-'))
})
afterEach(() => rm(dir, { recursive: true }))

test('the token is made once, and only its owner can read it', async () => {
  const [token, again] = await Promise.all([readLocalToken(join(dir, 'data')), readLocalToken(join(dir, 'data'))])
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(again).toBe(token)
  expect((await stat(join(dir, 'data', 'local-token'))).mode & 0o777).toBe(0o600)
})
test('a damaged token stops the start with the remedy', async () => {
  await writeFile(join(dir, 'local-token'), 'short')
  await expect(readLocalToken(dir)).rejects.toThrow('delete it')
})
test('the cookie is not the token', () => {
  expect(cookieValue('a')).not.toBe(cookieValue('b'))
  expect(cookieValue('secret')).not.toContain('secret')
})
test('secrets of any length are compared', () => {
  expect([sameSecret('abc', 'abc'), sameSecret('abc', 'abd'), sameSecret('', 'abc')]).toEqual([true, false, false])
})
