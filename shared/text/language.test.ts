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
  expect(languageOf('Acme 4000', null)).toBeNull()
})
test('a locale is reduced to its language', () => {
  expect([languageOfLocale('zh-CN'), languageOfLocale('en_US'), languageOfLocale(''), languageOfLocale(null)]).toEqual(['zh', 'en', null, null])
})
test.each([
  ['My parcel is still not here and nobody answers', 'en'],
  ['can you tell me when the new ones are in', 'en'],
  ['Ich habe noch keine Antwort bekommen', 'de'],
  ['Die Lampe leuchtet nicht mehr', 'de'],
  ["Je n'ai toujours pas de réponse", 'fr'],
  ['La lampe ne marche plus', 'fr'],
  ['Todavía no tengo respuesta', 'es'],
  ['La lámpara ya no funciona', 'es'],
  ['Non ho ancora ricevuto una risposta', 'it'],
  ['A lâmpada não funciona mais', 'pt'],
  ['De lamp doet het niet meer en ik heb nog geen antwoord', 'nl'],
  ['Bluetooth headphones XR', null],
  ['12345', null],
  ['', null],
])('without a locale the small words of "%s" say %s', (text, language) => {
  expect(languageOf(text, null)).toBe(language)
})
test('a long text outweighs the locale, a short one does not', () => {
  expect(languageOf('Ich habe noch keine Antwort von Ihnen bekommen', 'en-US')).toBe('de')
  expect(languageOf('Die App', 'en-US')).toBe('en')
  expect(languageOf('Bluetooth headphones XR 200 with case', 'de')).toBe('en')
  expect(languageOf('Bluetooth XR, Model Alpha, Serie Beta', 'de')).toBe('de')
})
test('addresses of the web and of mail speak no language', () => {
  expect(languageOf('https://example.com/the/order/is/not/there', null)).toBeNull()
  expect(languageOf('the.one.and.only@example.com', null)).toBeNull()
})
