/** Quality against whoever tries: blind until the own review is in, nobody judges their own work, and whatever is typed comes back as text. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { UNDO_SECONDS } from '../../shared/quality/review.ts'
import { startScene, writeReview, type Scene } from './quality-scene.test-helper.ts'
import { SCOPE } from './quality-table.test-helper.ts'

const Q = '/api/v1/quality'
let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.stage.close())
const ask = (who: number, key: string, payload?: unknown) => scene.stage.ask(who, key, payload)
const code = (text: string): string => (JSON.parse(text) as { code: string }).code

interface Item {
  id: string
  version: number
  ticketId: number
  state: string
  stratum: string
  agentId: number | null
  agent: string | null
  part: string
  inclusion: number
  score: number | null
  verdict: string | null
}
const solverOf = (ticketId: number): number => scene.stage.facts.find((fact) => fact.ticketId === ticketId)!.solver!

test('before a review is in, no route about its item tells agent, outcome, reason of the draw, or a score', async () => {
  const { a, who } = scene
  const lead = (await scene.stage.made<{ items: Item[] }>(who.mona, `GET ${Q}/samples/${a.sample}/items?limit=100`)).items
  const names = (await scene.stage.engine.store.names()).agents
  const due = lead.filter(({ state }) => state === 'due')
  expect(due.length).toBe(6)
  for (const { id, ticketId, stratum } of due) {
    const { text, status } = await ask(who.lara, `GET ${Q}/reviews/items/${id}`)
    expect(status).toBe(200)
    const { scorecard: _card, causes: _causes, ...shown } = JSON.parse(text) as Record<string, unknown>
    const said = JSON.stringify(shown)
    const name = names.get(solverOf(ticketId))
    expect([said.includes(name!), said.includes(`:${solverOf(ticketId)},`), /"(matcher|outcome|stratum|inclusion|csat|survey)"/.test(said)]).toEqual([
      false,
      false,
      false,
    ])
    const [row] = (await scene.stage.made<{ items: Item[] }>(who.lara, `GET ${Q}/samples/${a.sample}/items?limit=100`)).items.filter(
      (one) => one.id === id,
    )
    expect(row).toMatchObject({ stratum: '', inclusion: 0, agentId: null, agent: null, part: 'random', score: null, verdict: null })
    const asked = await scene.stage.made<{ items: Item[] }>(who.lara, `GET ${Q}/samples/${a.sample}/items?stratum=${encodeURIComponent(stratum)}`)
    expect(asked.items.map((one) => one.id)).not.toContain(id)
    const csv = (await ask(who.lara, `GET ${Q}/samples/${a.sample}/items?format=csv`)).text.split('\r\n').find((line) => line.startsWith(id))!
    expect(csv).not.toContain(name!)
    expect(csv).not.toContain(stratum)
  }
})
test('what is said blind in a calibration is told to nobody by any route, leads and the audit log included', async () => {
  const { a, who, stage } = scene
  const secret = 'MARKABLIND'
  expect((await ask(who.max, `GET ${Q}/reviews/items/${a.calibrated}`)).text).toContain(secret)
  const admin = await stage.person(889_001, 'admin', null)
  for (const caller of [who.lara, who.mona, who.mia, a.agent, admin]) {
    const paths = Object.values(SCOPE).flatMap(({ same }) => same?.(a) ?? [])
    const more = [
      `${Q}/reviews?reviewer=all&state=submitted`,
      `${Q}/calibrations/${a.session}/results`,
      `${Q}/reviews/items/${a.calibrated}`,
      '/api/v1/audit?limit=200',
    ]
    for (const path of [...paths, ...more]) {
      const { text } = await ask(caller, `GET ${path}`)
      expect([caller, path, text.includes(secret), text.toLowerCase().includes(secret.toLowerCase())]).toEqual([caller, path, false, false])
    }
    for (const path of [
      `${Q}/reviews/done?q=${secret}`,
      `${Q}/reviews/done?tag=${secret}`,
      `${Q}/reviews/done?sample=${a.session}`,
      `${Q}/cases?q=${secret}`,
    ]) {
      const answer = await ask(caller, `GET ${path}`)
      expect([path, answer.status === 403 || answer.json<{ total: number }>().total === 0]).toEqual([path, true])
    }
    const taken = await ask(caller, `POST ${Q}/cases`, { reviewId: a.calibrated })
    expect([403, 404]).toContain(taken.status)
    await ask(caller, `PUT ${Q}/reviews/templates/guess-${caller}`, { ifVersion: 0, body: { title: 'g', text: secret, private: true } })
    const guessed = await ask(caller, `GET ${Q}/reviews/templates`)
    const mine = guessed.json<{ templates?: { id: string; uses: number }[] }>().templates?.find(({ id }) => id === `guess-${caller}`)
    expect(mine?.uses ?? 0).toBe(0)
  }
})
test('who solved a ticket reviews it in no way, sees nothing that is said of it among reviewers, and decides no dispute of it', async () => {
  const { a, stage } = scene
  const self = await stage.person(a.agent, 'reviewer', null)
  const own = a.items.filter((_, at) => solverOf(a.tickets[at]!) === self)
  expect(own).toContain(a.items[0])
  for (const item of own) {
    const shown = await ask(self, `GET ${Q}/reviews/items/${item}`)
    expect([shown.status, code(shown.text)]).toEqual([403, 'own_ticket'])
    const words = { answers: {}, comments: [], verdict: null, sameIssue: {}, cause: null, controllableBy: null, note: '' }
    for (const [method, end] of [
      ['PUT', ''],
      ['POST', '/submit'],
    ]) {
      const written = await ask(self, `${method} ${Q}/reviews/items/${item}${end}`, { ifVersion: 1, words, seconds: 1 })
      expect([written.status, code(written.text)]).toEqual([403, 'own_ticket'])
    }
  }
  const queue = await stage.made<{ items: { itemId: string }[] }>(self, `GET ${Q}/reviews?limit=500`)
  expect(queue.items.filter(({ itemId }) => own.includes(itemId))).toEqual([])
  const done = await stage.made<{ reviews: { itemId: string }[] }>(self, `GET ${Q}/reviews/done`)
  expect(done.reviews.filter(({ itemId }) => own.includes(itemId))).toEqual([])
  const { items } = await stage.made<{ items: Item[] }>(self, `GET ${Q}/samples/${a.sample}/items?limit=100`)
  expect(items.filter(({ id, score, verdict }) => own.includes(id) && (score !== null || verdict !== null))).toEqual([])
  expect((await ask(self, `GET ${Q}/disputes?state=all`)).json<{ total: number }>().total).toBe(0)
  expect((await ask(self, `GET ${Q}/disputes/${a.dispute}`)).status).toBe(404)
  const lead = await stage.person(a.agent, 'manager', null)
  const decided = await ask(lead, `POST ${Q}/disputes/${a.dispute}/decide`, { ifVersion: 1, comment: 'mine', levels: {} })
  expect([decided.status, code(decided.text)]).toEqual([403, 'own_dispute'])
  await stage.person(a.agent, 'agent', null)
})
test('an agent sees no review before its release, not by a coaching note either, and never another’s', async () => {
  const { a, who, stage } = scene
  const at = 4
  const item = a.items[at]!
  const agent = await stage.person(solverOf(a.tickets[at]!), 'agent', null)
  await writeReview(stage, who.lara, item, 'MARKALATE', 'submitted')
  const note = { text: 'talk', goals: [], sessionOn: null, followUpOn: null, doneOn: null, shared: true, reviews: [item] }
  await stage.made(who.lara, `POST ${Q}/coaching`, note)
  const day = await ask(agent, `GET ${Q}/my-day`)
  const coached = day.json<{ coaching: { text: string; reviews: { itemId: string }[] }[] }>().coaching
  expect(coached.find(({ text }) => text === 'talk')?.reviews).toEqual([])
  expect([day.text.includes(item), day.text.includes('MARKALATE')]).toEqual([false, false])
  expect((await ask(agent, `GET ${Q}/my-day/reviews/${item}`)).status).toBe(404)
  stage.pass(UNDO_SECONDS + 5)
  expect((await ask(agent, `GET ${Q}/my-day/reviews/${item}`)).text).toContain('MARKALATE')
  const others = a.items.filter((_, place) => solverOf(a.tickets[place]!) !== agent)
  for (const other of others) expect((await ask(agent, `GET ${Q}/my-day/reviews/${other}`)).status).toBe(404)
})

/** A lone half of a sign is no text: it is kept as what stands for it. */
