import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { StoredPerson } from '../store/ops-store/people.ts'
import type { SessionStore, StoredSession } from '../store/ops-store/sessions.ts'
import { NO_AUDIT } from './audit-who.ts'
import type { Asked, Granted, OAuthClient, TokenPair } from './oauth-client.ts'
import { createPeopleBook } from './people.ts'
import { createSeal } from './seal.ts'
import { createSessions } from './sessions.ts'

const STAFF = { userId: 7, name: 'Mia', role: 'agent' } as const
const PAIR: TokenPair = { access: 'a1', refresh: 'r1', endsAt: 1800 }

/** A helpdesk of which the test says what it answers, and stores in memory. */
function stage({ whoIs, refresh }: { whoIs: (access: string) => Asked; refresh: (token: string) => Granted }) {
  let time = 0
  const calls: string[] = []
  const kept = new Map<string, StoredSession>()
  const store: SessionStore = {
    session: async (id) => kept.get(id) ?? null,
    keepSession: async (session) => void kept.set(session.idHash, session),
    touchSession: async (id, change) => {
      const present = kept.get(id)
      if (change.sealedTokens !== undefined) calls.push('keep')
      if (present) kept.set(id, { ...present, ...change })
    },
    endSession: async (id) => void kept.delete(id),
    endSessionsOf: async () => 0,
    dropSessions: async () => {},
  }
  const persons = new Map<number, StoredPerson>()
  const people = createPeopleBook({
    store: {
      people: async () => [...persons.values()],
      person: async (id) => persons.get(id) ?? null,
      savePerson: async (person) => {
        persons.set(person.userId, { ...person, signedInAt: null })
        return persons.get(person.userId) ?? null
      },
      noteSignIn: async () => {},
    },
    audit: NO_AUDIT,
    now: () => time,
  })
  const client: OAuthClient = {
    authorizeUrl: () => '',
    exchange: async () => ({ kind: 'refused' }),
    refresh: async (token) => {
      calls.push(`refresh ${token}`)
      return refresh(token)
    },
    whoIs: async (access) => {
      calls.push(`me ${access}`)
      return whoIs(access)
    },
  }
  const sessions = createSessions({ store, people, client, seal: createSeal(randomBytes(32)), audit: NO_AUDIT, now: () => time })
  const open = async (pair = PAIR) => {
    await people.seen(STAFF)
    return sessions.open(STAFF, pair)
  }
  return { sessions, people, open, calls, pass: (seconds: number) => void (time += seconds) }
}
const staff: Asked = { kind: 'staff', staff: STAFF }
const next = (token: string): Granted => {
  const number = Number(token.slice(1)) + 1
  return { kind: 'granted', pair: { access: `a${number}`, refresh: `r${number}`, endsAt: 1e9 } }
}

test('the new pair is kept before it is used, and the old refresh token never again', async () => {
  const { sessions, open, calls, pass } = stage({ whoIs: () => staff, refresh: next })
  const cookie = await open()
  pass(1800)
  await Promise.all([sessions.find(cookie), sessions.find(cookie), sessions.find(cookie)])
  expect(calls).toEqual(['refresh r1', 'keep', 'me a2'])
  pass(600)
  await sessions.find(cookie)
  expect(calls.slice(3)).toEqual(['me a2'])
})
test('a token that ended before its time is renewed once and asked with again', async () => {
  const { sessions, open, calls, pass } = stage({ whoIs: (access) => (access === 'a1' ? { kind: 'nobody' } : staff), refresh: next })
  const cookie = await open({ ...PAIR, endsAt: 1e9 })
  pass(600)
  expect((await sessions.find(cookie))?.userId).toBe(7)
  expect(calls).toEqual(['me a1', 'refresh r1', 'keep', 'me a2'])
})
test('a refresh token that no longer works ends the session; one that cannot be tried does not', async () => {
  for (const [answer, kind] of [
    [{ kind: 'refused' }, undefined],
    [{ kind: 'unreachable' }, 'session'],
  ] as const) {
    const { sessions, open, pass } = stage({ whoIs: () => staff, refresh: () => answer })
    const cookie = await open()
    pass(1800)
    expect((await sessions.find(cookie))?.kind).toBe(kind)
  }
})
test('a token of somebody else ends the session', async () => {
  const { sessions, open, pass } = stage({ whoIs: () => ({ kind: 'staff', staff: { ...STAFF, userId: 8 } }), refresh: next })
  const cookie = await open()
  pass(600)
  expect(await sessions.find(cookie)).toBeNull()
})
test('a cookie that was never given opens nothing', async () => {
  const { sessions } = stage({ whoIs: () => staff, refresh: next })
  expect([await sessions.find(''), await sessions.find('x')]).toEqual([null, null])
})
