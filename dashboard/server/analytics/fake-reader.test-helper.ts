/** A fact reader in memory for tests: lenses are evaluated by `shared/fcr/predicate.ts`, as every store must. */
import { NO_VALUE, type ContactFact, type Grouping } from '@shared/fcr/fact.ts'
import type { PersonId, UserId } from '@shared/fcr/history.ts'
import { choose, holds, toColumns } from '@shared/fcr/predicate.ts'
import { localDay } from '@shared/time/calendar.ts'
import type { ArticleRow, EventRow, TicketRow } from '@shared/zendesk/rows.ts'
import type { CellCount, ContactRow, DataQuality, FactQuery, StreamState } from '../store/fact-store/contract.ts'
import { fakeGroups, fakeScan, followed } from './fake-scan.test-helper.ts'
import { ticketRow } from './fake-ticket.test-helper.ts'
import { at, DAY } from './fake-time.test-helper.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'

export { at, DAY }
const NO_REPEAT = { gap: null, kind: null, ticketId: null }

export const SETTINGS: AnalyticsSettings = {
  timeZone: 'UTC',
  weekStart: 'monday',
  windowDays: 7,
  windowByReason: {},
  notFirstContactResolvable: [],
  costPerContact: null,
  ticketUrl: 'https://acme.zendesk.com/agent/tickets/',
  optionNames: new Map([
    ['reason', new Map([['late', 'Where is my order']])],
    ['market', new Map([['market_de', 'Germany']])],
    ['cause', new Map([['policy', 'Policy unclear']])],
  ]),
  version: '0.1.0',
}

/** One e-mail with one reply, solved an hour after it came; only what matters is given. */
export function fact(ticketId: number, more: Partial<ContactFact> = {}): ContactFact {
  const createdAt = more.createdAt ?? (typeof more.firstSolvedAt === 'number' ? more.firstSolvedAt - 3600 : at('2026-11-02'))
  const firstSolvedAt = more.firstSolvedAt === undefined ? createdAt + 3600 : more.firstSolvedAt
  return {
    ticketId,
    personId: ticketId,
    requesterId: ticketId,
    createdAt,
    firstSolvedAt,
    lastSolvedAt: firstSolvedAt,
    solvedNow: firstSolvedAt !== null,
    firstAgentReplyAt: createdAt + 1800,
    firstAgent: 11,
    firstBotReplyAt: null,
    article: null,
    priority: null,
    handleSeconds: null,
    nps: null,
    effort: null,
    agentReplies: 1,
    botReplies: 0,
    reopens: 0,
    transfers: 0,
    routed: 0,
    escalated: false,
    clarifications: 0,
    returnAt: null,
    courtesyReturns: 0,
    autoReplies: 0,
    handledBy: 'human',
    unconfirmed: false,
    exclusion: null,
    belongsTo: null,
    knownProblem: false,
    channel: 'email',
    reason: null,
    predictedReason: null,
    stated: null,
    cause: null,
    market: null,
    language: null,
    segment: null,
    brand: null,
    firstGroup: 1,
    solverGroup: 1,
    solver: 11,
    vendor: false,
    survey: null,
    csat: null,
    prevGap: null,
    next: NO_REPEAT,
    prevGapPossible: null,
    nextPossible: more.next ?? NO_REPEAT,
    fidelity: 'exact',
    ruleVersion: 1,
    ...more,
  }
}

interface FakePerson {
  personId: PersonId
  users: readonly UserId[]
  identities: readonly string[]
  shared?: boolean
}
export interface FakeWorld {
  facts?: readonly ContactFact[]
  completeTo?: number | null
  states?: readonly StreamState[]
  timeZone?: string
  tickets?: readonly TicketRow[]
  events?: readonly EventRow[]
  people?: readonly FakePerson[]
  articles?: readonly ArticleRow[]
}

