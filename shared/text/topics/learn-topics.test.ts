import { expect, test } from 'vitest'
import { seededRandom } from '../../stats/random.ts'
import { FEWEST_LABELLED, learnTopics, splitByTime, type DatedText } from './learn-topics.ts'
import { createTopicPredictor } from './predict.ts'

const ASKS: Record<string, readonly string[]> = {
  refund: ['when is the money for the ITEM on my card', 'my refund of the ITEM has not arrived', '退款怎么还没有到账'],
  delivery: ['where is the parcel with the ITEM', 'tracking of the ITEM shows nothing new', '包裹到哪里了'],
  warranty: ['the ITEM is broken, can it be repaired', 'the ITEM stopped working after a week', 'ITEM坏了，可以保修吗'],
  login: ['i cannot sign in to my profile', 'the password mail does not come', '账号登录不了'],
  invoice: ['please send the invoice of the ITEM', 'the tax number on my invoice is wrong', '请开发票'],
}
const LABELS = Object.keys(ASKS)
const ITEMS = ['lamp', 'mirror', 'kettle', 'scarf', 'drone', '水壶', '相机']

/** One text an hour; `labelOf` may lie. */
function world(n: number, labelOf: (truth: string, hour: number, random: () => number) => string): DatedText[] {
  const random = seededRandom(3)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  return Array.from({ length: n }, (_, hour) => {
    const truth = pick(LABELS)
    return { at: hour * 3600, text: pick(ASKS[truth]!).replace('ITEM', pick(ITEMS)), label: labelOf(truth, hour, random) }
  })
}
const honest = (truth: string) => truth
const anyLabel = (random: () => number) => LABELS[Math.floor(random() * LABELS.length)]!

test('a tenth of wrong labels costs about that in the shown accuracy, and is said as noise', () => {
  const { report, model } = learnTopics(world(1200, (truth, _, random) => (random() < 0.1 ? anyLabel(random) : truth)))
  expect(report).toMatchObject({ verdict: 'in_force', n: 1200, learned: { n: 960 }, newest: { n: 240 }, classes: LABELS.toSorted() })
  // a random label is right by chance in one of five
  expect(report.quality!.top1.rate).toBeGreaterThan(0.86)
  expect(report.quality!.top1.rate).toBeLessThan(0.97)
  expect(report.calibration!.noise).toBeGreaterThan(0.03)
  expect(report.quality!.top3.rate).toBeGreaterThan(report.baseline!.top3 + 0.2)
  expect(model!.trusted).toEqual(report.trusted)
})
test('what is shown was measured on days that were not learned: labels that turn random on the newest days turn the model off', () => {
  const { report, model } = learnTopics(world(1200, (truth, hour, random) => (hour >= 960 ? anyLabel(random) : truth)))
  expect(report.verdict).toBe('off')
  expect(report.why).toContain('below 70 %')
  expect(report.quality!.top3.rate).toBeLessThan(0.7)
  expect(report.trusted).toEqual([])
  expect(model).not.toBeNull()
})
test('the model that answers has learned from the newest days, too', () => {
  const texts = world(600, honest)
  const late = Array.from({ length: 40 }, (_, i) => ({ at: (560 + i) * 3600, text: `gift voucher code ${i} rejected`, label: 'voucher' }))
  const { report, model } = learnTopics([...texts, ...late])
  expect(createTopicPredictor(model!).predict('my gift voucher is rejected')![0]!.label).toBe('voucher')
  // nothing of it was known before the newest period: each counts as missed
  expect(report.quality!.classes.find(({ label }) => label === 'voucher')).toMatchObject({ precision: null })
})
test('the split is by time whatever the order, and no moment stands on both sides', () => {
  const texts = [5, 1, 4, 3, 3, 3, 2, 6].map((at) => ({ at, text: 'x', label: 'y' })).toSorted((a, b) => a.at - b.at)
  const { learned, newest } = splitByTime(texts)
  expect(learned.map(({ at }) => at)).toEqual([1, 2, 3, 3, 3, 4])
  expect(newest.map(({ at }) => at)).toEqual([5, 6])
  expect(splitByTime(Array.from({ length: 10 }, () => ({ at: 1, text: 'x', label: 'y' })))).toMatchObject({ learned: [] })
  const shuffled = world(400, honest).toSorted((a, b) => (a.text < b.text ? -1 : 1))
  expect(learnTopics(shuffled).report.learned).toMatchObject({ from: 0, to: 319 * 3600 })
})
test('with too few labels or one reason nothing is learned, and the report says why', () => {
  const few = learnTopics(world(FEWEST_LABELLED - 1, honest))
  expect(few).toMatchObject({ model: null, report: { verdict: 'off', n: 199, quality: null } })
  expect(few.report.why).toBe('199 texts with a reason are at hand, 200 are needed.')
  expect(learnTopics(world(300, () => 'refund')).report.why).toContain('fewer than two reasons')
})
test('reasons with fewer than ten texts are named as dropped', () => {
  const { report } = learnTopics([...world(400, honest), { at: 1, text: 'something else', label: 'other' }])
  expect(report.dropped).toEqual([{ label: 'other', n: 1 }])
  expect(report.classes).not.toContain('other')
})
