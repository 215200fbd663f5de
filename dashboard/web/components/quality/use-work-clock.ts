import { onScopeDispose } from 'vue'

/** A pause longer than this is no work (seconds). */
export const IDLE_S = 30

/** Seconds of work between signs of life; pure, moments in seconds. */
export function createWorkClock(start: number) {
  let last = start
  let worked = 0
  return {
    /** Somebody is there. */
    stir(now: number): void {
      const pause = now - last
      if (pause <= IDLE_S) worked += pause
      last = now
    },
    /** The page is away: what passes until the next sign does not count. */
    leave(now: number): void {
      this.stir(now)
      last = Number.NEGATIVE_INFINITY
    },
    /** What was worked since the last time it was taken. */
    take(now: number): number {
      if (now - last <= IDLE_S) this.stir(now)
      const seconds = Math.max(0, worked)
      worked = 0
      return seconds
    },
    giveBack: (seconds: number): void => void (worked += seconds),
  }
}

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll'] as const

/** Listens for signs of life; for planning, not for blame: nothing but the sum leaves the page. */
export function useWorkClock(now: () => number = () => Date.now() / 1000) {
  const clock = createWorkClock(now())
  const stir = () => clock.stir(now())
  const onVisibility = () => (document.hidden ? clock.leave(now()) : stir())
  for (const sign of SIGNS) addEventListener(sign, stir, { passive: true, capture: true })
  document.addEventListener('visibilitychange', onVisibility)
  onScopeDispose(() => {
    for (const sign of SIGNS) removeEventListener(sign, stir, { capture: true })
    document.removeEventListener('visibilitychange', onVisibility)
  })
  return { take: () => clock.take(now()), giveBack: clock.giveBack }
}
