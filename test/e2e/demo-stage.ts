/** The demo as `npm start` runs it, small, on ports of its own and in a new folder; and a browser to read it with. */
import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import type { DemoAct } from '@shared/api/people.ts'
import { launch } from './browser.ts'

const PROGRAM = resolve(import.meta.dirname, '../../dist/service/firstfix.js')
const READY_MS = 150_000

export interface Demo {
  dashboard: string
  desk: string
  /** Opens a page; its errors, and what its policy blocks, go into `faults`. */
  visit(path: string, size?: { width: number; height: number }): Promise<Page>
  /** The same in a browser of one of the invented staff. */
  visitAs(who: DemoAct, path: string): Promise<Page>
  faults: string[]
  /** JSON of a command, asked of the running service. */
  command(...args: string[]): Promise<unknown>
  /** JSON of the API. */
  ask(path: string): Promise<unknown>
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Models do not learn by themselves: what is read twice is to say the same twice. */
export async function startDemo(tickets: number): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'firstfix-e2e-'))
  const [port, sandboxPort] = [await freePort(), await freePort()]
  const env = {
    ...process.env,
    FIRSTFIX_DATA: folder,
    FIRSTFIX_PORT: String(port),
    FIRSTFIX_SANDBOX_PORT: String(sandboxPort),
    FIRSTFIX_TRAIN: 'off',
  }
  const child = spawn(process.execPath, [PROGRAM, 'demo', '--no-open', '--tickets', String(tickets)], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<void>((done) => void child.once('exit', () => done()))
  await new Promise<void>((done, fail) => {
    let said = ''
    const timer = setTimeout(() => fail(new Error(`the demo was not ready in ${READY_MS / 1000} s; it said:\n${said}`)), READY_MS)
    const listen = (part: Buffer) => {
      said += part.toString()
      if (!said.includes('Ready.')) return
      clearTimeout(timer)
      done()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => fail(new Error(`the demo ended with ${code}; it said:\n${said}`)))
  })
  const browser = await launch()
  const dashboard = `http://127.0.0.1:${port}`
  const faults: string[] = []
  async function newPage(viewport = { width: 1440, height: 900 }): Promise<Page> {
    const page = await browser.newPage({ viewport })
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text())
    })
    return page
  }
  return {
    dashboard,
    desk: `http://127.0.0.1:${sandboxPort}/desk/`,
    faults,
    async visit(path, viewport) {
      const page = await newPage(viewport)
      await page.goto(new URL(path, dashboard).href)
      return page
    },
    async visitAs(who, path) {
      const page = await newPage()
      const acts = await page.request.put(`${dashboard}/api/v1/demo/role`, { data: who, headers: { origin: dashboard } })
      if (!acts.ok()) throw new Error(`nobody acts as ${who.userId}: ${acts.status()} ${await acts.text()}`)
      await page.goto(new URL(path, dashboard).href)
      return page
    },
    command: async (...args) => JSON.parse((await promisify(execFile)(process.execPath, [PROGRAM, ...args, '--json'], { env })).stdout),
    ask: async (path) => (await fetch(`${dashboard}/api/v1${path}`)).json(),
    async close() {
      await browser.close()
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
