/** What may happen once, and what may happen so often. In memory: one process serves a data folder, and both are forgotten with it. */

/** Most names that are remembered; beyond it everything is refused until some have ended. */
const MOST = 200_000

/** Remembers names until they end: true the first time, false again. `now` and `endsAt` in one unit. */
export function createOnce(most = MOST): (name: string, endsAt: number, now: number) => boolean {
  const known = new Map<string, number>()
  return (name, endsAt, now) => {
    const before = known.get(name)
    if (before !== undefined && before > now) return false
    if (known.size >= most) for (const [old, end] of known) if (end <= now) known.delete(old)
    if (known.size >= most) return false
    known.set(name, endsAt)
    return true
  }
}

/** At most `limit` in each minute, whoever asks. `now` in milliseconds. */
export function createMinuteLimit(limit: number): (now: number) => boolean {
  let minute = 0
  let taken = 0
  return (now) => {
    const present = Math.floor(now / 60_000)
    if (present !== minute) [minute, taken] = [present, 0]
    return ++taken <= limit
  }
}
