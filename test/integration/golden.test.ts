/** The golden cases of the counting rules, planted in the sandbox by id, read over HTTP, judged and asked through analytics. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { explainContact } from '../../dashboard/server/analytics/explanation.ts'
import { openFolder, removeFolder, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

/** one_touch / no_reopen / gross / net: 1 success, 0 failed, ? pending, x excluded, – not first. */
type Values = [string, string, string, string]
const id = (n: number, k: number) => 900_000 + 100 * n + k
const SUCCESS: Values = ['1', '1', '1', '1']
const CASES: { name: string; tickets: Record<number, { values: (string | null)[]; reason?: string; excluded?: string }> }[] = [
  { name: 'G1 mail, one reply, solved', tickets: { [id(1, 1)]: { values: SUCCESS } } },
  { name: 'G2 thanks, solved again', tickets: { [id(2, 1)]: { values: ['1', '0', '1', '1'] } } },
  {
    name: 'G3 new ticket, same order, day 6',
    tickets: { [id(3, 1)]: { values: ['1', '1', '0', '0'], reason: 'new_ticket' }, [id(3, 2)]: { values: [null, null, '–', '–'] } },
  },
  {
    name: 'G4 follow-up of a closed ticket',
    tickets: { [id(4, 1)]: { values: ['1', '1', '0', '0'], reason: 'follow_up' }, [id(4, 2)]: { values: [null, null, '–', '–'] } },
  },
  { name: 'G5 other order and reason, day 2', tickets: { [id(5, 1)]: { values: SUCCESS }, [id(5, 2)]: { values: SUCCESS } } },
  { name: 'G6 same issue day 9', tickets: { [id(6, 1)]: { values: SUCCESS }, [id(6, 2)]: { values: [null, null, '1', '1'] } } },
  { name: 'G7 chat with 14 messages', tickets: { [id(7, 1)]: { values: ['0', '1', '1', '1'] } } },
  { name: 'G8 clarification by mail', tickets: { [id(8, 1)]: { values: ['0', '1', '0', '0'], reason: 'clarification' } } },
  { name: 'G9 a person transfers L1 to L2', tickets: { [id(9, 1)]: { values: ['1', '1', '0', '0'], reason: 'transferred' } } },
  {
    name: 'G10 same mail twice in 5 minutes, merged before the answer',
    tickets: { [id(10, 1)]: { values: SUCCESS }, [id(10, 2)]: { values: ['1', null, 'x', 'x'], excluded: 'merged' } },
  },
  {
    name: 'G11 solved mail merged into the open chat of day 3',
    tickets: { [id(11, 2)]: { values: ['0', '1', '0', '0'], reason: 'merged' }, [id(11, 1)]: { values: ['1', '1', 'x', 'x'], excluded: 'merged' } },
  },
  { name: 'G12 proactive, no answer', tickets: { [id(12, 1)]: { values: ['1', '1', 'x', 'x'], excluded: 'proactive' } } },
  {
    name: 'G13 bot solved, human ticket 20 h later',
    tickets: { [id(13, 1)]: { values: ['1', '1', '0', '0'], reason: 'new_ticket' }, [id(13, 2)]: { values: [null, null, '–', '–'] } },
  },
  { name: 'G14 left the chat queue', tickets: { [id(14, 1)]: { values: ['1', '1', 'x', 'x'], excluded: 'abandoned' } } },
  { name: 'G15 solved a day before as-of', tickets: { [id(15, 1)]: { values: ['1', '1', '?', '?'] } } },
  {
    name: 'G16 new WhatsApp user, same phone, same issue, day 1',
    tickets: { [id(16, 1)]: { values: [null, null, '0', '0'], reason: 'new_ticket' }, [id(16, 2)]: { values: [null, null, '–', '–'] } },
  },
  { name: 'G17 shared mailbox, other order', tickets: { [id(17, 1)]: { values: SUCCESS } } },
  { name: 'G18 solved without reply (mail)', tickets: { [id(18, 1)]: { values: ['1', '1', 'x', 'x'], excluded: 'no_reply_solve' } } },
  { name: 'G19 solved by automation after a reminder', tickets: { [id(19, 1)]: { values: SUCCESS } } },
  { name: 'G20 survey "no", no return', tickets: { [id(20, 1)]: { values: SUCCESS } } },
  { name: 'G21 linked to a problem', tickets: { [id(21, 1)]: { values: [null, null, '1', 'x'], excluded: 'known_problem' } } },
  {
    name: 'G22 chat again 10 minutes after the drop',
    tickets: { [id(22, 1)]: { values: SUCCESS }, [id(22, 2)]: { values: [null, null, 'x', 'x'], excluded: 'resumed' } },
  },
]
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

