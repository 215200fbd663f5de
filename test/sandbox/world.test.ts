import { beforeAll, expect, test } from 'vitest'
import { FIELD } from './world/catalogue.ts'
import type { RawTicket } from './world/records.ts'
import { createWorld, type World } from './world.ts'

let world: World
let tickets: RawTicket[]
beforeAll(() => {
  world = createWorld()
  tickets = [...world.tickets.values()]
})
const ORDER = /\b[Ee][Xx]-?\d{6,8}\b/
const value = (ticket: RawTicket, field: number) => ticket.custom_fields.find((entry) => entry.id === field)?.value ?? null
const isSolved = (ticket: RawTicket) => ticket.status === 'solved' || ticket.status === 'closed'
const share = (part: number, whole: number) => part / whole

test('the same seed gives the same world, another seed another one', () => {
  const print = (seed: number) => {
    const small = createWorld({ tickets: 300, seed })
    return JSON.stringify([[...small.tickets.values()], small.events(), [...small.users.values()], small.articles])
  }
  expect(print(3)).toBe(print(3))
  expect(print(3)).not.toBe(print(4))
})
test('it has the size asked for and ends where it should', () => {
  expect(tickets).toHaveLength(20_000)
  expect(createWorld({ tickets: 777 }).tickets.size).toBe(777)
  expect(world.endAt).toBe(Date.parse('2026-11-16T01:00:00Z') / 1000)
  expect(Math.max(...world.events().map((event) => event.timestamp))).toBeLessThanOrEqual(world.endAt)
  expect(world.startAt).toBe(world.endAt - 26 * 7 * 86_400)
})
test('all golden tickets are there under their ids', () => {
  const ids = [
    101, 201, 301, 302, 401, 402, 501, 502, 601, 602, 701, 801, 901, 1001, 1002, 1101, 1102, 1201, 1301, 1302, 1401, 1501, 1601, 1602, 1701, 1801,
    1901, 2001, 2101, 2201, 2202, 2301, 2302, 2401, 2402,
  ]
  for (const id of ids) expect(world.tickets.has(900_000 + id), `ticket ${900_000 + id}`).toBe(true)
})
test('24 agents, six of them at the vendor, and one who has left', () => {
  const users = [...world.users.values()]
  expect(users.filter((user) => user.role === 'agent')).toHaveLength(24)
  expect(users.filter((user) => user.role === 'agent' && user.default_group_id === 3003)).toHaveLength(6)
  expect(world.users.get(525)?.role).toBe('end-user')
  expect(tickets.some((ticket) => ticket.assignee_id === 525)).toBe(true)
})
test('events are in order and their ids rise', () => {
  const events = world.events()
  for (let i = 1; i < events.length; i++) {
    if (events[i]!.timestamp < events[i - 1]!.timestamp || events[i]!.id <= events[i - 1]!.id)
      throw new Error(`event ${events[i]!.id} is out of order`)
    if (!Number.isInteger(events[i]!.timestamp)) throw new Error(`event ${events[i]!.id} has no whole second`)
  }
  expect(events.length).toBeGreaterThan(3 * tickets.length)
})

