import { expect, test } from 'vitest'
import type { KnownUser } from '../store/fact-store/identity-contract.ts'
import type { PersonWord } from '../store/ops-store/contract.ts'
import { createIdentities, type IdentityDeps } from './identity.ts'

const NOON = 1_780_300_800
const user = (id: number, personId: number, values: readonly [string, number][] = [], more: Partial<KnownUser> = {}): KnownUser => ({
  id,
  personId,
  shared: false,
  tickets: 1,
  suspended: false,
  active: true,
  identities: values.map(([value, carriers]) => ({ value, carriers })),
  ...more,
})

function bench(users: readonly KnownUser[], words: PersonWord[] = []) {
  const deps: IdentityDeps = {
    reader: {
      usersBehind: async (ids) => {
        const persons = new Set(users.filter(({ id }) => ids.includes(id)).map(({ personId }) => personId))
        return users.filter(({ personId }) => persons.has(personId))
      },
      doubtfulPersons: async () => ({ total: 1, persons: [1] }),
      idleValues: async () => ({ total: 1, values: [{ value: 'email:info@shop.example', carriers: 30 }] }),
      streamStates: async () => [],
    },
    ops: {
      personWords: async () => words,
      savePersonWord: async ({ a, b, same }, at) => {
        words.splice(0, words.length, ...words.filter((word) => word.a !== a || word.b !== b), ...(same === null ? [] : [{ a, b, same, at }]))
      },
    },
    sharedIdentities: () => new Set(),
    judgeAgain: async () => 7,
    now: () => NOON,
  }
  return { identities: createIdentities(deps), words }
}
const TWO = [user(1, 1, [['phone:+8613800000000', 4]]), user(2, 1, [['phone:+8613800000000', 4]]), user(3, 3)]

test('a person comes with its users, their links and what is doubtful, and no value in full', async () => {
  const { identities } = bench(TWO)
  const person = await identities.person(2)
  expect(person).toMatchObject({
    ok: true,
    value: {
      personId: 1,
      tickets: 2,
      users: [{ id: 1, values: ['phone +86•••00'] }, { id: 2 }],
      links: [{ a: 1, b: 2, by: 'phone', value: '+86•••00', carriers: 4 }],
      doubts: ['crowded_value'],
    },
  })
  expect(JSON.stringify(person)).not.toContain('13800000000')
  expect(await identities.person(99)).toMatchObject({ ok: false, problem: { code: 'unknown_user' } })
})

test('a word is kept, acted on, and taken back', async () => {
  const { identities, words } = bench(TWO)
  expect(await identities.say({ a: 3, b: 1, same: true })).toEqual({ ok: true, value: { a: 1, b: 3, same: true, factsChanged: 7 } })
  expect(words).toMatchObject([{ a: 3, b: 1, same: true, at: NOON }])
  await identities.say({ a: 3, b: 1, same: null })
  expect(words).toEqual([])
})
test('a word on oneself or on nobody is refused; taking back a word on somebody who is gone is not', async () => {
  const { identities } = bench(TWO)
  expect(await identities.say({ a: 1, b: 1, same: true })).toMatchObject({ ok: false, problem: { code: 'same_user' } })
  expect(await identities.say({ a: 1, b: 99, same: false })).toMatchObject({ ok: false, problem: { code: 'unknown_user' } })
  expect(await identities.say({ a: 1, b: 99, same: null })).toMatchObject({ ok: true })
})

test('the queue shows doubtful persons whole, masked values, and words on users that are gone', async () => {
  const gone = [...TWO, user(4, 4, [], { active: false })]
  const { identities } = bench(gone, [
    { a: 1, b: 3, same: false, at: NOON },
    { a: 3, b: 4, same: true, at: NOON },
  ])
  expect(await identities.queue(10)).toMatchObject({
    total: 1,
    persons: [{ personId: 1, users: [{ id: 1 }, { id: 2 }], words: [{ a: 1, b: 3, same: false }] }],
    idle: { total: 1, values: [{ value: 'i•••@shop.example', carriers: 30 }] },
    staleWords: [{ a: 3, b: 4, same: true }],
  })
})
