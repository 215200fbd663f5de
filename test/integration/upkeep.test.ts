/** What the helpdesk deletes goes from here, too; words whose time is over go; and no number moves for either (design 11). */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import { openFolder, removeFolder, SANDBOX_CONFIG, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 700, seed: 11 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
})
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
async function allFacts(): Promise<ContactFact[]> {
  const facts: ContactFact[] = []
  await folder.engine.store.everyFact(2000, async (batch) => void facts.push(...batch.map(({ fact }) => fact)))
  return facts.sort((a, b) => a.ticketId - b.ticketId)
}
const nameless = (facts: readonly ContactFact[]) => facts.map(({ personId: _person, requesterId: _requester, ...rest }) => rest)
async function syncLater(change: (world: RunningSandbox['world'], at: number) => void): Promise<void> {
  const at = sandbox.sandbox.clock.now()
  change(sandbox.world, at)
  sandbox.sandbox.clock.set(at + 120)
  await syncWhole(folder)
}
/** People and old words are looked at once a day, and when the service starts. */
async function nextDay(configurationFile = SANDBOX_CONFIG): Promise<void> {
  await folder.close()
  folder = await openFolder({ url: sandbox.url, dir: folder.dir, configurationFile })
}
const isoOf = (at: number) => new Date(at * 1000).toISOString()
const holds = async () => expect(await folder.engine.judge.verify()).toMatchObject({ differingTickets: [], differingUsers: [] })

test('a deleted ticket keeps neither words nor person nor choices; of its review the score stays, of its unpublished case nothing', async () => {
  const { engine } = folder
  const before = await allFacts()
  const one = before.find(({ exclusion, reason, agentReplies }) => exclusion === null && reason !== null && agentReplies > 0)!
  const record = { keys: [`ticket:${one.ticketId}`], savedAt: 1, savedBy: 'user:501', ifVersion: 0 }
  await engine.ops.saveRecords([
    {
      ...record,
      kind: 'review',
      id: 'r1',
      body: { score: 0.6, words: { note: 'fine', comments: [{ quote: 'where is my parcel?', text: 'be kind' }] } },
    },
  ])
  await syncLater((world, at) => world.deleteTicket(one.ticketId, at))
  const landed = (await engine.store.ticket(one.ticketId))!
  expect(landed.row).toMatchObject({ status: 'deleted', subject: null, fields: {}, tags: [], orderRefs: [], csat: null })
  expect(isStandIn(landed.row.requesterId)).toBe(true)
  const said = landed.events.filter(({ kind }) => kind === 'comment')
  expect(said.length).toBeGreaterThan(1)
  for (const event of said)
    expect(event).toMatchObject({ text: null, orderRefs: [], authorId: event.kind === 'comment' && event.authorId < 0 ? -1 : landed.row.requesterId })
  expect(JSON.stringify(landed)).not.toContain(String(one.requesterId))
  const [fact] = await engine.store.facts([one.ticketId])
  expect(fact).toMatchObject({ exclusion: 'deleted', reason: null, personId: landed.row.requesterId })
  expect((await engine.ops.record('review', 'r1'))?.body).toMatchObject({
    score: 0.6,
    words: { note: 'fine', comments: [{ quote: '[removed]', text: 'be kind' }] },
  })
  await holds()
})

test('a user deleted in the helpdesk is forgotten within a day; the contacts and those of their other user stay as they were', async () => {
  const people = await folder.engine.store.people()
  const facts = await allFacts()
  const pair = people.filter(({ userId, personId }) => userId !== personId && facts.some(({ requesterId }) => requesterId === userId))
  const gone = pair.find(({ personId }) => facts.some(({ requesterId }) => requesterId === personId))!.userId
  const user = sandbox.world.users.get(gone)!
  await syncLater((world, at) => {
    Object.assign(user, { active: false, email: null, phone: null, external_id: null, updated_at: isoOf(at) })
    world.identities.set(gone, [])
    world.touch()
  })
  expect(nameless(await allFacts())).toEqual(nameless(facts))
  await nextDay()
  await syncWhole(folder)
  const after = await allFacts()
  expect(nameless(after)).toEqual(nameless(facts))
  expect(after.filter(({ requesterId }) => requesterId === gone)).toEqual([])
  const others = facts.filter(({ requesterId }) => requesterId === gone).map(({ ticketId }) => ticketId)
  for (const id of others) expect(after.find(({ ticketId }) => ticketId === id)).toMatchObject({ requesterId: expect.toSatisfy(isStandIn) })
  for (const id of others) expect((await folder.engine.store.ticket(id))?.events.every(({ text }) => text === null)).toBe(true)
  expect(await folder.engine.store.deletedUsers()).toEqual([])
  expect(await folder.engine.store.removedRemains()).toBe(false)
  const lines = (await folder.engine.audit.list({ limit: 20 } as never))!.entries
  expect(lines.map(({ target }) => target[0])).toContain('deleted users')
  expect(JSON.stringify(lines)).not.toContain(String(gone))
  await holds()
})

test('users whom the helpdesk merged are not forgotten', async () => {
  const facts = await allFacts()
  const known = await folder.engine.store.usersBehind([...new Set(facts.map(({ requesterId }) => requesterId))])
  const mailed = known.filter(
    ({ active, identities, tickets }) => active && tickets === 1 && identities.some(({ value }) => value.startsWith('email:')),
  )
  const [winner, loser] = [mailed[0]!.id, mailed[1]!.id]
  await syncLater((world, at) => world.mergeUsers(winner, loser, at))
  expect(await folder.engine.store.deletedUsers()).toEqual([])
})

test('words whose time is over go with the addresses of people without later tickets, and every fact stays', async () => {
  const { engine } = folder
  const facts = await allFacts()
  const file = join(folder.dir, 'sixty-days.json')
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(SANDBOX_CONFIG, 'utf8')), textKeepDays: 60 }))
  const before = engine.clock.now() - 60 * 86_400
  const requesters = facts.map(({ requesterId }) => requesterId)
  const addresses = async () =>
    new Map(
      (await folder.engine.store.usersBehind(requesters)).map(({ id, identities }) => [
        id,
        identities.some(({ value }) => value.startsWith('email:')),
      ]),
    )
  const withAddress = [...(await addresses())].flatMap(([id, has]) => (has ? [id] : []))
  expect((await engine.store.ticketsWithWords(before, 10_000)).length).toBeGreaterThan(100)
  await nextDay(file)
  await syncWhole(folder)
  const { store, judge } = folder.engine
  expect(await store.ticketsWithWords(before, 10)).toEqual([])
  expect((await store.ticketsWithWords(before + 59 * 86_400, 10)).length).toBeGreaterThan(0)
  expect(await allFacts()).toEqual(facts)
  expect((await judge.verify()).differingTickets).toEqual([])
  const addressed = await addresses()
  const cleared = withAddress.filter((id) => !(addressed.get(id) ?? false))
  const late = new Set(
    [...sandbox.world.tickets.values()]
      .filter((ticket) => ticket.status !== 'deleted' && Date.parse(ticket.updated_at) / 1000 >= before)
      .map((ticket) => ticket.requester_id),
  )
  expect(cleared.length).toBeGreaterThan(20)
  expect(withAddress.some((id) => late.has(id))).toBe(true)
  expect(cleared.filter((id) => late.has(id))).toEqual([])
})
