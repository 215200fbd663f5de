import { expect, test } from 'vitest'
import { briefSchema } from '@shared/api/brief.ts'
import { createTableCounter } from '@shared/issue/learn-text-model.ts'
import { termsOf } from '@shared/issue/pair-features.ts'
import { createTextModel, START_WEIGHTS } from '@shared/issue/text-model.ts'
import { briefOfLandedTicket } from './brief.ts'
import { briefFor, fakeBriefDeps, hashed, NOW, ORDER, REASON } from './fake-brief.test-helper.ts'
import { DAY, fact } from './fake-reader.test-helper.ts'
import { comment, ticketRow } from './fake-ticket.test-helper.ts'

const ME = { personId: 500, requesterId: 501 }
const PEOPLE = [{ personId: 500, users: [501], identities: ['email:a@example.com'] }]
/** Solved `days` ago. */
const solved = (ticketId: number, days: number, more: object = {}) => fact(ticketId, { ...ME, firstSolvedAt: NOW - days * DAY, ...more })
const order = (id: number, reference: string) => ticketRow(id, { orderRefs: [hashed(reference)] })

/** A shop whose agents tagged 240 messages; ticket 1 is ours, untagged, about a refund. */
function shopWithWords() {
  const refund = (item: string) => `when is the refund for the ${item} returned to my card, the money has not arrived`
  const parcel = (item: string) => `where is the parcel with the ${item}, the courier tracking shows no delivery`
  const items = ['lamp', 'mirror', 'kettle', 'scarf', 'drone', 'pillow']
  const others = Array.from({ length: 240 }, (_, i) => ({
    id: 1000 + i,
    reason: i % 2 === 0 ? 'refund' : 'delivery_status',
    text: (i % 2 === 0 ? refund : parcel)(items[i % 6]!),
  }))
  const said = [{ id: 1, reason: null, text: refund('lamp') }, ...others]
  const facts = said.map(({ id, reason }) => solved(id, 2, id === 1 ? {} : { personId: id, requesterId: id, reason }))
  const events = said.map(({ id, text }) => comment(id, NOW - 3 * DAY, id === 1 ? 501 : id, { text }))
  const tickets = said.map(({ id }) => ticketRow(id, { subject: null, requesterId: id === 1 ? 501 : id, createdAt: NOW - 2 * DAY - 3600 }))
  const asked = {
    refundAgain: 'the money for the lamp has still not arrived on my card, when is the refund returned',
    parcel: 'where is the parcel with the pillow, the courier shows no delivery',
  }
  return { world: { facts, events, tickets, people: PEOPLE }, asked }
}

