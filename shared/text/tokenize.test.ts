import { expect, test } from 'vitest'
import { compoundTerms, normalise, tokenize, tokensOf } from './tokenize.ts'

test('English words are stems, whatever their case and width', () => {
  expect(tokenize('Refunded REFUNDS ｒｅｆｕｎｄ')).toEqual(['refund', 'refund', 'refund'])
})
test('digits are kept', () => {
  expect(tokenize('iPhone 15, error E404')).toEqual(['iphon', '15', 'error', 'e404'])
})
test('Chinese is single characters and pairs', () => {
  expect([...tokenize('要退款')].sort()).toEqual(['款', '要', '要退', '退', '退款'].sort())
})
test('Latin beside Chinese without a space is its own word', () => {
  expect(tokenize('app打不开')).toEqual(expect.arrayContaining(['app', '打不', '不开']))
  expect(tokenize('退款app')).toEqual(['退', '款', '退款', 'app'])
})
test('an apostrophe does not part a word', () => {
  expect(tokenize("the customer's order didn’t arrive")).toEqual(['the', 'custom', 'order', 'didnt', 'arriv'])
})
test('places point into the normalised text', () => {
  const text = normalise('Where is my ＯＲＤＥＲ？退款')
  const ideographs = tokensOf(text).filter((token) => token.kind !== 'word')
  expect(ideographs.map((token) => text.slice(token.start, token.end))).toEqual(ideographs.map((token) => token.term))
  expect(tokensOf(text).map((token) => text.slice(token.start, token.end))).toEqual(['where', 'is', 'my', 'order', '退', '款', '退款'])
})
test('a text of signs only has no words', () => {
  expect(tokenize('?! — …')).toEqual([])
})
test('a name made of several gives its parts too, a plain word none', () => {
  expect(compoundTerms('removeChild 在 iPhone15Pro 上 SN20X')).toEqual(['remov', 'child', 'phone', '15', 'pro', 'sn', '20'])
  expect(compoundTerms('Remove the CHILD, 2026-11-22, 退款app')).toEqual([])
})
