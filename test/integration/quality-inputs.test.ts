/** What is typed by somebody who means harm: hostile texts, ids that are none, bodies too large, the same thing twice. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../dashboard/server/api/routes/index.ts'
import { casesWords, startScene, type Scene } from './quality-scene.test-helper.ts'
import { SCOPE } from './quality-table.test-helper.ts'

const Q = '/api/v1/quality'
let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stage.close())
const ask = (who: number, key: string, payload?: unknown) => scene.stage.ask(who, key, payload)
const code = (text: string): string => (JSON.parse(text) as { code: string }).code

const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text)
const HOSTILE = [
  '<script>alert(1)</script><img src=x onerror=alert(1)>',
  '=HYPERLINK("http://example.com","x")',
  '+1+1',
  '@SUM(1)',
  "'); delete from records; --",
  '\\\'"; \\u0000 %s ${x} {{x}}',
  'a\u0000b\u0001\u001bc',
  '\u202Egnp.exe\u202C',
  'lone \uD800 surrogate',
  '😀'.repeat(15),
]
test('whatever is typed comes back as it was typed, and stands in no file as a formula', async () => {
  const { a, who, stage } = scene
  for (const [at, text] of HOSTILE.entries()) {
    const kept = isWhole(text) ? text : null
    const view = await ask(who.max, `PUT ${Q}/reviews/views/hostile-${at}`, {
      ifVersion: 0,
      body: { title: text, page: 'done', query: text, private: false },
    })
    const template = await ask(who.max, `PUT ${Q}/reviews/templates/hostile-${at}`, { ifVersion: 0, body: { title: text, text, private: false } })
    expect([text, view.status, template.status]).toEqual([text, 200, 200])
    const back = await stage.made<{ templates: { id: string; text: string }[] }>(who.rita, `GET ${Q}/reviews/templates`)
    const found = back.templates.find(({ id }) => id === `hostile-${at}`)
    expect(kept === null || found?.text === text.trim()).toBe(true)
    const item = a.items[6]!
    const form = await stage.made<{ review: { version: number; words: object } }>(who.lara, `GET ${Q}/reviews/items/${item}`)
    const words = { ...form.review.words, note: text, comments: [{ line: text.slice(0, 20), quote: text, text, tags: [text.slice(0, 30)] }] }
    const draft = await ask(who.lara, `PUT ${Q}/reviews/items/${item}`, { ifVersion: form.review.version, words, seconds: 1 })
    expect([text, draft.status]).toEqual([text, 200])
    const shown = await stage.made<{ review: { words: { note: string } } }>(who.lara, `GET ${Q}/reviews/items/${item}`)
    expect(kept === null || shown.review.words.note === text).toBe(true)
    const proposed = await ask(who.rita, `POST ${Q}/cases`, { words: { ...casesWords('x'), title: text, lesson: text, tags: [text.slice(0, 30)] } })
    expect([text, proposed.status]).toEqual([text, 200])
    expect([200, 400]).toContain((await ask(who.rita, `GET ${Q}/cases?q=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))}`)).status)
    expect([200, 400]).toContain(
      (await ask(who.rita, `GET ${Q}/reviews/done?q=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))}`)).status,
    )
    expect([200, 400]).toContain(
      (await ask(who.rita, `GET ${Q}/cases/themes?reason=${encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, ''))}`)).status,
    )
  }
  const drawn = await stage.made<{ id: string }>(who.mia, `POST ${Q}/samples`, {
    title: HOSTILE[1],
    frame: { from: '2026-09-07', to: '2026-11-01', filter: [] },
    design: { kind: 'risk', size: 5, rules: [{ id: '=1+cmd|calc', any: [{ number: 'transfers', from: 0 }] }] },
    seed: '4711',
  })
  const csv = (await ask(who.mia, `GET ${Q}/samples/${drawn.id}/items?format=csv`)).text
  expect(csv).toContain('cmd')
  expect(csv).not.toMatch(/(^|[\r\n,"])[=+@]/)
})
test('records keep every sign of id, key, name and text, and nothing else happens', async () => {
  const { ops } = scene.stage.engine
  const before = (await ops.records('review')).length
  for (const [at, text] of HOSTILE.filter(isWhole).entries()) {
    const record = { kind: 'dispute' as const, id: `${text} ${at}`, keys: [`review:${text}`, text], body: { text }, savedBy: text, savedAt: 1 }
    expect(await ops.saveRecords([{ ...record, ifVersion: 0 }])).toMatchObject({ kind: 'kept' })
    expect(await ops.record('dispute', record.id)).toEqual({ ...record, version: 1 })
    expect((await ops.records('dispute', [text])).map(({ id }) => id)).toEqual([record.id])
    expect(await ops.saveRecords([{ ...record, ifVersion: 0 }])).toMatchObject({ kind: 'conflict' })
    expect(await ops.saveRecords([{ ...record, ifVersion: 1, body: null, keys: [] }])).toMatchObject({ kind: 'kept' })
  }
  expect((await ops.records('review')).length).toBe(before)
})

const EVIL = [
  '..%2f..%2fadmin',
  '..',
  "1'%20or%201=1",
  '%22',
  '%00',
  '%E2%80%AE',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '1e3',
  '9'.repeat(25),
  'x'.repeat(300),
  'plan',
  'release',
]
test.each(Object.keys(SCOPE).filter((key) => key.includes('/:')))('%s: no id that is none is a failure of the service', async (key) => {
  const [method, url] = key.split(' ') as [string, string]
  const { a, who } = scene
  for (const evil of [...EVIL, a.sample, a.items[0]!, a.session, a.calibrated, a.note, a.dispute, String(a.tickets[0])]) {
    const body = method === 'GET' ? undefined : {}
    const { status, text } = await ask(who.max, `${method} ${url.replaceAll(/:\w+/g, evil)}`, body)
    expect([evil, status < 500, text.slice(0, 200)]).toEqual([evil, true, text.slice(0, 200)])
    expect([evil, status < 400 || code(text).length > 3]).toEqual([evil, true])
  }
})
test('bodies that are too large, too deep or of another kind are refused in one sentence', async () => {
  const { a, who } = scene
  const path = `PUT ${Q}/reviews/items/${a.items[7]}`
  const statuses = async (payload: unknown) => (await ask(who.lara, path, payload)).status
  expect(await statuses({ note: 'x'.repeat(300_000) })).toBe(413)
  expect(await statuses('{"ifVersion":0,"__proto__":{"role":"admin"}}')).toBe(400)
  expect(await statuses('['.repeat(50_000) + ']'.repeat(50_000))).toBe(400)
  expect(await statuses('not json')).toBe(400)
  expect(await statuses('null')).toBe(400)
  expect(await statuses({ ifVersion: 1e99, words: {}, seconds: -1 })).toBe(400)
})
test('what is sent twice is done once; what was made from an older text is refused with both', async () => {
  const { a, who, stage } = scene
  const item = a.items[5]!
  const form = await stage.made<{ review: { version: number; words: object } }>(who.lara, `GET ${Q}/reviews/items/${item}`)
  const change = { ifVersion: form.review.version, words: { ...form.review.words, note: 'first' }, seconds: 1 }
  const twice = [await ask(who.lara, `PUT ${Q}/reviews/items/${item}`, change), await ask(who.lara, `PUT ${Q}/reviews/items/${item}`, change)]
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect(twice[0]!.json<{ version: number }>().version).toBe(twice[1]!.json<{ version: number }>().version)
  const writes = await Promise.all(
    [who.lara, who.mona].map((one) =>
      ask(one, `PUT ${Q}/reviews/items/${item}`, {
        ...change,
        ifVersion: change.ifVersion + 1,
        words: { ...change.words, note: `by ${one}` },
      }),
    ),
  )
  expect(writes.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = writes.find(({ status }) => status === 409)!
  expect(lost.json<{ conflict: { keys: { key: string; theirs: string; yours: string }[] } }>().conflict.keys).toMatchObject([{ key: 'note' }])
  const detail = await stage.made<{ dispute: { version: number } }>(who.mia, `GET ${Q}/disputes/${a.dispute}`)
  const decide = (by: number, comment: string) =>
    ask(by, `POST ${Q}/disputes/${a.dispute}/decide`, { ifVersion: detail.dispute.version, comment, levels: {} })
  const both = await Promise.all([decide(who.lara, 'no'), decide(who.mia, 'yes')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect(both.find(({ status }) => status === 409)!.text).toContain('"theirs"')
})
test('every change and every conversation that was read has its line in the audit log, and no line holds a text', async () => {
  const { audited } = scene.stage
  const told = new Set(audited.flatMap(({ act, target }) => target.map((one) => `${act} ${one}`)))
  expect(told.size).toBeGreaterThan(10)
  const silent = ROUTES.filter(({ method, url, audit }) => SCOPE[`${method} ${url}`] && method !== 'GET' && audit === undefined)
  expect(silent.map(({ url }) => url)).toEqual([])
  for (const url of [
    'reviews/items/:item',
    'disputes/:id',
    'my-day/reviews/:item',
    'cases/candidates',
    'cases/themes',
    'calibrations/:session/results',
  ])
    expect([url, ROUTES.find((route) => route.method === 'GET' && route.url === `${Q}/${url}`)?.audit]).toEqual([url, 'read_conversation'])
  const lines = JSON.stringify(audited)
  for (const text of ['MARKA', 'HYPERLINK', 'script', 'delete from', 'SECRET']) expect([text, lines.includes(text)]).toEqual([text, false])
})
