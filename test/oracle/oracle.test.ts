import { expect, test } from 'vitest'
import { compare, type Difference } from './compare.ts'
import { landWorld, openWorld } from './judge-world.ts'
import { ORACLE_CONFIG, randomFrom, randomWorld } from './random-world.ts'

const WORLDS = 100
const AFTER = Date.parse('2026-06-01T00:00:00Z') / 1000

test(`facts and states of ${WORLDS} random worlds are those of the oracle, fact by fact`, async () => {
  const found: (Difference & { world: number })[] = []
  let tickets = 0
  for (let seed = 1; seed <= WORLDS; seed++) {
    const world = randomWorld(seed)
    const judged = await openWorld(ORACLE_CONFIG)
    await landWorld(judged, world, AFTER)
    await judged.judge()
    const facts = await judged.facts()
    const random = randomFrom(seed + 5000)
    // Also in the middle of a day, with windows by reason, and with a reason that nobody resolves at first contact.
    const asOf = random() < 0.5 ? AFTER : Date.parse('2026-03-20T00:00:00Z') / 1000 + Math.floor(random() * 5e5)
    const settings = random() < 0.5 ? {} : { windowByReason: { refund: 14 }, notResolvable: ['delivery'] }
    const result = compare(world, facts, { config: ORACLE_CONFIG, asOf, windowDays: random() < 0.7 ? 7 : 3, ...settings })
    tickets += result.tickets
    found.push(...result.differences.map((difference) => ({ world: seed, ...difference })))
    await judged.close()
  }
  expect(tickets).toBeGreaterThan(WORLDS * 5)
  expect(found).toEqual([])
}, 240_000)

test('pages in any order, some of them twice, end in the same facts, and a rebuild finds no difference', async () => {
  for (let seed = 201; seed <= 212; seed++) {
    const world = randomWorld(seed)
    const whole = await openWorld(ORACLE_CONFIG)
    await landWorld(whole, world, AFTER)
    await whole.judge()
    const pieces = await openWorld(ORACLE_CONFIG)
    const random = randomFrom(seed)
    await pieces.land('fields', world.fields, AFTER)
    await pieces.land('groups', world.groups, AFTER)
    const pages = [
      ...world.users.map((user) => ['users', user] as const),
      ...world.tickets.map((ticket) => ['tickets', ticket] as const),
      ...world.events.map((event) => ['ticket_events', event] as const),
    ]
      .flatMap((page) => (random() < 0.2 ? [page, page] : [page]))
      .map((page) => ({ page, place: random() }))
      .sort((a, b) => a.place - b.place)
    for (const [index, { page }] of pages.entries()) {
      await pieces.land(page[0], [page[1]], AFTER)
      if (index % 25 === 24) await pieces.judge()
    }
    await pieces.judge()
    expect(await pieces.verify()).toBe(0)
    expect(Object.fromEntries(await pieces.facts())).toEqual(Object.fromEntries(await whole.facts()))
    await Promise.all([whole.close(), pieces.close()])
  }
}, 240_000)
