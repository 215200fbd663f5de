import type { EpochSeconds } from '@shared/fcr/history.ts'

export interface Clock {
  now(): EpochSeconds
}
export const systemClock: Clock = { now: () => Math.floor(Date.now() / 1000) }

/** A clock that stood at `start` when it was made and goes on from there: the demo's world ends on a fixed morning. */
export function clockFrom(start: EpochSeconds): Clock {
  const made = performance.now()
  return { now: () => start + Math.floor((performance.now() - made) / 1000) }
}
