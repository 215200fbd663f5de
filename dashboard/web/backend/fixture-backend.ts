/** The service played by invented contacts: every count is counted from the list that it opens to. For tests. */
import { STATES, type Contacts, type Explanation } from '@shared/api/contacts.ts'
import type { Meta, Status } from '@shared/api/status.ts'
import type { Trend, TrendRow } from '@shared/api/trend.ts'
import { DIMENSIONS, NO_VALUE, type Dimension } from '@shared/fcr/fact.ts'
import { hasWindow, LENS_IDS } from '@shared/fcr/lens.ts'
import { dayToIso, isoToDay } from '@shared/time/calendar.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { Backend, ContactsAsk, FactAsk, TrendAsk } from './backend.ts'
import { cellOf, dayOf, definitionOf, iso, valueOf, weekOf, ZONE } from './fixture-judge.ts'
import { isInStep, reconciliationOf } from './fixture-reconciliation.ts'
import { controlOf, revisionsOf } from './fixture-control.ts'
import { createFixtureLearning } from './fixture-learning.ts'
import { fixtureStatus } from './fixture-status.ts'
import { FIXTURE_NOW, fixtureContacts, GROUP_NAMES, type FixtureContact } from './fixture-world.ts'

function asked(contacts: readonly FixtureContact[], ask: FactAsk): FixtureContact[] {
  const [from, to] = [ask.from && isoToDay(ask.from), ask.to && isoToDay(ask.to)]
  return contacts.filter((contact) => {
    const day = dayOf(contact)
    if ((typeof from === 'number' && day < from) || (typeof to === 'number' && day > to)) return false
    return DIMENSIONS.every((dimension) => {
      const values = ask.filters.filter((filter) => filter.dimension === dimension).map((filter) => filter.value)
      return values.length === 0 || values.includes(valueOf(contact, dimension))
    })
  })
}

function count(
  contacts: readonly FixtureContact[],
  ask: FactAsk,
  period: string | null,
  slice: string | null,
  dimension: Dimension | null,
): TrendRow {
  const cells = contacts.map((contact) => [cellOf(contact, ask), contact.failure] as const)
  const of = (cell: string) => cells.filter(([one]) => one === cell).length
  const tally = (entries: readonly string[]) =>
    Object.fromEntries([...new Set(entries)].map((key) => [key, entries.filter((one) => one === key).length]))
  const [success, failed, failedEarly, pending] = [of('success'), of('failed'), of('failedEarly'), of('pending')]
  const [n, eligible] = [success + failed, success + failed + failedEarly + pending]
  const interval = wilson(success, n) ?? { rate: null, low: null, high: null }
  const periodEnds = period === null ? FIXTURE_NOW : Date.parse(`${period}T00:00:00+08:00`) + 7 * 86_400_000
  return {
    period,
    slice,
    sliceLabel: slice === null || slice === NO_VALUE ? null : dimension === 'group' ? (GROUP_NAMES[slice] ?? slice) : slice,
    eligible,
    success,
    failed,
    failedEarly,
    pending,
    n,
    excluded: tally(cells.filter(([cell]) => cell.startsWith('excluded:')).map(([cell]) => cell.slice('excluded:'.length))),
    ...interval,
    nullReason: eligible === 0 ? 'no_contacts' : n === 0 ? 'none_ripe' : null,
    matured: eligible === 0 ? null : FIXTURE_NOW >= periodEnds && n >= 0.99 * eligible,
    upperBound: eligible === 0 ? null : 1 - (failed + failedEarly) / eligible,
    projected: null,
    projection: null,
    revision: null,
    withPossible: wilson(Math.round(success * 0.985), n) ?? interval,
    failures: tally(cells.filter(([cell, failure]) => cell.startsWith('failed') && failure !== null).map(([, failure]) => failure ?? '')),
    response: null,
    coarseShare: 0,
  }
}

