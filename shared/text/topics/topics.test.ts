import { describe, expect, test } from 'vitest'
import { seededRandom } from '../../stats/random.ts'
import { calibrate, fitCalibration } from './calibration.ts'
import { evaluateTopics, trustedClasses } from './evaluate.ts'
import { termsOf } from './features.ts'
import { TOPIC_FORMAT, topicModelFromBytes, topicModelToBytes } from './model-bytes.ts'
import type { TopicModel } from './model.ts'
import { createReasonPredictor } from './predict-reason.ts'
import { createTopicPredictor } from './predict.ts'
import { trainTopics, type LabelledText } from './train.ts'

const TOPICS: Record<string, readonly string[]> = {
  refund: ['when is the money for the ITEM on my card', 'my refund of the ITEM has not arrived', '退款怎么还没有到账，ITEM已经寄回了'],
  delivery: ['where is the parcel with the ITEM', 'tracking of the ITEM shows nothing new', '包裹到哪里了，ITEM的物流没有更新'],
  warranty: ['the ITEM is broken, can it be repaired', 'the ITEM stopped working after a week', 'ITEM坏了，可以保修吗'],
  account: ['i cannot sign in to my profile', 'the password reset mail does not come', '账号登录不了，密码忘记了'],
}
const ITEMS = ['lamp', 'mirror', 'kettle', 'scarf', 'drone', 'pillow', 'camera', '水壶', '相机', '耳机']
const FILLERS = ['hello', 'please help', 'thanks', 'urgent', 'since monday', '你好', '谢谢', 'dear team']

