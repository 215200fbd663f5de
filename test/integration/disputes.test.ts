/** A review from its release to a dispute that was reopened, over HTTP, by people who signed in; what each of them may see of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CoachingEffect, CoachingNote } from '@shared/api/quality/coaching.ts'
import type { DisputeDetail, Disputes } from '@shared/api/quality/disputes.ts'
import type { MyDay, MyReview } from '@shared/api/quality/my-day.ts'
import type { ReviewItem, ReviewState } from '@shared/api/quality/reviews.ts'
import type { Problem } from '@shared/api/status.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { scoreOf } from '@shared/quality/scorecard.ts'
import { UNDO_SECONDS } from '@shared/quality/review.ts'
import { answersFor, putSample, solvedContacts } from './reviews.test-helper.ts'
import { best, json, kinds, post, propose, Q, type Browser } from './disputes.test-helper.ts'
import { codeOf, openBrowser, startSignInStage } from './sign-in.test-helper.ts'

const ADMIN = 500

let stage: Awaited<ReturnType<typeof startSignInStage>>
let passed = 0
let admin: Browser
let reviewer: Browser
let agent: Browser
let stranger: Browser
let [AGENT, STRANGER, REVIEWER] = [0, 0, 0]
let own: readonly ContactFact[]
let samples = 0

beforeAll(async () => {
  stage = await startSignInStage()
  const { clock } = stage.engine
  const real = clock.now.bind(clock)
  Object.assign(clock, { now: () => real() + passed })
  const facts = await solvedContacts(stage.engine, [...stage.world.tickets.keys()])
  const counts = new Map<number, number>()
  for (const { solver } of facts) counts.set(solver!, (counts.get(solver!) ?? 0) + 1)
  ;[AGENT, STRANGER, REVIEWER] = [...counts]
    .filter(([id]) => id !== ADMIN)
    .sort((a, b) => b[1] - a[1])
    .map(([id]) => id) as [number, number, number]
  own = facts.filter(({ solver }) => solver === AGENT)
  admin = openBrowser(stage.base)
  await admin.signIn(ADMIN)
  const { people } = await json<{ people: { userId: number; version: number }[] }>(admin.ask('/api/v1/people'))
  for (const [userId, role] of [
    [REVIEWER, 'reviewer'],
    [AGENT, 'agent'],
    [STRANGER, 'agent'],
  ] as const) {
    const version = people.find((person) => person.userId === userId)?.version ?? 0
    const put = await admin.ask(`/api/v1/people/${userId}`, { method: 'PUT', body: { role, groups: null, ifVersion: version } })
    if (!put.ok) throw new Error(`the role ${role} was refused`)
  }
  ;[reviewer, agent, stranger] = [REVIEWER, AGENT, STRANGER].map(() => openBrowser(stage.base)) as [Browser, Browser, Browser]
  await reviewer.signIn(REVIEWER)
  await agent.signIn(AGENT)
  await stranger.signIn(STRANGER)
})
afterAll(() => stage.close())

/** Two criteria called failed; submitted, and past the time in which it can be taken back. */
async function releasedReview(): Promise<{ item: string; worst: string[]; state: ReviewState; form: ReviewItem }> {
  const [item] = await putSample(stage.engine, [own[samples]!], { reviewerId: REVIEWER }, `d${(samples += 1)}`)
  const form = await json<ReviewItem>(reviewer.ask(`${Q}/reviews/items/${item}`))
  const asked = scoreOf(form.scorecard, answersFor(form.scorecard, form.scored), form.scored).asked
  const criteria = form.scorecard.sections.flatMap((section) => section.criteria).filter(({ id, critical }) => asked.includes(id) && !critical)
  const worst = criteria.slice(0, 2).map(({ id }) => id)
  const words = {
    ...form.review.words,
    answers: answersFor(form.scorecard, form.scored, worst),
    verdict: 'no',
    cause: 'knowledge_policy/policy_unclear',
  }
  const done = await post(reviewer, `reviews/items/${item}/submit`, { ifVersion: 0, words, seconds: 30 })
  expect(done.status).toBe(200)
  const { review } = (await done.json()) as { review: ReviewState }
  return { item: item!, worst, state: review, form }
}
const wait = () => void (passed += UNDO_SECONDS + 2)
const mine = (item: string) => json<MyReview>(agent.ask(`${Q}/my-day/reviews/${item}`))
async function disputed() {
  const made = await releasedReview()
  wait()
  const { version } = await mine(made.item)
  const answer = await post(agent, `my-day/reviews/${made.item}/dispute`, {
    ifVersion: version,
    kind: 'criteria',
    comment: 'The policy was named in the second line.',
    points: propose(made.form, made.worst),
  })
  expect(answer.status).toBe(200)
  return { ...made, dispute: ((await answer.json()) as MyReview).dispute! }
}

