/** The failure-case library over the demo's account: proposed, curated, published, found in both languages, shown beside a similar ticket, forgotten. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Brief } from '@shared/api/brief.ts'
import type { Candidates, Themes } from '@shared/api/quality/case-candidates.ts'
import type { CaseFigures, Cases, FailureCase } from '@shared/api/quality/cases.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'

let sandbox: RunningSandbox
let folder: Folder
let api: Awaited<ReturnType<typeof startApi>>
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 3000, seed: 5 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  api = await startApi(folder)
}, 240_000)
afterAll(async () => {
  await api?.close()
  await folder?.close()
  await sandbox?.close()
  if (folder) await removeFolder(folder.dir)
})

const URL = '/api/v1/quality/cases'
async function get<T>(url: string): Promise<T> {
  const answered = await api.inject({ url, headers: BEARER })
  if (answered.statusCode !== 200) throw new Error(answered.body)
  return answered.json<T>()
}
const send = (method: 'POST' | 'PUT', url: string, payload: object) => api.inject({ method, url, headers: BEARER, payload })
async function sent<T>(method: 'POST' | 'PUT', url: string, payload: object): Promise<T> {
  const answered = await send(method, url, payload)
  if (answered.statusCode !== 200) throw new Error(answered.body)
  return answered.json<T>()
}

let found: Candidates
test('candidates are the failures of the last weeks, each matter once, those that came back most first', async () => {
  found = await get<Candidates>(`${URL}/candidates?limit=200`)
  expect(found.total).toBeGreaterThan(10)
  const tickets = found.rows.flatMap((row) => row.tickets.map(({ ticketId }) => ticketId))
  expect(new Set(tickets).size).toBe(tickets.length)
  expect(found.rows.map(({ repeats }) => repeats)).toEqual(found.rows.map(({ repeats }) => repeats).toSorted((a, b) => b - a))
  expect(new Set(found.rows.flatMap(({ why }) => why.map(({ code }) => code))).size).toBeGreaterThan(2)
  const next = await get<Candidates>(`${URL}/candidates?limit=3&cursor=${(await get<Candidates>(`${URL}/candidates?limit=3`)).next}`)
  expect(next.rows.map(({ ticketId }) => ticketId)).toEqual(found.rows.slice(3, 6).map(({ ticketId }) => ticketId))
})

let published: FailureCase
test('a case is proposed from a ticket, curated, and published once it is complete and checked', async () => {
  const chosen = found.rows.find(({ reason, opening }) => reason !== null && opening !== null && opening.length > 60)!
  const proposed = await sent<FailureCase>('POST', URL, { ticketId: chosen.ticketId, tickets: chosen.tickets.map(({ ticketId }) => ticketId) })
  expect(proposed).toMatchObject({ id: 1, version: 1, state: 'proposed', words: { reason: chosen.reason } })
  expect(proposed.words.quotes.length).toBeGreaterThan(0)
  expect((await get<Candidates>(`${URL}/candidates?limit=200`)).rows.map(({ ticketId }) => ticketId)).not.toContain(chosen.ticketId)
  const early = await send('POST', `${URL}/1/publish`, { ifVersion: 1, checked: true })
  expect([early.statusCode, early.json<{ code: string }>().code]).toEqual([400, 'not_publishable'])
  const words = {
    ...proposed.words,
    title: '退款政策说不清楚',
    cause: 'knowledge_policy/policy_unclear',
    lesson: 'Say both: our days and those of the bank. 两段时间都要说明。',
    rightAnswer: 'Write to ann.example@example.com within 5 days; the bank needs 2 to 7 more.',
    tags: ['退款', 'policy'],
    reviewBy: '2027-02-01',
    curator: 'Lead',
  }
  const drafted = await sent<FailureCase>('PUT', `${URL}/1`, { ifVersion: 1, words })
  expect(drafted.words.rightAnswer).toContain('[email]')
  expect(drafted.masked).toContainEqual({ kind: 'email', count: 1 })
  const stale = await send('PUT', `${URL}/1`, { ifVersion: 1, words: { ...words, title: 'Mine' } })
  expect(stale.statusCode).toBe(409)
  expect(stale.json<{ conflict: { keys: object[] } }>().conflict.keys).toContainEqual({
    key: 'title',
    base: null,
    theirs: words.title,
    yours: 'Mine',
    bothChanged: true,
  })
  const unchecked = await send('POST', `${URL}/1/publish`, { ifVersion: 2, checked: false })
  expect(unchecked.json<{ errors: { path: string }[] }>().errors.map(({ path }) => path)).toEqual(['checked'])
  published = await sent<FailureCase>('POST', `${URL}/1/publish`, { ifVersion: 2, checked: true })
  expect(published).toMatchObject({ state: 'published', version: 3, gaps: ['checked'] })
})

test('a published case is found in Chinese and in English, by words apart and by what its cause is called', async () => {
  for (const q of ['退款 政策', '退款政策', 'bank days', 'policy unclear', '政策不清楚'])
    expect([q, (await get<Cases>(`${URL}?q=${encodeURIComponent(q)}`)).rows.map(({ id }) => id)]).toEqual([q, [1]])
  expect((await get<Cases>(`${URL}?q=${encodeURIComponent('物流 破损')}`)).rows).toEqual([])
  expect((await get<Cases>(`${URL}?cause=knowledge_policy&tag=policy&state=published`)).total).toBe(1)
  expect((await get<Cases>(`${URL}?state=overdue`)).total).toBe(0)
})

test('figures of a case open to exactly the tickets that they count', async () => {
  const figures = await get<CaseFigures>(`${URL}/1/figures`)
  expect(figures.likeIt.n + figures.others.n).toBeGreaterThan(0)
  for (const of of ['like', 'others'] as const) {
    const side = of === 'like' ? figures.likeIt : figures.others
    expect(await get(`${URL}/1/tickets?of=${of}&limit=1`)).toMatchObject({ total: side.n })
    expect(await get(`${URL}/1/tickets?of=${of}&returned=yes&limit=1`)).toMatchObject({ total: side.returned })
  }
})

const briefOf = (ticketId: number, more: object) =>
  sent<Brief>('POST', `/api/v1/tickets/${ticketId}/brief`, { requester: { id: null }, channel: 'email', ...more })
test('the brief of a similar ticket shows the lesson, that of another one does not, and uses are counted', async () => {
  const quote = published.words.quotes.find(({ said }) => said === 'customer')!.text
  const fields = { [String(await reasonField())]: published.words.reason }
  const locale = published.words.language === 'zh' ? 'zh-CN' : 'en'
  const like = await briefOf(999_001, { text: quote, fields, locale })
  expect(like.lessons.map(({ id, title, causeName }) => [id, title, causeName])).toEqual([[1, published.words.title, expect.any(String)]])
  expect(JSON.stringify(like.lessons)).not.toContain(String(published.tickets[0]!.ticketId))
  expect((await briefOf(999_002, { text: 'Is there a museum beside your warehouse, and is it open on Sunday?', fields, locale })).lessons).toEqual([])
  expect((await briefOf(999_003, { text: quote, fields, locale, agentLocale: published.words.language === 'zh' ? 'en' : 'zh-CN' })).lessons).toEqual(
    [],
  )
  await sent('POST', '/api/v1/tickets/999001/feedback', { kind: 'lesson_used', lessonId: 1 })
  expect((await get<FailureCase>(`${URL}/1`)).uses).toEqual({ shown: 1, used: 1, dismissed: 0 })
  await sent('POST', '/api/v1/tickets/999001/feedback', { kind: 'lesson_dismissed', lessonId: 1 })
  expect((await briefOf(999_001, { text: quote, fields, locale })).lessons).toEqual([])
})
const reasonField = async () => (await folder.engine.store.fields()).find(({ title }) => /reason/i.test(title))!.id

test('themes of a reason count its failures, each in one theme or none', async () => {
  const themes = await get<Themes>(`${URL}/themes?reason=refund`)
  expect(themes.nullReason).toBeNull()
  expect(themes.themes.reduce((sum, { failures }) => sum + failures, 0)).toBe(themes.read)
  expect(themes.failures).toBeGreaterThanOrEqual(themes.read)
})

test('a forgotten ticket leaves the published text, without its number and without the words that must go', async () => {
  const draft = await sent<FailureCase>('POST', URL, { ticketId: found.rows.at(-1)!.ticketId })
  const gone = [...published.tickets.map(({ ticketId }) => ticketId), draft.tickets[0]!.ticketId]
  await folder.engine.cases.forget({ ticketIds: gone, userIds: [], values: ['Lead'] })
  expect((await api.inject({ url: `${URL}/${draft.id}`, headers: BEARER })).statusCode).toBe(404)
  const left = await get<FailureCase>(`${URL}/1`)
  expect(left).toMatchObject({ state: 'published', tickets: [], words: { title: published.words.title, curator: '[value]' } })
  expect(left.words.quotes.every(({ ticketId }) => ticketId === null)).toBe(true)
})
