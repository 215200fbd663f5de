import { expect, test } from 'vitest'
import type { CaseWords } from '@shared/api/quality/case-words.ts'
import { createLessons, type LessonQuery } from './lessons.ts'
import { toMatters, type Occasion } from './matters.ts'
import { nearCopies } from './near-copies.ts'
import { NO_WORDS } from './prefill.ts'
import { publishGaps } from './changes.ts'
import { createCaseSearch } from './search.ts'
import type { KeptCase } from './shelf.ts'

const occasion = (ticketId: number, more: Partial<Occasion> = {}): Occasion => ({
  ticketId,
  personId: ticketId,
  createdAt: ticketId,
  solvedAt: ticketId + 1,
  reason: 'refund',
  cause: null,
  whys: ['failed'],
  failure: 'new_ticket',
  returnedWith: null,
  returned: false,
  ...more,
})
const ticketsOf = (occasions: readonly Occasion[], shared: readonly number[] = []) =>
  toMatters(occasions, new Set(shared)).map((matter) => matter.occasions.map(({ ticketId }) => ticketId))

test('a chain of returns is one matter, and so are one person’s contacts about one reason', () => {
  expect(ticketsOf([occasion(1, { returnedWith: 3 }), occasion(2), occasion(3, { returnedWith: 4, reason: 'late' }), occasion(4)])).toEqual([
    [1, 3, 4],
    [2],
  ])
  expect(ticketsOf([occasion(1, { personId: 9 }), occasion(2, { personId: 9 }), occasion(3, { personId: 9, reason: 'late' })])).toEqual([[1, 2], [3]])
})
test('behind a shared address only a chain joins contacts, and a contact without a reason joins none', () => {
  expect(ticketsOf([occasion(1, { personId: 9 }), occasion(2, { personId: 9 })], [9])).toEqual([[1], [2]])
  expect(ticketsOf([occasion(1, { personId: 9, reason: null }), occasion(2, { personId: 9, reason: null })])).toEqual([[1], [2]])
})
test('openings that say nearly the same follow the first of them; others and empty ones stand alone', () => {
  const texts = [
    'My refund for the blue lamp has not reached my bank yet',
    'Hello, my refund for the blue lamp has not reached my bank',
    'The return label does not print on my printer',
    null,
    '退款还没有到银行账户',
    '你好退款还没有到银行账户',
  ]
  expect(nearCopies(texts)).toEqual([0, 0, 2, 3, 4, 4])
})

const words = (more: Partial<CaseWords>): CaseWords => ({ ...NO_WORDS, ...more })
test('every word of a search counts before some of them do, in Chinese by pairs of signs', () => {
  const search = createCaseSearch([
    { id: 1, words: words({ title: '退款到账时间', lesson: '说明政策和银行时间' }), names: [] },
    { id: 2, words: words({ title: '退货标签', lesson: '款式政策' }), names: [] },
    { id: 3, words: words({ title: 'Refund without the bank', tags: ['policy'] }), names: ['Refund'] },
  ])
  expect(search.find('退款 政策')).toEqual([1])
  expect(search.find('refund polic')).toEqual([3])
  expect(search.find('refund museum')).toEqual([3])
  expect(search.find('  ')).toEqual([])
})
test('a case is published with title, reason, cause, lesson, right answer and a day, and only when somebody looked for names', () => {
  expect(publishGaps(NO_WORDS, false)).toEqual(['title', 'reason', 'cause', 'lesson', 'rightAnswer', 'reviewBy', 'checked'])
  const whole = words({ title: 'a', reason: 'b', cause: 'c', lesson: 'd', rightAnswer: 'e', reviewBy: '2027-01-01' })
  expect(publishGaps(whole, true)).toEqual([])
  expect(publishGaps({ ...whole, lesson: '  ' }, true)).toEqual(['lesson'])
})

function published(id: number, more: Partial<CaseWords>): KeptCase {
  const own = words({ title: `Case ${id}`, reason: 'refund', lesson: 'x', rightAnswer: 'y', ...more })
  const said = { by: 'a', at: 0 }
  return {
    id: String(id),
    version: 1,
    savedAt: 0,
    savedBy: 'a',
    body: {
      state: 'published',
      words: own,
      masked: [],
      published: { words: own, version: 1, by: 'a', at: 0, checkedBy: 'a' },
      tickets: [],
      reviewId: null,
      proposed: said,
      proposer: 'a',
      closed: null,
      log: [],
    },
  }
}
const asked: LessonQuery = { ticketId: 1, text: 'my refund has not reached my bank account', reasons: ['refund'], agentLocale: null, locale: 'en' }
const customer = (text: string) => [{ text, said: 'customer' as const, ticketId: null }]
const BANK = 'the refund never reached my bank account'
const OPENINGS = [
  BANK,
  'the label does not print',
  'where is my parcel',
  'the lamp is broken',
  'change my address',
  'my bank refund is late',
  'cancel the order',
]
function lessonsOf(cases: readonly KeptCase[], dismissed = false) {
  const lessons = createLessons(() => dismissed)
  lessons.load(cases, OPENINGS)
  return (more: Partial<LessonQuery> = {}) => lessons.find({ ...asked, ...more }).map(({ kept }) => Number(kept.id))
}
test('a lesson is for tickets of its reason that open alike; of the likely reasons any will do', () => {
  const find = lessonsOf([
    published(1, { quotes: customer(BANK) }),
    published(2, { quotes: customer(BANK), reason: 'late' }),
    published(3, { quotes: customer('the label does not print') }),
  ])
  expect(find()).toEqual([1])
  expect(find({ reasons: ['exchange', 'late'] })).toEqual([2])
  expect(find({ reasons: ['exchange'] })).toEqual([])
  expect(find({ text: 'can you wrap it as a gift' })).toEqual([])
})
test('a lesson comes in the agent’s language, at most three, not again where the agent said it does not fit', () => {
  const many = [1, 2, 3, 4].map((id) => published(id, { quotes: customer(BANK) }))
  const find = lessonsOf([...many, published(5, { quotes: customer(BANK), language: 'zh' })])
  expect(find()).toEqual([1, 2, 3])
  expect(find({ agentLocale: 'zh-CN' })).toEqual([5])
  expect(lessonsOf(many, true)()).toEqual([])
})
test('what is retired or only proposed is no lesson', () => {
  const [one, two] = [published(1, { quotes: customer(BANK) }), published(2, { quotes: customer(BANK) })]
  expect(
    lessonsOf([
      { ...one, body: { ...one.body, state: 'retired' } },
      { ...two, body: { ...two.body, state: 'proposed', published: null } },
    ])(),
  ).toEqual([])
})
