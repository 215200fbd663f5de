/** Prometheus text: what was asked, how long it took, how fresh the facts are. */
import { readCompleteTo } from '../analytics/reader.ts'
import type { ApiDeps } from './deps.ts'

const BUCKETS_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] as const

interface RouteTimes {
  buckets: number[]
  sum: number
  count: number
}
export interface Metrics {
  /** `route` is the pattern, never the path: labels must be few. */
  answered: (route: string, method: string, status: number, seconds: number) => void
  feedback: (kind: string) => void
  print: (deps: Pick<ApiDeps, 'reader' | 'progress' | 'now'>) => Promise<string>
}

export function createMetrics(): Metrics {
  const counts = new Map<string, number>()
  const words = new Map<string, number>()
  const times = new Map<string, RouteTimes>()
  const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1)
  return {
    answered(route, method, status, seconds) {
      add(counts, labels({ route, method, status: String(status) }))
      const key = labels({ route, method })
      const time = times.get(key) ?? { buckets: BUCKETS_SECONDS.map(() => 0), sum: 0, count: 0 }
      times.set(key, time)
      BUCKETS_SECONDS.forEach((limit, i) => {
        if (seconds <= limit) time.buckets[i] = (time.buckets[i] ?? 0) + 1
      })
      time.sum += seconds
      time.count++
    },
    feedback: (kind) => void add(words, labels({ kind })),
    async print(deps) {
      return [
        ...family('firstfix_http_requests_total', 'counter', 'Requests answered.', counts),
        ...histogram(times),
        ...family('firstfix_feedback_total', 'counter', 'Words of agents by kind.', words),
        ...(await freshness(deps)),
        '',
      ].join('\n')
    },
  }
}

async function freshness({ reader, progress, now }: Pick<ApiDeps, 'reader' | 'progress' | 'now'>): Promise<string[]> {
  const [completeTo, quality, states] = await Promise.all([readCompleteTo(reader), reader.quality(), reader.streamStates()])
  const one = (name: string, about: string, value: number) => family(name, 'gauge', about, new Map([['', value]]))
  return [
    ...one('firstfix_facts', 'Tickets judged.', quality.facts),
    ...one('firstfix_tickets', 'Tickets landed.', quality.tickets),
    ...(completeTo === null ? [] : one('firstfix_complete_to_timestamp_seconds', 'Everything before this moment is in.', completeTo)),
    ...(completeTo === null ? [] : one('firstfix_sync_lag_seconds', 'Age of that moment.', Math.max(0, Math.round(now() / 1000) - completeTo))),
    ...one('firstfix_sync_failed', '1 while a sync fails.', progress().phase === 'failed' ? 1 : 0),
    ...family(
      'firstfix_stream_rows',
      'gauge',
      'Rows landed by stream.',
      new Map(states.map((state) => [labels({ stream: state.stream }), state.rows])),
    ),
  ]
}

function histogram(times: ReadonlyMap<string, RouteTimes>): string[] {
  const name = 'firstfix_http_request_seconds'
  const lines = [...times].flatMap(([key, { buckets, sum, count }]) => {
    const within = (limit: string) => `${key.slice(0, -1)},le="${limit}"}`
    return [
      ...BUCKETS_SECONDS.map((limit, i) => `${name}_bucket${within(String(limit))} ${buckets[i]}`),
      `${name}_bucket${within('+Inf')} ${count}`,
      `${name}_sum${key} ${sum}`,
      `${name}_count${key} ${count}`,
    ]
  })
  return [`# HELP ${name} Time to answer.`, `# TYPE ${name} histogram`, ...lines]
}
function family(name: string, type: 'counter' | 'gauge', about: string, values: ReadonlyMap<string, number>): string[] {
  return [`# HELP ${name} ${about}`, `# TYPE ${name} ${type}`, ...[...values].map(([key, value]) => `${name}${key} ${value}`)]
}
const labels = (pairs: Readonly<Record<string, string>>): string =>
  `{${Object.entries(pairs)
    .map(([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`)
    .join(',')}}`
