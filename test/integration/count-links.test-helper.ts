/** Who is taken for one person, against what the sandbox's seed knows; and a human's word that leaves no trace when taken back. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import { grouped } from '@shared/stats/grouped.ts'
import type { Folder, RunningSandbox } from './bench.ts'

/** Links between users that are right and wrong, and how many there are in truth. */
export async function countLinks({ engine }: Folder, { world }: RunningSandbox): Promise<{ right: number; wrong: number; pairs: number }> {
  const { personOf } = world.truth
  const people = (await engine.store.people()).filter(({ userId }) => personOf.has(userId))
  let [right, wrong] = [0, 0]
  for (const [, users] of grouped(people, ({ personId }) => personId))
    for (const [at, { userId }] of users.entries())
      for (const other of users.slice(0, at))
        if (personOf.get(userId) === personOf.get(other.userId)) right++
        else wrong++
  const persons = [...grouped(people, ({ userId }) => personOf.get(userId)).values()]
  return { right, wrong, pairs: persons.reduce((sum, { length }) => sum + (length * (length - 1)) / 2, 0) }
}

/** Two strangers linked and two users of one person parted, each taken back: all facts at each step. */
export async function sayAndUndo({ engine }: Folder, { world }: RunningSandbox) {
  const allFacts = async () => {
    const facts: ContactFact[] = []
    await engine.store.everyFact(2000, async (batch) => void facts.push(...batch.map(({ fact }) => fact)))
    return facts.sort((a, b) => a.ticketId - b.ticketId)
  }
  const before = await allFacts()
  const busy = [...grouped(before, ({ requesterId }) => requesterId)].sort(([, a], [, b]) => b.length - a.length || 0)
  const strangers = busy.map(([user]) => user).filter((user) => world.users.get(user)?.role === 'end-user')
  const [a, b] = [strangers[0]!, strangers[1]!]
  await engine.identities.say({ a, b, same: true })
  const linked = await allFacts()
  await engine.identities.say({ a, b, same: null })
  const after = await allFacts()

  const people = await engine.store.people()
  const together = [...grouped(people, ({ personId }) => personId).values()].find((users) => users.length === 2)!
  const [c, d] = [together[0]!.userId, together[1]!.userId]
  await engine.identities.say({ a: c, b: d, same: false })
  const person = await engine.identities.person(d)
  const unlinkedAlone = person.ok && person.value.users.map(({ id }) => id).join() === String(d)
  await engine.identities.say({ a: c, b: d, same: null })
  return { before, linked, after, unlinkedAlone, parted: await allFacts(), verified: await engine.judge.verify() }
}
