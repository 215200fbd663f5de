import { expect, test } from 'vitest'
import type { TopicPredictor } from '@shared/text/topics/predict.ts'
import { briefFor, NOW } from './fake-brief.test-helper.ts'
import { DAY, fact } from './fake-reader.test-helper.ts'

const TOPICS: TopicPredictor = {
  classes: ['refund', 'damaged_item', 'gone_option'],
  unknownBelow: 0.3,
  isTelling: (text) => text.length > 20,
  probabilitiesOf: () => null,
  predict: (text) =>
    /money/.test(text)
      ? [
          { label: 'refund', p: 0.934 },
          { label: 'gone_option', p: 0.06 },
          { label: 'damaged_item', p: 0.004 },
        ]
      : [{ label: 'damaged_item', p: 0.29 }],
}
test('a model of topics suggests with the probability that it holds itself to; noise and options that are gone are left out', async () => {
  const suggested = async (text: string) => (await briefFor({}, { text }, { topics: () => TOPICS })).disposition.suggestions
  expect(await suggested('when is my money on the card')).toEqual([{ value: 'refund', name: 'Refund / 退款', p: 0.93, basis: 'model' }])
  // too little said, or an unknown topic: what the words name counts, and how common a reason is does not
  expect(await suggested('money')).toEqual([])
  expect(await suggested('a text about something else, I would like a refund')).toMatchObject([{ value: 'refund', basis: 'text' }])
})
test('without a model the most common reasons are offered, by their share, once there are enough contacts', async () => {
  const facts = Array.from({ length: 60 }, (_, i) => fact(i + 1, { firstSolvedAt: NOW - 20 * DAY, reason: i % 3 === 0 ? 'refund' : 'damaged_item' }))
  const suggested = async (more: object) => (await briefFor({ facts }, { text: 'hello', requester: { id: 777 } }, more)).disposition.suggestions
  expect(await suggested({})).toMatchObject([
    { value: 'damaged_item', p: 0.67, basis: 'frequency' },
    { value: 'refund', p: 0.33, basis: 'frequency' },
  ])
  expect(await suggested({ topics: () => TOPICS })).toEqual([])
})
