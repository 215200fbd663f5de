import { expect, onTestFinished, test } from 'vitest'
import { openOpsStore } from './open-ops-store.ts'

async function open() {
  const store = await openOpsStore({ path: ':memory:' })
  onTestFinished(() => store.close())
  return store
}
const PERSON = { userId: 501, name: "Mia O'Neil", role: 'agent', groups: null, chosen: false, version: 1, changedAt: 5, changedBy: null } as const

test('a person comes back as kept, and only the very next version is taken', async () => {
  const store = await open()
  expect(await store.savePerson(PERSON)).toEqual({ ...PERSON, signedInAt: null })
  expect(await store.savePerson(PERSON)).toBeNull()
  await store.noteSignIn(501, null, 9)
  const next = { ...PERSON, role: 'vendor', groups: [7, 8], chosen: true, version: 2, changedBy: 'user 1' } as const
  const both = await Promise.all([store.savePerson(next), store.savePerson(next)])
  expect(both.filter(Boolean)).toHaveLength(1)
  expect(await store.people()).toEqual([{ ...next, signedInAt: 9 }])
  expect(await store.person(502)).toBeNull()
})
test('a session is changed while it lasts, and ends alone, with all of its person, or by age', async () => {
  const store = await open()
  const session = (idHash: string, userId: number, openedAt: number) => ({
    idHash,
    userId,
    openedAt,
    usedAt: openedAt,
    checkedAt: openedAt,
    sealedTokens: null,
  })
  for (const one of [session('a', 1, 10), session('b', 1, 20), session('c', 2, 30), session('d', 3, 40)]) await store.keepSession(one)
  await store.touchSession('c', { usedAt: 35, sealedTokens: 'x' })
  expect(await store.session('c')).toEqual({ ...session('c', 2, 30), usedAt: 35, sealedTokens: 'x' })
  await store.endSession('d')
  await store.touchSession('d', { usedAt: 50 })
  expect(await store.session('d')).toBeNull()
  expect(await store.endSessionsOf(1)).toBe(2)
  await store.dropSessions({ openedAt: 31, usedAt: 0 })
  expect(await store.session('c')).toBeNull()
})
test('a token is found by its hash and revoked once', async () => {
  const store = await open()
  const token = {
    id: 'abcd1234',
    name: "it's",
    role: 'vendor',
    groups: [7],
    madeAt: 1,
    madeBy: 'x',
    endsAt: 9,
    usedAt: null,
    revokedAt: null,
  } as const
  await store.keepAccessToken(token, 'hash')
  expect(await store.accessTokenBySecret('hash')).toEqual(token)
  expect(await store.accessTokenBySecret('other')).toBeNull()
  await store.noteAccessTokenUse('abcd1234', 3)
  expect(await store.revokeAccessToken('abcd1234', 4)).toBe(true)
  expect(await store.revokeAccessToken('abcd1234', 5)).toBe(false)
  expect(await store.accessTokens()).toEqual([{ ...token, usedAt: 3, revokedAt: 4 }])
})
