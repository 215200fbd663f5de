import { expect, test } from 'vitest'
import { dice, LANDED, openBench, randomPages } from './judge.test-helper.ts'

const USERS = [101, 102, 103, 104, 105, 106]

test('words on users, in any order, give the facts of judging all at once; taken back, they leave no trace', async () => {
  for (const seed of [5, 6, 7]) {
    const bench = await openBench()
    for (const page of randomPages(seed, 16)) await bench.store.land(page, LANDED)
    await bench.judge.judgeDue()
    const before = await bench.facts()
    const roll = dice(seed)
    let changed = 0
    for (let step = 0; step < 6; step++) {
      const [a, b] = [roll(USERS.length), roll(USERS.length)].sort((x, y) => x - y)
      if (a === undefined || b === undefined || a === b) continue
      const pair = { a: USERS[a]!, b: USERS[b]!, same: roll(3) > 0, at: step }
      bench.persons = [...bench.persons.filter((word) => word.a !== pair.a || word.b !== pair.b), pair]
      changed += (await bench.judge.judgeDue()).factsChanged
      expect(await bench.judge.verify(), `seed ${seed}, step ${step}`).toMatchObject({ differingTickets: [], differingUsers: [] })
    }
    expect(changed).toBeGreaterThan(0)
    bench.persons = []
    await bench.judge.judgeDue()
    expect(await bench.facts(), `seed ${seed}`).toEqual(before)
    expect(await bench.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
    await bench.store.close()
  }
})

test('a word on somebody who is not synced yet waits for them', async () => {
  const bench = await openBench()
  const [users, ...pages] = randomPages(5, 8)
  bench.persons = [{ a: 101, b: 999, same: true, at: 0 }]
  for (const page of [users!, ...pages]) await bench.store.land(page, LANDED)
  await bench.judge.judgeDue()
  const latecomer = { ...users!.users!.find((user) => user.id === 101)!, id: 999, identities: [] }
  await bench.store.land({ stream: 'users', cursor: 'v', completeTo: LANDED, users: [latecomer] }, LANDED)
  await bench.judge.judgeDue()
  const personOf = async (userId: number) => (await bench.store.findPerson({ userId, identities: [] }))?.personId
  expect(await personOf(999)).toBe(await personOf(101))
  expect(await bench.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
  await bench.store.close()
})