function trendOf(all: readonly FixtureContact[], ask: TrendAsk): Trend {
  const contacts = asked(all, ask)
  const groups = new Map<string, { week: string; slice: string | null; contacts: FixtureContact[] }>()
  for (const contact of contacts) {
    const [week, slice] = [weekOf(contact), ask.slice === null ? null : valueOf(contact, ask.slice)]
    const group = groups.get(`${week} ${slice}`) ?? { week, slice, contacts: [] }
    group.contacts.push(contact)
    groups.set(`${week} ${slice}`, group)
  }
  const [first, last] = [ask.from && isoToDay(ask.from), ask.to && isoToDay(ask.to)]
  if (ask.slice === null && typeof first === 'number' && typeof last === 'number')
    for (let day = first; day <= last; day += 7)
      groups.set(`${dayToIso(day)} null`, groups.get(`${dayToIso(day)} null`) ?? { week: dayToIso(day), slice: null, contacts: [] })
  const rows = [...groups.values()]
    .sort((a, b) => a.week.localeCompare(b.week))
    .map((group) => count(group.contacts, ask, group.week, group.slice, ask.slice))
  return {
    definition: definitionOf(ask),
    asOf: iso(FIXTURE_NOW),
    completeTo: iso(FIXTURE_NOW),
    coarseShare: 0,
    rows,
    total: count(contacts, ask, null, null, null),
    projectionCoverage: null,
  }
}

function listed(all: readonly FixtureContact[], ask: ContactsAsk): FixtureContact[] {
  const state = ask.state ?? (ask.reason === null ? 'eligible' : 'failures')
  const wanted = (cell: string) => {
    if (state === 'eligible') return !cell.startsWith('excluded:')
    if (state === 'n') return cell === 'success' || cell === 'failed'
    if (state === 'failures') return cell.startsWith('failed')
    if (state === 'excluded') return cell.startsWith('excluded:')
    return cell === state
  }
  return asked(all, ask).filter(
    (contact) =>
      (ask.period === null || weekOf(contact) === ask.period) &&
      (ask.slice === null || valueOf(contact, ask.slice.dimension) === ask.slice.value) &&
      (ask.reason === null || contact.failure === ask.reason) &&
      (ask.step === null ? wanted(cellOf(contact, ask)) : isInStep(contact, ask, ask.step)),
  )
}

const repeats = (contact: FixtureContact): boolean => ['new_ticket', 'follow_up', 'merged', 'same_ticket_return'].includes(contact.failure ?? '')

function toRow(contact: FixtureContact, ask: FactAsk): Contacts['rows'][number] {
  const cell = cellOf(contact, ask)
  const failed = cell.startsWith('failed')
  return {
    ticketId: contact.ticketId,
    subject: `Question about order ${contact.ticketId % 97}`,
    state: cell,
    reason: failed ? contact.failure : null,
    channel: valueOf(contact, 'channel'),
    contactReasonPredicted: false,
    contactReason: contact.dimensions.reason ?? null,
    group: GROUP_NAMES[valueOf(contact, 'group')] ?? null,
    agent: `Agent ${valueOf(contact, 'agent')}`,
    createdAt: iso(contact.createdAt),
    firstSolvedAt: iso(contact.solvedAt),
    repeatTicketId: failed && repeats(contact) ? contact.ticketId + 5 : null,
    repeatGapSeconds: failed && repeats(contact) ? contact.gap : null,
  }
}

const stateOf = (cell: string): Explanation['lenses'][number]['state'] => STATES.find((state) => state === cell) ?? 'excluded'

