/** The logs of a whole run of the service, at their most talkative: nothing in them opens anything, and nobody's words or names stand in them. */
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runCommand, runInService } from '../../dashboard/server/cli/run.ts'
import type { Io } from '../../dashboard/server/cli/command.ts'
import { readEnvironment, type Environment } from '../../dashboard/server/environment.ts'
import { runService } from '../../dashboard/server/service.ts'
import { DEFAULT_TOKEN } from '../sandbox/handle.ts'
import { removeFolder, SANDBOX_CONFIG, startSandbox, type RunningSandbox } from './bench.ts'
import { openBrowser } from './sign-in.test-helper.ts'

const [ADMIN, AGENT] = [500, 501]
const CLIENT_SECRET = 'client-secret-of-the-run'
const SIGNING_KEY = 'signing-key-of-the-run-0123456789'
let sandbox: RunningSandbox
let dir: string
/** What was said for people and for logs; what was answered to whoever asked is another matter. */
let said = ''
let address = ''
const secrets = new Set([DEFAULT_TOKEN, CLIENT_SECRET, SIGNING_KEY])

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'firstfix-logs-'))
  const keep = (text: unknown) => {
    said += String(text)
    return true
  }
  vi.spyOn(process.stderr, 'write').mockImplementation(keep)
  vi.spyOn(process.stdout, 'write').mockImplementation(keep)
  vi.stubEnv('FIRSTFIX_LOG', 'debug')
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init)
    if (String(input).includes('/oauth/tokens')) {
      const pair = (await answer.clone().json()) as Record<string, unknown>
      for (const name of ['access_token', 'refresh_token']) if (typeof pair[name] === 'string') secrets.add(pair[name])
    }
    return answer
  })
  await aWholeRun()
}, 120_000)
afterAll(async () => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  await sandbox.close()
  await removeFolder(dir)
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

async function aWholeRun(): Promise<void> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const oauthClients = [{ id: 'firstfix', secret: CLIENT_SECRET, redirectUris: [`${base}/auth/callback`] }]
  sandbox = await startSandbox({ tickets: 120 }, { oauthClients })
  spoil(sandbox)
  const read = readEnvironment({
    FIRSTFIX_DATA: dir,
    FIRSTFIX_PORT: String(port),
    FIRSTFIX_PUBLIC_URL: base,
    FIRSTFIX_LOG: 'debug',
    FIRSTFIX_TRAIN: 'off',
    FIRSTFIX_NOW: '2026-11-16T09:00:00+08:00',
    FIRSTFIX_SIGNING_KEY: SIGNING_KEY,
    ZENDESK_URL: sandbox.url,
    ZENDESK_OAUTH_TOKEN: DEFAULT_TOKEN,
    ZENDESK_OAUTH_CLIENT_ID: 'firstfix',
    ZENDESK_OAUTH_CLIENT_SECRET: CLIENT_SECRET,
  })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const stop = new AbortController()
  const io: Io = { out: () => {}, err: (text) => void (said += text), signal: stop.signal, cwd: dir }
  let loaded = () => {}
  const isLoaded = new Promise<void>((done) => (loaded = done))
  const running = runService({
    environment: read.environment,
    io,
    runInService,
    mode: 'live',
    configurationFile: SANDBOX_CONFIG,
    everySeconds: 3600,
    onReady: (url) => void (address = url),
    onLoaded: async () => loaded(),
  })
  await Promise.race([isLoaded, running.then((code) => Promise.reject(new Error(`the service ended with ${code}: ${said}`)))])
  secrets.add((await readFile(join(dir, 'local-token'), 'utf8')).trim())
  await useIt(base, read.environment)
  stop.abort()
  expect(await running).toBe(0)
}

/** Records that nobody could read, full of words. */
function spoil({ world }: RunningSandbox): void {
  for (const ticket of [...world.tickets.values()].slice(0, 3))
    Object.assign(ticket, { created_at: ticket.subject, custom_fields: ticket.description })
  world.touch()
}

