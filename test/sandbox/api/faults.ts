/** Troubles on request, by chance of one seed, each counted when it fires. */
import { createDice } from '../seed.ts'

/** Chance per request, save for the last two: chance per row. All 0 by default. */
export interface FaultSettings {
  /** 429, by turns as JSON and as plain text. */
  rateLimited: number
  /** 503, by turns with and without Retry-After. */
  unavailable: number
  /** 500 and 502 with a page of HTML. */
  gateway: number
  /** 504 for requests that ask for more than `timeoutAbove` rows. */
  timeout: number
  /** The connection is cut before any answer. */
  reset: number
  /** The body ends half-way. */
  truncated: number
  /** A row comes twice on its page. */
  duplicated: number
  /** A row comes one page late, after newer ones. */
  late: number
  /** Rows per page over which `timeout` applies. Default 100. */
  timeoutAbove: number
  /** Seconds. Default 1. */
  retryAfter: number
  /** Only paths that contain this. Default: all. */
  only: string
  seed: number
}
export type FaultName = 'rateLimited' | 'unavailable' | 'gateway' | 'timeout' | 'reset' | 'truncated' | 'duplicated' | 'late'
const NO_FAULTS: FaultSettings = {
  rateLimited: 0,
  unavailable: 0,
  gateway: 0,
  timeout: 0,
  reset: 0,
  truncated: 0,
  duplicated: 0,
  late: 0,
  timeoutAbove: 100,
  retryAfter: 1,
  only: '',
  seed: 1,
}
/** The first setting that is none, or of the wrong kind; null when all are right. */
export function wrongFault(settings: Readonly<Record<string, unknown>>): string | null {
  const known: Readonly<Record<string, unknown>> = { ...NO_FAULTS }
  const wrong = Object.keys(settings).find((name) => !Object.hasOwn(known, name) || typeof settings[name] !== typeof known[name])
  return wrong === undefined ? null : `"${wrong}" is no fault setting or has a wrong value; the settings are ${Object.keys(known).join(', ')}`
}
export type Trouble =
  | { kind: 'answer'; status: number; type: string; body: string; retryAfter: number | null }
  | { kind: 'reset' }
  | { kind: 'truncate' }

export interface Faults {
  settings: FaultSettings
  counts: Record<FaultName, number>
  change(settings: Partial<FaultSettings>): void
  /** Trouble for this request, if any. */
  onRequest(url: URL): Trouble | null
  /** Rows as they are served. `here` and `next` name the page's own and the following place in the stream. */
  onRows<Row>(stream: string, rows: readonly Row[], place: { here: string; next: string | null }): readonly Row[]
}

const RATE_BODY = JSON.stringify({
  error: 'APIRateLimitExceeded',
  description: 'Number of allowed incremental export API requests per minute exceeded',
})
const RATE_TEXT = 'You have exceeded the rate limit for updating a single unique user. Please wait before trying again.'
const html = (title: string): string =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`

export function createFaults(initial: Partial<FaultSettings> = {}): Faults {
  let settings: FaultSettings = { ...NO_FAULTS, ...initial }
  let dice = createDice(settings.seed)
  const counts: Record<FaultName, number> = { rateLimited: 0, unavailable: 0, gateway: 0, timeout: 0, reset: 0, truncated: 0, duplicated: 0, late: 0 }
  /** Rows held back, by stream and the place they belong before: asking again gives them again. */
  const held = new Map<string, readonly unknown[]>()

  const fires = (name: FaultName): boolean => {
    if (settings[name] <= 0 || !dice.chance(settings[name])) return false
    counts[name] += 1
    return true
  }
  const answer = (status: number, type: string, body: string, retryAfter: number | null): Trouble => ({
    kind: 'answer',
    status,
    type,
    body,
    retryAfter,
  })

  const onRequest = (url: URL): Trouble | null => {
    if (!url.pathname.startsWith('/api/') || !url.pathname.includes(settings.only)) return null
    if (fires('reset')) return { kind: 'reset' }
    if (fires('rateLimited'))
      return counts.rateLimited % 2
        ? answer(429, 'application/json', RATE_BODY, settings.retryAfter)
        : answer(429, 'text/plain', RATE_TEXT, settings.retryAfter)
    if (fires('unavailable'))
      return answer(503, 'text/html', html('503 Service Temporarily Unavailable'), counts.unavailable % 2 ? settings.retryAfter : null)
    if (fires('gateway'))
      return counts.gateway % 2
        ? answer(502, 'text/html', html('502 Bad Gateway'), null)
        : answer(500, 'text/html', html('500 Internal Server Error'), null)
    const asked = Number(url.searchParams.get('per_page') ?? 1000)
    if (url.pathname.includes('/incremental/') && asked > settings.timeoutAbove && fires('timeout'))
      return answer(504, 'text/html', html('504 Gateway Time-out'), null)
    return fires('truncated') ? { kind: 'truncate' } : null
  }
  const onRows: Faults['onRows'] = (stream, rows, { here, next }) => {
    const kept: (typeof rows)[number][] = []
    const late: (typeof rows)[number][] = []
    for (const row of rows) {
      if (next !== null && fires('late')) late.push(row)
      else kept.push(row)
      if (fires('duplicated')) kept.splice(dice.int(kept.length + 1), 0, row)
    }
    const before = held.get(`${stream} ${here}`) as typeof rows | undefined
    if (next !== null && late.length > 0) held.set(`${stream} ${next}`, late)
    return before ? [...kept, ...before] : kept
  }
  return {
    get settings() {
      return settings
    },
    counts,
    change: (more) => {
      settings = { ...settings, ...more }
      if (more.seed !== undefined) dice = createDice(more.seed)
    },
    onRequest,
    onRows,
  }
}
