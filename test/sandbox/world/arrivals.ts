/** When customers turn up: a working rhythm by hour and weekday, slow growth, and the 11.11 sale. */
import type { Dice } from '../seed.ts'

const DAY = 86_400
/** Weight of each hour of the day at UTC+8; customers in Europe fill the evening. */
const HOURS = [3, 3, 2, 2, 2, 2, 2, 3, 4, 6, 8, 8, 7, 6, 7, 8, 9, 9, 8, 8, 8, 8, 7, 5] as const
/** Sunday first. */
const WEEKDAYS = [0.72, 1.25, 1.12, 1.05, 1, 1.02, 0.8] as const
const SHANGHAI = 8 * 3600

export interface Arrivals {
  /** A moment at which someone gets in touch. */
  draw(): number
  /** 09:00 local on the n-th day. */
  morning(day: number): number
}

export function createArrivals(dice: Dice, start: number, end: number): Arrivals {
  const firstDay = Math.floor((start + SHANGHAI) / DAY)
  const days = Math.max(1, Math.floor((end + SHANGHAI) / DAY) - firstDay + 1)
  const weights = Array.from({ length: days }, (_, i) => {
    const day = new Date((firstDay + i) * DAY * 1000)
    const growth = 0.9 + (0.2 * i) / days
    return WEEKDAYS[day.getUTCDay()]! * growth * salePeak(day)
  })
  const sums: number[] = []
  let total = 0
  for (const weight of weights) sums.push((total += weight))
  const hours = HOURS.map((weight, hour) => [hour, weight] as const)

  const draw = (): number => {
    for (;;) {
      const mark = dice.next() * total
      let low = 0
      let high = sums.length - 1
      while (low < high) {
        const middle = (low + high) >> 1
        if (sums[middle]! > mark) high = middle
        else low = middle + 1
      }
      const at = (firstDay + low) * DAY - SHANGHAI + dice.weighted(hours) * 3600 + dice.int(3600)
      if (at >= start && at < end - 120) return at
    }
  }
  return { draw, morning: (day) => (firstDay + day) * DAY - SHANGHAI + 9 * 3600 }
}

/** Orders of 11.11 bring their questions over the following days. */
function salePeak(day: Date): number {
  if (day.getUTCMonth() !== 10) return 1
  const date = day.getUTCDate()
  if (date === 11) return 2.1
  if (date === 12 || date === 13) return 2.4
  if (date === 9 || date === 10 || date === 14) return 1.5
  return date === 15 || date === 16 ? 1.6 : 1
}
