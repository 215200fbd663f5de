/** A calibration over HTTP: four reviewers who signed in, blind until all are in, told in time, measured as a count by hand does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CalibrationDetail, CalibrationResults, Graders } from '@shared/api/quality/calibration.ts'
import type { Notices } from '@shared/api/quality/notices.ts'
import type { ReviewItem, ReviewQueue } from '@shared/api/quality/reviews.ts'
import { valueOf } from '@shared/quality/scorecard.ts'
import { answersFor, solvedContacts } from './reviews.test-helper.ts'
import { codeOf, openBrowser, startSignInStage } from './sign-in.test-helper.ts'

const ADMIN = 500
const REVIEWERS = [501, 507, 508, 509]
/** In no session. */
const OTHER = 510
const SESSIONS = '/api/v1/quality/calibrations'
type Browser = ReturnType<typeof openBrowser>

let stage: Awaited<ReturnType<typeof startSignInStage>>
let admin: Browser
let reviewers: Browser[]
let other: Browser
let tickets: number[]
const json = async <T>(answer: Promise<Response>): Promise<T> => (await answer).json() as Promise<T>
const dueAt = (days: number) => new Date((stage.engine.clock.now() + days * 86_400) * 1000).toISOString()

beforeAll(async () => {
  stage = await startSignInStage()
  admin = openBrowser(stage.base)
  await admin.signIn(ADMIN)
  reviewers = REVIEWERS.map(() => openBrowser(stage.base))
  for (const [at, one] of reviewers.entries()) await one.signIn(REVIEWERS[at]!)
  other = openBrowser(stage.base)
  await other.signIn(OTHER)
  const { people } = await json<{ people: { userId: number; version: number }[] }>(admin.ask('/api/v1/people'))
  for (const userId of [...REVIEWERS, OTHER]) {
    const { version } = people.find((person) => person.userId === userId)!
    const put = await admin.ask(`/api/v1/people/${userId}`, { method: 'PUT', body: { role: 'reviewer', groups: null, ifVersion: version } })
    if (put.status !== 200) throw new Error(`no reviewer: ${await put.text()}`)
  }
  const facts = await solvedContacts(stage.engine, [...stage.world.tickets.keys()])
  tickets = facts
    .filter(({ solver }) => ![...REVIEWERS, ADMIN].includes(solver!))
    .slice(0, 12)
    .map(({ ticketId }) => ticketId)
  if (tickets.length < 12) throw new Error('the world has too few tickets that others solved')
})
afterAll(() => stage.close())

const open = async (more: object = {}): Promise<CalibrationDetail> => {
  const answer = await admin.ask(SESSIONS, {
    method: 'POST',
    body: { title: 'November', tickets: { ids: tickets }, reviewers: REVIEWERS, dueAt: dueAt(3), ...more },
  })
  expect(answer.status).toBe(201)
  return answer.json() as Promise<CalibrationDetail>
}
const queueOf = async (who: Browser, session: string): Promise<string[]> =>
  (await json<ReviewQueue>(who.ask('/api/v1/quality/reviews?limit=500'))).items
    .filter(({ sampleId }) => sampleId === session)
    .map(({ itemId }) => itemId)

/** The `strict`th reviewer calls the first criterion failed on every so-manieth ticket. */
async function review(who: Browser, itemId: string, worst: boolean): Promise<Response> {
  const path = `/api/v1/quality/reviews/items/${itemId}`
  const item = await json<ReviewItem>(who.ask(path))
  const first = item.scorecard.sections[0]!.criteria[0]!.id
  const words = {
    ...item.review.words,
    answers: answersFor(item.scorecard, item.scored, worst ? [first] : []),
    verdict: worst ? 'no' : 'yes',
    cause: worst ? 'knowledge_policy/policy_unclear' : null,
    note: worst ? 'SECRET-NOTE' : '',
  }
  return who.ask(`${path}/submit`, { method: 'POST', body: { ifVersion: 0, words, seconds: 30 } })
}

