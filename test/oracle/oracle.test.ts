import { expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { isStandIn } from '@shared/identity/stand-in.ts'
import { compare } from './compare.ts'
import { landWorld, openWorld } from './judge-world.ts'
import { ORACLE_CONFIG } from './random-config.ts'
import { randomFrom, randomWorld, randomWorlds } from './random-world.ts'

const WORLDS = 100
const AFTER = Date.parse('2026-06-01T00:00:00Z') / 1000

test(`facts and states of ${WORLDS} random worlds are those of the oracle, fact by fact`, async () => {
  const world = randomWorlds(Array.from({ length: WORLDS }, (_, index) => index + 1))
  const judged = await openWorld(ORACLE_CONFIG)
  await landWorld(judged, world, AFTER)
  await judged.judge()
  const facts = await judged.facts()
  await judged.close()
  expect(facts.size).toBeGreaterThan(WORLDS * 5)
  // Also in the middle of a day, with windows by reason, and with a reason that nobody resolves at first contact.
  const midDay = Date.parse('2026-03-20T13:37:11Z') / 1000
  const byReason = { windowByReason: { refund: 14 }, notResolvable: ['delivery'] }
  const questions = [AFTER, midDay].flatMap((asOf) => [7, 3].flatMap((windowDays) => [{}, byReason].map((more) => ({ asOf, windowDays, ...more }))))
  const found = questions.flatMap((question) => compare(world, facts, { config: ORACLE_CONFIG, ...question }).differences)
  expect(found).toEqual([])
})

/** A random number stands in for the person of a deleted ticket. */
const known = (facts: ReadonlyMap<number, ContactFact>) =>
  Object.fromEntries([...facts].map(([id, fact]) => [id, isStandIn(fact.requesterId) ? { ...fact, requesterId: 0, personId: 0 } : fact]))

test('pages in any order, some of them twice, end in the same facts, and a rebuild finds no difference', async () => {
  for (let seed = 201; seed <= 206; seed++) {
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
    expect(known(await pieces.facts())).toEqual(known(await whole.facts()))
    await Promise.all([whole.close(), pieces.close()])
  }
}, 240_000)
