/** Reviews over a synced folder: blind, pinned, in conflict, taken back, and what they teach. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReviewItem } from '../../shared/api/quality/reviews.ts'
import { queueQuerySchema } from '../../shared/api/quality/reviews.ts'
import { scorecardWordsSchema } from '../../shared/api/quality/scorecards.ts'
import type { ContactFact } from '../../shared/fcr/fact.ts'
import { STARTER_CARDS } from '../../shared/quality/starter-cards.ts'
import type { Reviewing } from '../../dashboard/server/qa/reviews/create-reviewing.ts'
import { reviewingOf } from '../../dashboard/server/questions.ts'
import { BEARER, openFolder, removeFolder, startApi, startSandbox, syncWhole, type Folder, type RunningSandbox } from './bench.ts'
import { changeOf, personCaller, putSample, solvedContacts } from './reviews.test-helper.ts'

let sandbox: RunningSandbox
let folder: Folder
let reviewing: Reviewing
let facts: readonly ContactFact[]
let samples = 0
beforeAll(async () => {
  sandbox = await startSandbox({ tickets: 500, seed: 5 })
  folder = await openFolder({ url: sandbox.url })
  await syncWhole(folder)
  reviewing = reviewingOf(folder.engine)
  facts = await solvedContacts(folder.engine, [...sandbox.world.tickets.keys()])
})
afterAll(async () => {
  await folder.close()
  await sandbox.close()
  await removeFolder(folder.dir)
})
const put = (of: readonly ContactFact[], more = {}) => putSample(folder.engine, of, more, `s${(samples += 1)}`)
const reviewer = (userId: number | null, more = {}) => personCaller(folder.engine, userId, more)
const ANNA = 990_001
const BEN = 990_002

async function load(caller: ReturnType<typeof reviewer>, id: string): Promise<ReviewItem> {
  const found = await reviewing.item(caller, id)
  if (!found.ok) throw new Error(found.problem.detail)
  return found.value
}
test('a blind answer holds no agent, no outcome, no automatic verdict and no reason of the draw, whoever asks', async () => {
  const { engine } = folder
  const { agents } = await engine.store.names()
  const ids = await put(facts.slice(0, 60))
  const words = [...agents.values()].filter((name) => name.includes(' '))
  for (const [at, id] of ids.entries()) {
    const item = await load(reviewer(ANNA), id)
    const { scorecard: _card, causes: _causes, ...shown } = item
    const said = JSON.stringify(shown)
    expect([item.blind, item.revealed, item.review.score, item.review.passed, item.conversation.url]).toEqual([true, null, null, null, null])
    for (const name of words) expect(said).not.toContain(name)
    for (const agentId of agents.keys()) expect(said).not.toMatch(new RegExp(`[:\\[,]${agentId}[,}\\]]`))
    expect(said).not.toMatch(/high-risk-stratum|0\.0731|"(inclusion|stratum|part|matcher|checks|outcome|survey|csat|solver|agentId)"/)
    expect(said).not.toMatch(/"code":"(survey|csat)"/)
    expect(item.conversation.ticketId).toBe(facts[at]?.ticketId)
  }
})
test('what was hidden is shown when the review is submitted, and the agents by the numbers they had', async () => {
  const fact = facts.find(({ next }) => next.gap !== null)!
  const [id] = await put([fact])
  const item = await load(reviewer(ANNA), id!)
  const submitted = await reviewing.submit(reviewer(ANNA), id!, changeOf(item))
  if (!submitted.ok) throw new Error(submitted.problem.detail)
  const { revealed, review } = submitted.value
  expect(review).toMatchObject({ state: 'submitted', score: 1, passed: true, seconds: 20 })
  expect(revealed?.drawn).toEqual({ part: 'risk', stratum: 'high-risk-stratum', inclusion: 0.0731 })
  expect(revealed?.agents.find(({ userId }) => userId === fact.solver)?.name).toBe((await folder.engine.store.names()).agents.get(fact.solver!))
  expect(revealed?.matcher.map(({ ticketId }) => ticketId)).toEqual(item.conversation.neighbours.map(({ ticketId }) => ticketId))
  expect(revealed?.checks.find(({ id: check }) => check === 'replied')?.passed).toBe(true)
  expect(revealed?.outcome?.state).toBe('failed')
  const after = await load(reviewer(ANNA), id!)
  expect([after.blind, after.closed, after.item.state]).toEqual([false, 'submitted', 'submitted'])
})
test('of two reviewers on one item the second is told, with both texts, and nothing is lost', async () => {
  const [id] = await put(facts.slice(61, 62))
  const item = await load(reviewer(ANNA), id!)
  const said = (note: string, ifVersion: number) => ({
    ifVersion,
    words: { ...item.review.words, note, answers: { understood: note === 'Anna' ? 'met' : 'partly' } },
    seconds: 5,
  })
  expect(await reviewing.keep(reviewer(ANNA), id!, said('Anna', 0))).toMatchObject({ ok: true, value: { version: 1 } })
  const refused = await reviewing.keep(reviewer(BEN), id!, said('Ben', 0))
  if (refused.ok) throw new Error('the second was not refused')
  expect([refused.problem.kind, refused.problem.code]).toEqual(['conflict', 'review_changed'])
  expect(refused.problem.more?.conflict).toMatchObject({ version: 1 })
  expect(refused.problem.more?.conflict?.keys.map(({ key, theirs, yours }) => [key, theirs, yours])).toEqual([
    ['answers.understood', 'met', 'partly'],
    ['note', 'Anna', 'Ben'],
  ])
  expect((await load(reviewer(BEN), id!)).review.words.note).toBe('Anna')
  // With the present version it is a choice, and it is kept.
  expect(await reviewing.keep(reviewer(BEN), id!, said('Ben', 1))).toMatchObject({ ok: true, value: { version: 2 } })
  // Sent once more, because the answer never came.
  expect(await reviewing.keep(reviewer(BEN), id!, said('Ben', 1))).toMatchObject({ ok: true, value: { version: 2 } })
  const both = await Promise.all(
    [ANNA, BEN].map((who) =>
      reviewing.submit(reviewer(who), id!, changeOf({ ...item, review: { ...item.review, version: 2 } }, { note: String(who) })),
    ),
  )
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
})
test('a review keeps the version it was made on, whatever becomes of the card', async () => {
  const [id, later] = await put(facts.slice(62, 64))
  const first = await load(reviewer(ANNA), id!)
  const { version } = first.scorecard
  const submitted = await reviewing.submit(reviewer(ANNA), id!, changeOf(first, { note: 'pinned' }))
  expect(submitted.ok).toBe(true)
  const shown = await reviewing.scorecards.show(first.scorecard.id)
  if (!shown.ok) throw new Error(shown.problem.detail)
  const harder = scorecardWordsSchema.parse({ ...STARTER_CARDS[0], passMark: 1, sections: [STARTER_CARDS[0]!.sections[1]] })
  const draft = await reviewing.scorecards.saveDraft(first.scorecard.id, { ifRevision: shown.value.head.revision, words: harder }, 'lead')
  if (!draft.ok) throw new Error(draft.problem.detail)
  expect(draft.value.faults).toEqual([])
  expect(await reviewing.scorecards.publish(first.scorecard.id, { ifRevision: draft.value.head.revision }, 'lead')).toMatchObject({
    ok: true,
    value: { head: { version: version + 1 } },
  })
  const [before, after] = [await load(reviewer(ANNA), id!), await load(reviewer(ANNA), later!)]
  expect(before.scorecard).toEqual(first.scorecard)
  expect([before.review.score, before.review.words.note]).toEqual([1, 'pinned'])
  expect([after.scorecard.version, after.scorecard.sections.length]).toEqual([version + 1, 1])
  // Who had begun with the older card on the screen ends with it.
  const old = { ...changeOf({ ...after, scorecard: first.scorecard }), scorecard: { id: first.scorecard.id, version } }
  expect(await reviewing.keep(reviewer(ANNA), later!, old)).toMatchObject({ ok: true })
  expect((await load(reviewer(ANNA), later!)).scorecard).toEqual(first.scorecard)
  const publishedTwice = await reviewing.scorecards.publish(first.scorecard.id, { ifRevision: draft.value.head.revision }, 'lead')
  expect(publishedTwice.ok ? '' : publishedTwice.problem.code).toBe('scorecard_changed')
})
test('labels of the same issue decide the pair and train; a submission taken back takes them along', async () => {
  const { engine } = folder
  let item: ReviewItem | null = null
  let id = ''
  for (const fact of facts.filter(({ next }) => next.gap !== null).slice(1)) {
    ;[id = ''] = await put([fact])
    item = await load(reviewer(ANNA), id)
    if (item.conversation.neighbours.length > 0) break
  }
  const other = item!.conversation.neighbours[0]!.ticketId
  const own = item!.conversation.ticketId
  const word = async () =>
    (await engine.ops.issueVerdicts()).find(({ a, b }) => a === Math.min(own, other) && b === Math.max(own, other))?.same ?? null
  const stranger = await reviewing.submit(reviewer(ANNA), id, changeOf(item!, { sameIssue: { [String(own)]: 'same' } }))
  expect(stranger.ok ? '' : stranger.problem.code).toBe('review_incomplete')
  const submitted = await reviewing.submit(reviewer(ANNA), id, changeOf(item!, { sameIssue: { [String(other)]: 'different' } }))
  if (!submitted.ok) throw new Error(submitted.problem.detail)
  expect(await word()).toBe(false)
  const undo = (who: number) => reviewing.undo(reviewer(who), id, submitted.value.review.version)
  const notTheirs = await undo(BEN)
  expect(notTheirs.ok ? '' : notTheirs.problem.code).toBe('not_yours')
  expect(await undo(ANNA)).toMatchObject({ ok: true, value: { review: { state: 'draft', score: null } } })
  expect(await word()).toBeNull()
  const again = await load(reviewer(ANNA), id)
  expect([again.blind, again.item.state, again.review.words.sameIssue]).toEqual([true, 'draft', { [String(other)]: 'different' }])
  expect((await reviewing.queue(reviewer(ANNA), queueQuerySchema.parse({ state: 'draft' }))).ok).toBe(true)
})
test('what is missing is named, part by part, and nothing of it is kept as submitted', async () => {
  const [id] = await put(facts.slice(70, 71))
  const item = await load(reviewer(ANNA), id!)
  const refused = await reviewing.submit(reviewer(ANNA), id!, { ...changeOf(item, { verdict: null }), words: item.review.words })
  if (refused.ok) throw new Error('it was taken')
  expect(refused.problem.code).toBe('review_incomplete')
  expect(refused.problem.more?.errors?.map(({ path }) => path)).toContain('verdict')
  const noCause = await reviewing.submit(reviewer(ANNA), id!, changeOf(item, { verdict: 'no' }))
  expect(noCause.ok ? [] : noCause.problem.more?.errors?.map(({ path }) => path)).toEqual(['cause'])
  expect((await load(reviewer(ANNA), id!)).review.state).toBe('new')
  expect(
    (
      await reviewing.submit(
        reviewer(ANNA),
        id!,
        changeOf(item, { verdict: 'no', cause: 'knowledge_policy/policy_unclear', controllableBy: 'policy' }),
      )
    ).ok,
  ).toBe(true)
})
test('nobody reviews their own work, and a limited reviewer reaches the tickets of own groups only', async () => {
  const fact = facts[72]!
  const [id] = await put([fact])
  const own = await reviewing.item(reviewer(fact.solver), id!)
  expect(own.ok ? '' : own.problem.code).toBe('own_ticket')
  const limited = reviewer(ANNA, { groups: [fact.solverGroup! + 1] })
  const hidden = await reviewing.item(limited, id!)
  expect(hidden.ok ? '' : hidden.problem.code).toBe('unknown_item')
  for (const caller of [limited, reviewer(fact.solver)]) {
    const queue = await reviewing.queue(caller, queueQuerySchema.parse({}))
    if (!queue.ok) throw new Error(queue.problem.detail)
    expect(queue.value.items.map(({ itemId }) => itemId)).not.toContain(id)
  }
  expect((await reviewing.item(reviewer(ANNA, { groups: [fact.solverGroup!] }), id!)).ok).toBe(true)
  const foreign = await reviewing.queue(reviewer(ANNA), queueQuerySchema.parse({ reviewer: 'all' }))
  expect(foreign.ok ? '' : foreign.problem.kind).toBe('forbidden')
})
test('the queue counts what is due, overdue and begun, follows its filters, and leads from item to item', async () => {
  const mine = { reviewerId: 990_003 }
  const who = reviewer(990_003)
  const now = folder.engine.clock.now()
  const late = await put(facts.slice(80, 83), { ...mine, dueAt: now - 3600 })
  const soon = await put(facts.slice(83, 88), { ...mine, dueAt: now + 3600 })
  const read = async (query = {}) => {
    const found = await reviewing.queue(who, queueQuerySchema.parse({ limit: 500, ...query }))
    if (!found.ok) throw new Error(found.problem.detail)
    return found.value
  }
  const all = await read()
  expect(all.items.slice(0, 3).map(({ itemId, state }) => [itemId, state])).toEqual(late.map((id) => [id, 'overdue']))
  expect(all.counts.overdue).toBe(3)
  expect(all.next).toBe(late[0])
  const item = await load(who, late[0]!)
  expect([item.next, item.previous, item.place]).toEqual([late[1], null, { at: 1, of: all.counts.due }])
  await reviewing.keep(who, soon[1]!, changeOf(await load(who, soon[1]!)))
  const begun = await read({ state: 'draft' })
  expect(begun.items.map(({ itemId }) => itemId)).toContain(soon[1])
  expect(begun.next).toBe(begun.items[0]?.itemId)
  const channel = all.options.find(({ filter }) => filter === 'channel')!.values[0]!
  const filtered = await read({ channel: channel.value })
  expect([filtered.total, filtered.items.every((one) => one.channel === channel.value)]).toEqual([channel.count, true])
  const submitted = await reviewing.submit(who, late[0]!, changeOf(item))
  expect(submitted).toMatchObject({ ok: true, value: { next: late[1], counts: { due: all.counts.due - 1, overdue: 2 } } })
  expect((await read()).week.done).toBe(1)
})
test('over HTTP nobody unknown reaches it, a second tab is told, and whoever has no person may review', async () => {
  const server = await startApi(folder)
  const [id] = await put(facts.slice(90, 91))
  const url = `/api/v1/quality/reviews/items/${id}`
  const item = (await server.inject({ url, headers: BEARER })).json() as ReviewItem
  expect(item.blind).toBe(true)
  const kept = await server.inject({ method: 'PUT', url, headers: BEARER, payload: changeOf(item, { note: 'by nobody in particular' }) })
  expect([kept.statusCode, kept.json().version]).toEqual([200, 1])
  const stale = await server.inject({ method: 'PUT', url, headers: BEARER, payload: changeOf(item, { note: 'another tab' }) })
  expect([stale.statusCode, stale.json().code, stale.json().conflict.keys[0]]).toEqual([
    409,
    'review_changed',
    { key: 'note', base: null, theirs: 'by nobody in particular', yours: 'another tab', bothChanged: true },
  ])
  const done = await server.inject({ method: 'POST', url: `${url}/submit`, headers: BEARER, payload: { ...changeOf(item), ifVersion: 1 } })
  expect([done.statusCode, done.json().review.state]).toEqual([200, 'submitted'])
  expect((await server.inject({ url })).statusCode).toBe(401)
  for (const path of ['', '/done', '/tags', '/templates', '/views'])
    expect((await server.inject({ url: `/api/v1/quality/reviews${path}`, headers: BEARER })).statusCode).toBe(200)
  await server.close()
})
test('hashtags are counted and found again', async () => {
  const [id] = await put(facts.slice(92, 93))
  const item = await load(reviewer(ANNA), id!)
  const comments = [{ line: item.conversation.lines[1]!.id, quote: null, text: 'Only our time #policy #退款', tags: ['policy', '退款'] }]
  expect((await reviewing.submit(reviewer(ANNA), id!, changeOf(item, { comments }))).ok).toBe(true)
  expect((await reviewing.tags(reviewer(ANNA))).tags).toContainEqual({ tag: '退款', count: 1 })
  const ask = { mine: 'false' as const, limit: 50, offset: 0 }
  const found = await reviewing.done(reviewer(BEN), { ...ask, tag: '退款' })
  expect(found.reviews.map(({ itemId, found: text }) => [itemId, text])).toEqual([[id, 'Only our time #policy #退款']])
  expect((await reviewing.done(reviewer(BEN), { ...ask, q: 'our time' })).total).toBe(1)
})
