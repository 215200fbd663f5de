import { expect, test } from 'vitest'
import { underLoadQuerySchema } from '@shared/api/under-load.ts'
import { contactsQuerySchema } from '@shared/api/contacts.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isRipe, judged, rateByHand, valueOf } from './brute-force.test-helper.ts'
import { listContacts } from './contacts.ts'
import { HANDLED } from './counter-sample.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { measuredFacts } from './measured-facts.test-helper.ts'
import { readUnderLoad } from './under-load.ts'

const END = at('2026-11-20')
const FACTS = measuredFacts(9, 900)
const READER = fakeReader({ facts: FACTS, completeTo: END })
const ask = (query: object = {}, facts: readonly ContactFact[] = FACTS) =>
  valueOf(readUnderLoad(fakeReader({ facts, completeTo: END }), SETTINGS, underLoadQuerySchema.parse(query)))
const dayOf = (moment: number) => Math.floor(moment / DAY)
const isMember = (one: ContactFact) => one.exclusion === null || ['abandoned', 'no_reply_solve'].includes(one.exclusion)

test('load is what arrived that day for each agent who solved something, and tenths hold what lies between their bounds', async () => {
  const { deciles, days } = await ask()
  const seen = judged(FACTS, SETTINGS, END)
  const agentsOf = (day: number) =>
    new Set(
      seen
        .filter(
          ({ fact: one, cell }) =>
            one.firstSolvedAt !== null && dayOf(one.firstSolvedAt) === day && one.solver !== null && HANDLED.includes(cell ?? ''),
        )
        .map(({ fact: one }) => one.solver),
    ).size
  const came = (day: number) => FACTS.filter((one) => isMember(one) && dayOf(one.createdAt) === day).length
  const ripe = seen.filter((row) => isRipe(row) && agentsOf(dayOf(row.fact.firstSolvedAt!)) > 0)
  const loads = new Map(
    ripe.map(({ fact: one }) => [dayOf(one.firstSolvedAt!), came(dayOf(one.firstSolvedAt!)) / agentsOf(dayOf(one.firstSolvedAt!))]),
  )
  expect(days).toBe(loads.size)
  expect(deciles.reduce((sum, decile) => sum + decile.rate.n, 0)).toBe(ripe.length)
  for (const { rate, lowLoad, highLoad } of deciles) {
    const listed = await valueOf(listContacts(READER, SETTINGS, contactsQuerySchema.parse({ filter: rate.open.filter, state: 'n', limit: 1000 })))
    const own = listed.rows.map((row) => loads.get(dayOf(at(row.firstSolvedAt!)))!)
    expect([own.length, Math.min(...own), Math.max(...own)]).toEqual([rate.n, lowLoad, highLoad])
    expect(rate.rate).toBeCloseTo(rateByHand(ripe.filter((row) => listed.rows.some(({ ticketId }) => ticketId === row.fact.ticketId)))!, 12)
  }
  expect(deciles.map(({ lowLoad }) => lowLoad)).toEqual(deciles.map(({ lowLoad }) => lowLoad).toSorted((a, b) => a - b))
})

/** Forty days of one agent: as many arrivals as the day's number, and `failing` of each ten come back. */
const busy = (failing: (load: number) => number) =>
  Array.from({ length: 40 }, (_, day) => day + 1).flatMap((load) =>
    Array.from({ length: load }, (_, i) =>
      fact(load * 100 + i, {
        createdAt: at('2026-09-01') + load * DAY + i,
        firstSolvedAt: at('2026-09-01') + load * DAY + 3600 + i,
        ...((i * 7 + load * 3) % 10 < failing(load) ? { next: { gap: DAY, kind: 'new_ticket' as const, ticketId: 99_999 } } : {}),
      }),
    ),
  )
test('a rate that falls with load is found, with its slope; one that does not is not', async () => {
  const falling = await ask(
    {},
    busy((load) => load / 8),
  )
  expect(falling.trend!.slope).toBeLessThan(-0.005)
  expect(falling.trend!.p).toBeLessThan(0.001)
  expect(falling.difference).toMatchObject({ withinNoise: false })
  const steady = await ask(
    {},
    busy(() => 3),
  )
  expect(steady.trend!.low).toBeLessThan(0)
  expect(steady.trend!.high).toBeGreaterThan(0)
})
test('backlog is what was waiting when the day began', async () => {
  const waiting = Array.from({ length: 35 }, (_, day) =>
    fact(1000 + day, { createdAt: at('2026-09-01') + day * DAY + 7200, firstSolvedAt: at('2026-10-30') + day * 60 }),
  )
  const { deciles } = await ask({ load: 'backlog' }, [...busy(() => 2), ...waiting])
  expect(deciles[0]!.lowLoad).toBe(1)
  expect(deciles.at(-1)!.highLoad).toBe(35)
})
test('where nobody knows who solved anything there is no load, and the answer says so', async () => {
  const nobody = busy(() => 2).map((one) => ({ ...one, solver: null }))
  expect(await ask({}, nobody)).toMatchObject({ days: 0, deciles: [], trend: null, nullReason: 'no_agents_known' })
})
test('a few days are none to compare', async () => {
  expect(await ask({ from: '2026-10-01', to: '2026-10-10' })).toMatchObject({
    deciles: [],
    trend: null,
    nullReason: 'too_few_days',
    difference: { nullReason: 'too_few' },
  })
})