async function useIt(base: string, environment: Environment): Promise<void> {
  const ticket = [...sandbox.world.tickets.keys()][10]!
  const admin = await signedIn(base, ADMIN)
  const agent = await signedIn(base, AGENT)
  for (const one of [admin, agent]) {
    for (const path of [
      'status',
      `contacts/${ticket}`,
      'issue-check',
      'fcr/trend?by=month',
      'fcr/contacts?format=csv',
      'articles?q=refund%20money',
      'identity/queue',
    ])
      await one.ask(`/api/v1/${path}`)
    await one.ask('/api/v1/fcr/trend?filter=reason=secret-word-of-a-customer')
  }
  const shown = (await (await admin.ask('/api/v1/configuration')).json()) as { body: Record<string, unknown>; version: number }
  for (const windowDays of [14, 15])
    await admin.ask('/api/v1/configuration', { method: 'PUT', body: { ifVersion: shown.version, body: { ...shown.body, windowDays } } })
  const made = (await (
    await admin.ask('/api/v1/tokens', { method: 'POST', body: { role: 'manager', groups: null, name: 'nightly', days: 1 } })
  ).json()) as { secret: string }
  expect(made.secret).toMatch(/^fft_/)
  secrets.add(made.secret)
  await beside(base, ticket)
  await fetch(new URL(address))
  for (const token of [made.secret, 'fft_a-token-that-is-none']) {
    await fetch(`${base}/api/v1/status`, { headers: { authorization: `Bearer ${token}` } })
    await fetch(`${base}/api/v1/status?token=${token}`, { headers: { cookie: `firstfix-session=${token}` } })
  }
  secrets.add('fft_a-token-that-is-none').add('secret-word-of-a-customer')
  await commands({ ...environment, token: made.secret }, ticket)
  await agent.ask('/auth/sign-out', { method: 'POST', body: {} })
}

async function signedIn(base: string, user: number) {
  const one = openBrowser(base)
  const back = await one.allow(user)
  for (const name of ['code', 'state']) secrets.add(new URL(back).searchParams.get(name) ?? 'none')
  for (const value of one.cookies.values()) secrets.add(value)
  // Once too often, and with a state of nobody.
  for (const address of [back, back, back.replace(/state=[^&]+/, 'state=nobodys-state-at-all')]) await one.ask(address)
  for (const value of one.cookies.values()) secrets.add(value)
  return one
}

/** The sidebar: a brief, what is said of it, and what cannot be read. */
async function beside(base: string, ticket: number): Promise<void> {
  const sign = (key: string) =>
    new SignJWT({ sub: 'sidebar', jti: crypto.randomUUID() })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer('127')
      .setAudience(base)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(new TextEncoder().encode(key))
  const { subject, description } = sandbox.world.tickets.get(ticket)!
  const brief = { requester: { id: 7, email: 'who.asks@example.com', phone: '+4930123456' }, channel: 'email', subject, text: description }
  for (const token of [await sign(SIGNING_KEY), await sign('another-key-0123456789-0123456789')]) {
    secrets.add(token)
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    for (const body of [JSON.stringify(brief), JSON.stringify(brief).slice(0, -9), JSON.stringify({ ...brief, channel: 5 })])
      await fetch(`${base}/api/v1/tickets/${ticket}/brief`, { method: 'POST', headers, body })
  }
}

/** Through the admin socket, in the name of the token and of the folder's holder; an import of what cannot be read among them. */
async function commands(environment: Environment, ticket: number): Promise<void> {
  const { subject } = sandbox.world.tickets.get(ticket)!
  await writeFile(join(dir, 'broken.ndjson'), `{"subject":"${subject}","id":1\n{${subject}\n"${subject}\n${subject}\n`)
  const io: Io = { out: () => {}, err: (text) => void (said += text), signal: new AbortController().signal, cwd: dir }
  for (const line of [
    'fcr',
    `explain ${ticket}`,
    'config export',
    'issue-check',
    'audit',
    'token list',
    'import broken.ndjson',
    'sync --once',
    'nothing',
  ])
    for (const token of [environment.token, null]) await runCommand(line.split(' '), { ...environment, token }, io)
}

test('it was a whole run: it was talked about each of its parts', () => {
  for (const part of ['Synced: ', '/auth/callback', '/api/v1/tickets/', '/login', 'incoming request', 'skipped broken.ndjson', 'this needs the role'])
    expect(said).toContain(part)
  expect(secrets.size).toBeGreaterThan(20)
})
test('no secret stands in the logs, of the helpdesk, of people, of scripts, of the sidebar or of this machine', async () => {
  for (const name of (await readdir(dir)).filter((file) => /key/i.test(file))) secrets.add((await readFile(join(dir, name), 'utf8')).trim())
  expect([...secrets].filter((secret) => secret.length > 5 && said.includes(secret))).toEqual([])
})
test('no word of a ticket and nobody’s name, address or number stands in the logs', () => {
  const words = new Set(['who.asks@example.com', '+4930123456'])
  const say = (text: string | null | undefined) => {
    // Parts of a sentence, too: who quotes, quotes the beginning or what stands around a fault.
    if (text && text.length > 14) for (const part of [text.slice(0, 10), text.slice(10, 30), text.slice(-20)]) words.add(part)
  }
  for (const { subject, description } of sandbox.world.tickets.values()) [subject, description].forEach(say)
  for (const { name, email, phone } of sandbox.world.users.values())
    for (const text of [name, email, phone]) if (text && text.length > 6) words.add(text)
  expect(words.size).toBeGreaterThan(300)
  // Our own sentences say this, too.
  const ours = 'is missing'
  const found = [...words].filter((text) => text.trim().length > 6 && text !== ours && said.includes(text))
  expect(found).toEqual([])
})