test('at least 8,000 message openings differ, and none is common', () => {
  const openings: readonly ((text: string) => string)[] = [
    (text) => text.split('\n')[0] ?? '',
    (text) => text.slice(0, 40),
    (text) => text.split(/[.!?。！？\n]/)[0] ?? '',
  ]
  for (const opening of openings) {
    const counts = new Map<string, number>()
    for (const ticket of tickets) {
      const name = world.users.get(ticket.requester_id)?.name ?? ''
      const text = opening(ticket.description.replaceAll(name, '').replaceAll(/\d/g, '')).trim().toLowerCase()
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    expect(counts.size).toBeGreaterThan(8000)
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(tickets.length * 0.005)
  }
})
test('about 30 % of tickets name no order anywhere', () => {
  const none = tickets.filter((ticket) => {
    const said = world
      .eventsOf(ticket.id)
      .flatMap((event) => event.child_events.filter((child) => child['public'] === true).map((child) => String(child['body'])))
    return !value(ticket, FIELD.order) && !ORDER.test([ticket.subject, ...said].join(' '))
  })
  expect(share(none.length, tickets.length)).toBeGreaterThan(0.27)
  expect(share(none.length, tickets.length)).toBeLessThan(0.35)
})
test('about 15 % of solved tickets carry a wrong reason or none', () => {
  const solved = tickets.filter((ticket) => isSolved(ticket) && world.truth.reasonOf.has(ticket.id))
  const wrong = solved.filter((ticket) => value(ticket, FIELD.reason) !== world.truth.reasonOf.get(ticket.id))
  expect(share(wrong.length, solved.length)).toBeGreaterThan(0.12)
  expect(share(wrong.length, solved.length)).toBeLessThan(0.18)
})
test('returns are told in other words, and look-alikes are no returns', () => {
  const words = (id: number) => new Set((world.tickets.get(id)?.description ?? '').toLowerCase().split(/[\s，。,.]+/))
  const alike = [...world.truth.returns]
    .filter(([, { how }]) => how !== 'duplicate')
    .map(([id, { of }]) => {
      const [a, b] = [words(id), words(of)]
      return [...a].filter((word) => b.has(word)).length / (a.size + b.size)
    })
  expect(alike.filter((part) => part > 0.45).length / alike.length).toBeLessThan(0.02)
  expect(world.truth.lookAlikes.size).toBeGreaterThan(500)
  for (const [id, of] of world.truth.lookAlikes) expect(world.truth.issueOf.get(id)).not.toBe(world.truth.issueOf.get(of))
})
test('returns come mostly within three days, with a tail beyond seven and fourteen', () => {
  const gaps = [...world.truth.returns].flatMap(([id, { of, how }]) => {
    const solved = world.metrics.get(of)?.first_resolution_time_in_minutes.calendar
    const [again, first] = [world.tickets.get(id), world.tickets.get(of)]
    if (how === 'duplicate' || how === 'resumed' || how === 'merged' || solved === null || solved === undefined || !again || !first) return []
    return [(Date.parse(again.created_at) - Date.parse(first.created_at)) / 86_400_000 - solved / 1440]
  })
  const within = (from: number, to: number) => share(gaps.filter((gap) => gap > from && gap <= to).length, gaps.length)
  expect(within(0, 3)).toBeGreaterThan(0.55)
  expect(within(7, 14)).toBeGreaterThan(0.03)
  expect(within(14, 30)).toBeGreaterThan(0.015)
})
test('it holds what real accounts hold', () => {
  const tagged = (tag: string) => tickets.filter((ticket) => ticket.tags.includes(tag)).length
  const channels = new Set(tickets.map((ticket) => ticket.via.channel))
  for (const channel of ['email', 'web', 'chat', 'whatsapp', 'wechat', 'voice', 'facebook', 'api', 'my_channel_42'])
    expect(channels).toContain(channel)
  expect(tickets.filter((ticket) => ticket.problem_id !== null).length).toBeGreaterThan(390)
  expect(tickets.filter((ticket) => ticket.requester_id === 9_001_701).length).toBeGreaterThan(1300)
  expect(tickets.filter((ticket) => ticket.support_type === 'ai_agent').length).toBeGreaterThan(150)
  expect(tickets.filter((ticket) => ticket.via.source.rel === 'follow_up').length).toBeGreaterThan(100)
  expect(tickets.filter((ticket) => ticket.subject === 'SCRUBBED').length).toBeGreaterThan(10)
  expect(tickets.filter((ticket) => world.users.get(ticket.requester_id)?.suspended).length).toBeGreaterThan(80)
  expect(tickets.filter((ticket) => world.staff.has(ticket.requester_id)).length).toBeGreaterThan(80)
  expect(tagged('closed_by_merge')).toBeGreaterThan(150)
  expect(tagged('test_ticket')).toBeGreaterThan(40)
  expect(tagged('missed')).toBeGreaterThan(80)
  expect(world.truth.refundPolicyUnclear.size).toBe(30)
  for (const id of world.truth.refundPolicyUnclear) expect(value(world.tickets.get(id)!, FIELD.cause)).toBe('refund_policy_unclear')
})
test('each planted refund failure was followed by a return', () => {
  const returnedTo = new Set([...world.truth.sameTicketReturns, ...[...world.truth.returns.values()].map(({ of }) => of)])
  for (const id of world.truth.refundPolicyUnclear) expect(returnedTo, `ticket ${id}`).toContain(id)
})
test('11.11 brings a peak', () => {
  const onDay = (day: string) =>
    tickets.filter((ticket) => new Date(Date.parse(ticket.created_at) + 8 * 3_600_000).toISOString().startsWith(day)).length
  expect(onDay('2026-11-12')).toBeGreaterThan(1.6 * onDay('2026-10-15'))
})
test('the help centre has each topic in both languages, with real bodies', () => {
  const of = (locale: string) => world.articles.filter((article) => article.locale === locale)
  expect(of('en-us').length).toBe(of('zh-cn').length)
  expect(world.articles.length).toBeGreaterThanOrEqual(140)
  const words = of('en-us').flatMap(({ body }) =>
    body === null
      ? []
      : [
          body
            .replaceAll(/<[^>]+>/g, ' ')
            .trim()
            .split(/\s+/).length,
        ],
  )
  expect(Math.min(...words)).toBeGreaterThanOrEqual(80)
  for (const flag of ['draft', 'outdated'] as const) expect(world.articles.some((article) => article[flag])).toBe(true)
  expect(world.articles.some((article) => article.user_segment_id !== null)).toBe(true)
})
test('the truth is not served', () => {
  expect(JSON.stringify([...world.tickets.values()].slice(0, 500))).not.toMatch(/issueOf|lookAlike|personOf/)
})
test('a first sync finds everything: nothing happened in the minute that exports hold back', () => {
  for (const seed of [1, 2, 3]) {
    const { tickets, events, endAt } = createWorld({ tickets: 4000, seed })
    const held =
      [...tickets.values()].filter((ticket) => ticket.generated_timestamp > endAt - 60).length +
      events().filter((event) => event.timestamp > endAt - 60).length
    expect(held).toBe(0)
  }
})
