/** How many contacts one contact brings about, and when: what turns new matters into volume. */

export interface RepeatKernel {
  /** Mean contacts that come back so many days after one contact's arrival. */
  byDay: Float64Array
  /** Their sum. */
  perContact: number
}
export interface ArrivedContact {
  /** Any whole count of days. */
  day: number
  /** Day of the contact that it came back from; null = a new matter. */
  from: number | null
}

const LONGEST_DAYS = 60
/** Fewer returns say little about when they come. */
const MIN_RETURNS = 20

/**
 * Returns by lag over the contacts that were watched for as long; null of fewer than 20 returns.
 * Source: the mean cumulative function of recurrences under staggered entry, Nelson (1995), Technometrics 37:147–157.
 */
export function repeatKernel(contacts: readonly ArrivedContact[], lastDay: number): RepeatKernel | null {
  const arrived = new Map<number, number>()
  const returned = new Float64Array(LONGEST_DAYS + 1)
  let returns = 0
  for (const { day, from } of contacts) {
    arrived.set(day, (arrived.get(day) ?? 0) + 1)
    const lag = from === null ? -1 : day - from
    if (lag < 0 || lag > LONGEST_DAYS) continue
    returned[lag]! += 1
    returns += 1
  }
  if (returns < MIN_RETURNS) return null
  const days = [...arrived].sort(([a], [b]) => a - b)
  const watched = (lag: number) => days.reduce((sum, [day, count]) => (day + lag <= lastDay ? sum + count : sum), 0)
  const byDay = returned.map((count, lag) => {
    const of = watched(lag)
    return of === 0 ? 0 : count / of
  })
  return { byDay, perContact: byDay.reduce((sum, share) => sum + share, 0) }
}

/** Returns expected on a day, from the volume of the days up to it: who comes back keeps the week's rhythm, so the share is that of the week. */
export function expectedReturns({ byDay }: RepeatKernel, volumeOf: (day: number) => number, day: number): number {
  let [returns, volume] = [0, 0]
  for (let of = day - 6; of <= day; of += 1) {
    returns += byDay.reduce((sum, share, lag) => sum + share * volumeOf(of - lag), 0)
    volume += volumeOf(of)
  }
  return volume === 0 ? 0 : volumeOf(day) * Math.min(1, returns / volume)
}