test('nothing of a review is released before it can no longer be taken back, and then only to whom it speaks of', async () => {
  const { item } = await releasedReview()
  expect((await agent.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(404)
  wait()
  const review = await mine(item)
  expect(review).toMatchObject({ itemId: item, mayDispute: true, acknowledgedAt: null, dispute: null })
  expect(review.words.sameIssue).toEqual({})
  expect((await stranger.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(404)
  expect((await admin.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(404)
  const read = await post(agent, `my-day/reviews/${item}/acknowledge`, { ifVersion: review.version })
  expect(((await read.json()) as MyReview).acknowledgedAt).not.toBeNull()
})
test('a release that is put off keeps a review back so long', async () => {
  const rules = await json<{ version: number }>(agent.ask(`${Q}/disputes/rules`))
  const put = await post(admin, 'disputes/rules', { ifVersion: rules.version, releaseAfterHours: 24, disputeDays: 14, decideDays: 5 }, 'PUT')
  expect(put.status).toBe(200)
  const { item } = await releasedReview()
  wait()
  expect((await agent.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(404)
  passed += 86_400
  expect((await agent.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(200)
  const atOnce = { releaseAfterHours: 0, disputeDays: 14, decideDays: 5 }
  expect((await post(admin, 'disputes/rules', { ifVersion: rules.version, ...atOnce }, 'PUT')).status).toBe(409)
  await post(admin, 'disputes/rules', { ifVersion: rules.version + 1, ...atOnce }, 'PUT')
  expect((await post(agent, 'disputes/rules', { ifVersion: 0, ...atOnce }, 'PUT')).status).toBe(403)
})
test('disputed, partly accepted, counted anew, both told, reopened once', async () => {
  const { item, worst, dispute, form, state } = await disputed()
  expect(dispute).toMatchObject({ state: 'open', first: { score: state.score }, may: { decide: false, reopen: false } })
  expect(await kinds(reviewer, dispute.id)).toEqual(['dispute_opened'])
  const due = await json<Disputes>(reviewer.ask(`${Q}/disputes`))
  expect(due.disputes.map(({ id }) => id)).toContain(dispute.id)
  expect(due.timeToDecide).toMatchObject({ median: null, nullReason: 'too_few' })

  const [first] = worst
  const answer = await post(admin, `disputes/${dispute.id}/decide`, {
    ifVersion: dispute.version,
    comment: 'The first one is right.',
    levels: { [first!]: best(form, first!) },
  })
  const decided = (await answer.json()) as DisputeDetail
  expect(answer.status).toBe(200)
  const answers = { ...answersFor(form.scorecard, form.scored, worst), [first!]: best(form, first!) }
  const counted = scoreOf(form.scorecard, answers, form.scored)
  expect(decided.dispute).toMatchObject({ state: 'decided', present: { score: counted.score }, first: { score: state.score } })
  expect(decided.dispute.decisions.map(({ verdict }) => verdict)).toEqual(['partly'])
  expect(counted.score).toBeGreaterThan(state.score!)
  const after = await json<ReviewItem>(reviewer.ask(`${Q}/reviews/items/${item}`))
  expect([after.review.score, after.review.words.answers]).toEqual([counted.score, answers])
  expect(await kinds(agent, dispute.id)).toEqual(['dispute_decided'])
  expect(await kinds(reviewer, dispute.id)).toEqual(expect.arrayContaining(['dispute_decided', 'dispute_opened']))
  expect((await mine(item)).score).toBe(counted.score)

  const path = `my-day/disputes/${dispute.id}/reopen`
  expect((await post(agent, path, { ifVersion: 2, reason: ' ' })).status).toBe(400)
  expect((await post(stranger, path, { ifVersion: 2, reason: 'mine' })).status).toBe(404)
  const again = await post(agent, path, { ifVersion: 2, reason: 'The second line of the second answer, too.' })
  expect(((await again.json()) as MyReview).dispute).toMatchObject({ state: 'open', reopened: { reason: expect.stringContaining('second') } })
  const last = await post(reviewer, `disputes/${dispute.id}/decide`, { ifVersion: 3, comment: 'No.', levels: { [first!]: best(form, first!) } })
  expect(((await last.json()) as DisputeDetail).dispute.decisions).toHaveLength(2)
  expect(await codeOf(await post(agent, path, { ifVersion: 4, reason: 'once more' }))).toBe('reopened_already')
})
test('of two who decide, the second is told with both texts, and nothing of the first is lost', async () => {
  const { dispute, worst, form } = await disputed()
  const path = `disputes/${dispute.id}/decide`
  const [first, second] = worst as [string, string]
  const both = await Promise.all([
    post(reviewer, path, { ifVersion: 1, comment: 'from the reviewer', levels: {} }),
    post(admin, path, { ifVersion: 1, comment: 'from the lead', levels: { [first]: best(form, first), [second]: best(form, second) } }),
  ])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = (await both.find(({ status }) => status === 409)!.json()) as Problem
  expect(lost.code).toBe('dispute_changed')
  const comment = lost.conflict!.keys.find(({ key }) => key === 'comment')!
  expect(new Set([comment.theirs, comment.yours])).toEqual(new Set(['from the reviewer', 'from the lead']))
  expect(lost.conflict!.version).toBe(2)
  expect(await codeOf(await post(reviewer, path, { ifVersion: 2, comment: 'once more', levels: {}, anew: true }))).toBe('dispute_decided')
  const anew = await post(admin, path, { ifVersion: 2, comment: 'after a talk', levels: { [first]: best(form, first) }, anew: true })
  expect(((await anew.json()) as DisputeDetail).dispute.decisions).toHaveLength(2)
})
test('a dispute is of the agent alone, with a comment, in time, of levels that the card has; and never decided by whoever opened it', async () => {
  const { item, form, worst } = await releasedReview()
  wait()
  const { version } = await mine(item)
  const path = `my-day/reviews/${item}/dispute`
  const good = { ifVersion: version, kind: 'criteria', comment: 'why', points: propose(form, worst.slice(0, 1)) }
  expect((await post(agent, path, { ...good, comment: '  ' })).status).toBe(400)
  expect(await codeOf(await post(agent, path, { ...good, points: [] }))).toBe('invalid_points')
  expect(await codeOf(await post(agent, path, { ...good, points: [{ criterion: worst[0], proposed: 'splendid' }] }))).toBe('invalid_points')
  expect((await post(stranger, path, good)).status).toBe(404)
  expect((await post(reviewer, path, good)).status).toBe(404)
  passed += 15 * 86_400
  expect(await codeOf(await post(agent, path, good))).toBe('dispute_too_late')
  expect((await mine(item)).mayDispute).toBe(false)
  const { dispute } = await disputed()
  expect((await agent.ask(`${Q}/disputes/${dispute.id}`)).status).toBe(403)
  expect((await post(agent, `disputes/${dispute.id}/decide`, { ifVersion: 1, comment: 'mine', levels: {} })).status).toBe(403)
  const { version: person } = (await json<{ people: { userId: number; version: number }[] }>(admin.ask('/api/v1/people'))).people.find(
    ({ userId }) => userId === AGENT,
  )!
  await admin.ask(`/api/v1/people/${AGENT}`, { method: 'PUT', body: { role: 'manager', groups: null, ifVersion: person } })
  expect(await codeOf(await post(agent, `disputes/${dispute.id}/decide`, { ifVersion: 1, comment: 'mine', levels: {} }))).toBe('own_dispute')
  await admin.ask(`/api/v1/people/${AGENT}`, { method: 'PUT', body: { role: 'agent', groups: null, ifVersion: person + 1 } })
})
test('a review of the wrong one passes to the right one, who may dispute it in turn; its score stands', async () => {
  const { item, state } = await releasedReview()
  wait()
  const { version } = await mine(item)
  const opened = await post(agent, `my-day/reviews/${item}/dispute`, { ifVersion: version, kind: 'wrong_reviewee', comment: 'A colleague answered.' })
  const { dispute } = (await opened.json()) as MyReview
  const path = `disputes/${dispute!.id}/decide`
  expect(await codeOf(await post(reviewer, path, { ifVersion: 1, comment: 'so?' }))).toBe('not_decided')
  const done = await post(reviewer, path, { ifVersion: 1, comment: 'You are right.', accepted: true, agentId: STRANGER })
  expect(done.status).toBe(200)
  expect((await agent.ask(`${Q}/my-day/reviews/${item}`)).status).toBe(404)
  const theirs = await json<MyReview>(stranger.ask(`${Q}/my-day/reviews/${item}`))
  expect(theirs).toMatchObject({ score: state.score, mayDispute: true, dispute: null })
})
test('my day has the own number with its interval, as a count by hand has it, and nobody else in it', async () => {
  const day = await json<MyDay>(agent.ask(`${Q}/my-day?weeks=26`))
  const { figure } = day
  const { stamp: _stamp, ...agents } = await json<{ stamp: unknown; rows: { value: string; controllable: { count: number; of: number } }[] }>(
    admin.ask(`/api/v1/fcr/agents?from=${figure.from}&to=${figure.maturedTo}`),
  )
  const row = agents.rows.find(({ value }) => value === String(AGENT))!
  expect([figure.success, figure.n]).toEqual([row.controllable.count, row.controllable.of])
  expect(figure.n).toBeGreaterThan(0)
  expect(figure.nullReason === 'too_few').toBe(figure.n < figure.fewest)
  const { agents: names } = await stage.engine.store.names()
  const said = JSON.stringify(day)
  const others = [...names].filter(([id, name]) => id !== AGENT && id !== REVIEWER && name.includes(' '))
  expect(others.filter(([, name]) => said.includes(name))).toEqual([])
  expect(agents.rows.filter(({ value }) => value !== String(AGENT) && new RegExp(`[:=]${value}[,}"]`).test(said))).toEqual([])
  expect((await stranger.ask(`${Q}/my-day?agent=${AGENT}`)).status).toBeLessThan(401)
  expect(JSON.stringify(await json(stranger.ask(`${Q}/my-day`)))).not.toContain(`agent=${AGENT}`)
})
test('a coaching note is read by its author, managers and, once shared, its agent; by nobody else', async () => {
  const { item } = await releasedReview()
  const words = {
    text: 'Name the policy first.',
    goals: [{ text: 'policy first', done: false }],
    sessionOn: '2026-09-07',
    followUpOn: null,
    doneOn: null,
  }
  const made = await post(reviewer, 'coaching', { ...words, shared: false, reviews: [item] })
  const note = (await made.json()) as CoachingNote
  expect([made.status, note.agentId, note.state]).toEqual([200, AGENT, 'draft'])
  const shownTo = async (who: Browser) => (await json<MyDay>(who.ask(`${Q}/my-day`))).coaching.map(({ id }) => id)
  expect(await shownTo(agent)).toEqual([])
  const shared = await post(reviewer, `coaching/${note.id}`, { ...words, shared: true, ifVersion: 1 }, 'PUT')
  expect(shared.status).toBe(200)
  expect([await shownTo(agent), await shownTo(stranger)]).toEqual([[note.id], []])
  expect(await kinds(agent, note.id)).toEqual(['coaching_shared'])
  const stale = await post(admin, `coaching/${note.id}`, { ...words, text: 'other', shared: true, ifVersion: 1 }, 'PUT')
  expect(((await stale.json()) as Problem).conflict?.keys).toMatchObject([{ key: 'text', theirs: words.text, yours: 'other' }])
  expect((await admin.ask(`${Q}/coaching/${note.id}`)).status).toBe(200)
  expect((await stranger.ask(`${Q}/coaching/${note.id}`)).status).toBe(403)
  const effect = await json<CoachingEffect>(reviewer.ask(`${Q}/coaching/${note.id}/effect`))
  expect([null, 'too_few', 'too_few_weeks', 'too_few_weeks_before']).toContain(effect.nullReason)
  expect(effect.netFcr?.difference.low ?? -1).toBeLessThan(effect.netFcr?.difference.high ?? 1)
  const late = await post(reviewer, `coaching/${note.id}`, { ...words, sessionOn: '2026-11-10', shared: true, ifVersion: 2 }, 'PUT')
  expect(late.status).toBe(200)
  const soon = await json<CoachingEffect>(reviewer.ask(`${Q}/coaching/${note.id}/effect`))
  expect([soon.nullReason, soon.netFcr]).toEqual(['too_few_weeks', null])
  expect(soon.measurableFrom! > '2026-12-14').toBe(true)
})
