import { expect, test } from 'vitest'
import { redact } from './redact.ts'

test.each([
  ['an e-mail address', 'Write to anna.lee+shop@mail.example.com please', 'Write to [email] please'],
  ['an address after Chinese text', '邮箱anna@example.com谢谢', '邮箱[email]谢谢'],
  ['an international number', 'Call +49 30 1234567 now', 'Call [phone] now'],
  ['an international number in one piece', 'Call +8613812345678', 'Call [phone]'],
  ['an international number with 00', 'Call 0049 30 1234567', 'Call [phone]'],
  ['a Chinese mobile number', '我的电话13812345678，请回电', '我的电话[phone]，请回电'],
  ['a Chinese mobile number in groups', '手机 138-1234-5678', '手机 [phone]'],
  ['a landline with its area code', '电话 (020) 87654321', '电话 [phone]'],
  ['a landline with a dash', '电话 010-87654321', '电话 [phone]'],
  ['groups of three', 'Phone 600 123 456', 'Phone [phone]'],
  ['an American number', 'Phone (415) 555-2671', 'Phone [phone]'],
  ['another spelling of it', 'Phone 415-555-2671', 'Phone [phone]'],
  ['a number in pairs', 'Rappelez le 01 44 55 66 77 svp', 'Rappelez le [phone] svp'],
  ['a number in many groups', 'Ring 0161 496 0000 or 0161 496 00 01', 'Ring [phone] or [phone]'],
  ['a number with its trunk digit', 'тел. 8 (495) 123-45-67', 'тел. [phone]'],
  ['a number whose trunk digit stands apart', 'Fax (0) 161 496 0002', 'Fax [phone]'],
  ['nine digits with points', 'Tel 612.345.678', 'Tel [phone]'],
  ['what is called a phone number', 'My mobile is 4155550199, thanks', 'My mobile is [phone], thanks'],
  ['a short number that is called one', '电话：87654321', '电话：[phone]'],
  ['an account number in small letters', 'iban nl91 abna 0417 1643 00', 'iban [iban]'],
  ['a card number', 'Card 4111 1111 1111 1111 was charged', 'Card [card] was charged'],
  ['a card number in one piece', '卡号4111111111111111', '卡号[card]'],
  ['a card of fifteen digits', 'Amex 3782-822463-10005', 'Amex [card]'],
  ['a Chinese identity number', '身份证11010519491231002X', '身份证[id]'],
  ['an account number', 'IBAN DE89 3704 0044 0532 0130 00 please', 'IBAN [iban] please'],
  ['an account number in one piece', 'to GB29NWBK60161331926819.', 'to [iban].'],
  ['a link with a token', 'Open https://shop.example.com/reset?token=abc123&u=9', 'Open https://shop.example.com/[link]'],
  ['a link with a secret in its path', 'https://example.com/r/4f9a8b7c6d5e4f3a2b1c0d9e8f7a', 'https://example.com/[link]'],
  ['a password in a link', 'https://anna:secret@example.com/x', 'https://example.com/[link]'],
  ['several at once', 'a@b.co 13812345678 https://x.example/?k=1', '[email] [phone] https://x.example/[link]'],
])('takes out %s', (_what, text, redacted) => {
  expect(redact(text)).toBe(redacted)
})

test.each([
  ['an order reference', 'Order DE-12345678 has not arrived'],
  ['an order number of digits', 'Order 20261111 and 402938475610'],
  ['a tracking number', 'Tracking SF1234567890123'],
  ['a date', 'Delivered on 2026-11-12 at 10:30'],
  ['a date and time', '2026-11-12 10:30:45'],
  ['a price', 'It cost 1,299.00 and 15 000 yen'],
  ['sixteen digits that are no card', 'Serial 1234567812345678'],
  ['a plain link', 'See https://help.example.com/articles/12345-returns'],
  ['a version', 'Version 10.2.3.4'],
  ['words', 'Hello, where is my parcel?'],
  ['a date with a time behind it', 'On 01.02.2026 10 15 pieces came'],
  ['sizes', '100 200 300 mm'],
  ['a number with points', '123.456.789 views'],
  ['an order that somebody calls about', 'Please call me about order 20261111'],
  ['an age', 'My phone is 2 years old, model 12345'],
  ['a short number in brackets', 'section (12) 34 56'],
  ['a version with many parts', 'build 10.0.19045.3803'],
  ['a range of years', '2024-2026'],
  ['an order number with dashes', '112-3456789-7654321'],
])('leaves %s alone', (_what, text) => {
  expect(redact(text)).toBe(text)
})
test('addresses that touch are all taken out, whatever stands between', () => {
  expect(redact('a@b.example.com_c@d.example.com')).toBe('[email][email]')
})
test('a text made to be slow is read in one go', () => {
  // With an attempt from every letter to the end this would take many minutes.
  const run = 'a%'.repeat(500_000)
  expect(redact(`@ ${run}`)).toBe(`@ ${run}`)
  expect(redact(`${run}@example.com`)).toBe('[email]')
})
