/** The band held against what then happened: ten seeds, 26 rolling origins each, in worlds that differ in volume, delay, reasons and calm. */
import { afterAll, expect, test } from 'vitest'
import { backtest } from './projection.ts'
import { delays, returnsWorld, type WorldLaw } from './returns-world.test-helper.ts'

const one = (returns: number, delay: (typeof delays)['quick'], windowDays = 7) => [{ share: 1, windowDays, returns, delay }]
const plain = { weekly: 300, swing: [0.5, 1.7], drift: 0, restless: 0, flagged: 0.1, silent: 0.02 } as const
const mix = [
  { share: 0.5, windowDays: 7, returns: 0.18, delay: delays.quick },
  { share: 0.3, windowDays: 14, returns: 0.3, delay: delays.twoWaves },
  { share: 0.2, windowDays: 3, returns: 0.1, delay: delays.quick },
]
const WORLDS: readonly WorldLaw[] = [
  { name: 'quick', ...plain, reasons: one(0.2, delays.quick) },
  { name: 'slow', ...plain, reasons: one(0.3, delays.slow) },
  { name: 'two waves', ...plain, reasons: one(0.25, delays.twoWaves) },
  { name: 'even', ...plain, reasons: one(0.3, delays.even) },
  { name: 'late', ...plain, reasons: one(0.2, delays.late) },
  { name: 'small', ...plain, weekly: 60, reasons: one(0.2, delays.quick) },
  { name: 'large', ...plain, weekly: 900, reasons: one(0.2, delays.quick) },
  { name: '30 days', ...plain, reasons: one(0.3, delays.slow, 30) },
  { name: 'mix', ...plain, reasons: mix },
  { name: 'restless', ...plain, restless: 0.15, reasons: one(0.2, delays.quick) },
  { name: 'drift', ...plain, drift: 0.35, reasons: one(0.2, delays.quick) },
  { name: 'all', ...plain, drift: 0.2, restless: 0.1, reasons: mix },
]
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
/** 26 origins, 13 weeks before the first, and room for the longest window after the last. */
const WEEKS = 26 + 13 + 6

const table: string[] = []
const all = { origins: 0, covered: 0 }
afterAll(() =>
  console.log(`Coverage of the 95 % band\n${table.join('\n')}\nall ${((100 * all.covered) / all.origins).toFixed(1)} % of ${all.origins}`),
)

test.each(WORLDS)('the 95 % band holds 90 to 98 % of final rates: $name', (law) => {
  const sum = { origins: 0, covered: 0 }
  for (const seed of SEEDS) {
    const { history, weeks } = returnsWorld(law, WEEKS, seed)
    const { origins, covered } = backtest(history, weeks, weeks.at(-1)!.end)
    expect(origins).toBe(26)
    sum.origins += origins
    sum.covered += covered
  }
  all.origins += sum.origins
  all.covered += sum.covered
  const share = sum.covered / sum.origins
  table.push(`${law.name}: ${(100 * share).toFixed(1)} % of ${sum.origins}`)
  expect(share).toBeGreaterThanOrEqual(0.9)
  expect(share).toBeLessThanOrEqual(0.98)
})