/** Texts of four topics; `noise` of the labels are another topic's. */
function world(n: number, noise: number, seed: number): LabelledText[] {
  const random = seededRandom(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return Array.from({ length: n }, () => {
    const label = pick(Object.keys(TOPICS))
    const text = `${pick(FILLERS)} ${pick(TOPICS[label]!).replace('ITEM', pick(ITEMS))} ${pick(FILLERS)}`
    return { text, label: random() < noise ? pick(Object.keys(TOPICS)) : label }
  })
}
const trained = (rows: readonly LabelledText[], seed = 1): TopicModel => {
  const model = trainTopics(rows, { seed })
  if (model === null) throw new Error('nothing was learned')
  return model
}
const CLEAN = trained(world(400, 0, 1))

describe('learning', () => {
  test('a topic is found in words that were never put together so', () => {
    const { predict } = createTopicPredictor(CLEAN)
    expect(predict('the camera does not work any more, repair it?')![0]!.label).toBe('warranty')
    expect(predict('退款到账了吗')![0]!.label).toBe('refund')
    expect(predict('the mail to reset my password')!.map(({ label }) => label)[0]).toBe('account')
  })
  test('with a fifth of the labels wrong, what is right is still learned, and the model is less sure', () => {
    const noisy = trained(world(1000, 0.2, 2))
    const truth = world(400, 0, 3)
    expect(evaluateTopics(noisy, truth)!.top1.rate).toBeGreaterThan(0.97)
    const sure = (model: TopicModel) => createTopicPredictor(model).predict('where is the parcel with the lamp')![0]!.p
    expect(sure(noisy)).toBeLessThan(sure(CLEAN))
    // 5 % of labels drawn at random are right by chance
    expect(sure(noisy)).toBeGreaterThan(0.7)
    expect(evaluateTopics(noisy, world(1000, 0.2, 4))!.ece).toBeLessThan(0.05)
  })
  test('the same rows and seed give the same bytes, another seed others', () => {
    const rows = world(200, 0.1, 5)
    const first = topicModelToBytes(trained(rows))
    expect(topicModelToBytes(trained(rows))).toEqual(first)
    expect(topicModelToBytes(trained(rows, 2))).not.toEqual(first)
  })
  test('a class of fewer than ten texts is dropped, texts out of scope are never learned, one class alone is no model', () => {
    const rows = [
      ...world(200, 0, 6),
      ...Array.from({ length: 9 }, () => ({ text: 'gift card', label: 'rare' })),
      ...Array.from({ length: 50 }, () => ({ text: 'what is the weather', label: 'oos' })),
    ]
    expect(trained(rows).classes).toEqual(['account', 'delivery', 'refund', 'warranty'])
    expect(
      trainTopics(
        rows.filter(({ label }) => label === 'refund'),
        { seed: 1 },
      ),
    ).toBeNull()
    expect(trainTopics([], { seed: 1 })).toBeNull()
  })
  test('a class that is seldom chosen is not drowned by the common one', () => {
    const rows = [
      ...world(2000, 0, 7).filter(({ label }) => label === 'refund'),
      ...world(300, 0, 8)
        .filter(({ label }) => label === 'delivery')
        .slice(0, 12),
    ]
    expect(createTopicPredictor(trained(rows)).predict('where is the parcel with the mirror')![0]!.label).toBe('delivery')
  })
  test('probabilities sum to one, and the guesses stand in order', () => {
    const predictor = createTopicPredictor(CLEAN)
    const probabilities = predictor.probabilitiesOf('the parcel')!
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    const guesses = predictor.predict('the parcel', 4)!
    expect(guesses.map(({ p }) => p)).toEqual([...probabilities].sort((a, b) => b - a))
    expect(predictor.predict('the parcel', 2)).toEqual(guesses.slice(0, 2))
  })
  test('a known calibration is taken over, and nothing is held out', () => {
    const model = trainTopics(world(200, 0, 9), { seed: 1, known: { calibration: { temperature: 3, noise: 0.1 }, unknownBelow: 0.4 } })!
    expect(model).toMatchObject({ calibration: { temperature: 3, noise: 0.1 }, unknownBelow: 0.4 })
  })
})

describe('calibration', () => {
  const draws = (sureness: number, noise: number) => {
    const random = seededRandom(11)
    const scores: Float64Array[] = []
    const labels: number[] = []
    for (let i = 0; i < 5000; i += 1) {
      const logOdds = (random() - 0.5) * 6
      const label = random() < 1 / (1 + Math.exp(-logOdds)) ? 0 : 1
      scores.push(Float64Array.of(sureness * logOdds, 0))
      labels.push(random() < noise ? Math.floor(random() * 2) : label)
    }
    return { scores, labels }
  }
  test('scores that are twice too sure are halved', () => {
    const { scores, labels } = draws(2, 0)
    const { temperature, noise } = fitCalibration(scores, labels)
    expect(temperature).toBeGreaterThan(1.7)
    expect(temperature).toBeLessThan(2.2)
    expect(noise).toBeLessThan(0.05)
    expect(fitCalibration(scores.slice(0, 5), labels.slice(0, 5))).toEqual({ temperature: 1, noise: 0 })
  })
  test('labels that are drawn at random are found, and nothing is more certain than they leave', () => {
    const { scores, labels } = draws(3, 0.2)
    const fitted = fitCalibration(scores, labels)
    expect(fitted.noise).toBeGreaterThan(0.1)
    expect(fitted.noise).toBeLessThan(0.3)
    const sure = Float64Array.of(1000, 0)
    calibrate(sure, { temperature: 1, noise: 0.2 })
    expect([...sure]).toEqual([0.9, 0.1])
  })
})

describe('the shelf', () => {
  test('a model read from its bytes predicts the same to the last bit', () => {
    const again = createTopicPredictor(topicModelFromBytes(topicModelToBytes({ ...CLEAN, classes: ['账号', 'dé"l\\', 'refund', 'warranty'] })))
    expect(again.classes).toEqual(['账号', 'dé"l\\', 'refund', 'warranty'])
    const before = createTopicPredictor(CLEAN)
    for (const { text } of world(50, 0, 10)) expect(again.probabilitiesOf(text)).toEqual(before.probabilitiesOf(text))
  })
  test('bytes that stand in the middle of a buffer are read, foreign and cut ones refused', () => {
    const bytes = topicModelToBytes(CLEAN)
    const shifted = new Uint8Array(bytes.length + 3)
    shifted.set(bytes, 3)
    expect(topicModelFromBytes(shifted.subarray(3)).weights).toEqual(CLEAN.weights)
    expect(() => topicModelFromBytes(Uint8Array.of(1, 2, 3, 4))).toThrow('not a topic model of format 1')
    expect(() => topicModelFromBytes(bytes.subarray(0, bytes.length - 9))).toThrow('end too soon')
  })
})

test('features are those that kept models know: who changes them changes the format, too', () => {
  expect(TOPIC_FORMAT).toBe(1)
  const { features } = termsOf('Refunds for EX-12? 退款了', 14)
  expect([features.length, ...features.subarray(0, 8), ...features.subarray(-4)]).toEqual([
    43, 845, 1383, 1596, 2667, 3383, 3723, 3790, 4609, 14899, 15186, 15385, 16302,
  ])
})

describe('evaluation', () => {
  test('foreign texts are told from known topics', () => {
    const foreign = ['solar panel brochure', 'choir rehearsal mortgage', 'newspaper astronomy', '股票行情分析'].map((text) => ({
      text,
      label: 'oos',
    }))
    const quality = evaluateTopics(CLEAN, [...world(100, 0, 12), ...foreign])!
    expect(quality).toMatchObject({ n: 100, outOfScope: { n: 4 } })
    expect(quality.outOfScope!.auroc).toBeGreaterThan(0.95)
    expect(quality.top3.rate).toBeGreaterThanOrEqual(quality.top1.rate)
  })
  test('a class that was never learned counts as missed, and without texts there is nothing to say', () => {
    const quality = evaluateTopics(CLEAN, [
      ...world(20, 0, 13),
      { text: 'my gift card', label: 'gift' },
      { text: '', label: 'refund' },
      { text: '？！', label: 'refund' },
    ])!
    expect(quality.n).toBe(23)
    expect(quality.top1.rate).toBeCloseTo(20 / 23, 9)
    expect(quality.classes.find(({ label }) => label === 'gift')).toMatchObject({ support: 1, precision: null })
    expect(evaluateTopics(CLEAN, [])).toBeNull()
  })
  test('a class is trusted when at least ten certain guesses came true in four of five', () => {
    const share = (rate: number, n: number) => ({ rate, low: 0, high: 1, n })
    const classes = [
      { label: 'good', support: 10, precision: null, certain: share(0.8, 10) },
      { label: 'few', support: 10, precision: null, certain: share(1, 9) },
      { label: 'wrong', support: 10, precision: null, certain: share(0.79, 90) },
      { label: 'never', support: 10, precision: null, certain: null },
    ]
    expect(trustedClasses({ ...evaluateTopics(CLEAN, world(10, 0, 1))!, classes })).toEqual(['good'])
  })
})

describe('the reason of a ticket without one', () => {
  const predictor = (trusted: readonly string[]) => createReasonPredictor(topicModelToBytes({ ...CLEAN, trusted }))
  const clear = 'my refund of the lamp has not arrived, when is the money on my card'
  test('is given where the words leave little doubt', () => {
    expect(predictor(['refund'])(clear)).toBe('refund')
  })
  test('is not given for a class that is not trusted, for foreign words, or for none', () => {
    const reasonOf = predictor(['delivery', 'refund'])
    expect(predictor(['delivery'])(clear)).toBeNull()
    expect([reasonOf('hello'), reasonOf(''), reasonOf(null), reasonOf('solar choir mortgage brochure')]).toEqual([null, null, null, null])
  })
})

describe('hostile text', () => {
  const { predict } = createTopicPredictor(CLEAN)
  test('invisible signs and directions of writing change nothing', () => {
    const text = 'where is the parcel with the lamp'
    const hidden = text.replaceAll('a', 'a\u200B\u202E').replaceAll(' ', ' \uFEFF')
    expect(predict(hidden)).toEqual(predict(text))
    expect(termsOf('ｐａｒｃｅｌ １２', 12)).toEqual(termsOf('parcel 98', 12))
  })
  const HOSTILE: readonly (readonly [string, string])[] = [
    ['a very long word', 'a'.repeat(1_000_000)],
    ['a very long text', 'where is my parcel '.repeat(50_000)],
    ['emoji', '😀👨‍👩‍👧‍👦🏳️‍🌈'.repeat(500)],
    ['right to left', 'أين الطرد الخاص بي؟ '.repeat(100)],
    ['broken surrogates', '\uD800\uDC00\uD800 退\uDFFF款'.repeat(200)],
    ['marks without end', `e${'\u0301'.repeat(5000)}`],
    ['names of the language', '__proto__ constructor toString hasOwnProperty'],
    ['nothing', ''],
  ]
  test.each(HOSTILE)('%s is answered', (_name, text) => {
    expect((predict(text) ?? []).filter(({ p }) => !(p >= 0 && p <= 1))).toEqual([])
  })
  test('all of it can be learned from', () => {
    const rows = HOSTILE.flatMap(([, text]) => Array.from({ length: 3 }, () => ({ text, label: '__proto__' })))
    const model = trainTopics([...world(60, 0, 14), ...rows], { seed: 1, known: CLEAN })!
    expect(model.classes).toContain('__proto__')
    expect(createTopicPredictor(model).predict('__proto__ constructor')![0]!.label).toBe('__proto__')
  })
})
