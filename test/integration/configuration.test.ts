/** The configuration over a synced sandbox: changed with versions and vintages kept, in conflict, merged and undone, exported and taken over elsewhere. */
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditPage } from '@shared/api/audit.ts'
import type {
  ConfigurationAnswer,
  ConfigurationDryRun,
  ConfigurationHistory,
  ConfigurationSaved,
  ConfigurationSuggestions,
  TaxonomyAnswer,
} from '@shared/api/configuration-answers.ts'
import type { Problem } from '@shared/api/status.ts'
import type { Trend } from '@shared/api/trend.ts'
import { runInService } from '../../dashboard/server/cli/run.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let api: Awaited<ReturnType<typeof startApi>>
let outside: string
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 1500, seed: 5 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  api = await startApi(folder)
  outside = await mkdtemp(join(tmpdir(), 'firstfix-configuration-'))
})
afterAll(async () => {
  await api.close()
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
  await removeFolder(outside)
})
const ask = (method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  api.inject({ method, url: `/api/v1${path}`, headers: BEARER, ...(payload ? { payload } : {}) })
async function get<T>(path: string, query: Record<string, string> = {}): Promise<T> {
  const answered = await ask('GET', `${path}?${new URLSearchParams(query)}`)
  if (answered.statusCode !== 200) throw new Error(`${path} answered ${answered.statusCode}: ${answered.body}`)
  return answered.json<T>()
}
const configuration = () => get<ConfigurationAnswer>('/configuration')
async function command(args: readonly string[], on: Folder = folder): Promise<{ exit: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const io = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    signal: new AbortController().signal,
    cwd: outside,
  }
  const exit = await runInService(args, on.engine, on.runner, io)
  return { exit, ...said }
}
const RANGE = { from: '2026-08-03', to: '2026-11-15', slice: 'reason' }

