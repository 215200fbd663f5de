import { expect, test } from 'vitest'
import { evaluateForecast } from './evaluate-forecast.ts'
import { dailySeries, weekday } from './series.test-helper.ts'

const SPLIT = { testFrom: '2024-05-20', stepHours: 24, origin: 'fixed' } as const
const evaluated = (...of: Parameters<typeof evaluateForecast>) => {
  const answer = evaluateForecast(...of)
  if ('reason' in answer) throw new Error(answer.reason)
  return answer
}

test('nothing of the reported part reaches choice, fit or forecast', () => {
  const series = dailySeries(168, 11, (day) => 100 + weekday(day))
  const doubled = series.map(({ t, value }) => ({ t, value: t >= SPLIT.testFrom ? value! * 2 : value }))
  const [before, after] = [evaluated(series, SPLIT), evaluated(doubled, SPLIT)]
  expect(after.training).toEqual(before.training)
  expect(before.wape!).toBeLessThan(0.1)
  // The same forecast against twice the counts misses half of them.
  expect(Math.abs(after.wape! - 0.5)).toBeLessThan(0.03)
})

test('the band holds about four of five values, whatever the noise', () => {
  const seeds = Array.from({ length: 12 }, (_, seed) => seed + 100)
  const coverage = seeds.map(
    (seed) =>
      evaluated(
        dailySeries(190, seed, (day) => 200 + weekday(day), 20),
        SPLIT,
      ).coverage,
  )
  const mean = coverage.reduce((a, b) => a + b) / coverage.length
  expect(mean).toBeGreaterThan(0.75)
  expect(mean).toBeLessThan(0.88)
})

test('pure noise around a week is not forecast worse than the best plain mean by more than five per cent', () => {
  const ratios = Array.from({ length: 12 }, (_, seed) => {
    const { wape, baselines, bestBaseline } = evaluated(
      dailySeries(190, seed + 200, (day) => 200 + weekday(day), 20),
      SPLIT,
    )
    return wape! / baselines[bestBaseline]!
  })
  expect(ratios.reduce((a, b) => a + b) / ratios.length).toBeLessThan(1.05)
  expect(Math.max(...ratios)).toBeLessThan(1.12)
})

test('a rolling origin knows the days before each day, a fixed one does not', () => {
  const wave = dailySeries(182, 12, (day) => 150 + 60 * Math.sin(day / 12) + weekday(day))
  const fixed = evaluated(wave, SPLIT)
  const rolling = evaluated(wave, { ...SPLIT, origin: 'rolling' })
  expect(rolling.wape!).toBeLessThan(fixed.wape! * 0.6)
  expect(rolling.n).toBe(fixed.n)
})

test('it says which plain mean is best, and what it could not forecast', () => {
  const withSundayAtLast = dailySeries(168, 13, (day) => (day % 7 === 6 && day < 147 ? null : 100 + weekday(day) + (day < 100 ? 60 : 0)))
  const answer = evaluated(withSundayAtLast, SPLIT)
  expect(answer.bestBaseline).not.toBe('all_week_mean')
  expect(answer.skipped).toBe(3)
})

test('nothing after the split is nothing to test', () => {
  expect(
    evaluateForecast(
      dailySeries(100, 14, () => 50),
      SPLIT,
    ),
  ).toEqual({ reason: 'nothing_to_test' })
})
