/** G23 and G24: what was counted before two users were joined, and before a ticket was re-tagged, stays kept; the revision names the tickets and why. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { revisionsQuerySchema } from '@shared/api/vintages.ts'
import { dayToIso } from '@shared/time/calendar.ts'
import { readRevisions } from '../../dashboard/server/analytics/vintages-revision.ts'
import { readSnapshot } from '../../dashboard/server/analytics/vintages-snapshot.ts'
import { openFolder, removeFolder, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

const id = (n: number, k: number) => 900_000 + 100 * n + k
let sandbox: RunningSandbox
let folder: Folder
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 600, seed: 3 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
})
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})

async function syncLater(change: (world: RunningSandbox['world'], at: number) => void): Promise<void> {
  const at = sandbox.sandbox.clock.now()
  change(sandbox.world, at)
  // Exports hold the last minute back.
  sandbox.sandbox.clock.set(at + 120)
  expect((await folder.runner.runOnce()).complete).toBe(true)
}
/** The `matured` vintage whose week holds a ticket, with the ticket as it was kept. */
async function keptOf(ticketId: number) {
  for (const vintage of await folder.engine.ops.vintages({ lens: 'net' })) {
    if (vintage.kind !== 'matured') continue
    const ticket = readSnapshot((await folder.engine.ops.vintage(vintage.id))!.body).find((one) => one.ticketId === ticketId)
    if (ticket) return { vintage, ticket }
  }
  throw new Error(`no vintage holds ticket ${ticketId}`)
}
async function revisionsOf(period: number) {
  const { engine } = folder
  const [verdicts, models] = [await engine.ops.issueVerdicts(), await engine.ops.latestModels()]
  const deps = { reader: engine.store, settings: engine.settings(), kept: engine.ops, verdicts, models, text: engine.text()?.verdict ?? null }
  const found = await readRevisions(deps, revisionsQuerySchema.parse({ period: dayToIso(period), limit: 1000 }))
  if (!found.ok) throw new Error(found.problem.detail)
  return found.value
}

test('the sync kept the weeks that had ended and were final, late as they were, and nothing changed since', async () => {
  const kept = await folder.engine.ops.vintages({ lens: 'net' })
  expect(new Set(kept.map(({ kind }) => kind))).toEqual(new Set(['week_end', 'matured']))
  const { vintage } = await keptOf(id(23, 1))
  expect(vintage.takenLate).toBe(true)
  expect(await revisionsOf(vintage.period)).toMatchObject({ total: 0, causes: [] })
})
test('G23 two users merged later: vintage kept, the revision says identity', async () => {
  const before = await keptOf(id(23, 1))
  expect([before.ticket.cell, (await keptOf(id(23, 2))).ticket.cell]).toEqual(['success', 'success'])
  const requester = (ticketId: number) => sandbox.world.tickets.get(ticketId)!.requester_id
  await syncLater((world, at) => world.mergeUsers(requester(id(23, 1)), requester(id(23, 2)), at))
  expect(await keptOf(id(23, 1))).toEqual(before)
  const found = await revisionsOf(before.vintage.period)
  expect(found.tickets.find(({ ticketId }) => ticketId === id(23, 1))).toMatchObject({ before: 'success', after: 'failed', cause: 'identity' })
  expect(found.now.success).toBe(found.vintage.success + found.causes.reduce((sum, cause) => sum + cause.success, 0))
})
test('G24 re-tagged after the week closed: vintage kept, the revision says re-tagged', async () => {
  const before = await keptOf(id(24, 1))
  expect(before.ticket.cell).toBe('success')
  await syncLater((world, at) => {
    const reason = world.tickets
      .get(id(24, 1))!
      .custom_fields.find((field) => world.fields.find((one) => one.id === field.id)?.title === 'Contact reason')!.value
    world.retag(id(24, 2), String(reason), at)
  })
  expect(await keptOf(id(24, 1))).toEqual(before)
  const found = await revisionsOf(before.vintage.period)
  const first = found.tickets.find(({ ticketId }) => ticketId === id(24, 1))
  expect(first).toMatchObject({ before: 'success', after: 'failed', cause: 'retag', otherTicketId: id(24, 2) })
})
