/** Who is taken for one person, against what the sandbox's seed knows; and a human's word that leaves no trace when taken back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { openFolder, removeFolder, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

function grouped<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return groups
}

describe.each([3, 8, 21])('seed %i', (seed) => {
  let sandbox: RunningSandbox
  let folder: Folder
  beforeAll(async () => {
    sandbox = await startSandbox({ tickets: 1500, seed })
    folder = await openFolder({ url: sandbox.url })
    await syncWhole(folder)
  })
  afterAll(async () => {
    await folder.close()
    await sandbox.close()
    await removeFolder(folder.dir)
  })

  test('of the links between users at least 99 % are right', async () => {
    const { personOf } = sandbox.world.truth
    const people = (await folder.engine.store.people()).filter(({ userId }) => personOf.has(userId))
    const byPerson = grouped(people, ({ personId }) => personId)
    let [right, wrong] = [0, 0]
    for (const users of byPerson.values())
      for (const [at, { userId }] of users.entries())
        for (const other of users.slice(0, at))
          if (personOf.get(userId) === personOf.get(other.userId)) right++
          else wrong++
    const pairs = [...grouped(people, ({ userId }) => personOf.get(userId)).values()].reduce(
      (sum, { length }) => sum + (length * (length - 1)) / 2,
      0,
    )
    const precision = wilson(right, right + wrong)!
    const recall = wilson(right, pairs)!
    const say = ({ rate, low, high }: typeof precision) => `${(rate * 100).toFixed(1)} % (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`
    console.log(`person links, seed ${seed}: precision ${say(precision)} of ${right + wrong}, recall ${say(recall)} of ${pairs}`)
    expect(right + wrong).toBeGreaterThan(30)
    expect(precision.rate).toBeGreaterThanOrEqual(0.99)
  })

  test('linked, unlinked and undone: every fact is what it was, row by row', async () => {
    const { engine } = folder
    const allFacts = async () => {
      const facts: ContactFact[] = []
      await engine.store.everyFact(2000, async (batch) => void facts.push(...batch.map(({ fact }) => fact)))
      return facts.sort((a, b) => a.ticketId - b.ticketId)
    }
    const before = await allFacts()
    const busy = [...grouped(before, ({ requesterId }) => requesterId)].sort(([, a], [, b]) => b.length - a.length || 0)
    const strangers = busy.map(([user]) => user).filter((user) => sandbox.world.users.get(user)?.role === 'end-user')
    const [a, b] = [strangers[0]!, strangers[1]!]
    const linked = await engine.identities.say({ a, b, same: true })
    expect(linked).toMatchObject({ ok: true })
    expect(await allFacts()).not.toEqual(before)
    await engine.identities.say({ a, b, same: null })
    expect(await allFacts()).toEqual(before)

    const people = await engine.store.people()
    const together = [...grouped(people, ({ personId }) => personId).values()].find((users) => users.length === 2)!
    const [c, d] = [together[0]!.userId, together[1]!.userId]
    await engine.identities.say({ a: c, b: d, same: false })
    expect(await engine.identities.person(d)).toMatchObject({ ok: true, value: { users: [{ id: d }] } })
    await engine.identities.say({ a: c, b: d, same: null })
    expect(await allFacts()).toEqual(before)
    expect(await engine.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })
  })
})
