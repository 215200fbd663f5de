import { expect, test } from 'vitest'
import { statusSchema } from '@shared/api/status.ts'
import { STREAMS } from '@shared/zendesk/rows.ts'
import { at, fact, fakeReader } from './fake-reader.test-helper.ts'
import { readStatus } from './status.ts'
import { IDLE } from './sync-progress.ts'

const now = Date.parse('2026-11-16T01:00:00Z')

test('every stream is listed with its state, one that never ran too', async () => {
  const reader = fakeReader({ facts: [fact(1)], completeTo: at('2026-11-16') })
  const status = await readStatus(reader, { ...IDLE, running: ['tickets'], failed: ['users'], requests: { tickets: 7 } }, now)
  expect(status.streams.map((one) => one.stream)).toEqual([...STREAMS])
  const states = Object.fromEntries(status.streams.map((one) => [one.stream, one.state]))
  expect(states).toMatchObject({ tickets: 'running', users: 'failed', ticket_events: 'current', articles: 'waiting' })
  expect(status.streams.find((one) => one.stream === 'tickets')?.requests).toBe(7)
  expect(statusSchema.parse(status)).toEqual(status)
})
test('what was skipped and what was not understood is told', async () => {
  const status = await readStatus(fakeReader({ completeTo: null }), IDLE, now)
  expect(status).toMatchObject({
    completeTo: null,
    skipped: 1,
    skippedRows: [{ where: 'ticket 7' }],
    unknown: [{ value: 'carrier_pigeon', count: 2 }],
    now: '2026-11-16T01:00:00Z',
  })
})
