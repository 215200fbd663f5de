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
test('what is expected is a goal on the way: unknown once it is passed or everything was read', async () => {
  const expected = async (rows: number, said: number | null, completeTo: number | null) => {
    const states = [{ stream: 'tickets' as const, cursor: 'c', rows, expected: said, completeTo, updatedAt: 1 }]
    return (await readStatus(fakeReader({ states }), IDLE, now)).streams.find((one) => one.stream === 'tickets')?.expected
  }
  expect(await expected(1_000, 19_878, null)).toBe(19_878)
  expect(await expected(19_900, 19_878, null)).toBeNull()
  expect(await expected(20_000, 19_878, 1)).toBeNull()
  expect(await expected(1_000, null, null)).toBeNull()
})
