/** Small builders for tests: a ticket told as a story, with only what matters said. */
import { createAgentDirectory } from './agents.ts'
import type { JudgeContext } from './assemble.ts'
import type { FcrConfig } from './config.ts'
import { evaluate, type Evaluation } from './evaluate.ts'
import type { ContactFact } from './fact.ts'
import type { Channel, HistoryEvent, MappedFields, StatusCategory, TicketHistory, TicketMetric, UserId } from './history.ts'
import { judgePerson } from './judge-person.ts'
import { compileLens, defineLens, type LensId } from './lens.ts'

/** A Monday morning; all times are seconds after it. */
export const T0 = 1_780_300_800
export const minutes = (count: number): number => count * 60
export const hours = (count: number): number => count * 3600
export const days = (count: number): number => count * 86_400
export const LATE = T0 + days(90)

export const CUSTOMER = 501
export const COLLEAGUE = 502
export const AGENT = 11
export const SPECIALIST = 12
export const BOT_USER = 15
export const COURIER = 77
export const SYSTEM = -1
export const L1 = 1001
export const L2 = 1002

const FIELDS: MappedFields = {
  reason: 'delivery',
  stated: null,
  cause: null,
  market: null,
  language: null,
  segment: null,
  brand: null,
  survey: null,
  csat: null,
}
export const METRIC: TicketMetric = { replies: 0, reopens: 0, groupStations: 1, solvedAt: null, firstResolutionMinutes: null }

type Body<K extends HistoryEvent['kind']> = Partial<Omit<Extract<HistoryEvent, { kind: K }>, 'kind' | 'at'>>
export type TicketParts = Partial<Omit<TicketHistory, 'fields' | 'events'>> & { fields?: Partial<MappedFields>; createdAs?: StatusCategory }

/** A ticket of the customer, opened `at` seconds after T0 with their first words; each call adds what happened next. */
export class Story {
  private readonly events: HistoryEvent[] = []
  private status: StatusCategory
  private group: number | null
  readonly id: number
  readonly at: number
  private readonly parts: TicketParts
  constructor(id: number, at: number, parts: TicketParts = {}, opener: Body<'comment'> | null = {}) {
    this.id = id
    this.at = at
    this.parts = parts
    this.status = parts.createdAs ?? 'new'
    this.group = parts.groupId === undefined ? L1 : parts.groupId
    const assigneeId = parts.assigneeId === undefined ? AGENT : parts.assigneeId
    this.add({ kind: 'created', ...this.base(at, this.requester, 0), status: this.status, groupId: this.group, assigneeId, tags: [] })
    if (opener !== null) this.says(at, this.requester, opener, 1)
  }
  private get requester(): UserId {
    return this.parts.requesterId ?? CUSTOMER
  }
  private base(at: number, actorId: UserId, seq: number) {
    return { id: T0 + at, seq, at: T0 + at, actorId, byPerson: actorId > 0 }
  }
  private add(event: HistoryEvent): this {
    this.events.push(event)
    return this
  }
  says(at: number, authorId: UserId, more: Body<'comment'> = {}, seq = 0): this {
    const plain = { public: true, voice: false, byMerge: false, gratitude: false, autoReply: false }
    return this.add({ kind: 'comment', ...this.base(at, authorId, seq), authorId, ...plain, ...more })
  }
  customer(at: number, more: Body<'comment'> = {}): this {
    return this.says(at, this.requester, more)
  }
  thanks(at: number): this {
    return this.customer(at, { gratitude: true })
  }
  agent(at: number, more: Body<'comment'> = {}): this {
    return this.says(at, AGENT, more)
  }
  to(status: StatusCategory, at: number, more: Body<'status'> = {}): this {
    const from = this.status
    this.status = status
    return this.add({ kind: 'status', ...this.base(at, AGENT, 2), from, to: status, ...more })
  }
  solve(at: number, more: Body<'status'> = {}): this {
    return this.to('solved', at, more)
  }
  reopen(at: number): this {
    return this.to('open', at, { actorId: this.requester })
  }
  group_(at: number, to: number | null, more: Body<'group'> = {}): this {
    const from = this.group
    this.group = to
    return this.add({ kind: 'group', ...this.base(at, AGENT, 3), from, to, ...more })
  }
  assign(at: number, to: UserId | null): this {
    return this.add({ kind: 'assignee', ...this.base(at, AGENT, 4), from: AGENT, to })
  }
  tag(at: number, added: string[], more: Body<'tags'> = {}): this {
    return this.add({ kind: 'tags', ...this.base(at, AGENT, 5), added, removed: [], ...more })
  }
  survey(at: number, answer: 'yes' | 'partly' | 'no'): this {
    return this.add({ kind: 'survey', ...this.base(at, this.requester, 6), answer })
  }
  private merge: number | null | undefined
  /** Closed by a merge; null = nobody knows into what. */
  mergedInto(target: number | null, at: number): this {
    this.merge = target
    return this.says(at, AGENT, { byMerge: true, public: false }).to('closed', at)
  }
  done(): TicketHistory {
    const { fields, createdAs: _, ...parts } = this.parts
    return {
      id: this.id,
      createdAt: T0 + this.at,
      updatedAt: this.events.at(-1)!.at,
      status: this.status,
      requesterId: this.requester,
      submitterId: this.requester,
      assigneeId: AGENT,
      groupId: this.group,
      problemId: null,
      channel: 'email' as Channel,
      outbound: false,
      followUpOf: null,
      mergedAway: this.merge !== undefined,
      mergedInto: this.merge ?? null,
      aiAgent: false,
      tags: [],
      orderRefs: [],
      opening: null,
      metric: null,
      ...parts,
      fields: { ...FIELDS, ...fields },
      events: this.events,
    }
  }
}

