import { expect, test } from 'vitest'
import { isGratitude } from './gratitude.ts'

test.each([
  'Thanks!',
  'thank you',
  'THANK YOU SO MUCH!!!',
  'Thx',
  'Many thanks for your help.',
  'Thank you very much for your quick reply!',
  'Thanks Anna',
  'Thanks, Anna!',
  'Hi Anna,\n\nThank you, it works now.\n\nBest regards,\nJohn Smith',
  'Hello, thank you for the help. Have a nice day!',
  'Great, thanks.',
  'Perfect, that worked. Thanks again!',
  'OK',
  'ok thanks',
  'Got it, thank you',
  'All good now, cheers',
  'It works now',
  'Problem solved, thank you all',
  'The issue is resolved.',
  'I received it today, thank you!',
  'You can close this ticket. Thanks.',
  'No thanks, that is all.',
  'Awesome 👍',
  '🙏',
  'Thanks ❤️',
  '👍🏽',
  'Dear team,\nthank you for your support!\nKind regards\nMaria',
  'Thank you!\n\nMaria\n\nOn Mon, 2 Nov 2026, Support wrote:\n> Is there anything else we can do?',
  'I really appreciate your help',
  'Much appreciated!',
  '谢谢',
  '谢谢！',
  '好的，谢谢你',
  '非常感谢您的帮助！',
  '收到，谢谢',
  '好的👌',
  '问题已经解决了，谢谢客服',
  '嗯嗯，知道了',
  '可以了，多谢',
  '您好，已经收到了，非常感谢',
  '谢谢亲，辛苦了',
  '太好了！谢谢你们',
  'OK，谢谢',
  '明白了，感谢',
  '感謝您的幫助',
])('is gratitude: %s', (text) => {
  expect(isGratitude(text)).toBe(true)
})

test.each([
  ['nothing written', ''],
  ['blanks', '  \n '],
  ['a greeting alone', 'Hi Anna'],
  ['a name alone', 'Anna'],
  ['a question', 'Thanks, when will it arrive?'],
  ['a question without its mark', 'Thanks, when will it arrive'],
  ['a question that follows', 'Thank you! Can I also change the address'],
  ['a full-width question mark', '谢谢，什么时候发货？'],
  ['a Chinese question without a mark', '谢谢，请问什么时候到货'],
  ['a new fault', 'Thanks, but now the screen is broken'],
  ['a new fault in a second sentence', 'Thank you. The screen is broken.'],
  ['still the same', 'Thanks but it still does not work'],
  ['a denial', 'It does not work'],
  ['not received', '谢谢，还没收到'],
  ['not solved', '还是不行，谢谢'],
  ['a new fault in Chinese', '好的，但是又坏了'],
  ['a request', 'Thanks, please send me the invoice'],
  ['a request in Chinese', '谢谢，麻烦帮我查一下'],
  ['thanks in advance ask for something', 'Thanks in advance'],
  ['a wait', 'Ok, I will wait for the refund'],
  ['sarcasm', 'Thanks for nothing.'],
  ['more sarcasm', 'Great, another week of waiting. Thanks.'],
  ['thanks for a fault', 'Thank you so much for losing my parcel'],
  ['Chinese sarcasm', '呵呵，谢谢你们'],
  ['blame', '谢谢你们的不负责任'],
  ['an order number', 'Thanks, 12345678'],
  ['full-width digits', '谢谢 １２３４'],
  ['an angry sign', 'Thanks 😡'],
  ['an address', 'Thanks, anna@example.com'],
  ['a word that looks like a name', 'Thanks, Refund'],
  ['a sentence that begins after thanks', 'Thanks. Still waiting'],
  ['one word of anger in its own sentence', 'Thanks. Disgusting'],
  ['yes answers a question', 'Yes please'],
  ['a complaint', 'Not great, thanks'],
  ['too long', `${'Thank you. '.repeat(20)}`],
  ['too long in Chinese', '谢谢'.repeat(41)],
  ['a postscript', 'Thanks\nBest regards,\nAnna\nPS: the second parcel is missing'],
])('is a contact: %s', (_why, text) => {
  expect(isGratitude(text)).toBe(false)
})

test('what is quoted is not weighed', () => {
  expect(isGratitude('Thanks\n> Did it arrive? Your order is 12345678')).toBe(true)
})
test('200 characters are allowed, 201 are not', () => {
  const text = 'thanks '.repeat(28) // 196 with its last blank
  expect(isGratitude(`${text}okay`)).toBe(true)
  expect(isGratitude(`${text}thanks`)).toBe(false)
})
test('hostile messages are answered at all: no way of matching grows with their length', () => {
  for (const text of [
    '好'.repeat(79) + '坏',
    '您的'.repeat(39) + '坏',
    '真的'.repeat(39),
    'thanks a lot '.repeat(15) + 'zzq',
    '>'.repeat(19_000),
    '-'.repeat(19_000),
    ' '.repeat(19_999) + 'x',
  ])
    expect(isGratitude(text)).toBe(false)
})
