/** The service is killed while somebody scores: what was answered is on disk. */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reviewItemSchema, type ReviewItem } from '../../shared/api/quality/reviews.ts'
import { reviewBodySchema, sampleItemBodySchema } from '../../dashboard/server/qa/bodies.ts'
import { openFolder, removeFolder, startSandbox, syncWhole } from './bench.ts'
import { answersFor, putSample, solvedContacts } from './reviews.test-helper.ts'

const PROGRAM = 'dist/service/firstfix.js'
const KILLS = 20
let dir: string
let port: number
let items: string[]
beforeAll(async () => {
  const sandbox = await startSandbox({ tickets: 200, seed: 5 })
  const folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  const facts = await solvedContacts(folder.engine, [...sandbox.world.tickets.keys()])
  items = await putSample(folder.engine, facts.slice(0, 60))
  dir = folder.dir
  await folder.close()
  await sandbox.close()
  port = await freePort()
})
afterAll(() => removeFolder(dir))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port: free } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return free
}
async function startService(): Promise<ChildProcess> {
  const { ZENDESK_URL: _url, ...rest } = process.env
  const env = { ...rest, FIRSTFIX_DATA: dir, FIRSTFIX_PORT: String(port), FIRSTFIX_NOW: '2026-11-16T09:00:00+08:00' }
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--no-open'], { env, stdio: 'ignore' })
  for (let tries = 0; tries < 600; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`)
    const answered = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (answered?.ok) return child
    await pause(50)
  }
  throw new Error('the service did not become ready')
}
const stopped = (child: ChildProcess) =>
  new Promise<void>((done) => void (child.exitCode === null && child.signalCode === null ? child.once('exit', () => done()) : done()))

test('20 kills during scoring: no submitted review is lost, and no draft that was answered', async () => {
  /** What the service has answered. */
  const drafts = new Map<string, { version: number; note: number }>()
  const submitted = new Set<string>()
  let note = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const child = await startService()
    const token = (await readFile(join(dir, 'local-token'), 'utf8')).trim()
    const ask = async (method: string, path: string, body?: object) => {
      const answered = await fetch(`http://127.0.0.1:${port}/api/v1/quality/reviews/items/${path}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
        ...(body ? { body: JSON.stringify(body) } : {}),
      })
      const text = await answered.text()
      if (!answered.ok) throw new Error(`${method} ${path}: ${answered.status} ${text}`)
      return JSON.parse(text) as unknown
    }
    const load = async (id: string): Promise<ReviewItem> => reviewItemSchema.parse(await ask('GET', id))
    for (const [id, kept] of drafts) {
      const { review } = await load(id)
      expect([review.state, Number(review.words.note) >= kept.note, review.version >= kept.version]).toEqual(['draft', true, true])
      // What was under way at the kill may have been kept without an answer.
      drafts.set(id, { version: review.version, note: Number(review.words.note) })
    }
    for (const id of [...submitted].slice(-2)) expect((await load(id)).review.state).toBe('submitted')

    const state = { alive: true }
    let answered = 0
    let hasEnough = (): void => {}
    const enough = new Promise<void>((done) => (hasEnough = done))
    const score = async (): Promise<void> => {
      for (let turn = 0; state.alive; turn += 1) {
        const open = items.filter((id) => !submitted.has(id))
        const id = open[turn % Math.min(open.length, 3)]!
        const item = await load(id)
        if (item.review.state === 'submitted') {
          submitted.add(id)
          drafts.delete(id)
          continue
        }
        const words = { ...item.review.words, note: String((note += 1)), verdict: 'yes' as const, answers: answersFor(item.scorecard, item.scored) }
        const change = { ifVersion: item.review.version, words, seconds: 1 }
        if (note % 4 === 0) {
          await ask('POST', `${id}/submit`, change)
          submitted.add(id)
          drafts.delete(id)
        } else {
          const { version } = (await ask('PUT', id, change)) as { version: number }
          drafts.set(id, { version, note: Number(words.note) })
        }
        answered += 1
        if (answered > kill % 4) hasEnough()
      }
    }
    const scoring = score().catch((cause: unknown) => {
      // Only the kill may end it.
      if (state.alive) throw cause
    })
    // Somewhere inside the saves that follow.
    await Promise.race([enough, scoring])
    await Promise.race([pause((kill * 37) % 150), scoring])
    state.alive = false
    child.kill('SIGKILL')
    await Promise.all([stopped(child), scoring])
  }
  expect(submitted.size).toBeGreaterThan(3)
  const { engine, close } = await openFolder({ url: null, dir })
  for (const id of submitted) {
    const [review, item] = [await engine.ops.record('review', id), await engine.ops.record('sample_item', id)]
    expect([reviewBodySchema.parse(review?.body).state, sampleItemBodySchema.parse(item?.body).state]).toEqual(['submitted', 'submitted'])
  }
  for (const [id, kept] of drafts)
    expect(Number(reviewBodySchema.parse((await engine.ops.record('review', id))?.body).words.note)).toBeGreaterThanOrEqual(kept.note)
  await close()
}, 900_000)
