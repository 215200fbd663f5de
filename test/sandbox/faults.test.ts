import { expect, test } from 'vitest'
import type { FaultName } from './api/faults.ts'
import { listenOn } from './node-http.ts'
import { ORIGIN, testDesk, BEARER, type Body } from './sandbox.test-helper.ts'
import { createWorld } from './world.ts'

const world = createWorld({ tickets: 300 })
const PATH = '/api/v2/incremental/tickets/cursor?start_time=0&per_page=50&support_type_scope=all'

test.each([
  ['rateLimited', 429, 'content-type', ['application/json', 'text/plain']],
  ['unavailable', 503, 'retry-after', ['1', null]],
  ['timeout', 504, 'content-type', ['text/html', 'text/html']],
] as const)('%s answers %i, by turns in both manners, and is counted', async (name, status, header, manners) => {
  const desk = testDesk(world, { faults: { [name]: 1, timeoutAbove: 40 } })
  const answers = [await desk.ask(PATH), await desk.ask(PATH)]
  expect(answers.map((answer) => answer.status)).toEqual([status, status])
  expect(answers.map((answer) => answer.headers.get(header))).toEqual(manners)
  expect(desk.faults.counts[name]).toBe(2)
})
test('smaller pages escape the timeout', async () => {
  const desk = testDesk(world, { faults: { timeout: 1, timeoutAbove: 40 } })
  expect((await desk.ask(PATH.replace('per_page=50', 'per_page=25'))).status).toBe(200)
})
test('gateway errors are pages of HTML', async () => {
  const { status, text } = await testDesk(world, { faults: { gateway: 1 } }).ask(PATH)
  expect(status).toBeGreaterThanOrEqual(500)
  expect(text).toContain('<html>')
})
test('over a socket, a reset and a truncated body are broken connections', async () => {
  const desk = testDesk(world)
  const { server, port } = await listenOn(desk.handle, { port: 0 })
  const url = `http://127.0.0.1:${port}${PATH}`
  try {
    desk.faults.change({ reset: 1 })
    await expect(fetch(url, { headers: BEARER })).rejects.toThrow('fetch failed')
    desk.faults.change({ reset: 0, truncated: 1 })
    await expect(fetch(url, { headers: BEARER }).then((response) => response.text())).rejects.toThrow('terminated')
    desk.faults.change({ truncated: 0 })
    expect((await fetch(url, { headers: BEARER })).status).toBe(200)
    expect(desk.faults.counts).toMatchObject({ reset: 1, truncated: 1 })
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

async function readAll(faults: Partial<Record<FaultName, number>>): Promise<{ ids: number[]; counts: Record<FaultName, number> }> {
  const desk = testDesk(world, { faults })
  const ids: number[] = []
  for (let url = PATH; ;) {
    const { body } = await desk.ask(url)
    ids.push(...body.tickets.map((row: Body) => row.id))
    if (body.end_of_stream) return { ids, counts: desk.faults.counts }
    url = body.after_url
  }
}
test('a doubled row comes twice, a late one a page later; none is lost', async () => {
  const plain = await readAll({})
  const doubled = await readAll({ duplicated: 0.1 })
  expect(doubled.ids.length).toBe(plain.ids.length + doubled.counts.duplicated)
  expect(doubled.counts.duplicated).toBeGreaterThan(5)
  const late = await readAll({ late: 0.1 })
  expect(late.counts.late).toBeGreaterThan(5)
  expect(late.ids).not.toEqual(plain.ids)
  expect([...late.ids].sort()).toEqual([...plain.ids].sort())
})
test('a page asked for again still brings its late rows', async () => {
  const desk = testDesk(world, { faults: { late: 0.3 } })
  const first = (await desk.ask(PATH)).body
  const missing = 50 - first.tickets.length
  expect(missing).toBeGreaterThan(0)
  const next = async () => (await desk.ask(first.after_url)).body.tickets.map((row: Body) => row.id)
  const expected = (await testDesk(world).ask(PATH)).body.tickets
    .map((row: Body) => row.id)
    .filter((id: number) => !first.tickets.some((row: Body) => row.id === id))
  expect(await next()).toEqual(expect.arrayContaining(expected))
  expect(await next()).toEqual(expect.arrayContaining(expected))
})
test('the same seed brings the same trouble', async () => {
  const run = async () => {
    const desk = testDesk(world, { faults: { unavailable: 0.3, gateway: 0.2, seed: 7 } })
    const seen: number[] = []
    for (let i = 0; i < 20; i++) seen.push((await desk.ask(PATH)).status)
    return seen
  }
  const first = await run()
  expect(new Set(first).size).toBeGreaterThan(2)
  expect(await run()).toEqual(first)
})
test('faults are set and counted at run time; a wrong name is refused with the right ones', async () => {
  const desk = testDesk(world)
  expect((await desk.send('POST', '/__sandbox/faults', { unavailable: 1 })).status).toBe(200)
  expect((await desk.ask(`${ORIGIN}${PATH}`)).status).toBe(503)
  expect((await desk.ask('/__sandbox/counters')).body.faults.unavailable).toBe(1)
  const wrong = await desk.send('POST', '/__sandbox/faults', { unavailble: 1 })
  expect(wrong).toMatchObject({ status: 400, body: { error: 'InvalidFault' } })
})
