import { normal } from '../stats/draws.ts'
import { seededRandom } from '../stats/random.ts'
import type { Observation } from './slots.ts'

const DAY_MS = 86_400_000

/** Daily counts from Monday 2024-01-01 on: `mean` of the day plus noise of `spread`; days of which `mean` says null are left out. */
export function dailySeries(days: number, seed: number, mean: (day: number) => number | null, spread = 5): Observation[] {
  const random = seededRandom(seed)
  return Array.from({ length: days }, (_, day) => ({ day, noise: normal(random) * spread })).flatMap(({ day, noise }) => {
    const value = mean(day)
    const t = new Date(Date.UTC(2024, 0, 1) + day * DAY_MS).toISOString().slice(0, 10)
    return value === null ? [] : [{ t, value: Math.max(0, Math.round(value + noise)) }]
  })
}

/** Monday is busiest, the weekend quiet. */
export const weekday = (day: number) => [40, 20, 10, 10, 5, -35, -50][day % 7]!
