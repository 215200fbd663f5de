/** Waiting, apart from the account's clock: limits and retries run on real time even when the demo's morning stands still. */
export interface Timer {
  /** Milliseconds that only grow. */
  nowMs(): number
  /** Ends early, without an error, when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}
export const systemTimer: Timer = {
  nowMs: () => performance.now(),
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = () => {
        clearTimeout(waiting)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      const waiting = setTimeout(done, ms)
      signal?.addEventListener('abort', done, { once: true })
    }),
}