async function explain(ticketId: number, windowDays = 7) {
  const { lenses: _, ...settings } = { ...folder.engine.settings(), windowDays }
  const answered = await explainContact(folder.engine.store, settings, ticketId, [])
  if (!answered.ok) throw new Error(`ticket ${ticketId}: ${answered.problem.detail}`)
  return answered.value
}
const SIGNS: Record<string, string> = { success: '1', failed: '0', failedEarly: '0', pending: '?', not_counted: ' ' }
async function valuesOf(ticketId: number, windowDays = 7): Promise<{ values: string[]; net: Awaited<ReturnType<typeof explain>>['lenses'][number] }> {
  const { lenses } = await explain(ticketId, windowDays)
  const sign = (lens: (typeof lenses)[number]) =>
    lens.state === 'excluded' ? (lens.exclusion === 'not_first' ? '–' : 'x') : (SIGNS[lens.state] ?? lens.state)
  const order = ['one_touch', 'no_reopen', 'gross', 'net']
  return { values: order.map((name) => sign(lenses.find((lens) => lens.lens === name)!)), net: lenses.find((lens) => lens.lens === 'net')! }
}

test.each(CASES)('$name', async ({ tickets }) => {
  for (const [ticketId, expected] of Object.entries(tickets)) {
    const { values, net } = await valuesOf(Number(ticketId))
    const shown = values.map((value, index) => (expected.values[index] === null ? null : value))
    expect({ ticketId, shown, reason: expected.reason && net.primary, excluded: expected.excluded && net.exclusion }).toEqual({
      ticketId,
      shown: expected.values,
      reason: expected.reason,
      excluded: expected.excluded,
    })
  }
})
test('G6 the same return fails at 14 days, and the second ticket is not first then', async () => {
  expect((await valuesOf(id(6, 1), 14)).values.slice(2)).toEqual(['0', '0'])
  expect((await valuesOf(id(6, 2), 14)).values.slice(2)).toEqual(['–', '–'])
})
test('G13 the first ticket belongs to the bot', async () => {
  expect((await explain(id(13, 1))).facts['handledBy']).toBe('bot')
})
test('G19 nobody confirmed the solve', async () => {
  expect((await explain(id(19, 1))).facts['unconfirmed']).toBe(true)
})
test('G20 the survey says no', async () => {
  const { facts, lenses } = await explain(id(20, 1))
  expect(facts['survey']).toBe('no')
  expect(lenses.find(({ lens }) => lens === 'survey')).toMatchObject({ state: 'failed', why: ['survey_no'] })
})

async function syncLater(change: (world: RunningSandbox['world'], at: number) => void): Promise<void> {
  const at = sandbox.sandbox.clock.now()
  change(sandbox.world, at)
  // Exports hold the last minute back.
  sandbox.sandbox.clock.set(at + 120)
  expect((await folder.runner.runOnce()).complete).toBe(true)
}
test('G23 two users merged later: before two first contacts, after it one that failed', async () => {
  expect((await valuesOf(id(23, 1))).values.slice(2)).toEqual(['1', '1'])
  expect((await valuesOf(id(23, 2))).values.slice(2)).toEqual(['1', '1'])
  const requester = (ticketId: number) => sandbox.world.tickets.get(ticketId)!.requester_id
  await syncLater((world, at) => world.mergeUsers(requester(id(23, 1)), requester(id(23, 2)), at))
  const first = await valuesOf(id(23, 1))
  expect(first.values.slice(2)).toEqual(['0', '0'])
  expect(first.net.primary).toBe('new_ticket')
  expect((await valuesOf(id(23, 2))).values.slice(2)).toEqual(['–', '–'])
})
test('G24 re-tagged after the week closed: before different reasons, after it the same issue', async () => {
  expect((await valuesOf(id(24, 1))).values.slice(2)).toEqual(['1', '1'])
  await syncLater((world, at) => {
    const reason = world.tickets
      .get(id(24, 1))!
      .custom_fields.find((field) => world.fields.find(({ id }) => id === field.id)?.title === 'Contact reason')!.value
    world.retag(id(24, 2), String(reason), at)
  })
  const first = await valuesOf(id(24, 1))
  expect(first.values.slice(2)).toEqual(['0', '0'])
  expect(first.net.primary).toBe('new_ticket')
})