test('a ticket that was never synced, about an order of six days ago, is a likely repeat', async () => {
  const world = { facts: [solved(1, 6, { reason: 'refund' })], tickets: [order(1, 'AB12345')], people: PEOPLE }
  const written = await briefFor(world, { subject: 'Again: order AB-12345', fields: { [REASON]: 'refund' } })
  expect(briefSchema.parse(written)).toEqual(written)
  expect(written.repeat).toMatchObject({
    verdict: 'repeat',
    p: 0.95,
    basis: 'rule_prior',
    why: [
      { code: 'same_order', value: 'AB12345' },
      { code: 'same_reason', value: 'refund' },
      { code: 'person_email', value: null },
    ],
    previous: [{ ticketId: 1, open: false, firstSolvedAt: '2026-11-10T01:00:00Z' }],
  })
  expect(written.repeat.previous[0]?.gapSeconds).toBe(6 * DAY - 2)
})
test('another order and another reason is no repeat', async () => {
  const world = { facts: [solved(1, 2, { reason: 'refund' })], tickets: [order(1, 'AB12345')], people: PEOPLE }
  const brief = await briefFor(world, { fields: { [ORDER]: 'CD 99999', [REASON]: 'delivery_status' } })
  expect(brief.repeat.verdict).toBe('none')
  expect(brief.history).toMatchObject([{ contacts: [{ ticketId: 1, same: 'no' }] }])
})
test('an equal reason is a flag while it is fresh, and fades with time', async () => {
  const after = async (days: number) =>
    (await briefFor({ facts: [solved(1, days, { reason: 'refund' })], people: PEOPLE }, { fields: { [REASON]: 'refund' } })).repeat
  expect((await after(0.5)).verdict).toBe('repeat')
  expect((await after(6)).verdict).toBe('possible')
  const p = [(await after(0.5)).p, (await after(6)).p, (await after(13)).p, (await after(29)).p]
  expect(p).toEqual(p.toSorted((a, b) => (b ?? 0) - (a ?? 0)))
  expect((await after(31)).verdict).toBe('none')
})
test('a person and nothing more is possible at most', async () => {
  const brief = await briefFor({ facts: [solved(1, 2)], people: PEOPLE })
  expect(brief.repeat).toMatchObject({ verdict: 'possible', why: [{ code: 'text_missing' }, { code: 'person_email' }] })
})
test('a shared mailbox links nothing without an order', async () => {
  const people = [{ ...PEOPLE[0]!, shared: true }]
  const brief = await briefFor({ facts: [solved(1, 2, { reason: 'refund' })], people }, { fields: { [REASON]: 'refund' } })
  expect([brief.repeat.verdict, brief.customer.shared]).toEqual(['none', true])
})
test('a human word wins over every rule', async () => {
  const world = { facts: [solved(1, 2, { reason: 'refund' })], people: PEOPLE }
  const said = (same: boolean) => briefFor(world, { fields: { [REASON]: 'refund' } }, { verdicts: async () => [{ a: 1, b: 900, same, at: 0 }] })
  expect((await said(false)).repeat.verdict).toBe('none')
  expect((await said(true)).repeat).toMatchObject({
    verdict: 'repeat',
    p: 1,
    why: [{ code: 'human' }, { code: 'same_reason' }, { code: 'person_email' }],
  })
})
test('another user of the same person is known by the phone', async () => {
  const people = [{ personId: 500, users: [501, 777], identities: ['phone:+4915112345678'] }]
  const world = { facts: [solved(1, 1, { reason: 'refund' })], people }
  const brief = await briefFor(world, { requester: { id: 777, phone: '+49 151 12345678' }, fields: { [REASON]: 'refund' } })
  expect(brief.repeat.why.at(-1)).toEqual({ code: 'person_phone', value: null })
  expect(brief.customer).toMatchObject({ personId: 500, linkedUsers: 2, contacts30d: 1 })
  const unknownUser = await briefFor(world, { requester: { id: 888, phone: '+49 151 12345678' }, fields: { [REASON]: 'refund' } })
  expect(unknownUser.repeat.verdict).toBe('repeat')
})
test('a stranger gets a calm brief', async () => {
  const brief = await briefFor({ facts: [solved(1, 1)], people: PEOPLE }, { requester: { id: null } }, { ticketId: null })
  expect(brief).toMatchObject({
    ticketId: null,
    repeat: { verdict: 'none' },
    customer: { personId: null, contacts30d: 0, linkedUsers: 0 },
    history: [],
  })
})
test('an open contact is the previous one with no gap; what came later and what is no contact are not', async () => {
  const facts = [
    solved(1, 0, { firstSolvedAt: null, createdAt: NOW - 3 * DAY, reason: 'refund' }),
    solved(2, 1, { reason: 'refund', exclusion: 'merged', belongsTo: 1 }),
    solved(3, 1, { reason: 'refund', exclusion: 'abandoned' }),
    fact(4, { ...ME, createdAt: NOW + 60, reason: 'refund' }),
  ]
  const { repeat } = await briefFor({ facts, people: PEOPLE }, { fields: { [REASON]: 'refund' } })
  expect(repeat.previous).toEqual([{ ticketId: 1, gapSeconds: 0, open: true, firstSolvedAt: null }])
})
test('sent twice before the answer, and a chat that broke off, are one contact and no repeat', async () => {
  const refund = { fields: { [REASON]: 'refund' } }
  const open = { ...ME, firstSolvedAt: null, reason: 'refund' }
  const twice = (more: object) => briefFor({ facts: [fact(1, { ...open, createdAt: NOW - 300, ...more })], people: PEOPLE }, refund)
  expect((await twice({ firstAgentReplyAt: null })).repeat).toMatchObject({ verdict: 'possible', previous: [{ ticketId: 1 }] })
  expect((await twice({ firstAgentReplyAt: NOW - 200 })).repeat.verdict).toBe('repeat')
  expect((await twice({ firstAgentReplyAt: null, createdAt: NOW - 4000 })).repeat.verdict).toBe('repeat')
  const chat = (secondsAgo: number) =>
    briefFor(
      { facts: [fact(1, { ...ME, channel: 'chat', reason: 'refund', firstSolvedAt: NOW - secondsAgo })], people: PEOPLE },
      { ...refund, channel: 'chat' },
    )
  expect((await chat(600)).repeat.verdict).toBe('possible')
  expect((await chat(1200)).repeat.verdict).toBe('repeat')
})
/** As if learned: topics and words weigh more than stated. */
function shopModel(events: readonly { text: string | null }[]) {
  const counter = createTableCounter()
  for (const { text } of events) counter.add(termsOf(text ?? ''))
  return createTextModel(
    { tables: counter.tables(), weights: { ...START_WEIGHTS, withTopics: { intercept: -2, weights: [6, 4, 6, -0.5, -2, 0] } }, learned: true },
    (opening) => (/refund|money/.test(opening) ? [1, 0] : [0, 1]),
  )
}
test('alike words about a like matter make a flag without order or reason, unlike ones unmake it', async () => {
  const { world, asked } = shopWithWords()
  const model = shopModel(world.events)
  const brief = await briefFor(world, { text: asked.refundAgain }, { text: () => model })
  expect(brief.repeat).toMatchObject({ verdict: 'repeat', basis: 'model', previous: [{ ticketId: 1 }] })
  expect(brief.repeat.why.map((why) => why.code)).toEqual(['text', 'person_email'])
  expect(brief.history[0]?.contacts[0]?.same).toBe('yes')
  const other = await briefFor(world, { text: asked.parcel }, { text: () => model })
  expect(other.repeat.verdict).toBe('none')
  expect(other.history[0]?.contacts[0]?.same).toBe('no')
  expect((await briefFor(world, { text: asked.refundAgain })).disposition.suggestions[0]).toMatchObject({ value: 'refund' })
})
test('history is grouped by issue, newest first, without words of other tickets', async () => {
  const facts = [solved(1, 20, { reason: 'refund' }), solved(2, 10, { reason: 'delivery_status' }), solved(3, 5, { reason: 'refund', transfers: 1 })]
  const brief = await briefFor(
    { facts, people: PEOPLE, tickets: [ticketRow(1, { subject: 'private words' })] },
    { fields: { [REASON]: 'delivery_status' } },
  )
  expect(brief.history.map((group) => [group.issue, group.contacts.map((one) => one.ticketId)])).toEqual([
    [0, [3, 1]],
    [1, [2]],
  ])
  expect(brief.history[0]?.contacts[0]).toMatchObject({ same: 'no', state: 'failedEarly', reason: 'refund' })
  expect(JSON.stringify(brief)).not.toContain('private words')
})
test('the disposition offers the field’s options and says what a suggestion rests on', async () => {
  const world = { facts: [solved(1, 2, { reason: 'refund' })], tickets: [order(1, 'AB12345')], people: PEOPLE }
  const basis = async (request: object) => (await briefFor(world, request)).disposition.suggestions.map((one) => [one.value, one.basis])
  const brief = await briefFor(world)
  expect(brief.disposition).toMatchObject({
    fieldId: REASON,
    verdictFieldId: 101,
    causeFieldId: 102,
    causes: [{ value: 'policy', name: 'Policy unclear' }],
  })
  expect(brief.disposition.options.map((option) => option.value)).toEqual(['refund', 'delivery_status', 'damaged_item'])
  expect(await basis({ fields: { [REASON]: 'damaged_item' } })).toEqual([['damaged_item', 'ticket']])
  expect(await basis({ fields: { [ORDER]: 'AB12345' } })).toEqual([['refund', 'same_issue']])
  expect(await basis({ text: '收到的商品破损了' })).toEqual([['damaged_item', 'text']])
  expect(await basis({ text: 'I would like a refund' })).toEqual([['refund', 'text']])
  expect(await basis({ text: 'hello' })).toEqual([])
})
test('articles are asked with the ticket’s words, locale and brand', async () => {
  const asked: object[] = []
  const find = (query: object) => {
    asked.push(query)
    return []
  }
  await briefFor(
    { facts: [fact(900, { createdAt: NOW })], tickets: [ticketRow(900, { brandId: 7 })] },
    { subject: 'Refund', text: 'please', locale: 'zh-CN' },
    { articles: { suggest: find } },
  )
  expect(asked).toEqual([{ text: 'Refund\nplease', locale: 'zh-CN', brandId: 7, limit: 5, ticketId: 900, topics: [], tags: [] }])
})
test('a landed ticket needs nothing from the sidebar', async () => {
  const world = {
    facts: [solved(1, 6, { reason: 'refund' }), fact(900, { ...ME, createdAt: NOW - 60, firstSolvedAt: null })],
    tickets: [order(1, 'AB12345'), ticketRow(900, { createdAt: NOW - 60, requesterId: 501, fields: { [REASON]: 'refund' } })],
    events: [comment(900, NOW - 60, 501, { orderRefs: [hashed('AB12345')] })],
    people: PEOPLE,
  }
  const result = await briefOfLandedTicket(fakeBriefDeps(world), 900)
  expect(result).toMatchObject({
    ok: true,
    value: {
      ticketId: 900,
      repeat: {
        verdict: 'repeat',
        p: 0.95,
        why: [
          { code: 'same_order', value: null },
          { code: 'same_reason', value: 'refund' },
        ],
      },
    },
  })
  expect(await briefOfLandedTicket(fakeBriefDeps(world), 4711)).toMatchObject({ ok: false, problem: { code: 'unknown_ticket' } })
})
test('values of fields come with what the account calls them', async () => {
  const facts = [solved(1, 2, { reason: 'late', market: 'market_de', segment: 'gold' })]
  const brief = await briefFor({ facts, people: PEOPLE })
  expect(brief.customer).toMatchObject({ market: 'market_de', marketName: 'Germany', segment: 'gold', segmentName: null, languageName: null })
  expect(brief.history[0]?.contacts[0]).toMatchObject({ reason: 'late', reasonName: 'Where is my order' })
})
test('the three answers are the values that the account’s field has', async () => {
  expect((await briefFor({})).disposition.verdictValues).toEqual({ yes: 'fcr_yes', partly: 'fcr_partly', no: null })
  const config = { ...(await fakeBriefDeps({}).config()), fields: [] }
  expect((await briefFor({}, {}, { config: () => config })).disposition.verdictValues).toBeNull()
})
