/** Lenses over a synced sandbox: edited with a dry run, versions, and reconciled in steps that open to their tickets. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Contacts } from '@shared/api/contacts.ts'
import type { Lenses, LensDryRun, LensMoveContacts } from '@shared/api/lenses.ts'
import type { ReconciliationAnswer } from '@shared/api/reconciliation.ts'
import type { Trend } from '@shared/api/trend.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let api: Awaited<ReturnType<typeof startApi>>
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 1500, seed: 5 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  api = await startApi(folder)
})
afterAll(async () => {
  await api.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  api.inject({ method, url: `/api/v1${path}`, headers: BEARER, ...(payload ? { payload } : {}) })
async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const answered = await ask('GET', `${path}?${new URLSearchParams(query)}`)
  if (answered.statusCode !== 200) throw new Error(`${path} answered ${answered.statusCode}: ${answered.body}`)
  return answered.json<T>()
}

test('from each lens to net and to the survey the steps add up to each lens’s own trend, over a quarter and over a week', async () => {
  const ranges: Record<string, string>[] = [
    { from: '2026-08-01', to: '2026-10-31' },
    { from: '2026-11-09', to: '2026-11-15', filter: 'channel=email' },
  ]
  for (const range of ranges) {
    const own = new Map<string, { n: number; success: number }>()
    for (const lens of LENS_IDS) {
      const { total } = await get<Trend>('/fcr/trend', { lens, ...range })
      own.set(lens, { n: total.n, success: total.success })
    }
    for (const reported of LENS_IDS)
      for (const lens of ['net', 'survey']) {
        const found = await get<ReconciliationAnswer>('/fcr/reconciliation', { reported, lens, ...range })
        expect({ n: found.reported.n, success: found.reported.success }).toEqual(own.get(reported))
        expect({ n: found.ours.n, success: found.ours.success }).toEqual(own.get(lens))
        const sum = (of: (step: ReconciliationAnswer['steps'][number]) => number) => found.steps.reduce((total, step) => total + of(step), 0)
        expect([sum((step) => step.reported.n), sum((step) => step.ours.success)]).toEqual([found.reported.n, found.ours.success])
        expect(found.steps.filter(({ code }) => code.endsWith('unexplained'))).toEqual([])
      }
  }
})
test('each step opens to exactly its tickets, as a list and as a file', async () => {
  const range = { from: '2026-08-01', to: '2026-10-31' }
  const { steps, lenses } = await get<ReconciliationAnswer>('/fcr/reconciliation', range)
  expect(steps.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['leaves.not_first', 'leaves.merged', 'turned_failed', 'turned_success', 'both_success']),
  )
  for (const { code, tickets } of steps) {
    const page = await get<Contacts>('/fcr/reconciliation/contacts', { ...range, step: code, limit: '1000' })
    expect([code, page.total, page.rows.length]).toEqual([code, tickets, Math.min(tickets, 1000)])
    const file = await ask('GET', `/fcr/reconciliation/contacts?${new URLSearchParams({ ...range, step: code, format: 'csv' })}`)
    expect(file.body.trim().split('\r\n')).toHaveLength(tickets + 1)
  }
  expect(lenses).toHaveLength(5)
})
test('a definition is tried, saved as the next version and stamped; an outdated edit is refused', async () => {
  const before = await get<Trend>('/fcr/trend')
  expect(before.definition).toMatchObject({ lens: 'net', version: 1, draft: false })
  const changes = { windowDays: 14, flags: ['repeat', 'escalated', 'transferred'] }
  const run = (await ask('POST', '/lenses/net/dry-run', { changes })).json<LensDryRun>()
  expect(run.parts).toEqual(['windowDays', 'flags'])
  expect(run.rows).toHaveLength(26)
  const own = await get<Trend>('/fcr/trend', { from: run.from ?? '', to: run.to ?? '' })
  expect(run.total.before).toMatchObject({ eligible: own.total.eligible, n: own.total.n, success: own.total.success })
  for (const { from, to, tickets } of run.moves) {
    const page = (await ask('POST', '/lenses/net/dry-run/contacts', { changes, from, to, limit: 1000 })).json<LensMoveContacts>()
    expect([from, to, page.total, page.rows.length]).toEqual([from, to, tickets, tickets])
  }
  expect((await get<Trend>('/fcr/trend')).total).toEqual(before.total)

  expect((await ask('PUT', '/lenses/net', { changes, ifVersion: 1, note: 'longer' })).statusCode).toBe(200)
  const after = await get<Trend>('/fcr/trend', { from: run.from ?? '', to: run.to ?? '' })
  expect(after.definition).toMatchObject({ version: 2, windowDays: 14, draft: false })
  expect({ n: after.total.n, success: after.total.success }).toEqual({ n: run.total.after.n, success: run.total.after.success })
  const late = await ask('PUT', '/lenses/net', { changes: {}, ifVersion: 1 })
  expect([late.statusCode, late.json<{ code: string }>().code]).toEqual([409, 'lens_changed'])
  const { lenses } = await get<Lenses>('/lenses')
  expect(lenses.find(({ definition }) => definition.id === 'net')?.history.map((one) => one.note)).toEqual(['longer', ''])
  expect((await ask('PUT', '/lenses/one_touch', { changes: { windowDays: 3 }, ifVersion: 1 })).statusCode).toBe(400)
})
async function command(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    signal: new AbortController().signal,
    cwd: '/',
  }
  const exit = await runInService(args, folder.engine, folder.runner, io)
  return { exit, ...said }
}
test('commands show and change the same', async () => {
  expect(JSON.parse((await command('lens', 'list', '--json')).out)).toEqual(await get<Lenses>('/lenses'))
  const range = ['--from', '2026-11-02', '--to', '2026-11-08']
  expect(JSON.parse((await command('reconcile', ...range, '--json')).out)).toEqual(
    await get<ReconciliationAnswer>('/fcr/reconciliation', { from: '2026-11-02', to: '2026-11-08' }),
  )
  expect((await command('reconcile', ...range)).out).toContain('solved by one_touch, failed by net')
  expect((await command('lens', 'set', 'gross', '--window', '14')).exit).toBe(2)
  const run = await command('lens', 'set', 'gross', '--window-for', 'refund=30', '--dry-run')
  expect([run.exit, run.out]).toEqual([0, expect.stringContaining('nothing is saved')])
  expect((await command('lens', 'set', 'gross', '--window', '5', '--dry-run')).err).toContain('1, 3, 7, 14 or 30')
  expect((await command('lens', 'show', 'gross')).out).toContain('gross v1')
  expect((await command('lens', 'set', 'gross', '--predicted', 'on', '--yes')).out).toBe('gross is at version 2.\n')
  expect((await command('lens', 'set', 'gross', '--reset', '--yes', '--if-version', '1')).exit).toBe(1)
})
test('versions outlive the service', async () => {
  const { dir } = folder
  await api.close()
  await folder.close()
  folder = await openFolder({ url: sandbox.url, dir })
  api = await startApi(folder)
  expect((await get<Trend>('/fcr/trend')).definition).toMatchObject({ version: 2, windowDays: 14 })
})