test('what is in force says which keys are as they come', async () => {
  const shown = await configuration()
  expect(shown).toMatchObject({ version: 1, savedBy: 'command line', origin: 'file', body: { timeZone: 'Asia/Shanghai', windowDays: 7 } })
  expect(shown.defaults).toContain('windowByReason')
  expect(shown.defaults).not.toContain('timeZone')
})
test('a fault is told by its path, in a sentence, and nothing is saved', async () => {
  const { body, version } = await configuration()
  const wrong = { ...body, windowDays: 5, windowByReason: { refund: '14' }, colour: 'red', reasonAliases: { a: 'b', b: 'a' } }
  const refused = await ask('PUT', '/configuration', { ifVersion: version, body: wrong })
  const problem = refused.json<Problem>()
  expect([refused.statusCode, problem.code]).toEqual([400, 'invalid_configuration'])
  expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['colour', 'reasonAliases.a', 'windowByReason.refund', 'windowDays'])
  expect(problem.errors?.find(({ path }) => path === 'windowDays')?.detail).toBe('windowDays must be 1, 3, 7, 14 or 30 (days, without quotes).')
  expect((await configuration()).version).toBe(version)
})
test('a longer window for one reason: tried, saved, stamped; the old vintage stays, the log names the change, two admins are told apart', async () => {
  const { body, version } = await configuration()
  const before = await get<Trend>('/fcr/trend', RANGE)
  const vintages = await folder.engine.ops.vintages({ lens: 'net' })
  const next = { ...body, windowByReason: { refund: 30 } }
  const run = (await ask('POST', '/configuration/dry-run', { body: next })).json<ConfigurationDryRun>()
  expect(run).toMatchObject({
    rejudges: false,
    netMissing: null,
    changes: [{ key: 'windowByReason', before: {}, after: { refund: 30 }, takesEffect: 'at_once' }],
  })
  expect(run.net?.rows).toHaveLength(26)
  expect(run.net?.total.before.success).not.toBe(run.net?.total.after.success)

  const saved = await ask('PUT', '/configuration', { ifVersion: version, body: next, note: 'refunds take longer' })
  expect([saved.statusCode, saved.json<ConfigurationSaved>()]).toMatchObject([200, { version: version + 1, rejudging: false }])
  const after = await get<Trend>('/fcr/trend', RANGE)
  expect([before.definition.version, after.definition.version]).toEqual([1, 2])
  const differing = after.rows.filter((row) => {
    const old = before.rows.find((one) => one.period === row.period && one.slice === row.slice)
    return old?.n !== row.n || old.success !== row.success
  })
  expect(new Set(differing.map(({ slice }) => slice))).toEqual(new Set(['refund']))
  expect(await folder.engine.ops.vintages({ lens: 'net' })).toEqual(vintages)
  expect(vintages.every(({ definition }) => definition.version === 1)).toBe(true)

  const { entries } = await get<AuditPage>('/audit', { act: 'settings', limit: '1' })
  expect(entries[0]).toMatchObject({
    who: { kind: 'local', role: 'admin' },
    target: ['configuration'],
    outcome: 'done',
    details: { version: version + 1, before: { windowByReason: {} }, after: { windowByReason: { refund: 30 } } },
  })
  const history = await get<ConfigurationHistory>('/configuration/history', { key: 'windowByReason' })
  expect(history.changes).toMatchObject([
    { version: version + 1, key: 'windowByReason', before: {}, after: { refund: 30 }, note: 'refunds take longer' },
  ])

  const late = await ask('PUT', '/configuration', { ifVersion: version, body: { ...body, windowByReason: { refund: 14 } } })
  const problem = late.json<Problem>()
  expect([late.statusCode, problem.code]).toEqual([409, 'configuration_changed'])
  expect(problem.detail).toMatch(
    /^The configuration is at version 2 by now: .+ saved it at \S+Z, and yours started from version 1; they differ in windowByReason \(changed by both\)\./,
  )
  expect(problem.conflict?.keys).toEqual([{ key: 'windowByReason', base: {}, theirs: { refund: 30 }, yours: { refund: 14 }, bothChanged: true }])
  expect((await get<AuditPage>('/audit', { act: 'settings', limit: '1' })).entries[0]).toMatchObject({ outcome: 'failed' })
  expect((await configuration()).body.windowByReason).toEqual({ refund: 30 })
})
test('the exported configuration, a changed lens in it, gives the same answers on a fresh installation', async () => {
  const plain = await get<Trend>('/fcr/trend', RANGE)
  const { version } = plain.definition
  const changes = { windowDays: 14, flags: ['repeat', 'escalated'] }
  const lens = await ask('PUT', '/lenses/net', { changes, ifVersion: version, note: 'slower returns' })
  expect(lens.statusCode).toBe(200)
  const exported = await command(['config', 'export'])
  expect([exported.exit, exported.err]).toEqual([0, ''])
  const file = join(outside, 'firstfix.config.json')
  await writeFile(file, exported.out)
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({ ...(await configuration()).body, lenses: { net: changes } })

  const fresh = await openFolder({ url: sandbox.url, configurationFile: file })
  await syncWhole(fresh)
  const there = await startApi(fresh)
  const own = await get<Trend>('/fcr/trend', RANGE)
  expect(own.total).not.toEqual(plain.total)
  const theirs = (await there.inject({ method: 'GET', url: `/api/v1/fcr/trend?${new URLSearchParams(RANGE)}`, headers: BEARER })).json<Trend>()
  // It was synced later, and a projection goes by the second.
  const counted = ({ rows, total }: Trend) => [...rows, total].map((row) => ({ ...row, projected: null, upperBound: null }))
  expect(theirs.asOf).not.toBe(own.asOf)
  expect(counted(theirs)).toEqual(counted(own))
  expect({ ...theirs.definition, version: 0 }).toEqual({ ...own.definition, version: 0 })
  expect(fresh.engine.lenses.history('net')[0]).toMatchObject({ origin: 'saved', savedBy: 'command line', changes })
  const again = await command(['config', 'import', file, '--dry-run'], fresh)
  expect([again.exit, again.out]).toEqual([0, expect.stringContaining('changes nothing')])
  await writeFile(file, JSON.stringify({ ...(await configuration()).body, lenses: {} }))
  const back = await command(['config', 'import', file, '--dry-run', '--json'], fresh)
  const tried: ConfigurationDryRun = JSON.parse(back.out)
  expect(tried.changes.map(({ key }) => key)).toEqual(['lenses.net'])
  expect(tried.net?.total.after.success).not.toBe(tried.net?.total.before.success)
  await command(['config', 'import', file], fresh)
  const undone = await there.inject({ method: 'GET', url: `/api/v1/fcr/trend?${new URLSearchParams(RANGE)}`, headers: BEARER })
  expect(undone.json<Trend>().total).toEqual(plain.total)
  await there.close()
  await fresh.close()
  await removeFolder(fresh.dir)
})
test('a merged reason counts as its target, a retired one is no longer offered, and undo brings back every fact', async () => {
  const { body, version } = await configuration()
  const reasons = async () => {
    const { rows } = await get<Trend>('/fcr/trend', { ...RANGE, by: 'month' })
    const sums = new Map<string, number>()
    for (const { slice, eligible } of rows) sums.set(slice ?? '', (sums.get(slice ?? '') ?? 0) + eligible)
    return sums
  }
  const taxonomy = async () => new Map((await get<TaxonomyAnswer>('/configuration/taxonomy')).lists[0]!.values.map((one) => [one.value, one]))
  const chosen = await taxonomy()
  const before = await reasons()
  const [kept = '', gone = '', idle = ''] = [...before.keys()].filter((reason) => !['(none)', 'refund'].includes(reason))
  const next = { ...body, reasonAliases: { [gone]: kept }, retiredReasons: [idle] }
  const run = (await ask('POST', '/configuration/dry-run', { body: next })).json<ConfigurationDryRun>()
  expect(run).toMatchObject({ rejudges: true, net: null, netMissing: 'judged_anew' })
  expect(run.changes.map(({ key, takesEffect }) => [key, takesEffect])).toEqual([
    ['reasonAliases', 'judged_anew'],
    ['retiredReasons', 'at_once'],
  ])
  expect((await ask('PUT', '/configuration', { ifVersion: version, body: next })).json()).toMatchObject({ rejudging: true })
  await folder.engine.judge.judgeDue()
  const merged = await reasons()
  expect(merged.get(gone)).toBeUndefined()
  expect(merged.get(kept)).toBeGreaterThanOrEqual((before.get(kept) ?? 0) + (before.get(gone) ?? 0) * 0.8)
  expect(merged.get(idle)).toBe(before.get(idle))
  // What was filled in stays as it is, and says what it counts as.
  const now = await taxonomy()
  expect(now.get(gone)).toEqual({ ...chosen.get(gone), countsAs: kept })
  expect(now.get(idle)).toEqual({ ...chosen.get(idle), retired: true })
  expect(chosen.get(gone)?.tickets).toBeGreaterThan(20)
  const brief = await folder.engine.briefOf([...sandbox.world.tickets.keys()][0]!)
  const offered = brief.ok ? brief.value.disposition.options.map(({ value }) => value) : []
  expect(offered).toContain(kept)
  expect(offered.filter((value) => [gone, idle].includes(value))).toEqual([])

  await ask('PUT', '/configuration', { ifVersion: version + 1, body })
  await folder.engine.judge.judgeDue()
  expect(await reasons()).toEqual(before)
})
test('the account’s own fields and groups are suggested, with how often they are filled', async () => {
  const { fields, groups, tickets } = await get<ConfigurationSuggestions>('/configuration/suggestions')
  expect(tickets).toBeGreaterThan(1000)
  expect(fields.find(({ key }) => key === 'reasonField')).toMatchObject({ title: 'Contact reason', why: 'named', inForce: true })
  expect(fields.find(({ key }) => key === 'reasonField')?.filled).toBeGreaterThan(100)
  expect(groups.map(({ key, name }) => [key, name])).toEqual(
    expect.arrayContaining([
      ['tier2Groups', 'Tier 2'],
      ['vendorGroups', 'Vendor A'],
    ]),
  )
})
