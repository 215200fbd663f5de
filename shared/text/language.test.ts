import { expect, test } from 'vitest'
import { languageByScript, languageOf, languageOfLocale } from './language.ts'

test.each([
  ['退款什么时候到账', 'zh'],
  ['我的 DE-12345 订单还没有到', 'zh'],
  ['返品したいのですが', 'ja'],
  ['배송이 늦어요', 'ko'],
  ['Где мой заказ', 'ru'],
  ['Where is my order', null],
  ['12345', null],
  ['', null],
  ['The product 充电器 does not work with my phone at all', null],
])('the script of "%s" says %s', (text, language) => {
  expect(languageByScript(text)).toBe(language)
})
test('a Latin text has the language of its writer', () => {
  expect(languageOf('Wo ist mein Paket', 'de-DE')).toBe('de')
  expect(languageOf('你好', 'de-DE')).toBe('zh')
  expect(languageOf('Hello', null)).toBeNull()
})
test('a locale is reduced to its language', () => {
  expect([languageOfLocale('zh-CN'), languageOfLocale('en_US'), languageOfLocale(''), languageOfLocale(null)]).toEqual(['zh', 'en', null, null])
})