test('each reviewer is told with the deadline, reads it, and finds their own items in the queue', async () => {
  const session = await open()
  expect(session).toMatchObject({
    state: 'open',
    blind: true,
    tickets: 12,
    reviewers: 4,
    progress: { submitted: 0, of: 48 },
    mine: null,
    mayClose: false,
  })
  for (const who of reviewers) {
    const told = await json<Notices>(who.ask('/api/v1/quality/notices'))
    expect(told).toMatchObject({
      unread: 1,
      notices: [{ kind: 'calibration_invited', subjectId: session.id, title: 'November', dueAt: session.dueAt, readAt: null }],
    })
    const read = await json<Notices>(who.ask('/api/v1/quality/notices/read', { method: 'POST', body: {} }))
    expect([read.unread, read.notices[0]!.readAt === null]).toEqual([0, false])
    expect(await queueOf(who, session.id)).toHaveLength(12)
  }
  expect((await json<Notices>(admin.ask('/api/v1/quality/notices'))).notices).toEqual([])
  // Another's item is none, whoever asks.
  const [item] = await queueOf(reviewers[0]!, session.id)
  for (const who of [reviewers[1]!, admin]) expect((await who.ask(`/api/v1/quality/reviews/items/${item}`)).status).toBe(404)
})

test('nobody sees anybody else’s answers until all are in; then all do, and agreement is what a count by hand says', async () => {
  const session = await open({ title: 'Blind' })
  const fails = (reviewer: number, place: number) => place % 4 === 0 || (reviewer === 3 && place % 3 === 0)
  const left: { who: Browser; item: string; worst: boolean }[] = []
  for (const [reviewer, who] of reviewers.entries())
    for (const [place, item] of (await queueOf(who, session.id)).entries()) left.push({ who, item, worst: fails(reviewer, place) })
  const last = left.pop()!
  for (const { who, item, worst } of left) expect((await review(who, item, worst)).status).toBe(200)
  for (const who of [admin, ...reviewers]) {
    const refused = await who.ask(`${SESSIONS}/${session.id}/results`)
    expect([refused.status, await codeOf(refused)]).toEqual([409, 'calibration_blind'])
    const seen = await (await who.ask(`${SESSIONS}/${session.id}`)).text()
    expect(seen).not.toContain('SECRET-NOTE')
    expect(seen).not.toContain('"score"')
    // Neither of those that the library of submitted reviews holds.
    expect(await (await who.ask('/api/v1/quality/reviews/done?mine=false')).text()).not.toContain('SECRET-NOTE')
  }
  expect((await admin.ask(`${SESSIONS}/${session.id}/close`, { method: 'POST', body: { ifVersion: session.version } })).status).toBe(409)

  const done = await json<{ review: { version: number } }>(review(last.who, last.item, last.worst) as Promise<Response>)
  const results = await json<CalibrationResults>(admin.ask(`${SESSIONS}/${session.id}/results`))
  expect(results.session).toMatchObject({ state: 'shown', progress: { submitted: 48, of: 48 } })
  // Who saw the others' cannot write theirs anew.
  const undo = await last.who.ask(`/api/v1/quality/reviews/items/${last.item}/undo`, { method: 'POST', body: { ifVersion: done.review.version + 1 } })
  expect([undo.status, await codeOf(undo)]).toEqual([409, 'undo_too_late'])

  const first = results.scorecard.sections[0]!.criteria[0]!
  const byHand = results.tickets.map(({ reviews }) => reviews.map(({ answers }) => valueOf(first, answers)))
  const row = results.agreement.find(({ id }) => id === first.id)!
  let [same, all] = [0, 0]
  for (const values of byHand)
    for (let a = 0; a < 4; a += 1) for (let b = a + 1; b < 4; b += 1) [same, all] = [same + Number(values[a] === values[b]), all + 1]
  expect(row).toMatchObject({ n: 12, ratings: 48, split: 0 })
  expect(row.raw!.value).toBeCloseTo(same / all, 12)
  expect(row.alpha!.value).toBeCloseTo(nominalAlpha(byHand), 12)
  expect(row.kappa!.kind).toBe('fleiss')
  const known = results.agreement.flatMap(({ alpha }) => (alpha === null ? [] : [alpha.value]))
  expect(known).toEqual(known.toSorted((a, b) => a - b))
  expect(results.agreement.filter(({ reason }) => reason === 'no_variation').every(({ says }) => says === null)).toBe(true)

  const strict = results.bias.find(({ reviewerId }) => reviewerId === REVIEWERS[3])!
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const scores = results.tickets.map(({ reviews }) => ({
    own: reviews.find(({ reviewerId }) => reviewerId === REVIEWERS[3])!.score!,
    others: reviews.filter(({ reviewerId }) => reviewerId !== REVIEWERS[3]).map(({ score }) => score!),
  }))
  expect(strict.bias).toBeCloseTo(100 * mean(scores.map(({ own, others }) => own - mean(others))), 9)
  expect(strict.bias!).toBeLessThan(0)

  // A reviewer sees the answers, and of the biases their own.
  const own = await json<CalibrationResults>(reviewers[3]!.ask(`${SESSIONS}/${session.id}/results`))
  expect([own.tickets.length, own.bias.map(({ reviewerId }) => reviewerId)]).toEqual([12, [REVIEWERS[3]]])
  const graders = await json<Graders>(reviewers[0]!.ask('/api/v1/quality/graders'))
  expect(graders.graders.map(({ reviewerId }) => reviewerId)).toEqual([REVIEWERS[0]])
  expect((await json<Graders>(admin.ask('/api/v1/quality/graders?by=week'))).graders).toHaveLength(4)
  expect((await json<Notices>(reviewers[0]!.ask('/api/v1/quality/notices'))).notices.map(({ kind }) => kind)).toContain('calibration_ready')

  // What they agreed on after the talk.
  const agreed = { answers: { [first.id]: first.levels[0]!.id }, verdict: 'yes', note: 'as the policy says' }
  const path = `${SESSIONS}/${session.id}/agreed/${tickets[0]}`
  const kept = await admin.ask(path, { method: 'PUT', body: { ifVersion: results.session.version, agreed } })
  expect((await kept.json()).tickets[0].agreed).toMatchObject(agreed)
  expect(await codeOf(await admin.ask(path, { method: 'PUT', body: { ifVersion: results.session.version, agreed: null } }))).toBe(
    'calibration_changed',
  )
  expect((await reviewers[0]!.ask(path, { method: 'PUT', body: { ifVersion: 9, agreed: null } })).status).toBe(403)
})
/** Two values only, so that ordinal and nominal are one; by pairs, without a matrix. */
function nominalAlpha(rows: readonly (readonly (number | null)[])[]): number {
  const values = rows.flat()
  const n = values.length
  let observed = 0
  for (const row of rows)
    for (const [a, one] of row.entries()) for (const [b, other] of row.entries()) if (a !== b && one !== other) observed += 1 / (row.length - 1)
  let expected = 0
  for (const [a, one] of values.entries()) for (const [b, other] of values.entries()) if (a !== b && one !== other) expected += 1
  return 1 - observed / n / (expected / (n * (n - 1)))
}

