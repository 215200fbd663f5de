import { expect, test } from 'vitest'
import { learnTopics, likeness, type Example } from './topic-model.ts'

const ITEMS = ['lamp', 'mirror', 'kettle', 'scarf', 'drone', 'pillow', 'camera', 'bottle']
const ASK: Record<string, string[]> = {
  refund: [
    'when is the money for the ITEM returned to my card',
    'the refund for the ITEM has not arrived on my account',
    '退款怎么还没有到账，ITEM已经寄回了',
  ],
  delivery: [
    'where is the parcel with the ITEM, tracking shows nothing',
    'the courier did not deliver the ITEM to my door',
    '包裹到哪里了，ITEM的物流没有更新',
  ],
}
const EXAMPLES: Example[] = Array.from({ length: 300 }, (_, i) => {
  const reason = i % 2 === 0 ? 'refund' : 'delivery'
  const asks = ASK[reason]!
  return { reason, text: asks[Math.floor(i / 2) % asks.length]!.replace('ITEM', ITEMS[Math.floor(i / 7) % ITEMS.length]!) }
})
const best = (topics: ReadonlyMap<string, number>) => [...topics].sort((a, b) => b[1] - a[1])[0]?.[0]

test('a message is read by the reasons agents chose for the like of it', async () => {
  const model = await learnTopics(EXAMPLES)
  expect(best(model.read('my refund money is not on the card')!.topics)).toBe('refund')
  expect(best(model.read('包裹的物流没有更新')!.topics)).toBe('delivery')
  const sum = [...model.read('the parcel with the lamp')!.topics.values()].reduce((total, p) => total + p, 0)
  expect(sum).toBeCloseTo(1, 9)
})
test('the same matter in other words is liker than another matter about the same thing', async () => {
  const { read } = await learnTopics(EXAMPLES)
  const own = read('the refund for the lamp, when is the money on my account')!
  const same = likeness(own, read('the money for the lamp is not returned to my card')!)!
  const other = likeness(own, read('the courier did not deliver the lamp to my door')!)!
  expect(same.topics).toBeGreaterThan(other.topics)
  expect(same.words).toBeGreaterThan(other.words)
  expect(likeness(own, own)).toMatchObject({ words: expect.closeTo(1, 9), topics: expect.closeTo(1, 9) })
})
test('too few words say nothing', async () => {
  const { read } = await learnTopics(EXAMPLES)
  expect([read('hello'), read('zzz qqq xxx yyy www'), read('')]).toEqual([null, null, null])
})
test('with too few examples words are known and topics are not', async () => {
  const { read } = await learnTopics(EXAMPLES.slice(0, 40))
  const reading = read('when is the money returned to my card')!
  expect(reading.topics.size).toBe(0)
  expect(likeness(reading, reading)).toBeNull()
})
