/** The audit log of a whole day: everything that must be in it is, and nothing that must not be, in the whole ops file. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { AuditLine, AuditPage } from '@shared/api/audit.ts'
import type { ConfigurationAnswer } from '@shared/api/configuration-answers.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { openFolder, removeFolder } from './bench.ts'
import { LOCAL_TOKEN, openBrowser, startSignInStage } from './sign-in.test-helper.ts'

const ADMIN = 500
const AGENT = 501
let stage: Awaited<ReturnType<typeof startSignInStage>>
let outside: string
const secrets = new Set([LOCAL_TOKEN, 'client-secret-of-the-test'])
beforeAll(async () => {
  const real = globalThis.fetch
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const answer = await real(input, init)
    if (String(input).includes('/oauth/tokens')) {
      const pair = (await answer.clone().json()) as Record<string, unknown>
      for (const name of ['access_token', 'refresh_token']) if (typeof pair[name] === 'string') secrets.add(pair[name])
    }
    return answer
  })
  stage = await startSignInStage()
  outside = await mkdtemp(join(tmpdir(), 'firstfix-audit-'))
})
afterAll(async () => {
  vi.restoreAllMocks()
  await stage.close()
  await removeFolder(outside)
})
async function command(...args: string[]): Promise<{ exit: number; out: string }> {
  let out = ''
  const io = { out: (text: string) => void (out += text), err: () => {}, signal: new AbortController().signal, cwd: outside }
  return { exit: await runInService(args, stage.engine, stage.folder.runner, io), out }
}
const lines = async (query = ''): Promise<readonly AuditLine[]> =>
  JSON.parse((await command('audit', '--json', '--limit', '1000', ...query.split(' ').filter(Boolean))).out).entries

test('every kind of audited act is found, with who, what and how it ended', async () => {
  const ticket = [...stage.world.tickets.keys()][0]!
  const guest = openBrowser(stage.base)
  await guest.ask('/api/v1/status')
  const agent = openBrowser(stage.base)
  await agent.signIn(AGENT)
  await agent.ask(`/api/v1/contacts/${ticket}`)
  await agent.ask('/api/v1/audit')
  await agent.ask(`/api/v1/tickets/${ticket}/feedback`, { method: 'POST', body: { kind: 'article_used', articleId: 1 } })
  const admin = openBrowser(stage.base)
  await admin.signIn(ADMIN)
  const { body, version } = (await (await admin.ask('/api/v1/configuration')).json()) as ConfigurationAnswer
  const saved = await admin.ask('/api/v1/configuration', { method: 'PUT', body: { ifVersion: version, body: { ...body, windowDays: 14 } } })
  expect(saved.status).toBe(200)
  const late = await admin.ask('/api/v1/configuration', { method: 'PUT', body: { ifVersion: version, body: { ...body, windowDays: 3 } } })
  expect(late.status).toBe(409)
  expect((await admin.ask('/api/v1/fcr/contacts?format=csv')).status).toBe(200)
  expect((await admin.ask('/api/v1/audit?format=csv')).headers.get('content-type')).toContain('text/csv')
  await admin.ask(`/api/v1/people/${AGENT}`, { method: 'PUT', body: { role: 'reviewer', groups: null, ifVersion: 1 } })
  const token = (await (
    await admin.ask('/api/v1/tokens', { method: 'POST', body: { role: 'agent', groups: null, name: 'nightly', days: 1 } })
  ).json()) as {
    secret?: string
  }
  if (token.secret !== undefined) secrets.add(token.secret)
  for (const one of [agent, admin]) for (const value of one.cookies.values()) secrets.add(value)
  await agent.ask('/auth/sign-out', { method: 'POST', body: {} })
  expect((await command('config', 'export')).exit).toBe(0)
  await command('explain', String(ticket))

  const found = (await lines()).map(({ who, act, target, outcome }) => [who.userId ?? who.kind, who.role, act, target[0], outcome])
  for (const expected of [
    ['nobody', null, 'request', 'GET /api/v1/status', 'refused'],
    [AGENT, 'agent', 'sign_in', `people/${AGENT}`, 'done'],
    [AGENT, 'agent', 'read_conversation', `contacts/${ticket}`, 'done'],
    [AGENT, 'agent', 'request', 'GET /api/v1/audit', 'refused'],
    [AGENT, 'agent', 'write', `tickets/${ticket}/feedback`, expect.any(String)],
    [ADMIN, 'admin', 'settings', 'configuration', 'done'],
    [ADMIN, 'admin', 'settings', 'configuration', 'failed'],
    [ADMIN, 'admin', 'export', 'fcr/contacts', 'done'],
    [ADMIN, 'admin', 'export', 'audit', 'done'],
    [ADMIN, 'admin', 'settings', `people/${AGENT}`, 'done'],
    [ADMIN, 'admin', 'token', expect.stringMatching(/^tokens\//), 'done'],
    [AGENT, expect.any(String), 'sign_out', `people/${AGENT}`, 'done'],
    ['local', 'admin', 'export', 'command/config', 'done'],
    ['local', 'admin', 'read_conversation', 'command/explain', 'done'],
  ])
    expect(found).toContainEqual(expected)
  const [change] = await lines(`--act settings --who ${ADMIN} --target configuration --limit 1000`).then((all) =>
    all.filter(({ outcome }) => outcome === 'done'),
  )
  expect(change?.details).toEqual({ version: version + 1, before: { windowDays: 7 }, after: { windowDays: 14 } })
})
test('pages of the API follow one another, and are the admin’s alone', async () => {
  const admin = openBrowser(stage.base)
  await admin.signIn(ADMIN)
  const page = async (path: string) => (await (await admin.ask(path)).json()) as AuditPage
  const first = await page('/api/v1/audit?limit=3')
  const second = await page(`/api/v1/audit?limit=3&cursor=${first.next}`)
  const seqs = [...first.entries, ...second.entries].map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, at) => seqs[0]! - at))
  expect((await admin.ask('/api/v1/audit?cursor=x')).status).toBe(400)
})
test('the chain is whole, as the command says', async () => {
  const verdict = await command('audit', '--verify')
  expect([verdict.exit, verdict.out]).toEqual([0, expect.stringContaining('none changed, none missing')])
})
test('a file of the log runs no formula', async () => {
  await stage.engine.audit.write({
    at: 1,
    who: { kind: '=1+1', userId: null, role: null },
    act: 'write',
    target: ['+cmd'],
    outcome: 'done',
    details: null,
  })
  const { out } = await command('audit', '--csv', '--act', 'write')
  expect(out).toContain("'=1+1")
  expect(out).not.toMatch(/(^|,)[=+]/m)
})
test('no secret and no ticket’s words are in the log, nor anywhere in the ops file', async () => {
  const texts = new Set<string>()
  for (const ticket of stage.world.tickets.values()) if (ticket.subject !== null && ticket.subject.length > 15) texts.add(ticket.subject)
  for (const event of JSON.stringify([...stage.world.tickets.values()]).match(/"description":"[^"\\]{30,}/g) ?? []) texts.add(event.slice(15, 60))
  expect(texts.size).toBeGreaterThan(50)
  expect(secrets.size).toBeGreaterThan(5)
  const said = JSON.stringify(await lines())
  const found = [...texts, ...secrets].filter((text) => said.includes(text))
  expect(found).toEqual([])
  const to = join(outside, 'copy')
  expect((await command('backup', to)).exit).toBe(0)
  for (const name of (await readdir(to)).filter((file) => file.startsWith('ops.'))) {
    const file = (await readFile(join(to, name))).toString('latin1')
    const inFile = [...texts, ...secrets].filter((text) => file.includes(Buffer.from(text).toString('latin1')))
    expect([name, inFile]).toEqual([name, []])
  }
})
test('check holds the log against its chain: a line that nobody wrote here is found', async () => {
  const { engine, runner, dir, close } = await openFolder({ url: null })
  const logOf = async () => {
    let out = ''
    const io = { out: (text: string) => void (out += text), err: () => {}, signal: new AbortController().signal, cwd: '/' }
    const exit = await runInService(['check', '--json'], engine, runner, io)
    const { identities } = JSON.parse(out) as { identities: { name: string; ok: boolean; detail: string }[] }
    return { exit, log: identities.find(({ name }) => name.includes('audit log')) }
  }
  expect(await logOf()).toMatchObject({ exit: 0, log: { ok: true, detail: '1 lines' } })
  await engine.ops.appendAudit((end) => {
    const { seq, hash } = end ?? { seq: 0, hash: '' }
    const forged = { whoKind: 'session', userId: AGENT, role: 'agent', act: 'write', target: ['nothing'], outcome: 'done', details: null } as const
    return [{ ...forged, seq: seq + 1, at: 1, previous: hash, hash: 'f'.repeat(64) }]
  })
  expect(await logOf()).toMatchObject({ exit: 1, log: { ok: false, detail: 'line 2 was changed' } })
  await close()
  await removeFolder(dir)
})
