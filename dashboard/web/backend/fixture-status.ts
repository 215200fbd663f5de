/** A quiet service, for tests. */
import type { Status } from '@shared/api/status.ts'
import { FIXTURE_NOW } from './fixture-world.ts'

const iso = (ms: number): string => new Date(ms).toISOString()

export const fixtureStatus: Status = {
  mode: 'demo',
  account: 'sandbox',
  now: iso(FIXTURE_NOW),
  phase: 'idle',
  problem: null,
  completeTo: iso(FIXTURE_NOW - 60_000),
  lastSyncedAt: iso(FIXTURE_NOW - 180_000),
  streams: [
    { stream: 'tickets', rows: 20_000, expected: 20_000, completeTo: iso(FIXTURE_NOW), requests: 21, state: 'current' },
    { stream: 'ticket_events', rows: 81_440, expected: null, completeTo: iso(FIXTURE_NOW), requests: 82, state: 'current' },
    { stream: 'users', rows: 12_212, expected: 12_212, completeTo: iso(FIXTURE_NOW), requests: 13, state: 'current' },
    { stream: 'articles', rows: 301, expected: 301, completeTo: null, requests: 4, state: 'current' },
  ],
  judged: { done: 18_000, total: 18_000 },
  skipped: 1,
  skippedRows: [{ stream: 'ticket_events', where: 'ticket 41207', why: 'created_at is missing' }],
  unknown: [{ what: 'via', value: 'fax', count: 3 }],
  quality: {
    tickets: 20_000,
    facts: 20_000,
    coarse: 12,
    agentsByEvidence: 1,
    authors: 240,
    sharedPersons: 2,
    mergedWithoutTarget: 1,
    noReason: 610,
    possibleOnly: 420,
    olderTextRule: 0,
  },
}
