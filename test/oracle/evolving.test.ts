/** Worlds that change while they are read (domain 9.3): users win and lose addresses, tickets change hands and reasons, events come late, old pages come again. */
import { expect, test } from 'vitest'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { compare } from './compare.ts'
import { landWorld, openWorld, type Land } from './judge-world.ts'
import { ORACLE_CONFIG } from './random-config.ts'
import { randomFrom, randomWorld } from './random-world.ts'
import type { RawTicket, RawUser, RawWorld } from './records.ts'

const AFTER = Date.parse('2026-06-01T00:00:00Z') / 1000
const SEEDS = [301, 303, 305]
type Page = Parameters<Land>[0]
type Random = () => number

const OLD = '2026-05-01T00:00:00Z'
const NEW = '2026-05-20T00:00:00Z'
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)]!
const isCustomer = (user: RawUser) => user.role === 'end-user' && user.id > 100 && user.id < 200

/** Who a user was before: with somebody else's address, without a number, suspended. */
function earlierUser(random: Random, user: RawUser, customers: readonly RawUser[]): RawUser {
  const other = pick(random, customers)
  return {
    ...user,
    ...pick(random, [
      { email: other.email ?? null },
      { email: null, phone: other.phone ?? null },
      { external_id: 'shop-0' },
      { suspended: !user.suspended },
      { identities: [{ type: 'email', value: other.email ?? '' }], phone: null },
    ]),
  }
}
/** What a ticket was before: of another customer, for another reason, not yet solved. */
function earlierTicket(random: Random, ticket: RawTicket, customers: readonly RawUser[]): RawTicket {
  const [first, ...rest] = ticket.custom_fields
  const before = new Date(Date.parse(ticket.created_at) - 60_000).toISOString().replace('.000', '')
  return {
    ...ticket,
    updated_at: before,
    requester_id: pick(random, customers).id,
    status: pick(random, ['open', 'pending', 'new']),
    tags: pick(random, [[], ['test_ticket'], ticket.tags]),
    custom_fields: first ? [{ ...first, value: pick(random, ['refund', 'delivery', null]) }, ...rest] : [],
    metric_set: null,
  }
}

/** Every record alone, with older versions of a third and some twice, in any order: the newest need not come last. */
function pagesOf(random: Random, world: RawWorld): (readonly [Page, unknown])[] {
  const customers = world.users.filter(isCustomer)
  const older = <T>(list: readonly T[], make: (item: T) => unknown): unknown[] => list.filter(() => random() < 0.35).map(make)
  const all: (readonly [Page, unknown])[] = [
    ...world.users.map((user) => ['users', { ...user, updated_at: NEW }] as const),
    ...older(customers, (user) => ({ ...earlierUser(random, user, customers), updated_at: OLD })).map((user) => ['users', user] as const),
    ...world.tickets.map((ticket) => ['tickets', ticket] as const),
    ...older(world.tickets, (ticket) => earlierTicket(random, ticket, customers)).map((ticket) => ['tickets', ticket] as const),
    ...world.events.map((event) => ['ticket_events', event] as const),
  ]
  return all
    .flatMap((page) => (random() < 0.15 ? [page, page] : [page]))
    .map((page) => ({ page, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ page }) => page)
}

/** Who stands in for the requester of a deleted ticket is drawn anew in every folder. */
const nameless = (facts: ReadonlyMap<number, ContactFact>) =>
  Object.fromEntries(Array.from(facts, ([id, fact]) => [id, fact.exclusion === 'deleted' ? { ...fact, requesterId: 0, personId: 0 } : fact]))

test.each(SEEDS)(
  'world %i, read while it changed, ends in the facts of its last state, those of a rebuild and those of the oracle',
  async (seed) => {
    const world = randomWorld(seed)
    const whole = await openWorld(ORACLE_CONFIG)
    await landWorld(whole, { ...world, users: world.users.map((user) => ({ ...user, updated_at: NEW })) }, AFTER)
    await whole.judge()
    const changing = await openWorld(ORACLE_CONFIG)
    const random = randomFrom(seed)
    await changing.land('fields', world.fields, AFTER)
    await changing.land('groups', world.groups, AFTER)
    let wrong = 0
    for (const [index, [stream, record]] of pagesOf(random, world).entries()) {
      await changing.land(stream, [record], AFTER)
      if (index % 20 !== 19) continue
      await changing.judge()
      // At any moment what was judged bit by bit is what a rebuild from the same landing gives.
      if (index % 60 === 59) wrong += await changing.verify()
    }
    await changing.judge()
    wrong += await changing.verify()
    const facts = await changing.facts()
    expect(wrong).toBe(0)
    expect(nameless(facts)).toEqual(nameless(await whole.facts()))
    expect(compare(world, facts, { config: ORACLE_CONFIG, asOf: AFTER, windowDays: 7 }).differences).toEqual([])
    await Promise.all([whole.close(), changing.close()])
  },
  120_000,
)