function explain(contact: FixtureContact): Explanation {
  const net = toRow(contact, { lens: 'net', windowDays: null, from: null, to: null, filters: [] })
  const { ticketId, subject, channel, createdAt, firstSolvedAt } = net
  const back = iso(contact.solvedAt + contact.gap * 1000)
  const state = stateOf(net.state)
  const one = { exclusion: null, failures: [], primary: null, windowDays: null, why: [] }
  return {
    ticketId,
    subject,
    url: `https://example.zendesk.com/agent/tickets/${ticketId}`,
    asOf: iso(FIXTURE_NOW),
    facts: {
      agentReplies: 1,
      transfers: 0,
      reopens: 0,
      reason: net.contactReason,
      channel,
      fidelity: 'exact',
      handledBy: 'human',
      nextGap: net.repeatGapSeconds,
      nextTicketId: net.repeatTicketId,
    },
    timeline: [
      { at: createdAt, kind: 'opened', ticketId, by: null, value: channel },
      { at: iso(contact.solvedAt - 3_600_000), kind: 'agent_reply', ticketId, by: net.agent, value: null },
      { at: iso(contact.solvedAt), kind: 'solved', ticketId, by: net.agent, value: null },
      ...(net.repeatTicketId === null ? [] : [{ at: back, kind: 'opened', ticketId: net.repeatTicketId, by: null, value: 'messaging' }]),
    ],
    chain: [
      { ticketId, subject, channel, createdAt, firstSolvedAt, same: 'yes', why: [] },
      ...(net.repeatTicketId === null
        ? []
        : [
            {
              ticketId: net.repeatTicketId,
              subject: 'Again',
              channel: 'messaging',
              createdAt: back,
              firstSolvedAt: null,
              same: 'yes' as const,
              why: ['same_order'],
            },
          ]),
    ],
    person: { personId: 7, users: [7, 9], linkedBy: ['phone'], shared: false },
    lenses: [
      { lens: 'one_touch', state: 'success', ...one },
      { lens: 'no_reopen', state: 'success', ...one },
      ...(['gross', 'net'] as const).map((lens) => ({
        lens,
        state,
        exclusion: state === 'excluded' ? ('spam' as const) : null,
        failures: contact.failure && state.startsWith('failed') ? [contact.failure] : [],
        primary: net.reason,
        windowDays: 7,
        why: [],
      })),
    ],
  }
}

export interface FixtureOptions {
  contacts?: readonly FixtureContact[]
  status?: Status
}

export function createFixtureBackend({ contacts = fixtureContacts(), status = fixtureStatus }: FixtureOptions = {}): Backend & {
  synced: () => number
} {
  let syncs = 0
  const span = contacts.map(dayOf)
  const values = (dimension: Dimension) => [...new Set(contacts.map((contact) => valueOf(contact, dimension)))]
  const meta: Meta = {
    version: '0.1.0',
    timeZone: ZONE,
    weekStart: 'monday',
    lenses: LENS_IDS.map((id) => ({ id, version: 1, windowDays: hasWindow(id) ? 7 : null })),
    windows: [1, 3, 7, 14, 30],
    dimensions: DIMENSIONS.map((id) => ({
      id,
      values: values(id)
        .map((value) => ({
          value,
          label: id === 'group' ? (GROUP_NAMES[value] ?? value) : value,
          count: contacts.filter((contact) => valueOf(contact, id) === value).length,
        }))
        .sort((a, b) => b.count - a.count),
    })),
    firstDay: span.length > 0 ? dayToIso(span[0]!) : null,
    lastDay: span.length > 0 ? dayToIso(span.at(-1)!) : null,
    ticketUrl: 'https://example.zendesk.com/agent/tickets/',
    band: null,
    targets: [],
  }
  return {
    ...createFixtureLearning(),
    meta: async () => meta,
    status: async () => status,
    trend: async (ask) => trendOf(contacts, ask),
    controlChart: async (ask) => controlOf(trendOf(contacts, { ...ask, slice: null })),
    revisions: async ({ lens, period }) =>
      revisionsOf(trendOf(contacts, { lens, windowDays: null, from: null, to: null, filters: [], slice: null }), period),
    contacts: async (ask, page) => {
      const found = listed(contacts, ask)
      const offset = Number(page.cursor ?? 0)
      const end = offset + page.limit
      const rows = found.slice(offset, end).map((contact) => toRow(contact, ask))
      return { definition: definitionOf(ask), asOf: iso(FIXTURE_NOW), total: found.length, rows, next: end < found.length ? String(end) : null }
    },
    reconciliation: async (ask) => reconciliationOf(asked(contacts, ask), ask, (own) => count(asked(contacts, own), own, null, null, null)),
    contactsFile: () => '/api/v1/fcr/contacts?format=csv',
    explanation: async (ticketId) => {
      const contact = contacts.find((one) => one.ticketId === ticketId)
      if (!contact) throw new Error(`no ticket ${ticketId} in the fixture`)
      return explain(contact)
    },
    sync: async () => {
      syncs += 1
    },
    synced: () => syncs,
  }
}