test('a gold item is like any other of the queue, counts in no sample, and is measured once it is revealed', async () => {
  const sample = await json<{ id: string; progress: { drawn: number } }>(
    admin.ask('/api/v1/quality/samples', {
      method: 'POST',
      body: {
        title: 'October',
        frame: { from: '2026-06-01', to: '2026-11-08' },
        design: { kind: 'simple', size: 30 },
        seed: '7',
        assignment: { reviewers: [{ userId: OTHER, share: 1 }], dueAt: dueAt(5) },
      },
    }),
  )
  expect(sample.progress.drawn).toBe(30)
  const queue = () => json<ReviewQueue>(other.ask('/api/v1/quality/reviews?limit=500'))
  const before = new Set((await queue()).items.map(({ itemId }) => itemId))
  // Every ticket of the session gets an agreed answer, so that one of them is new to the reviewer.
  const { sessions } = await json<{ sessions: { id: string; title: string }[] }>(admin.ask(SESSIONS))
  const blind = sessions.find(({ title }) => title === 'Blind')!
  let results = await json<CalibrationResults>(admin.ask(`${SESSIONS}/${blind.id}/results`))
  const [first] = results.scorecard.sections[0]!.criteria
  for (const ticket of tickets) {
    const agreed = { answers: { [first!.id]: first!.levels[0]!.id }, verdict: 'yes', note: 'by the policy' }
    results = await json(
      admin.ask(`${SESSIONS}/${blind.id}/agreed/${ticket}`, { method: 'PUT', body: { ifVersion: results.session.version, agreed } }),
    )
  }
  const placed = await json<{ placed: number; waiting: number; seed: string }>(
    admin.ask('/api/v1/quality/gold/place', { method: 'POST', body: { seed: '5' } }),
  )
  expect([placed.placed, placed.waiting, placed.seed]).toEqual([2, 2, '5'])
  expect((await json<{ placed: number }>(admin.ask('/api/v1/quality/gold/place', { method: 'POST', body: { seed: '6' } }))).placed).toBe(0)

  const { items } = await queue()
  const [gold, ...rest] = items.filter(({ itemId }) => !before.has(itemId))
  expect(rest).toHaveLength(1)
  const usual = items.find(({ itemId }) => before.has(itemId))!
  const shape = ({ itemId, ticketId: _t, subject: _s, ...one }: ReviewQueue['items'][number]) => ({ ...one, itemId: itemId.replace(/\d{4}$/, '') })
  const known = (one: ReviewQueue['items'][number]) => ({ ...shape(one), channel: '', language: '', reason: '', createdAt: '' })
  expect(known(gold!)).toEqual(known(usual))
  const read = (id: string) => json<ReviewItem>(other.ask(`/api/v1/quality/reviews/items/${id}`))
  const [one, two] = [await read(gold!.itemId), await read(usual.itemId)]
  expect(Object.keys(one)).toEqual(Object.keys(two))
  expect([one.blind, one.closed, one.scorecard, one.revealed]).toEqual([two.blind, two.closed, two.scorecard, two.revealed])
  expect(JSON.stringify(one)).not.toMatch(/gold|by the policy/)

  const answered = await (await review(other, gold!.itemId, false)).json()
  const usually = await (await review(other, usual.itemId, false)).json()
  expect(Object.keys(answered.revealed)).toEqual(Object.keys(usually.revealed))
  expect(Object.keys(answered.revealed.drawn)).toEqual(Object.keys(usually.revealed.drawn))
  const measured = await json<{ sample: { progress: { submitted: number; drawn: number } } }>(
    admin.ask(`/api/v1/quality/samples/${sample.id}/results`),
  )
  expect(measured.sample.progress).toMatchObject({ submitted: 1, drawn: sample.progress.drawn })
  // It can still be taken back: nothing is revealed yet.
  expect(await json(admin.ask('/api/v1/quality/gold/reveal', { method: 'POST' }))).toMatchObject({ revealed: 0, reviewed: 1 })
  expect(await json(other.ask('/api/v1/quality/gold/own'))).toMatchObject({ items: [], accuracy: null })
  expect((await other.ask('/api/v1/quality/gold')).status).toBe(403)
})

