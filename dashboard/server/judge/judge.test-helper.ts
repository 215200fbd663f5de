/** Small random histories as landing pages: few persons, few reasons, so that contacts meet. */
import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EventRow, TicketRow, UserRow } from '@shared/zendesk/rows.ts'
import type { FactStore, LandingBatch } from '../store/fact-store/contract.ts'
import type { ForgetStore } from '../store/fact-store/forget-contract.ts'
import { comment, DAY, eventRow, T0, ticketRow, userRow } from '../store/fact-store/duckdb/landing.test-helper.ts'
import { openFactStore } from '../store/fact-store/duckdb/open-fact-store.ts'
import type { JudgeStore } from '../store/fact-store/judge-contract.ts'
import type { IssueVerdict, PersonWord } from '../store/ops-store/contract.ts'
import { createJudge } from './create-judge.ts'
import { NO_MODELS, type JudgeModels } from './models.ts'

export const REASON_FIELD = 77
const AGENTS = [1, 2, 3]
const CUSTOMERS = [101, 102, 103, 104, 105, 106]

/** Numbers below `n`, the same for the same seed. */
export function dice(seed: number): (n: number) => number {
  // Neighbouring seeds would begin alike; scattered first, they have nothing in common.
  let state = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) ^ Math.imul(seed, 0x9e3779b1)
  state = (state ^ (state >>> 13)) >>> 0
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

function randomUsers(roll: (n: number) => number): UserRow[] {
  return [
    ...AGENTS.map((id) => userRow(id, { role: id === 3 ? 'end-user' : 'agent', name: `Agent ${id}` })),
    ...CUSTOMERS.map((id) => userRow(id, { identities: roll(3) === 0 ? ['phone:+10000000'] : [`email:${id}@x.y`], suspended: roll(12) === 0 })),
  ]
}

/** Two matters, each in other words. */
const OPENINGS = [
  'the parcel with the copper kettle never came to my office',
  'the voucher code is refused at the checkout page',
  'still no parcel, the copper kettle did not come to the office',
  'your checkout page again refused the voucher code',
]
/** One ticket with a short life; the later `version`, the longer the life and the newer the row. */
function randomTicket(id: number, seed: number, version: number): { row: TicketRow; events: EventRow[] } {
  const roll = dice(seed * 1000 + id)
  const requesterId = CUSTOMERS[roll(CUSTOMERS.length)]!
  const createdAt = T0 + roll(20 * 24) * 3600
  const mergedInto = roll(8) === 0 ? 1 + roll(id) : null
  const steps = 1 + roll(4) + version
  const events: EventRow[] = []
  const at = (n: number) => createdAt + n * 5400
  const add = (n: number, event: EventRow) => events.push({ ...event, id: id * 1000 + n })
  add(0, eventRow(id, createdAt, { kind: 'created', status: 'new', groupId: 1 + roll(2), assigneeId: null, tags: [] }))
  add(1, { ...comment(id, createdAt, requesterId), text: OPENINGS[id % OPENINGS.length]! })
  for (let n = 1; n < steps; n++) {
    const agent = AGENTS[roll(AGENTS.length)]!
    if (roll(3) === 0) add(3 * n, comment(id, at(n), requesterId))
    else add(3 * n, comment(id, at(n), agent, roll(4) > 0))
    if (roll(2) === 0)
      add(3 * n + 1, eventRow(id, at(n), { kind: 'status', from: 'open', to: roll(3) === 0 ? 'open' : 'solved' }, { actorId: agent }))
    if (roll(5) === 0) add(3 * n + 2, eventRow(id, at(n), { kind: 'group', from: 1, to: 2 }, { actorId: agent }))
  }
  const row = ticketRow(id, {
    createdAt,
    generatedAt: T0 + 90 * DAY + version,
    updatedAt: at(steps),
    status: ['open', 'solved', 'closed', 'deleted'][roll(12) === 0 ? 3 : roll(3)]!,
    requesterId: version > 0 && roll(6) === 0 ? CUSTOMERS[roll(CUSTOMERS.length)]! : requesterId,
    via: ['email', 'chat', 'web'][roll(3)]!,
    fields: { [REASON_FIELD]: [null, 'refund', 'delivery'][roll(3)]! },
    tags: mergedInto !== null && mergedInto !== id ? ['closed_by_merge'] : [],
    viaToTicket: mergedInto === id ? null : mergedInto,
    viaRel: roll(9) === 0 && id > 1 ? 'follow_up' : null,
    viaFromTicket: id > 1 ? 1 + roll(id - 1) : null,
    metric: roll(4) === 0 ? { replies: 1, reopens: 0, groupStations: 1, solvedAt: at(steps), firstResolutionMinutes: 90 } : null,
  })
  return { row, events: roll(7) === 0 ? [] : events }
}

/** Pages that carry a world piece by piece: versions of tickets apart from each other and from their events. */
export function randomPages(seed: number, tickets: number): LandingBatch[] {
  const roll = dice(seed)
  const pages: LandingBatch[] = [{ stream: 'users', cursor: 'u', completeTo: T0 + 100 * DAY, users: randomUsers(roll) }]
  for (let id = 1; id <= tickets; id++)
    for (let version = 0; version <= roll(2); version++) {
      const { row, events } = randomTicket(id, seed, version)
      pages.push({ stream: 'tickets', cursor: `t${id}.${version}`, completeTo: null, tickets: [row] })
      pages.push({ stream: 'ticket_events', cursor: `e${id}.${version}`, completeTo: null, events })
    }
  return pages
}
export function shuffled<T>(list: readonly T[], roll: (n: number) => number): T[] {
  const left = [...list]
  return Array.from(list, () => left.splice(roll(left.length), 1)[0]!)
}

interface Bench {
  store: FactStore & JudgeStore & ForgetStore
  verdicts: IssueVerdict[]
  persons: PersonWord[]
  models: JudgeModels
  configuration: Configuration
}
export async function openBench(path = ':memory:') {
  const bench: Bench = {
    store: await openFactStore({ path, threads: 1, memoryLimit: '300MB' }),
    verdicts: [],
    persons: [],
    models: NO_MODELS,
    configuration: { ...DEFAULT_CONFIGURATION, timeZone: 'Asia/Shanghai', reasonField: REASON_FIELD },
  }
  await bench.store.land(
    { stream: 'fields', cursor: 'f', completeTo: T0, fields: [{ id: REASON_FIELD, title: 'Why', type: 'tagger', active: true, options: [] }] },
    LANDED,
  )
  const judge = createJudge({
    store: bench.store,
    ops: { issueVerdicts: async () => bench.verdicts, personWords: async () => bench.persons },
    models: async () => bench.models,
    configuration: () => bench.configuration,
  })
  return Object.assign(bench, { judge, facts: () => allFacts(bench.store) })
}
/** A sync long after everything. */
export const LANDED = T0 + 100 * DAY

export async function allFacts(store: JudgeStore): Promise<ContactFact[]> {
  const facts: ContactFact[] = []
  await store.everyFact(1000, async (batch) => void facts.push(...batch.map(({ fact }) => fact)))
  return facts.sort((a, b) => a.ticketId - b.ticketId)
}
