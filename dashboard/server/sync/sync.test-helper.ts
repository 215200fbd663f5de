import type { StreamName } from '@shared/zendesk/rows.ts'
import type { LandingBatch, LandingStore, StreamState } from '../store/fact-store/contract.ts'
import type { SyncLog } from './log.ts'
import type { Timer } from './timer.ts'

/** Time that passes only in sleep. */
export function fakeTimer(): Timer & { slept: number[]; advance(ms: number): void } {
  let now = 0
  const slept: number[] = []
  return {
    slept,
    nowMs: () => now,
    advance: (ms) => (now += ms),
    sleep: async (ms) => {
      slept.push(ms)
      now += ms
    },
  }
}

export function fakeLog(): SyncLog & { lines: string[] } {
  const lines: string[] = []
  const add = (line: string) => void lines.push(line)
  return { lines, debug: () => undefined, info: add, warn: add }
}

/** Keeps batches as they came, and tickets, events and users by id. */
export function fakeStore(): LandingStore & { batches: LandingBatch[]; keys(stream: StreamName): string[] } {
  const batches: LandingBatch[] = []
  const states = new Map<StreamName, StreamState>()
  const rows = new Map<StreamName, Map<string, string>>()
  const keysOf = (batch: LandingBatch): (readonly [string, string])[] => [
    ...(batch.tickets ?? []).map((row) => [String(row.id), JSON.stringify(row)] as const),
    ...(batch.events ?? []).map((row) => [`${row.id}/${row.seq}`, JSON.stringify(row)] as const),
    ...(batch.users ?? []).map((row) => [String(row.id), JSON.stringify(row)] as const),
    ...[...(batch.groups ?? []), ...(batch.brands ?? []), ...(batch.fields ?? []), ...(batch.articles ?? [])].map(
      (row) => [String(row.id), JSON.stringify(row)] as const,
    ),
  ]
  let zone: string | null = null
  return {
    batches,
    keys: (stream) => [...(rows.get(stream)?.keys() ?? [])],
    land: async (batch, at) => {
      batches.push(batch)
      const kept = rows.get(batch.stream) ?? new Map<string, string>()
      rows.set(batch.stream, kept)
      let fresh = 0
      const landed = keysOf(batch)
      for (const [key, row] of landed) {
        if (kept.get(key) !== row) fresh += 1
        kept.set(key, row)
      }
      const before = states.get(batch.stream)
      states.set(batch.stream, {
        stream: batch.stream,
        cursor: batch.cursor,
        rows: kept.size,
        expected: batch.expected ?? before?.expected ?? null,
        completeTo: batch.completeTo ?? before?.completeTo ?? null,
        updatedAt: at,
      })
      return { fresh, repeated: landed.length - fresh }
    },
    streamStates: async () => [...states.values()],
    skippedRows: async () => ({ total: 0, rows: [] }),
    unknownWords: async () => [],
    fields: async () => batches.flatMap((batch) => batch.fields ?? []),
    groups: async () => [],
    brands: async () => [],
    keepAccountZone: async (name) => void (zone = name),
    accountZone: async () => zone,
  }
}

export const rawTicket = (id: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  id,
  status: 'open',
  requester_id: 11,
  created_at: '2026-11-02T08:00:00Z',
  updated_at: '2026-11-02T08:00:00Z',
  via: { channel: 'email' },
  ...more,
})
export const rawEvent = (id: number, ticketId = 1): Record<string, unknown> => ({
  id,
  ticket_id: ticketId,
  created_at: '2026-11-02T08:00:00Z',
  updater_id: 11,
  via: 'Mail',
  event_type: 'Audit',
  child_events: [{ event_type: 'Comment', public: true, author_id: 11, body: 'Hello' }],
})