test('a calibration counts in no sample, and gives no labels to the matcher', async () => {
  expect((await json<{ total: number }>(admin.ask('/api/v1/quality/reviews/done?mine=false'))).total).toBe(1)
  expect(await stage.engine.ops.issueVerdicts()).toEqual([])
})
test('what cannot be is refused in one sentence that names it', async () => {
  const ask = (more: object) =>
    admin.ask(SESSIONS, { method: 'POST', body: { title: 'No', tickets: { ids: tickets }, reviewers: REVIEWERS, dueAt: dueAt(3), ...more } })
  const codes = await Promise.all(
    [{ dueAt: dueAt(-1) }, { reviewers: [501, 999_999] }, { reviewers: [501, 501] }, { tickets: { ids: [1] } }, { scorecard: 'nothing' }].map(
      async (more) => codeOf(await ask(more)),
    ),
  )
  expect(codes).toEqual(['due_passed', 'unknown_reviewer', 'too_few_reviewers', 'unknown_tickets', 'unknown_scorecard'])
  expect((await reviewers[0]!.ask(SESSIONS, { method: 'POST', body: {} })).status).toBe(403)
  const other = await open({ title: 'Of two', reviewers: REVIEWERS.slice(0, 2) })
  expect((await reviewers[2]!.ask(`${SESSIONS}/${other.id}`)).status).toBe(404)
})
