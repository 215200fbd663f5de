import { expect, test } from 'vitest'
import { learnArticles, type ArticleDeed } from './article-learning.ts'

const NOW = 1_780_000_000
const DAY = 86_400
const deed = (articleId: number, kind: ArticleDeed['kind'], more: Partial<ArticleDeed> = {}): ArticleDeed => ({
  ticketId: 1,
  articleId,
  kind,
  slot: 0,
  topic: 'refund',
  at: NOW,
  ...more,
})
const times = (count: number, one: ArticleDeed): ArticleDeed[] => Array.from({ length: count }, (_, at) => ({ ...one, ticketId: at }))
const learn = (...deeds: ArticleDeed[]) => learnArticles(deeds, { articles: 10, now: NOW })

test('without a history nothing is lifted', () => {
  expect(learn().lift(1, 'refund')).toBe(0)
})
test('an article that agents use rises, one they never use sinks, both within the cap', () => {
  const learning = learn(...times(5000, deed(1, 'used')))
  expect(learning.lift(1, null)).toBeGreaterThan(0.2)
  expect(learning.lift(1, null)).toBeLessThanOrEqual(0.7)
  expect(learning.lift(2, null)).toBeLessThan(0)
  expect(learning.lift(2, null)).toBeGreaterThanOrEqual(-0.7)
})
test('used equally often, the one shown further down is worth more', () => {
  const shown = (articleId: number, slot: number) => times(100, deed(articleId, 'shown', { slot }))
  const used = (articleId: number, slot: number) => times(20, deed(articleId, 'used', { slot }))
  const learning = learn(...shown(1, 0), ...used(1, 0), ...shown(2, 4), ...used(2, 4))
  expect(learning.lift(2, 'refund')).toBeGreaterThan(learning.lift(1, 'refund'))
})
test('being shown and passed over is no dismissal, but it is not nothing', () => {
  const shown = times(200, deed(1, 'shown'))
  const learning = learn(...shown, ...times(200, deed(2, 'shown')), ...times(60, deed(2, 'used')))
  expect(learning.lift(1, 'refund')).toBeLessThan(learning.lift(2, 'refund'))
})
test('a dismissal lowers an article for that topic only', () => {
  const base = [
    ...times(50, deed(1, 'shown')),
    ...times(50, deed(1, 'shown', { topic: 'invoice' })),
    ...times(20, deed(1, 'used', { topic: 'invoice' })),
  ]
  const before = learn(...base)
  const after = learn(...base, ...times(20, deed(1, 'dismissed')))
  expect(after.lift(1, 'refund')).toBeLessThan(before.lift(1, 'refund'))
  expect(after.lift(1, 'invoice')).toBe(before.lift(1, 'invoice'))
})
test('a deed of sixty days ago counts half', () => {
  const old = learn(...times(100, deed(1, 'used', { at: NOW - 60 * DAY })))
  const half = learn(...times(50, deed(1, 'used')))
  expect(old.lift(1, null)).toBeCloseTo(half.lift(1, null), 12)
})