export const ticket = (id: number, at = 0, parts: TicketParts = {}): Story => new Story(id, at, parts)
/** A ticket that an agent opened with public words of their own. */
export const outreach = (id: number, at = 0, parts: TicketParts = {}): Story => new Story(id, at, parts, { authorId: AGENT, actorId: AGENT })
/** A ticket whose events say nothing about its messages. */
export const silent = (id: number, at = 0, parts: TicketParts = {}): Story => new Story(id, at, parts, null)
/** A ticket known from its row and metric set alone. */
export const coarse = (id: number, at: number, metric: Partial<TicketMetric>, parts: TicketParts = {}): TicketHistory => ({
  ...new Story(id, at, { status: 'solved', metric: { ...METRIC, ...metric }, ...parts }).done(),
  events: [],
})

export const CONFIG: FcrConfig = {
  timeZone: 'UTC',
  tier2Groups: new Set(),
  vendorGroups: new Set(),
  escalationTags: new Set(['escalated']),
  testTags: new Set(['test']),
  loggedContactTags: new Set(['phone_note']),
  botUsers: new Set([BOT_USER]),
  thirdParties: new Set([COURIER]),
}

export function context(more: Partial<JudgeContext> = {}): JudgeContext {
  const since = T0 - days(1000)
  const role = (name: string) => [{ since, role: name }]
  return {
    config: CONFIG,
    agents: createAgentDirectory({
      firstSyncAt: since,
      roles: new Map([AGENT, SPECIALIST, BOT_USER].map((id) => [id, role('agent')])),
      evidence: new Set(),
    }),
    personOf: (user) => user,
    isSuspended: () => false,
    isShared: () => false,
    humanVerdict: null,
    textVerdict: null,
    predictReason: null,
    ...more,
  }
}

/** Facts of one person, by ticket id. */
export function judge(
  tickets: readonly (Story | TicketHistory)[],
  more: Partial<JudgeContext> = {},
  linked: readonly (Story | TicketHistory)[] = [],
) {
  const told = (one: Story | TicketHistory): TicketHistory => (one instanceof Story ? one.done() : one)
  const facts = judgePerson({ personId: CUSTOMER, own: tickets.map(told), linked: linked.map(told) }, context(more))
  const byId = new Map(facts.map((fact) => [fact.ticketId, fact]))
  return (id: number): ContactFact => {
    const fact = byId.get(id)
    if (fact === undefined) throw new Error(`no fact for ticket ${id}`)
    return fact
  }
}

export interface LensOptions {
  asOf?: number
  windowDays?: number
  notFirstContactResolvable?: string[]
}
export function under(id: LensId, fact: ContactFact, { asOf = LATE, windowDays = 7, notFirstContactResolvable = [] }: LensOptions = {}): Evaluation {
  return evaluate(compileLens(defineLens(id, { windowDays, windowByReason: {}, notFirstContactResolvable }), asOf), fact)
}

/** One lens in the signs of the golden cases: 1, 0, x CODE, ?, – (not first) and nothing where the lens does not look. */
function sign({ cell, exclusion, state }: Evaluation): string {
  if (cell === null) return ''
  if (exclusion === 'not_first') return '–'
  if (exclusion !== null) return `x ${exclusion}`
  return state === 'success' ? '1' : state === 'failed' ? '0' : '?'
}
/** one_touch / no_reopen / gross / net and the primary reason of net. */
export function lenses(fact: ContactFact, options: LensOptions = {}): string {
  const signs = (['one_touch', 'no_reopen', 'gross', 'net'] as const).map((id) => sign(under(id, fact, options)))
  const reason = under('net', fact, options).primary
  return signs.join(' / ') + (reason === null ? '' : ` ${reason}`)
}
