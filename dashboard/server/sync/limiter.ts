/** One budget per rate bucket of Zendesk's, told by its response headers; agents keep their share of the account's limit. */
import type { Timer } from './timer.ts'

export type Bucket = 'account' | 'help_center' | 'incremental' | 'incremental_cursor'

export interface LimiterOptions {
  timer: Timer
  /** Zendesk's documented limits hold until a header says otherwise; without, nothing is limited before it is told. */
  documentedDefaults: boolean
  /** Share of the account's and the help centre's limit that sync may use. Default 0.5. */
  share?: number
}
export interface Limiter {
  /** Waits until every bucket has room, then takes one request of each. */
  take(buckets: readonly Bucket[], signal?: AbortSignal): Promise<void>
  /** Reads what a response says of the limits. */
  learn(buckets: readonly Bucket[], headers: Headers): void
  /** `Retry-After`: nothing of these buckets before then. */
  block(buckets: readonly Bucket[], seconds: number): void
  waitedMs(): number
}

interface State {
  limit: number | null
  remaining: number
  resetsAtMs: number
  blockedUntilMs: number
}
const MINUTE_MS = 60_000
/** Requests a minute; the account's is that of the smallest plan. */
const DOCUMENTED: Readonly<Record<Bucket, number>> = { account: 200, help_center: 200, incremental: 10, incremental_cursor: 20 }
const SHARED_WITH_AGENTS: ReadonlySet<Bucket> = new Set(['account', 'help_center'])
const BUCKET_OF_HEADER: ReadonlyMap<string, Bucket> = new Map([
  ['incremental-exports', 'incremental'],
  ['incremental-exports-cursor', 'incremental_cursor'],
])

export function createLimiter({ timer, documentedDefaults, share = 0.5 }: LimiterOptions): Limiter {
  const states = new Map<Bucket, State>()
  let waited = 0

  const stateOf = (bucket: Bucket): State => {
    let state = states.get(bucket)
    if (!state) {
      const limit = documentedDefaults ? DOCUMENTED[bucket] : null
      states.set(bucket, (state = { limit, remaining: limit ?? 0, resetsAtMs: timer.nowMs() + MINUTE_MS, blockedUntilMs: 0 }))
    }
    if (state.limit !== null && timer.nowMs() >= state.resetsAtMs) {
      state.remaining = state.limit
      state.resetsAtMs = timer.nowMs() + MINUTE_MS
    }
    return state
  }
  const waitMs = (bucket: Bucket): number => {
    const state = stateOf(bucket)
    const now = timer.nowMs()
    const blocked = Math.max(0, state.blockedUntilMs - now)
    if (state.limit === null) return blocked
    // Whatever the limit, one request a window gets through.
    const kept = SHARED_WITH_AGENTS.has(bucket) ? Math.min(Math.ceil(state.limit * (1 - share)), state.limit - 1) : 0
    return state.remaining > kept ? blocked : Math.max(blocked, state.resetsAtMs - now)
  }

  return {
    take: async (buckets, signal) => {
      for (;;) {
        const wait = Math.max(0, ...buckets.map(waitMs))
        if (wait === 0 || signal?.aborted) break
        const from = timer.nowMs()
        await timer.sleep(wait, signal)
        waited += timer.nowMs() - from
      }
      for (const bucket of buckets) stateOf(bucket).remaining -= 1
    },
    learn: (buckets, headers) => {
      const now = timer.nowMs()
      for (const told of readBuckets(headers, buckets))
        Object.assign(stateOf(told.bucket), { limit: told.limit, remaining: told.remaining, resetsAtMs: now + told.resetsSeconds * 1000 })
      const shared = buckets.find((bucket) => SHARED_WITH_AGENTS.has(bucket))
      if (shared) learnAccount(stateOf(shared), headers, now)
    },
    block: (buckets, seconds) => {
      const bucket = buckets.at(-1)
      if (bucket) stateOf(bucket).blockedUntilMs = timer.nowMs() + seconds * 1000
    },
    waitedMs: () => waited,
  }
}

interface Told {
  bucket: Bucket
  limit: number
  remaining: number
  resetsSeconds: number
}
/** `zendesk-ratelimit-incremental-exports: total=10; remaining=9; resets=6`, before 2024 `zendesk-rate-limit-…`. */
function readBuckets(headers: Headers, buckets: readonly Bucket[]): readonly Told[] {
  const told: Told[] = []
  for (const [name, value] of headers) {
    const key = /^zendesk-rate-?limit-(.+)$/.exec(name)?.[1]
    const bucket = key === undefined ? undefined : BUCKET_OF_HEADER.get(key)
    const numbers = /total=(\d+);\s*remaining=(\d+)(?:;\s*resets=(\d+))?/.exec(value)
    if (bucket && numbers && buckets.length > 0)
      told.push({ bucket, limit: Number(numbers[1]), remaining: Number(numbers[2]), resetsSeconds: Number(numbers[3] ?? 60) })
  }
  return told
}

/** Both spellings; `x-rate-limit` comes always, the reset only with the others. */
function learnAccount(state: State, headers: Headers, now: number): void {
  const limit = firstNumber(headers, ['ratelimit-limit', 'rate-limit', 'x-rate-limit'])
  const remaining = firstNumber(headers, ['ratelimit-remaining', 'rate-limit-remaining', 'x-rate-limit-remaining'])
  if (limit === null || remaining === null || limit <= 0) return
  const reset = firstNumber(headers, ['ratelimit-reset', 'rate-limit-reset'])
  if (state.limit === null || reset !== null) state.resetsAtMs = now + (reset ?? 60) * 1000
  state.limit = limit
  state.remaining = remaining
}
function firstNumber(headers: Headers, names: readonly string[]): number | null {
  for (const name of names) {
    const number = Number.parseFloat(headers.get(name) ?? '')
    if (Number.isFinite(number)) return number
  }
  return null
}
