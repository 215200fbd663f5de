/** A synced folder with two groups, people of every reach, and a clock that the test moves; everything is asked in process, over the service's own routes. */
import { accountsOf } from '../../dashboard/server/accounts.ts'
import { createApi } from '../../dashboard/server/api/create-api.ts'
import type { AuditEntry } from '../../dashboard/server/auth/audit-log.ts'
import { COMMAND_LINE } from '../../dashboard/server/auth/audit-who.ts'
import { questionsOf } from '../../dashboard/server/questions.ts'
import type { Role } from '../../shared/api/people.ts'
import type { ContactFact } from '../../shared/fcr/fact.ts'
import { toIso } from '../../dashboard/server/analytics/reader.ts'
import { openFolder, removeFolder, startSandbox, syncWhole } from './bench.ts'
import { solvedContacts } from './reviews.test-helper.ts'

const ORIGIN = 'http://127.0.0.1:4610'
const HOST = { host: '127.0.0.1:4610' }
export const Q = '/api/v1/quality'
export interface Reply {
  status: number
  text: string
  json: <T>() => T
}

/** Group A is the one with the most contacts, group B the next. */
export async function startQualityStage() {
  const sandbox = await startSandbox({ tickets: 900, seed: 11 })
  const folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  const { engine } = folder
  let time = engine.clock.now()
  Object.assign(engine.clock, { now: () => time })
  const clock = () => time * 1000
  const audited: AuditEntry[] = []
  const audit = {
    async write(entry: AuditEntry) {
      audited.push(entry)
      await engine.audit.write(entry)
    },
  }
  const accounts = accountsOf(engine, { audit, publicUrl: ORIGIN, demo: false, clock })
  const server = await createApi({
    ...questionsOf(engine, folder.runner),
    audit,
    access: { localToken: 'local-token-of-the-test', demo: false, loopbackOnly: true, publicUrl: ORIGIN, app: null, accounts, clock },
    dashboardDir: null,
  })

  const facts = await solvedContacts(engine, [...sandbox.world.tickets.keys()])
  const sizes = new Map<number, number>()
  for (const { solverGroup } of facts) if (solverGroup !== null) sizes.set(solverGroup, (sizes.get(solverGroup) ?? 0) + 1)
  const [groupA, groupB] = [...sizes].sort((a, b) => b[1] - a[1]).map(([id]) => id) as [number, number]
  const cookies = new Map<number, string>()
  async function person(userId: number, role: Role, groups: readonly number[] | null): Promise<number> {
    const version = (await accounts.people.list()).find((one) => one.userId === userId)?.version ?? 0
    await accounts.people.change({ userId, role, groups, ifVersion: version }, COMMAND_LINE)
    const secret = await accounts.sessions.open(
      { userId, name: `Person ${userId}`, role: 'agent' },
      { access: 'a', refresh: null, endsAt: time + 10 * 86_400 },
    )
    cookies.set(userId, `firstfix-session=${secret}`)
    return userId
  }
  async function ask(who: number, key: string, payload?: unknown): Promise<Reply> {
    const [method, url] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)]
    const answer = await server.inject({
      method: method as 'GET',
      url,
      headers: {
        ...HOST,
        cookie: cookies.get(who) ?? '',
        origin: ORIGIN,
        'sec-fetch-site': 'same-origin',
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
    })
    return { status: answer.statusCode, text: answer.body, json: <T>() => answer.json<T>() }
  }
  /** What must succeed for the scene to stand. */
  async function made<T>(who: number, key: string, payload?: unknown): Promise<T> {
    const answer = await ask(who, key, payload)
    if (answer.status >= 300) throw new Error(`${key} by ${who} answered ${answer.status}: ${answer.text.slice(0, 600)}`)
    return answer.json<T>()
  }
  return {
    engine,
    audited,
    facts,
    groupA,
    groupB,
    person,
    ask,
    made,
    of: (group: number): readonly ContactFact[] => facts.filter(({ solverGroup }) => solverGroup === group),
    pass: (seconds: number) => void (time += seconds),
    inDays: (days: number) => toIso(time + days * 86_400),
    async close() {
      await server.close()
      await folder.close()
      await sandbox.close()
      await removeFolder(folder.dir)
    },
  }
}
export type QualityStage = Awaited<ReturnType<typeof startQualityStage>>
