import { expect, test } from 'vitest'
import { explanationSchema, type Explanation } from '@shared/api/contacts.ts'
import type { IssueVerdict } from '../store/ops-store/contract.ts'
import { explainContact } from './explanation.ts'
import { at, DAY, fact, fakeReader, SETTINGS, type FakeWorld } from './fake-reader.test-helper.ts'
import { comment, status, ticketRow } from './fake-ticket.test-helper.ts'

const PEOPLE = [{ personId: 500, users: [501, 502], identities: ['phone:+491234567'] }]
const ME = { personId: 500, requesterId: 501 }
const MONDAY = at('2026-11-02')

async function explain(world: FakeWorld, ticketId: number, verdicts: IssueVerdict[] = [], settings = SETTINGS): Promise<Explanation> {
  const result = await explainContact(fakeReader({ people: PEOPLE, completeTo: at('2026-11-16'), ...world }), settings, ticketId, verdicts)
  if (!result.ok) throw new Error(result.problem.detail)
  return explanationSchema.parse(result.value)
}
const lens = ({ lenses }: Explanation, id: string) => lenses.find((one) => one.lens === id)
const repeated = fact(1, { ...ME, firstSolvedAt: MONDAY, next: { gap: 6 * DAY, kind: 'new_ticket', ticketId: 2 }, transfers: 1 })
const later = fact(2, { ...ME, requesterId: 502, firstSolvedAt: MONDAY + 7 * DAY, createdAt: MONDAY + 6 * DAY, prevGap: 6 * DAY })

test('a failed first contact names every flag, the primary one first', async () => {
  const shown = await explain({ facts: [repeated, later] }, 1)
  expect(lens(shown, 'net')).toEqual({
    lens: 'net',
    state: 'failed',
    exclusion: null,
    failures: ['new_ticket', 'transferred'],
    primary: 'new_ticket',
    windowDays: 7,
    why: ['new_ticket', 'transferred'],
  })
  expect(lens(shown, 'one_touch')).toMatchObject({ state: 'success', windowDays: null, why: ['fewer_than_two_replies'] })
  expect(lens(shown, 'no_reopen')).toMatchObject({ state: 'success', why: ['never_reopened'] })
  expect(lens(await explain({ facts: [repeated, later] }, 2), 'net')).toMatchObject({ state: 'excluded', exclusion: 'not_first', why: ['not_first'] })
})
test('what is not counted says why', async () => {
  const facts = [
    fact(1, { firstSolvedAt: null, createdAt: MONDAY }),
    fact(2, { exclusion: 'spam' }),
    fact(3, { knownProblem: true }),
    fact(4, { firstSolvedAt: at('2026-11-15') }),
  ]
  const net = async (id: number) => lens(await explain({ facts }, id), 'net')
  expect(await net(1)).toMatchObject({ state: 'not_counted', why: ['not_solved'] })
  expect(await net(2)).toMatchObject({ state: 'excluded', exclusion: 'spam' })
  expect(await net(3)).toMatchObject({ state: 'excluded', exclusion: 'known_problem' })
  expect(await net(4)).toMatchObject({ state: 'pending', why: ['window_open'] })
  expect(lens(await explain({ facts, completeTo: null }, 4), 'net')).toMatchObject({ state: 'not_counted', why: ['after_as_of'] })
})
test('the window is that of the contact’s own reason', async () => {
  const shown = await explain({ facts: [fact(1, { reason: 'refund' })] }, 1, [], { ...SETTINGS, windowByReason: { refund: 14 } })
  expect(lens(shown, 'net')?.windowDays).toBe(14)
})
test('the chain says of each contact whether it is the same issue, and by which rule', async () => {
  const other = fact(3, { ...ME, firstSolvedAt: MONDAY + 2 * DAY, reason: 'delivery' })
  const tickets = [ticketRow(1, { orderRefs: ['x'] }), ticketRow(2, { orderRefs: ['x'] }), ticketRow(3, { orderRefs: ['y'] })]
  const why = ({ chain }: Explanation) => chain.map((link) => [link.ticketId, link.same, ...link.why])
  expect(why(await explain({ facts: [repeated, later, other], tickets }, 1))).toEqual([
    [1, 'yes'],
    [3, 'no', 'other_order'],
    [2, 'yes', 'same_order'],
  ])
  expect(why(await explain({ facts: [repeated, later], tickets }, 1, [{ a: 1, b: 2, same: false, at: 0 }]))).toEqual([
    [1, 'yes'],
    [2, 'no', 'human_denied'],
  ])
})
test('contacts long before or after are no part of it', async () => {
  const facts = [repeated, fact(8, { ...ME, createdAt: MONDAY - 90 * DAY }), fact(9, { ...ME, createdAt: MONDAY + 90 * DAY })]
  expect((await explain({ facts }, 1)).chain.map((link) => link.ticketId)).toEqual([1])
})
test('the timeline tells what happened in order, with agents by name and customers without', async () => {
  const world = {
    facts: [repeated, later],
    tickets: [ticketRow(1, { createdAt: MONDAY - 7200, requesterId: 501 })],
    events: [
      comment(1, MONDAY - 7200, 501),
      comment(1, MONDAY - 3600, 11),
      comment(1, MONDAY - 1800, 11, { public: false }),
      status(1, MONDAY, 'open', 'solved'),
      comment(1, MONDAY + 60, 501, { gratitude: true }),
      status(1, MONDAY + 60, 'solved', 'open', 501),
    ],
  }
  const { timeline } = await explain(world, 1)
  expect(timeline.map((step) => [step.ticketId, step.kind, step.by, step.value])).toEqual([
    [1, 'opened', null, 'email'],
    [1, 'customer_comment', null, null],
    [1, 'agent_reply', 'Agent Eleven', null],
    [1, 'internal_note', 'Agent Eleven', null],
    [1, 'solved', 'Agent Eleven', null],
    [1, 'customer_comment', null, 'gratitude'],
    [1, 'reopened', null, 'open'],
    [2, 'opened', null, 'email'],
    [2, 'solved', null, null],
  ])
})
test('facts are flat, with dates as people read them', async () => {
  const { facts, person, url } = await explain({ facts: [repeated, later] }, 1)
  expect(facts).toMatchObject({
    firstSolvedAt: '2026-11-02T00:00:00Z',
    returnAt: null,
    nextGap: 6 * DAY,
    nextKind: 'new_ticket',
    nextTicketId: 2,
    transfers: 1,
    fidelity: 'exact',
  })
  expect([person, url]).toEqual([
    { personId: 500, users: [501, 502], linkedBy: ['phone:+491234567'], shared: false },
    'https://acme.zendesk.com/agent/tickets/1',
  ])
})
test('a ticket nobody knows is not found', async () => {
  expect(await explainContact(fakeReader({}), SETTINGS, 4711, [])).toMatchObject({
    ok: false,
    problem: { code: 'unknown_ticket', kind: 'not_found' },
  })
})
test('options are called as the account calls them; the lens still goes by their values', async () => {
  const settings = { ...SETTINGS, windowByReason: { late: 14 } }
  const shown = await explain({ facts: [fact(1, { reason: 'late', market: 'market_de', cause: 'policy', segment: 'gold' })] }, 1, [], settings)
  expect(shown.facts).toMatchObject({ reason: 'Where is my order', market: 'Germany', cause: 'Policy unclear', segment: 'gold', language: null })
  expect(lens(shown, 'net')?.windowDays).toBe(14)
})
