import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkInvariants, type CheckOptions } from './invariants.ts'
import { allFacts, LANDED, openBench, randomPages } from './judge.test-helper.ts'

const settings = { windowDays: 7, windowByReason: { delivery: 14 }, notFirstContactResolvable: ['delivery'] }
let bench: Awaited<ReturnType<typeof openBench>>
beforeAll(async () => {
  bench = await openBench()
  for (const page of randomPages(11, 60)) await bench.store.land(page, LANDED)
  await bench.judge.judgeDue()
})
afterAll(() => bench.store.close())

test('all identities hold on what was judged, and each says what it looked at', async () => {
  const seen: string[] = []
  const identities = await checkInvariants({ store: bench.store, judge: bench.judge, settings, onProgress: (name) => seen.push(name) })
  expect(identities.filter((identity) => !identity.ok)).toEqual([])
  expect(identities).toHaveLength(29)
  expect(identities.every((identity) => identity.detail !== '')).toBe(true)
  expect(seen).toContain('rebuild')
})

test('the world that is checked has failures, exclusions and contacts too young to tell', async () => {
  const facts = await allFacts(bench.store)
  expect(facts.filter((fact) => fact.exclusion !== null).length).toBeGreaterThan(5)
  expect(facts.filter((fact) => fact.next.gap !== null).length).toBeGreaterThan(5)
})

test('a count that misses a ticket, a list one short, a row too many and facts that a rebuild would not give are all seen', async () => {
  const store: Partial<CheckOptions['store']> = {
    countCells: async (query) => {
      const cells = await bench.store.countCells(query)
      return query.slice === null && query.lens.definition.id === 'net' ? cells.slice(1) : cells
    },
    listContacts: async (query) => {
      const page = await bench.store.listContacts(query)
      return query.lens.definition.id === 'gross' && query.fromDay !== null ? { total: page.total - 1, rows: page.rows.slice(1) } : page
    },
    integrity: async () => {
      const found = await bench.store.integrity()
      return { ...found, factRows: found.factRows + 1 }
    },
  }
  const verify = async () => ({ facts: 60, differingTickets: [7], differingUsers: [] })
  const identities = await checkInvariants({ store: { ...bench.store, ...store }, judge: { verify }, settings })
  expect(identities.filter((identity) => !identity.ok).map((identity) => identity.name)).toEqual([
    'every ticket has one row and one fact',
    'gross: every count opens to exactly that many tickets',
    'net: eligible = success + failed + failedEarly + pending, by day',
    'net: slices of a dimension add up to the total',
    'incremental facts = facts rebuilt from what was landed',
  ])
})
