/** For tests of the desk in a browser: a small world served twice, with the probe app and with FirstFix, and a stand-in for the service. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { jwtVerify } from 'jose'
import type { FrameLocator, Page } from 'playwright-core'
import { deskRoutes } from '../sandbox/desk-routes.ts'
import { createSandbox } from '../sandbox/handle.ts'
import { listenOn } from '../sandbox/node-http.ts'
import { createWorld } from '../sandbox/world.ts'
import type { World } from '../sandbox/world.ts'
import { launch } from './browser.ts'

const KEY = 'k'.repeat(32)
const at = (path: string) => resolve(import.meta.dirname, '../..', path)

interface Question {
  body: Record<string, unknown>
  claims: Record<string, unknown>
}
export interface Stage {
  world: World
  /** Ids of open tickets, newest first, as in the list. */
  open: number[]
  /** Addresses of the two desks. */
  probe: string
  firstfix: string
  service: { url: string; asked: Question[] }
  /** Opens a page; its errors, and what its policy blocks, go into `faults`. */
  visit(url: string): Promise<Page>
  faults: string[]
  close(): Promise<void>
}
/** The app in view. */
export const appOf = (page: Page): FrameLocator => page.frameLocator('.app:visible iframe')

/** @param answer what the service says to every question */
export async function setStage(answer: object): Promise<Stage> {
  const world = createWorld({ tickets: 3000, seed: 1 })
  const service = await serveAnswers(answer)
  const desks = [
    await serveDesk(world, service.url, 'test/fixtures/desk-app/assets'),
    await serveDesk(world, service.url, 'dist/plugin/assets'),
  ] as const
  const browser = await launch()
  const faults: string[] = []
  return {
    world,
    open: [...world.tickets.values()]
      .filter(({ status }) => !['solved', 'closed', 'deleted'].includes(status))
      .sort((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id)
      .map(({ id }) => id),
    probe: desks[0].url,
    firstfix: desks[1].url,
    service,
    faults,
    async visit(url) {
      const page = await browser.newPage({ viewport: { width: 1440, height: 840 } })
      page.on('pageerror', (error) => faults.push(error.message))
      // A refusal of the helpdesk writes a line into the console, too; that is no fault of the page.
      page.on(
        'console',
        (message) => message.type() === 'error' && !message.text().startsWith('Failed to load resource') && faults.push(message.text()),
      )
      await page.goto(url)
      return page
    },
    async close() {
      await browser.close()
      for (const { server } of [...desks, service]) server.close().closeAllConnections()
    },
  }
}

async function serveDesk(world: World, serviceUrl: string, appDir: string): Promise<{ url: string; server: Server }> {
  const sandbox = createSandbox(world)
  const now = () => new Date(sandbox.clock.now() * 1000).toISOString()
  const desk = deskRoutes({ deskDir: at('dist/desk'), appDir: at(appDir), serviceUrl, signingKey: KEY, now })
  const { port, server } = await listenOn(async (request) => (await desk(request)) ?? sandbox.handle(request), { port: 0 })
  return { url: `http://127.0.0.1:${port}/desk/`, server }
}
/** Checks the signature as the service does, and keeps what it was asked. */
async function serveAnswers(answer: object): Promise<{ url: string; asked: Question[]; server: Server }> {
  const asked: Question[] = []
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const token = (request.headers.authorization ?? '').replace('Bearer ', '')
    const verified = await jwtVerify(token, new TextEncoder().encode(KEY)).catch(() => null)
    if (!verified) return void response.writeHead(401).end()
    asked.push({ body: JSON.parse(Buffer.concat(parts).toString() || '{}'), claims: { ...verified.payload } })
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server }
}
