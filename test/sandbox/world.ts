/** The stand-in help desk's whole memory: seeded history first, live writes after. */
import { createDice } from './seed.ts'
import { articleLinks, createArticles } from './world/articles/articles.ts'
import { BRAND, createCatalogue } from './world/catalogue.ts'
import { createStaff } from './world/staff.ts'
import { createLedger, type Ledger } from './world/ledger.ts'
import { createLater, type Later } from './world/later.ts'
import { planWorld } from './world/plan-world.ts'
import {
  epochOf,
  type RawArticle,
  type RawBrand,
  type RawEvent,
  type RawField,
  type RawGroup,
  type RawIdentity,
  type RawMetric,
  type RawTicket,
  type RawUser,
} from './world/records.ts'
import { createTruth, type Truth } from './world/truth.ts'

export interface WorldOptions {
  /** Tickets in all, golden cases included. Default 20,000. */
  tickets?: number
  /** Default 1. */
  seed?: number
  /** ISO date-time of the last moment of the history. Default 2026-11-16T09:00:00+08:00. */
  endAt?: string
  /** Default 26. */
  weeks?: number
}
export interface World extends Later {
  startAt: number
  endAt: number
  tickets: Map<number, RawTicket>
  metrics: Map<number, RawMetric>
  users: Map<number, RawUser>
  identities: Map<number, RawIdentity[]>
  groups: readonly RawGroup[]
  brands: readonly RawBrand[]
  fields: readonly RawField[]
  articles: readonly RawArticle[]
  /** By (generated_timestamp, id). */
  ticketsInOrder(): readonly RawTicket[]
  /** By (timestamp, id). */
  events(): readonly RawEvent[]
  eventsOf(ticketId: number): readonly RawEvent[]
  /** By (updated_at, id). */
  usersInOrder(): readonly RawUser[]
  staff: Set<number>
  ledger: Ledger
  defaultBrand: number
  nextTicketId(): number
  /** To be called after any change of rows made outside the ledger. */
  touch(): void
  /** Who really returned about what; never served. */
  truth: Truth
}

const FIRST_AUDIT_ID = 500_000_000_001

export function createWorld({ tickets: size = 20_000, seed = 1, endAt = '2026-11-16T09:00:00+08:00', weeks = 26 }: WorldOptions = {}): World {
  const end = epochOf(endAt)
  if (!Number.isFinite(end)) throw new Error(`endAt "${endAt}" is not a date-time; an example is 2026-11-16T09:00:00+08:00`)
  const start = end - weeks * 7 * 86_400
  const dice = createDice(seed)
  const catalogue = createCatalogue(start)
  const staffRecords = createStaff(dice.fork('staff'), start)
  const tickets = new Map<number, RawTicket>()
  const metrics = new Map<number, RawMetric>()
  const eventsOf = new Map<number, RawEvent[]>()
  const users = new Map(staffRecords.users.map((user) => [user.id, user]))
  const identities = new Map(staffRecords.users.map((user) => [user.id, staffRecords.identities.filter((item) => item.user_id === user.id)]))
  const staff = new Set(staffRecords.users.filter((user) => user.id < 526).map((user) => user.id))
  const truth = createTruth()

  const events: RawEvent[] = []
  let numbered = 0
  let inOrder: readonly RawTicket[] | null = null
  let usersInOrder: readonly RawUser[] | null = null
  let live = false
  const number = (event: RawEvent): void => {
    event.id = FIRST_AUDIT_ID + numbered
    numbered += 1 + event.child_events.length
    event.child_events.forEach((child, i) => (child.id = event.id + 1 + i))
  }
  const record = (event: RawEvent): void => {
    if (live) number(event)
    const last = events.at(-1)
    events.push(event)
    if (live && last && last.timestamp > event.timestamp) events.sort(byTime)
    inOrder = null
  }
  const ledger = createLedger(
    { tickets, metrics, eventsOf, staff, fieldIds: catalogue.customFieldIds, taggerFields: catalogue.taggerFields },
    dice.fork('skew'),
    record,
  )
  const articles = createArticles(dice.fork('articles'), start, end)
  planWorld({ size, start, end, weeks, dice, ledger, eventsOf, users, identities, truth, links: articleLinks(articles) })
  events.sort((a, b) => a.timestamp - b.timestamp || a.ticket_id - b.ticket_id)
  events.forEach(number)
  live = true

  const touch = (): void => {
    inOrder = null
    usersInOrder = null
  }
  let lastId = 910_000
  for (const id of tickets.keys()) lastId = Math.max(lastId, id)
  const world: Omit<World, keyof Later> = {
    startAt: start,
    endAt: end,
    tickets,
    metrics,
    users,
    identities,
    groups: catalogue.groups,
    brands: catalogue.brands,
    fields: catalogue.fields,
    articles,
    ticketsInOrder: () => (inOrder ??= [...tickets.values()].sort((a, b) => a.generated_timestamp - b.generated_timestamp || a.id - b.id)),
    events: () => events,
    eventsOf: (id) => eventsOf.get(id) ?? [],
    usersInOrder: () =>
      (usersInOrder ??= [...users.values()].sort((a, b) => (a.updated_at < b.updated_at ? -1 : a.updated_at > b.updated_at ? 1 : a.id - b.id))),
    staff,
    ledger,
    defaultBrand: BRAND.main,
    nextTicketId: () => ++lastId,
    touch,
    truth,
  }
  return Object.assign(world, createLater(world))
}

const byTime = (a: RawEvent, b: RawEvent): number => a.timestamp - b.timestamp || a.id - b.id
