import { expect, test } from 'vitest'
import { stripQuoted } from './strip-quoted.ts'

test.each([
  ['lines marked as quotes', 'Thanks!\n> Hello Anna,\n> your parcel is on its way', 'Thanks!'],
  [
    'all after the line that introduces the quote',
    'It works.\n\nOn Mon, 2 Nov 2026 at 10:01, Support <help@example.com> wrote:\nDear Anna',
    'It works.',
  ],
  ['the Chinese introduction', '好的，谢谢\n在 2026年11月2日，客服 <help@example.com> 写道：\n您好', '好的，谢谢'],
  ['an original message below', 'Still broken\n-----Original Message-----\nFrom: x@example.com', 'Still broken'],
  ['an original message of a Chinese mail program', '还是不行\n------------------ 原始邮件 ------------------\n发件人: a', '还是不行'],
  ['the headers of a forwarded mail', 'See below\nFrom: Support <help@example.com>\nSent: Monday', 'See below'],
  ['what stands below the reply line', 'ok\n##- Please type your reply above this line -##\nYour request', 'ok'],
  ['a signature after two dashes', 'Thank you\n-- \nAnna Lee\nAcme Ltd', 'Thank you'],
  ['a sign-off with a name block', 'Thanks a lot!\n\nKind regards,\nAnna Lee\nBuyer, Acme Ltd\n+49 30 123456', 'Thanks a lot!'],
  ['lines of the mail program', 'Danke\nSent from my iPhone', 'Danke'],
  ['the same in Chinese', '谢谢\n发自我的 iPhone', '谢谢'],
])('leaves out %s', (_rule, text, own) => {
  expect(stripQuoted(text)).toBe(own)
})

test('keeps a message that goes on after the sign-off', () => {
  const text = 'Thanks\nBest regards,\nAnna\nPS: the second parcel is still missing'
  expect(stripQuoted(text)).toBe(text)
})
test('keeps a question below the sign-off', () => {
  expect(stripQuoted('Thanks\nRegards,\nAnna\nWhere is my refund?')).toContain('refund')
})
test('a mail of quotes alone says nothing', () => {
  expect(stripQuoted('> a\n> b')).toBe('')
})