export function fakeReader(world: FakeWorld): AnalyticsReader {
  const facts = [...(world.facts ?? [])].sort((a, b) => a.ticketId - b.ticketId)
  const zone = world.timeZone ?? 'UTC'
  const shared = new Set((world.people ?? []).filter((person) => person.shared).map(({ personId }) => personId))
  const matches = (query: FactQuery) => {
    const rows = seen(facts, query, zone)
    return query.following === undefined ? rows : followed(rows, facts, query.following, shared, query.lens.asOf)
  }
  return {
    async countCells(query) {
      const counts = new Map<string, CellCount>()
      for (const { fact, day, cell, cellPossible, reason } of matches(query)) {
        const count = {
          day,
          slice: query.slice === null ? null : valueOf(fact, query.slice, query.lens.predictedReasons),
          cell,
          cellPossible,
          reason,
          coarse: fact.fidelity === 'coarse',
          count: 0,
        }
        const key = JSON.stringify(count)
        counts.set(key, { ...count, count: (counts.get(key)?.count ?? 0) + 1 })
      }
      return [...counts.values()]
    },
    async countFollowing({ withinSeconds, ...scope }) {
      const rows = (reason: string | null) => matches({ ...scope, slice: null, following: { reason, withinSeconds } })
      const reasons = [...new Set(facts.flatMap(({ reason }) => (reason === null ? [] : [reason])))]
      return reasons.flatMap((reason) =>
        [null, ...reasons].flatMap((next) => {
          const own = rows(next).filter(({ fact }) => fact.reason === reason)
          return own.length === 0 ? [] : [{ reason, next, persons: own.length, coarse: own.filter(({ fact }) => fact.fidelity === 'coarse').length }]
        }),
      )
    },
    countGroups: async (query) => fakeGroups(matches({ ...query, slice: null }), query, valueOf),
    scanContacts: async (query, each) => fakeScan(matches({ ...query, slice: null }), query, valueOf, each),
    async listContacts(query) {
      const rows: (ContactRow & { cohort: number })[] = matches(query).flatMap(({ fact, cohort, cell, reason }) =>
        cell !== null && (query.cells === null || query.cells.includes(cell)) && (query.reason === null || query.reason === reason)
          ? [{ fact, cohort, cell, reason, subject: world.tickets?.find((ticket) => ticket.id === fact.ticketId)?.subject ?? null }]
          : [],
      )
      rows.sort((a, b) => a.cohort - b.cohort || a.fact.ticketId - b.fact.ticketId)
      return { total: rows.length, rows: rows.slice(query.offset, query.offset + query.limit) }
    },
    facts: async (ids) => facts.filter((fact) => ids.includes(fact.ticketId)),
    factsOfPerson: async (person, since) => facts.filter((fact) => fact.personId === person && fact.createdAt >= since),
    async recentContacts({ since, after, limit }) {
      return facts
        .filter((fact) => fact.ticketId > after && (fact.createdAt >= since || !fact.solvedNow || (fact.lastSolvedAt ?? 0) >= since))
        .slice(0, limit)
        .map((fact) => {
          const row = world.tickets?.find((ticket) => ticket.id === fact.ticketId) ?? ticketRow(fact.ticketId)
          const events = (world.events ?? []).filter((event) => event.ticketId === fact.ticketId)
          const opening = events.find((event) => event.kind === 'comment' && event.authorId === fact.requesterId)?.text ?? null
          return { fact, row, orderRefs: [...row.orderRefs, ...events.flatMap((event) => event.orderRefs)], opening }
        })
    },
    people: async () => (world.people ?? []).flatMap(({ personId, users, shared = false }) => users.map((userId) => ({ userId, personId, shared }))),
    async ticket(id) {
      const row = world.tickets?.find((ticket) => ticket.id === id)
      return row ? { row, events: (world.events ?? []).filter((event) => event.ticketId === id) } : null
    },
    async findPerson({ userId, identities }) {
      const person = world.people?.find(
        (one) => (userId !== null && one.users.includes(userId)) || one.identities.some((value) => identities.includes(value)),
      )
      return person
        ? {
            personId: person.personId,
            shared: person.shared ?? false,
            users: person.users,
            linkedBy: person.users.length > 1 ? person.identities : [],
          }
        : null
    },
    async dimensionValues(dimension) {
      const counts = new Map<string, number>()
      for (const fact of facts) counts.set(valueOf(fact, dimension), (counts.get(valueOf(fact, dimension)) ?? 0) + 1)
      return [...counts].map(([value, count]) => ({ value, label: value, count }))
    },
    names: async () => ({
      groups: new Map([
        [1, 'Support'],
        [2, 'Tier 2'],
      ]),
      agents: new Map([[11, 'Agent Eleven']]),
      brands: new Map(),
    }),
    articles: async () => world.articles ?? [],
    quality: async () => quality(facts),
    streamStates: async () => world.states ?? states(world.completeTo === undefined ? at('2027-01-01') : world.completeTo),
    skippedRows: async () => ({ total: 1, rows: [{ stream: 'tickets', where: 'ticket 7', why: 'no id' }] }),
    unknownWords: async () => [{ what: 'via', value: 'carrier_pigeon', count: 2 }],
  }
}

function seen(facts: readonly ContactFact[], query: FactQuery, zone: string) {
  return facts.flatMap((fact) => {
    const columns = toColumns(fact)
    const cohort = columns[query.lens.cohort]
    const [cell, cellPossible] = [choose(query.lens.cell, columns), choose(query.lens.cellPossible, columns)]
    if (cohort === null || (cell === null && cellPossible === null)) return []
    const day = localDay(cohort, zone)
    if ((query.fromDay !== null && day < query.fromDay) || (query.toDay !== null && day > query.toDay)) return []
    if (query.narrow !== undefined && !holds(query.narrow, columns)) return []
    if (
      !query.filters.every((filter) => filter.values.includes(valueOf(fact, filter.dimension, query.lens.predictedReasons)) !== (filter.not ?? false))
    )
      return []
    const failed = cell === 'failed' || cell === 'failedEarly'
    return [{ fact, cohort, day, cell, cellPossible, reason: failed ? choose(query.lens.reason, columns) : null }]
  })
}

function valueOf(fact: ContactFact, by: Grouping, predicted = false): string {
  if (by === 'reason' && predicted) return fact.reason ?? fact.predictedReason ?? NO_VALUE
  const value = by === 'group' ? fact.solverGroup : by === 'agent' ? fact.solver : by === 'nextKind' ? fact.next.kind : fact[by]
  return value === null ? NO_VALUE : String(value)
}

function states(completeTo: number | null): StreamState[] {
  return (['tickets', 'ticket_events', 'users'] as const).map((stream) => ({
    stream,
    cursor: null,
    rows: 10,
    expected: 10,
    completeTo,
    updatedAt: completeTo ?? 0,
  }))
}

function quality(facts: readonly ContactFact[]): DataQuality {
  return {
    tickets: facts.length,
    facts: facts.length,
    coarse: facts.filter((fact) => fact.fidelity === 'coarse').length,
    agentsByEvidence: 0,
    authors: 1,
    sharedPersons: 0,
    mergedWithoutTarget: 0,
    noReason: facts.filter((fact) => fact.reason === null).length,
    possibleOnly: 0,
    olderTextRule: 0,
  }
}
