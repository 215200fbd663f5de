import { expect, test } from 'vitest'
import { isAutoReply } from './auto-reply.ts'

test.each([
  'Automatic reply: Your order\n\nI am out of the office until Monday.',
  'I am currently out of the office with limited access to email. For urgent matters please contact my colleague.',
  'Thank you for your email. I am out of office until 12 November and will reply upon my return.',
  'I will be on annual leave from 3 to 14 November. I will respond to your message when I am back.',
  'Hello, I am on vacation and will get back to you as soon as I return.',
  "I'm away from my desk until Monday and will answer your mail after my return.",
  'This is an automated response. Please do not reply to this message.',
  'This is an automatic reply to your message. We have received your email.',
  'Auto-reply: we received your message',
  'Out of office: back on Monday',
  'Out of Office AutoReply: Order update',
  'I am on maternity leave until March. In my absence please contact sales@example.com.',
  'Mail delivery failed: returning message to sender\n\nThis message was created automatically by mail delivery software.',
  'Delivery Status Notification (Failure)\n\nThe following message could not be delivered.',
  'Undeliverable: Your request has been updated',
  'Your message to anna@example.com could not be delivered.',
  "Message not delivered\nYour message wasn't delivered because the address couldn't be found.",
  'Delivery has failed to these recipients or groups: anna@example.com',
  "The recipient's mailbox is full and can't accept messages now.",
  '550 5.1.1 The email account that you tried to reach does not exist.',
  'This mailbox is not monitored. Please use our contact form.',
  '您好，这是一封自动回复邮件。您的来信已收到。',
  '自动回复：我正在休假，11月12日回来',
  '【自动回复】您好，邮件已收到，我会尽快回复您。',
  '我目前不在办公室，将于下周一回来后回复您的邮件。',
  '本人正在休假，期间无法及时查看邮件，如有急事请联系同事。',
  '系统退信：您发送的邮件无法送达',
  '抱歉，您的来信被退回来了。收件人地址不存在',
  '自動回覆：我目前不在辦公室',
  '邮件投递失败：收件人邮箱已满',
  'I am out of office until Monday.',
  "I'm out of the office today.",
  'I’m currently out of office.',
  'Hi, I am out of the office from 3 to 14 November.',
  'Hello,\n\nI will be out of the office until Monday, 16 November.\n\nKind regards,\nA. Miller',
  'Thank you for your message. I am on annual leave until 14.11.',
  'I am on leave this week. I will be back on Monday.',
  'We are out of office until 2 January.',
  'I am away from my desk until tomorrow afternoon.',
  'Please note that I am on parental leave from March to June',
  '我不在办公室。',
  '您好，我目前不在办公室，下周一回来。',
  '本人正在休假，将于11月12日返回办公室。',
  '您好！我正在出差，将于周四回来，谢谢。',
  '我目前外出辦公，將於下週一返回公司',
])('is automatic: %s', (text) => {
  expect(isAutoReply(text)).toBe(true)
})

test.each([
  'My parcel could not be delivered. What now?',
  'I was out of the office when the courier came, please deliver again.',
  'The courier said nobody was in the office, delivery failed.',
  'I will be on vacation from Monday, please send it before.',
  'Please stop sending me automatic mails about my order.',
  'I get no reply, is this mailbox monitored?',
  'The address was not found by the driver.',
  'Thanks, will do when I return home.',
  'The return label does not print.',
  'I am away until Monday, please change the delivery date to Tuesday.',
  'My mailbox at the house is full, leave the parcel at the door.',
  'Your shop is a joke, nobody replies.',
  '',
  '我不在家，快递投递失败了，请重新派送',
  '我在休假，可以改到下周派送吗',
  '你们的自动回复没有用，我要人工客服',
  '包裹被退回了，怎么办',
  '办公室没人收货',
  'Your office told me the parcel is out for delivery until Monday?',
  'Out of office hours nobody takes the parcel here.',
  'I am out of office until Monday, please deliver on Tuesday.',
  'I am out of the office until Monday so leave it with the neighbour.',
  'Are you out of office until Monday?',
  'I am out of office until Monday. Where is my order?',
  'I am away until Monday.',
  'I am on vacation until Monday.',
  'The courier is back on Monday.',
  'I leave on Monday for two weeks.',
  'Back on Monday',
  '我在出差',
  '我不在公司，明天再送',
  '我不在办公室，请放前台',
  '我在休假，下周一回来',
  '将于周四返回工厂吗',
])('is written by a person: %s', (text) => {
  expect(isAutoReply(text)).toBe(false)
})

test('a flag or a header of the mail decides alone', () => {
  expect(isAutoReply('Hello', { flags: [4] })).toBe(true)
  expect(isAutoReply('Hello', { flags: [0, 11] })).toBe(false)
  expect(isAutoReply('Hello', { headers: { 'Auto-Submitted': 'auto-replied' } })).toBe(true)
  expect(isAutoReply('Hello', { headers: { 'auto-submitted': 'no' } })).toBe(false)
  expect(isAutoReply('Hello', { headers: { 'X-Autoreply': 'yes' } })).toBe(true)
  expect(isAutoReply('Hello', { headers: { Precedence: 'auto_reply' } })).toBe(true)
})
test('what is quoted below is not weighed', () => {
  expect(isAutoReply('Where is my parcel?\n> Automatic reply: I am out of the office')).toBe(false)
})
