/** The sandbox's own time: starts where the history ends and ticks like any clock. */
export interface Clock {
  /** Whole epoch seconds. */
  now(): number
  set(at: number): void
}

export function createClock(startAt: number, elapsedMs: () => number = () => performance.now()): Clock {
  let base = startAt
  let since = elapsedMs()
  return {
    now: () => Math.floor(base + (elapsedMs() - since) / 1000),
    set: (at) => {
      base = at
      since = elapsedMs()
    },
  }
}
