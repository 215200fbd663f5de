import { expect, test } from 'vitest'
import { articleLinksIn } from './article-links.ts'

test('articles are found by their address, each once, with and without a language or a title', () => {
  const text =
    'See https://help.acme.example/hc/en-us/articles/360001-Refunds, https://acme.zendesk.com/hc/articles/42?x=1 and again /hc/zh-cn/articles/360001。'
  expect(articleLinksIn(text)).toEqual([360_001, 42])
})
test('other addresses and numbers are none', () => {
  expect(articleLinksIn('https://shop.example/articles/42 /hc/en-us/sections/42 /hc/en-us/articles/x')).toEqual([])
})
