/** How good the flag is, against what the sandbox's seed knows and never serves: each ticket as its agent opens it, by its words alone, with models that the account's own tags and orders taught. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wilson } from '@shared/stats/wilson.ts'
import { openFolder, removeFolder, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

/** Opened since then, so that the thirty days before are in the world too. */
const SINCE = Date.parse('2026-10-05T00:00:00Z')
let sandbox: RunningSandbox
let folder: Folder
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 5000, seed: 9 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  for (const kind of ['topics', 'same_issue'] as const) await folder.engine.trainer.train(kind)
  if (folder.engine.text()?.isLearned !== true) throw new Error('the same-issue model that judges is not in force')
}, 600_000)
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})

test('of the flags shown at least 85 % are right, and at least half of the returns are flagged', async () => {
  const { truth, tickets, users } = sandbox.world
  let [right, wrong, missed] = [0, 0, 0]
  for (const ticket of tickets.values()) {
    const openedAt = Date.parse(ticket.created_at)
    const requester = users.get(ticket.requester_id)
    if (ticket.status === 'deleted' || openedAt < SINCE || requester?.role !== 'end-user') continue
    // A second earlier and without its number: what was synced of the ticket itself cannot help.
    const { repeat } = await folder.engine.brief(null, {
      requester: { id: requester.id, email: requester.email, phone: requester.phone },
      channel: String(ticket.via.channel),
      createdAt: new Date(openedAt - 1000).toISOString(),
      subject: ticket.subject ?? '',
      text: ticket.description ?? '',
      fields: {},
      tags: [],
      locale: requester.locale ?? 'en',
    })
    const issue = truth.issueOf.get(ticket.id)
    const found = truth.returns.get(ticket.id)
    const isReturn = found !== undefined && !['duplicate', 'resumed', 'merged'].includes(found.how)
    if (repeat.verdict === 'repeat') {
      if (repeat.previous.some(({ ticketId }) => truth.issueOf.get(ticketId) === issue)) right++
      else wrong++
    } else if (isReturn) missed++
  }
  const precision = wilson(right, right + wrong)!
  const recall = wilson(right, right + missed)!
  const say = ({ rate, low, high }: typeof precision) => `${(rate * 100).toFixed(1)} % (${(low * 100).toFixed(1)}–${(high * 100).toFixed(1)})`
  console.log(`flag: precision ${say(precision)}, recall ${say(recall)}, ${right + wrong} flags shown`)
  expect(right + wrong).toBeGreaterThan(50)
  expect(precision.rate).toBeGreaterThanOrEqual(0.85)
  expect(recall.rate).toBeGreaterThanOrEqual(0.5)
})
