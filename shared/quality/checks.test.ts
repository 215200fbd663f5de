import { expect, test } from 'vitest'
import { signalsOf } from '../text/signals.ts'
import { checkTicket, CHECKS, type CheckedTicket } from './checks.ts'
import type { SpokenLine } from './conversation.ts'

const CUSTOMER = 501
type Said = readonly [role: 'customer' | 'agent' | 'bot', text: string | null, more?: Partial<SpokenLine>]
const line = ([role, text, more]: Said, at: number): SpokenLine => ({
  id: `e${at}`,
  at: at * 60,
  role,
  author: role === 'bot' ? null : role === 'customer' ? CUSTOMER : 11,
  kind: 'message',
  public: true,
  text,
  autoReply: false,
  gratitude: false,
  signals: text === null ? null : signalsOf(text),
  namesOrder: false,
  event: null,
  ...more,
})
const ticket = (said: readonly Said[], fact: Partial<CheckedTicket['fact']> = {}, more: Partial<CheckedTicket> = {}): CheckedTicket => ({
  fact: {
    createdAt: 0,
    firstSolvedAt: 6000,
    firstAgentReplyAt: 60,
    firstBotReplyAt: null,
    agentReplies: said.filter(([role]) => role === 'agent').length,
    botReplies: said.filter(([role]) => role === 'bot').length,
    exclusion: null,
    reopens: 0,
    prevGap: null,
    returnAt: null,
    ...fact,
  },
  lines: said.map((one, at) => line(one, at)),
  firstReplyDue: null,
  orderKnown: false,
  ...more,
})
const check = (id: string, of: CheckedTicket) => checkTicket(of)[id]
const asked: Said = ['customer', 'When will I get my refund?']

