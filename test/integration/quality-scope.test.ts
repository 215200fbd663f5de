/** Who reaches what in Quality, generated over its routes: another group's things change nothing in what a limited caller is answered, and open by no id. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ROUTES } from '../../dashboard/server/api/routes/index.ts'
import { MARK, startScene, type Scene, type Things } from './quality-scene.test-helper.ts'
import { SCOPE } from './quality-table.test-helper.ts'

let scene: Scene
let b: Things
let before: Map<string, string>
const LIMITED = ['mona', 'lara', 'vera'] as const
type Limited = (typeof LIMITED)[number] | 'agent'
const EVERYONE: readonly Limited[] = [...LIMITED, 'agent']
const idOf = (name: Limited): number => (name === 'agent' ? scene.a.agent : scene.who[name])

/** Moments pass while things are made. */
const still = (text: string): string => text.replaceAll(/"(asOf|savedAt|readAt)":"[^"]*"/g, '"$1":""')
async function everyAnswer(): Promise<Map<string, string>> {
  const answers = new Map<string, string>()
  for (const { same } of Object.values(SCOPE))
    for (const path of same?.(scene.a) ?? [])
      for (const name of EVERYONE) {
        const { status, text } = await scene.stage.ask(idOf(name), `GET ${path}`)
        answers.set(`${name} GET ${path}`, `${status} ${still(text)}`)
      }
  return answers
}
/** What tells of group B; the request's own words are no answer. */
function told(text: string, path: string): string[] {
  const secrets = [b.sample, b.session, b.note, MARK, MARK.toLowerCase(), ...b.tickets.map((ticket) => `"ticketId":${ticket}`), ...b.items]
  return secrets.filter((one) => text.includes(one) && !path.includes(one))
}

beforeAll(async () => {
  scene = await startScene()
  before = await everyAnswer()
  b = await scene.fillB()
})
afterAll(() => scene.stage.close())

test('every route of Quality and privacy has its line, and no other has', () => {
  const keys = ROUTES.map(({ method, url }) => `${method} ${url}`).filter((key) => /\/api\/v1\/(quality|privacy)\//.test(key))
  expect(Object.keys(SCOPE).sort()).toEqual(keys.sort())
  const silent = Object.entries(SCOPE).filter(([, row]) => !row.same && !row.foreign && !row.free)
  expect(silent).toEqual([])
})
test('answers before were answers: a limited reviewer, a limited manager and an agent reach what is theirs', () => {
  const statuses = (name: Limited) => [...before].filter(([key]) => key.startsWith(`${name} `)).map(([key, text]) => [key, text.slice(0, 3)])
  expect(statuses('mona').filter(([key, status]) => status !== '200' && !/my-day/.test(key!))).toEqual([])
  expect(statuses('lara').filter(([key, status]) => status !== '200' && !/my-day|reviewer=all/.test(key!))).toEqual([])
  expect(statuses('vera').filter(([, status]) => status === '200')).toEqual([])
  expect(before.get(`agent GET /api/v1/quality/my-day`)).toContain('MARKA')
})
test('what another group draws, reviews, calibrates, writes and saves changes no sign of what a limited caller is answered', async () => {
  const after = await everyAnswer()
  const changed = [...before].flatMap(([key, text]) => (after.get(key) === text ? [] : [[key, text.slice(0, 2000), after.get(key)!.slice(0, 2000)]]))
  expect(changed).toEqual([])
})
test.each(Object.entries(SCOPE).flatMap(([key, row]) => (row.foreign || row.empty ? [[key, row] as const] : [])))(
  '%s opens nothing of another group',
  async (key, row) => {
    const [method] = key.split(' ')
    for (const name of EVERYONE) {
      // What agents may, all of the account sees: actions, rules.
      for (const [path, payload] of row.foreign?.(b, scene.a) ?? []) {
        if (name === 'agent' && /GET .*\/actions/.test(key)) continue
        const answer = await scene.stage.ask(idOf(name), `${method} ${path}`, method === 'GET' ? undefined : (payload ?? {}))
        expect([name, path, JSON.stringify(payload), answer.status, told(answer.text, `${path} ${JSON.stringify(payload)}`)]).toEqual([
          name,
          path,
          JSON.stringify(payload),
          answer.status === 403 ? 403 : 404,
          [],
        ])
        expect(answer.json<{ detail: string }>().detail.length).toBeGreaterThan(10)
      }
      for (const path of row.empty?.(b, { other: scene.stage.groupB }) ?? []) {
        const answer = await scene.stage.ask(idOf(name), `GET ${path}`)
        if (answer.status === 403) continue
        const { total = 0, failures = 0 } = answer.json<{ total?: number; failures?: number }>()
        expect([name, path, answer.status, total, failures, told(answer.text, path)]).toEqual([name, path, 200, 0, 0, []])
      }
    }
  },
)

test('another group is neither drawn from, nor previewed, nor coached on', async () => {
  const { ask, groupB } = scene.stage
  const request = { frame: { filter: [`group=${groupB}`], from: '2026-09-07', to: '2026-11-01' }, design: { kind: 'simple', size: 3 } }
  for (const name of ['mona', 'lara'] as const) {
    for (const path of ['samples', 'samples/preview']) {
      const answer = await ask(idOf(name), `POST /api/v1/quality/${path}`, request)
      expect([name, path, answer.status, answer.json<{ code: string }>().code, told(answer.text, '')]).toEqual([name, path, 400, 'empty_frame', []])
    }
    for (const review of [b.review, b.draft, b.calibrated]) {
      const note = { text: 'in', goals: [], sessionOn: null, followUpOn: null, doneOn: null, shared: true, reviews: [review] }
      const answer = await ask(idOf(name), 'POST /api/v1/quality/coaching', note)
      expect([name, answer.status, answer.json<{ code: string }>().code, told(answer.text, review)]).toEqual([name, 400, 'invalid_reviews', []])
    }
  }
})
