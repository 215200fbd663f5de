import { expect, test } from 'vitest'
import { estimateRows, textWidth, type Estimate } from './estimate-rows.ts'
import { shareBars } from './share-bars.ts'

test('bars of frame and sample have the same scale, and what is there can be seen', () => {
  const bars = shareBars(
    [
      { population: 2516, sampled: 20 },
      { population: 788, sampled: 40 },
      { population: 1, sampled: 0 },
    ],
    170,
  )
  expect(bars[0]!.frame).toBeCloseTo((170 * 2516) / 3305, 6)
  expect(bars[0]!.sample).toBeCloseTo(170 / 3, 6)
  expect(bars[2]).toEqual({ frame: 1, sample: 0 })
})
test('an empty frame draws no bars', () => {
  expect(shareBars([{ population: 0, sampled: 0 }], 170)).toEqual([{ frame: 0, sample: 0 }])
})

const lines: Estimate[] = [
  { label: 'What reviewers saw', rate: 0.617, low: 0.49, high: 0.729, words: '49.0–72.9 · naive: too many risky ones' },
  { label: 'Weighted back', rate: 0.849, low: 0.75, high: 0.914, words: '75.0–91.4 · for measuring' },
  { label: 'Random part alone', rate: null, low: null, high: null, words: 'too few to say' },
]
test('all estimates lie on one scale that holds every interval', () => {
  const drawn = estimateRows(lines, 520)
  const [naive, weighted] = drawn.rows
  expect(naive!.dot!).toBeGreaterThan(naive!.from!)
  expect(weighted!.dot!).toBeGreaterThan(naive!.to!)
  expect(drawn.ticks[0]!.share).toBeLessThanOrEqual(0.49)
  expect(drawn.ticks.at(-1)!.share).toBeGreaterThanOrEqual(0.914)
})
test('an estimate that is not there has no dot, only its words', () => {
  expect(estimateRows(lines, 520).rows[2]).toMatchObject({ dot: null, from: null, value: null, words: { text: 'too few to say' } })
})
test.each([268, 300, 420, 520, 800])('no word leaves a picture of %i pixels', (width) => {
  for (const row of estimateRows(lines, width).rows)
    for (const text of [row.label, row.value, row.words]) {
      if (text === null) continue
      const wide = textWidth(text.text)
      const from = text.anchor === 'start' ? text.x : text.anchor === 'end' ? text.x - wide : text.x - wide / 2
      expect(from).toBeGreaterThanOrEqual(0)
      expect(from + wide).toBeLessThanOrEqual(width)
    }
})