test('every check has an id of its own, words in both languages, and says nothing of a ticket without lines but whether it was answered', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length)
  for (const { title, says } of CHECKS)
    for (const words of [title, says]) expect([words.en, words.zh]).toEqual([expect.stringMatching(/\w/), expect.stringMatching(/\p{Script=Han}/u)])
  const nothing = checkTicket(ticket([], { firstAgentReplyAt: null }))
  expect(Object.entries(nothing).filter(([, passed]) => passed !== null)).toEqual([['replied', false]])
})
test('a first reply is held against the moment that was promised, and without a promise against nothing', () => {
  const at = (firstAgentReplyAt: number | null, firstReplyDue: number | null) =>
    check('first_reply_in_time', ticket([asked], { firstAgentReplyAt }, { firstReplyDue }))
  expect([at(60, 60), at(61, 60), at(60, null), at(null, 60)]).toEqual([true, false, null, null])
})
test('the last question must be answered; thanks ask nothing', () => {
  expect(check('question_answered', ticket([asked, ['agent', 'In 5 days.']]))).toBe(true)
  expect(check('question_answered', ticket([asked, ['agent', 'In 5 days.'], ['customer', 'And what about the shipping fee?']]))).toBe(false)
  expect(check('question_answered', ticket([['customer', 'Thank you!']]))).toBeNull()
})
test('a solve after the customer spoke last is silent, unless they said thanks', () => {
  expect(check('no_silent_solve', ticket([asked, ['agent', 'Done.']]))).toBe(true)
  expect(check('no_silent_solve', ticket([asked, ['agent', 'Done.'], ['customer', 'No, it is not.']]))).toBe(false)
  expect(check('no_silent_solve', ticket([asked, ['agent', 'Done.'], ['customer', 'Thanks!', { gratitude: true }]]))).toBe(true)
})
test.each([
  ['We will refund you within 5 days.', true],
  ['We will get back to you soon.', false],
  ['我们会在3个工作日内给您退款。', true],
  ['我们会尽快给您处理。', false],
  ['It has been refunded.', null],
])('a promise carries a date: %s', (text, passed) => {
  expect(check('promise_dated', ticket([asked, ['agent', text]]))).toBe(passed)
})
test.each([
  ['I promise, this will never happen again.', false],
  ['以后不会再发生这样的事。', false],
  ['这边保证不会有问题', false],
  ['We have told the warehouse.', true],
  ['我们已转告仓库。', true],
])('nothing is promised that nobody can keep: %s', (text, passed) => {
  expect(check('no_over_promise', ticket([asked, ['agent', text]]))).toBe(passed)
})
test('what an agent quotes is not their own promise', () => {
  const text = 'We told the warehouse.\n\nOn Tue, Anna wrote:\n> you said it will never happen again'
  expect(check('no_over_promise', ticket([asked, ['agent', text]]))).toBe(true)
})
test.each([
  ['Hello Anna,\n\nyour refund is on its way.', true],
  ['王先生您好，退款已提交。', true],
  ['Refund sent.', false],
])('the first answer greets: %s', (text, passed) => {
  expect(check('greeting', ticket([asked, ['agent', text], ['agent', 'Hello again']]))).toBe(passed)
})
test('displeasure asks for understanding, in both languages; without any the check does not apply', () => {
  expect(
    check(
      'empathy',
      ticket([
        ['customer', 'I am really very angry, this is unacceptable!'],
        ['agent', 'I understand how annoying this is.'],
      ]),
    ),
  ).toBe(true)
  expect(
    check(
      'empathy',
      ticket([
        ['customer', '我很失望，太差了'],
        ['agent', '请提供订单号。'],
      ]),
    ),
  ).toBe(false)
  expect(
    check(
      'empathy',
      ticket([
        ['customer', '我很失望，太差了'],
        ['agent', '非常抱歉给您添麻烦了。'],
      ]),
    ),
  ).toBe(true)
  expect(check('empathy', ticket([asked, ['agent', 'In 5 days.']]))).toBeNull()
})
test('whoever had to come again is apologised to', () => {
  expect(check('apology', ticket([asked, ['agent', 'Sorry for the wait.']], { prevGap: 3600 }))).toBe(true)
  expect(check('apology', ticket([asked, ['agent', 'Sent.']], { prevGap: 3600 }))).toBe(false)
  expect(check('apology', ticket([asked, ['agent', 'Sent.']]))).toBeNull()
  // Words from before the return do not count for it.
  expect(
    check('apology', ticket([asked, ['agent', 'Sorry.'], ['customer', 'Still nothing'], ['agent', 'Sent.']], { reopens: 1, returnAt: 120 })),
  ).toBe(false)
})
test('bot and agents who name different days or amounts contradict each other', () => {
  const bot: Said = ['bot', 'A refund takes 5 days.']
  expect(check('same_answer', ticket([asked, bot, ['agent', 'It takes 5 days, then your bank books it.']]))).toBe(true)
  expect(check('same_answer', ticket([asked, bot, ['agent', 'It takes 14 days.']]))).toBe(false)
  expect(check('same_answer', ticket([asked, ['agent', '7天内到账'], ['agent', '1周内到账', { author: 12 }]]))).toBe(true)
  expect(check('same_answer', ticket([asked, ['bot', '赔付30元'], ['agent', '可以赔付20元']]))).toBe(false)
  expect(check('same_answer', ticket([asked, bot, ['agent', 'Soon.']]))).toBeNull()
  expect(check('same_answer', ticket([asked, ['agent', '5 days'], ['agent', 'sorry, 7 days']]))).toBeNull()
})
test('an order number that was given is not asked for again', () => {
  const named: Said = ['customer', 'Order EX123456 is late', { namesOrder: true }]
  expect(check('order_not_asked_again', ticket([named, ['agent', 'Could you send me your order number, please?']]))).toBe(false)
  expect(check('order_not_asked_again', ticket([asked, ['agent', '方便给一下订单号吗？']], {}, { orderKnown: true }))).toBe(false)
  expect(check('order_not_asked_again', ticket([named, ['agent', 'Your order is on its way.']]))).toBe(true)
  expect(check('order_not_asked_again', ticket([asked, ['agent', 'Which order number is it?']]))).toBeNull()
})
test('the first answer is in the language of the customer', () => {
  expect(
    check(
      'same_language',
      ticket([
        ['customer', '我的退款什么时候到？'],
        ['agent', 'Your refund is on its way to you.'],
      ]),
    ),
  ).toBe(false)
  expect(
    check(
      'same_language',
      ticket([
        ['customer', '我的退款什么时候到？'],
        ['agent', '您好，三天内到账。'],
      ]),
    ),
  ).toBe(true)
  expect(
    check(
      'same_language',
      ticket([
        ['customer', '12345'],
        ['agent', '您好，三天内到账。'],
      ]),
    ),
  ).toBeNull()
})
test('notes and automatic replies are nobody’s answer', () => {
  const of = ticket([
    asked,
    ['agent', 'Hello, we will refund you soon', { kind: 'note', public: false }],
    ['bot', 'We got your mail', { autoReply: true }],
  ])
  expect([check('question_answered', of), check('promise_dated', of), check('greeting', of)]).toEqual([false, null, null])
})
