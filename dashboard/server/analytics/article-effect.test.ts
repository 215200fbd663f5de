import { expect, test } from 'vitest'
import { articleEffectQuerySchema } from '@shared/api/article-effect.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { readArticleEffect } from './article-effect.ts'
import { isFailure, isRipe, judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'

const END = at('2026-11-20')
const FACTS = measuredFacts(5, 900)
const ask = (facts: readonly ContactFact[] = FACTS, query: object = {}) =>
  valueOf(readArticleEffect(fakeReader({ facts, completeTo: END }), SETTINGS, articleEffectQuerySchema.parse(query)))
const back = { gap: DAY, kind: 'new_ticket' as const, ticketId: 99_999 }
/** `failing` of `n` come back. */
const contacts = (from: number, n: number, failing: number, more: Partial<ContactFact>) =>
  Array.from({ length: n }, (_, i) => fact(from + i, { ...more, ...(i < failing ? { next: back } : {}) }))

test('the difference is taken inside reason and channel, at the mix of contacts with an article', async () => {
  const { total } = await ask()
  const ripe = judged(FACTS, SETTINGS, END).filter(isRipe)
  const key = ({ fact: one }: (typeof ripe)[number]) => `${one.reason} ${one.channel}`
  let [weights, sum] = [0, 0]
  for (const stratum of new Set(ripe.map(key))) {
    const own = ripe.filter((row) => key(row) === stratum)
    const [used, not] = [own.filter((row) => row.fact.article !== null), own.filter((row) => row.fact.article === null)]
    if (used.length === 0 || not.length === 0) continue
    weights += used.length
    sum += used.length * (rateByHand(used)! - rateByHand(not)!)
  }
  expect(total.effect.difference).toBeCloseTo(sum / weights, 9)
  expect(total.effect.low!).toBeLessThan(total.effect.difference!)
  expect(total.used.n + total.notUsed.n).toBe(ripe.length)
})
test('articles used on easy reasons do not get the credit for them', async () => {
  const facts = [
    ...contacts(1, 90, 9, { reason: 'easy', article: 501 }),
    ...contacts(101, 30, 3, { reason: 'easy' }),
    ...contacts(201, 30, 15, { reason: 'hard', article: 501 }),
    ...contacts(301, 90, 45, { reason: 'hard' }),
  ]
  const { total, articles } = await ask(facts)
  expect(total.used.rate! - total.notUsed.rate!).toBeCloseTo(0.2, 9)
  expect(total.effect).toMatchObject({ withinNoise: true, strata: 2, covered: 1 })
  expect(total.effect.difference).toBeCloseTo(0, 9)
  expect(articles).toMatchObject([{ value: '501', found: null, used: { n: 120 } }])
})
test('an article that helps is found among others, one with few contacts is not judged', async () => {
  const reason = 'late'
  const facts = [
    ...contacts(1, 200, 20, { reason, article: 1 }),
    ...contacts(301, 200, 80, { reason, article: 2 }),
    ...contacts(601, 15, 0, { reason, article: 3 }),
    ...contacts(701, 300, 120, { reason }),
  ]
  const { articles } = await ask(facts)
  expect(articles.map(({ value, found, effect }) => [value, found, effect.nullReason])).toEqual([
    ['1', 'above', null],
    ['2', null, null],
    ['3', null, 'too_few'],
  ])
})
test('gaps are the failures without an article, by reason', async () => {
  const { gaps } = await ask()
  const failed = judged(FACTS, SETTINGS, END).filter(isFailure)
  for (const gap of gaps) {
    const own = failed.filter(({ fact: one }) => (one.reason ?? '(none)') === gap.value)
    expect([gap.failures.count, gap.failures.of]).toEqual([own.filter(({ fact: one }) => one.article === null).length, own.length])
  }
  expect(gaps.map((gap) => gap.failures.count)).toEqual(gaps.map((gap) => gap.failures.count).toSorted((a, b) => b - a))
})
test('where no article was used nothing is compared, and the answer says so', async () => {
  const found = await ask(contacts(1, 50, 5, {}))
  expect(found).toMatchObject({
    note: 'not_causal',
    nullReason: 'no_article_used',
    articles: [],
    total: { effect: { difference: null, nullReason: 'too_few' } },
  })
})
