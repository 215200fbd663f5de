/** The service over HTTP beside a stand-in helpdesk where people can sign in, both by clocks that the test moves. */
import { createServer, type AddressInfo } from 'node:net'
import { accountsOf } from '../../dashboard/server/accounts.ts'
import { createApi } from '../../dashboard/server/api/create-api.ts'
import type { AuditEntry } from '../../dashboard/server/auth/audit-log.ts'
import { questionsOf } from '../../dashboard/server/questions.ts'
import { openFolder, removeFolder, startSandbox, syncWhole } from './bench.ts'

export const LOCAL_TOKEN = 'local-token-of-the-test'
const START = Date.parse('2026-11-16T01:00:00Z') / 1000

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((done) => server.once('listening', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

export async function startSignInStage({ logLevel = 'silent' }: { logLevel?: 'silent' | 'debug' } = {}) {
  let time = START
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const oauthClients = [{ id: 'firstfix', secret: 'client-secret-of-the-test', redirectUris: [`${base}/auth/callback`] }]
  const sandbox = await startSandbox({ tickets: 200 }, { oauthClients, clock: { now: () => time, set: (at) => (time = at) } })
  const folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  const audited: AuditEntry[] = []
  const audit = {
    async write(entry: AuditEntry) {
      audited.push(entry)
      await folder.engine.audit.write(entry)
    },
  }
  const environment = { ...folder.engine.environment, oauthClient: { id: 'firstfix', secret: 'client-secret-of-the-test' } }
  const clock = () => time * 1000
  const accounts = accountsOf({ ...folder.engine, environment }, { audit, publicUrl: base, demo: false, clock })
  const server = await createApi({
    ...questionsOf(folder.engine, folder.runner),
    audit,
    access: { localToken: LOCAL_TOKEN, demo: false, loopbackOnly: true, publicUrl: base, app: null, accounts, clock },
    dashboardDir: null,
    logLevel,
  })
  await server.listen({ host: '127.0.0.1', port })
  return {
    base,
    world: sandbox.world,
    engine: folder.engine,
    folder,
    audited,
    pass: (seconds: number) => void (time += seconds),
    async close() {
      await server.close()
      await folder.close()
      await sandbox.close()
      await removeFolder(folder.dir)
    },
  }
}

/** What a browser does: keeps cookies, follows nothing by itself. */
export function openBrowser(base: string) {
  const cookies = new Map<string, string>()
  const set: string[] = []
  async function ask(path: string, init: { method?: string; body?: unknown; headers?: Record<string, string> } = {}): Promise<Response> {
    const { method = 'GET', body, headers } = init
    const own = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '), ...(method === 'GET' ? {} : { origin: base }) }
    const answer = await fetch(new URL(path, base), {
      method,
      redirect: 'manual',
      headers: { ...own, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      set.push(line)
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  /** To the helpdesk's page and its answer: the address to come back to. */
  async function allow(userId: number, to = '/', decision = 'allow'): Promise<string> {
    const page = new URL((await ask(`/auth/sign-in?to=${encodeURIComponent(to)}`)).headers.get('location') ?? '')
    const form = new URLSearchParams([...page.searchParams, ['user_id', String(userId)], ['decision', decision]])
    const answer = await fetch(`${page.origin}/oauth/authorizations`, { method: 'POST', body: form, redirect: 'manual' })
    return answer.headers.get('location') ?? ''
  }
  const me = async (): Promise<{ kind: string; role: string | null; userId: number | null }> => (await ask('/api/v1/me')).json()
  return { ask, allow, me, cookies, set, signIn: async (userId: number, to?: string) => ask(await allow(userId, to)) }
}
export const codeOf = async (answer: Response): Promise<string> => (await (answer.json() as Promise<{ code: string }>)).code
