import { expect, test } from 'vitest'
import { createTableCounter } from './learn-text-model.ts'
import { termsOf, type TopicPosterior } from './pair-features.ts'
import { sameIssue, type IssueTicket } from './same-issue.ts'
import { createTextModel, decodeModel, encodeModel, START_WEIGHTS, type SameIssueModel } from './text-model.ts'

const OPENINGS = [
  'Where is my kettle?\nHello, the courier did not bring the copper kettle to my office.',
  'Kettle again\nI asked before: the copper kettle has not come to the office, the courier knows nothing.',
  'Coupon\nThe code for the newsletter is refused at the checkout, what now?',
  'Invoice\nPlease put the name of our company on the bill.',
  '退款\n退款还没有到账，已经十天了，能查一下吗？',
  '退款到账\n还是没收到退款，上次说三天到账的。',
  '换尺码\n外套太大了，想换小一码。',
]
const counter = createTableCounter()
for (const opening of OPENINGS) counter.add(termsOf(opening))
const MODEL: SameIssueModel = { tables: counter.tables(), weights: START_WEIGHTS, learned: false }
const HOUR = 3600
const ticket = (id: number, opening: string | null, createdAt = 0): IssueTicket => ({
  id,
  home: id,
  followUpHome: null,
  problemId: null,
  orderRefs: [],
  reason: null,
  shared: false,
  createdAt,
  opening,
})
const ask = (a: string | null, b: string | null, hours = 5, topics: TopicPosterior | null = null, model = MODEL) =>
  createTextModel(model, topics).verdict(ticket(1, a), ticket(2, b, hours * HOUR))
const [KETTLE, AGAIN, COUPON, , REFUND, REFUND_AGAIN, SIZE] = OPENINGS as [string, string, string, string, string, string, string]

test.each([
  ['English', KETTLE, AGAIN, COUPON],
  ['Chinese', REFUND, REFUND_AGAIN, SIZE],
])('openings about one thing are likelier the same than openings about two: %s', (_, first, again, other) => {
  expect(ask(first, again)).toBeGreaterThan(ask(first, other)!)
  expect(ask(first, other)).toBeLessThan(0.4)
})
test('either order of the two gives the same, and so does another machine’s copy of the model', () => {
  const copy = decodeModel(encodeModel(MODEL))!
  expect(ask(KETTLE, AGAIN)).toBe(createTextModel(MODEL, null).verdict(ticket(2, AGAIN, 5 * HOUR), ticket(1, KETTLE)))
  expect(ask(KETTLE, AGAIN, 5, null, copy)).toBe(ask(KETTLE, AGAIN))
  expect(Buffer.from(copy.tables.words).equals(MODEL.tables.words) && Buffer.from(copy.tables.letters).equals(MODEL.tables.letters)).toBe(true)
})
test('the longer between two openings, the less likely they are the same', () => {
  const p = [1, 24, 24 * 7, 24 * 30].map((hours) => ask(KETTLE, AGAIN, hours))
  expect(p).toEqual(p.toSorted((a, b) => b! - a!))
  expect(p[0]).toBeGreaterThan(p[3]!)
})
test('a like topic speaks for it, another one against; without a topic model the words decide alone', () => {
  expect(ask(KETTLE, AGAIN, 5, () => [1, 0])).toBeGreaterThan(ask(KETTLE, AGAIN, 5, (opening) => (opening === KETTLE ? [1, 0] : [0, 1]))!)
  expect(ask(KETTLE, AGAIN, 5, () => null)).toBe(ask(KETTLE, AGAIN))
})
test('an opening that says nothing, or is not kept, leaves the pair possible', () => {
  const text = createTextModel(MODEL, null).verdict
  for (const empty of [null, '', ' \n\n', '！！！', '12345678', '> quoted only'])
    expect(sameIssue(ticket(1, empty), ticket(2, KETTLE), { human: null, text })).toMatchObject({ same: 'possible', why: 'text_missing' })
})
test('long numbers, quotes and the name under a mail make nobody’s openings alike', () => {
  const under = '\n\nKind regards\nAlexandra Zimmermann'
  const quoted = `\n\nOn Tuesday support wrote:\n> ${KETTLE}`
  expect(ask(`${KETTLE}${under}`, `${COUPON}${under}`)).toBeCloseTo(ask(KETTLE, COUPON)!, 6)
  expect(ask(`${KETTLE} 4711471147`, `${COUPON} 4711471147`)).toBeCloseTo(ask(KETTLE, COUPON)!, 6)
  expect(ask(KETTLE, `${COUPON}${quoted}`)).toBeCloseTo(ask(KETTLE, COUPON)!, 6)
})
test('hostile text is read in a moment and gives a probability', () => {
  const hostile = [
    'a'.repeat(500_000),
    '\n\n'.repeat(200_000),
    '> '.repeat(200_000),
    '谢'.repeat(300_000),
    '\uD800'.repeat(9000),
    '\u0000\u202E'.repeat(9000),
    `${'-'.repeat(99_999)}\nx`,
  ]
  const began = performance.now()
  for (const one of hostile)
    for (const other of [KETTLE, ...hostile]) {
      const p = ask(one, other)
      expect(p === null || (p >= 0 && p <= 1)).toBe(true)
    }
  expect(performance.now() - began).toBeLessThan(5000)
})
test('a ticket is read once, however many pairs it stands in', () => {
  let read = 0
  const { verdict } = createTextModel(MODEL, () => {
    read += 1
    return null
  })
  const [one, two, three] = [ticket(1, KETTLE), ticket(2, AGAIN), ticket(3, COUPON)]
  for (const [a, b] of [
    [one, two],
    [one, three],
    [two, three],
  ] as const)
    verdict(a, b)
  expect(read).toBe(3)
})
test('a body of another format is not used', () => {
  const body = encodeModel(MODEL)
  expect(decodeModel(body.subarray(1))).toBeNull()
  expect(decodeModel(new Uint8Array(0))).toBeNull()
  const other = Uint8Array.from(body)
  other['{"format":'.length] = '9'.charCodeAt(0)
  expect(decodeModel(other)).toBeNull()
})
