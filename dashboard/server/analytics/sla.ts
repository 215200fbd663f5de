/** Promises kept and broken (product C16, row 43), over contacts by arrival: one that nobody answered must not wait for its solve to be counted. */
import type { Contacts } from '@shared/api/contacts.ts'
import type { SlaTarget } from '@shared/api/operations.ts'
import { SLA_STATES, type Sla, type SlaContacts, type SlaContactsQuery, type SlaQuery } from '@shared/api/sla.ts'
import { CONTACT } from '@shared/fcr/arrivals.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { wilson } from '@shared/stats/wilson.ts'
import type { BusinessClock } from '@shared/time/business-time.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { arrivedIn, askedSpan, everyArrival, narrowed, stampWithoutDays } from './arrivals.ts'
import { readCursor, toContact, writeCursor } from './contacts.ts'
import { readLabels } from './labels.ts'
import { businessClockOf, operationsOf } from './operations.ts'
import { valuesAsked } from './option-names.ts'
import { toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, type Asked } from './scope.ts'

type State = (typeof SLA_STATES)[number]
/** A contact under a target. */
interface Promised {
  ticketId: TicketId
  target: number
  slice: string
  state: State
  createdAt: EpochSeconds
  doneAt: EpochSeconds | null
  took: number
}

export async function readSla(reader: AnalyticsReader, settings: AnalyticsSettings, query: SlaQuery): Promise<Answer<Sla>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { slaTargets } = operationsOf(settings)
  const clock = businessClockOf(settings)
  const tallies = slaTargets.map(() => ({ total: noStates(), slices: new Map<string, Record<State, number>>() }))
  const coarse = await eachPromised(reader, asked.value, settings, query, ({ target, slice, state }) => {
    const { total, slices } = tallies[target]!
    total[state] += 1
    const own = slices.get(slice) ?? noStates()
    slices.set(slice, own)
    own[state] += 1
  })
  const labels = await readLabels(reader, settings)
  return answer({
    ...stampWithoutDays(asked.value.stamp(coarse)),
    slice: query.slice,
    from: query.from ?? null,
    to: query.to ?? null,
    targets: slaTargets.map((target, at) => ({
      target: at,
      measure: target.measure,
      withinSeconds: target.withinMinutes * 60,
      hours: target.hours,
      channels: target.channels ?? null,
      priorities: target.priorities ?? null,
      total: figuresOf(tallies[at]!.total),
      slices: [...tallies[at]!.slices]
        .map(([value, states]) => ({ value, label: labels.of(query.slice, value), ...figuresOf(states) }))
        .sort(
          bySize(
            (row) => row.n,
            (row) => row.value,
          ),
        ),
      nullReason: target.hours === 'business' && clock === null ? ('no_business_hours' as const) : null,
    })),
    nullReason: slaTargets.length === 0 ? 'no_targets' : null,
  })
}
const noStates = (): Record<State, number> => ({ met: 0, breached: 0, running: 0 })
function figuresOf(states: Record<State, number>): Sla['targets'][number]['total'] {
  const n = states.met + states.breached
  return { ...states, n, ...(wilson(states.met, n) ?? { rate: null, low: null, high: null }), nullReason: n === 0 ? 'no_contacts' : null }
}

/** Exactly the tickets of one count, what took longest first. */
export async function listSla(reader: AnalyticsReader, settings: AnalyticsSettings, query: SlaContactsQuery): Promise<Answer<SlaContacts>> {
  const page = readCursor(query.cursor)
  if (page === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  if (query.target >= operationsOf(settings).slaTargets.length)
    return misuse('invalid_target', `target ${query.target} is none: slaTargets of the configuration are counted from 0.`)
  const asked = await askWindowed(reader, settings, page.asOf === null ? query : { ...query, asOf: page.asOf })
  if (!asked.ok) return asked
  const values = query.sliceValue === undefined ? null : valuesAsked(settings.optionNames, query.slice, [query.sliceValue])
  const found: Promised[] = []
  await eachPromised(reader, asked.value, settings, query, (one) => {
    if (one.target === query.target && one.state === query.state && (values === null || values.includes(one.slice))) found.push(one)
  })
  found.sort((a, b) => b.took - a.took || a.ticketId - b.ticketId)
  const shown = found.slice(page.offset, page.offset + query.limit)
  const reached = page.offset + shown.length
  const { question } = asked.value
  return answer({
    definition: question.definition,
    asOf: toIsoOrNull(question.asOf),
    total: found.length,
    rows: await toRows(reader, settings, shown, question.lens?.predictedReasons ?? false),
    next: reached < found.length ? writeCursor({ offset: reached, asOf: toIsoOrNull(question.asOf) }) : null,
  })
}

async function toRows(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  shown: readonly Promised[],
  predicted: boolean,
): Promise<SlaContacts['rows']> {
  const ids = shown.map(({ ticketId }) => ticketId)
  const [facts, landed, labels] = await Promise.all([
    reader.facts(ids),
    Promise.all(ids.map((id) => reader.ticket(id))),
    readLabels(reader, settings),
  ])
  const byId = new Map(facts.map((fact) => [fact.ticketId, fact]))
  const { slaTargets } = operationsOf(settings)
  const clock = businessClockOf(settings)
  return shown.flatMap((one, at) => {
    const fact = byId.get(one.ticketId)
    const target = slaTargets[one.target]
    if (fact === undefined || target === undefined) return []
    const contact: Contacts['rows'][number] = toContact(
      { fact, cell: one.state, reason: null, subject: landed[at]?.row.subject ?? null },
      labels,
      predicted,
    )
    const seconds = target.withinMinutes * 60
    const due = target.hours === 'calendar' ? one.createdAt + seconds : (clock?.after(one.createdAt, seconds) ?? null)
    return [{ ...contact, dueAt: toIsoOrNull(due), doneAt: one.doneAt === null ? null : toIso(one.doneAt), tookSeconds: one.took }]
  })
}

/** Every contact that arrived in the asked days, under the first target of each measure that fits it; the share judged from ticket rows alone. */
async function eachPromised(
  reader: AnalyticsReader,
  asked: Asked,
  settings: AnalyticsSettings,
  { slice }: Pick<SlaQuery, 'slice'>,
  each: (promised: Promised) => void,
): Promise<number> {
  const all = everyArrival(asked)
  const { slaTargets } = operationsOf(settings)
  if (all === null || slaTargets.length === 0) return 0
  const scope = narrowed(all, arrivedIn(askedSpan(asked, settings.timeZone)))
  const clock = businessClockOf(settings)
  const targetOf = targetChooser(slaTargets)
  let [contacts, coarse] = [0, 0]
  const { asOf } = scope.lens
  await reader.scanContacts(
    { ...scope, numbers: ['ticketId', 'createdAt', 'firstAgentReplyAt', 'firstSolvedAt', 'coarse'], words: ['channel', 'priority', slice] },
    ({ size, cell, numbers, words }) => {
      const wordOf = (name: 'channel' | 'priority' | typeof slice, i: number) => words[name].names[words[name].codes[i]!] ?? NO_VALUE
      for (let i = 0; i < size; i += 1) {
        if (cell.names[cell.codes[i]!] !== CONTACT) continue
        contacts += 1
        coarse += numbers.coarse[i]!
        const createdAt = numbers.createdAt[i]!
        const solvedAt = byThen(numbers.firstSolvedAt[i]!, asOf)
        for (const at of targetOf(wordOf('channel', i), wordOf('priority', i))) {
          const target = slaTargets[at]!
          const doneAt = target.measure === 'resolution' ? solvedAt : byThen(numbers.firstAgentReplyAt[i]!, asOf)
          // Solved before an agent said anything: nobody waits for a first reply any more.
          if (doneAt === null && solvedAt !== null) continue
          const took = elapsed(target, clock, createdAt, doneAt ?? asOf)
          if (took === null) continue
          const state = took > target.withinMinutes * 60 ? 'breached' : doneAt === null ? 'running' : 'met'
          each({ ticketId: numbers.ticketId[i]!, target: at, slice: wordOf(slice, i), state, createdAt, doneAt, took })
        }
      }
    },
  )
  return contacts === 0 ? 0 : coarse / contacts
}
const byThen = (moment: number, asOf: EpochSeconds): EpochSeconds | null => (moment <= asOf ? moment : null)
function elapsed({ hours }: SlaTarget, clock: BusinessClock | null, from: EpochSeconds, to: EpochSeconds): number | null {
  if (hours === 'calendar') return Math.max(0, to - from)
  return clock === null ? null : clock.between(from, to)
}

/** Of each measure, the first target that fits; looked up once for each channel and priority. */
function targetChooser(targets: readonly SlaTarget[]): (channel: string, priority: string) => readonly number[] {
  const known = new Map<string, readonly number[]>()
  const fits = (list: readonly string[] | undefined, value: string) => list === undefined || list.includes(value)
  return (channel, priority) => {
    const key = `${channel} ${priority}`
    const held = known.get(key)
    if (held !== undefined) return held
    const fitting = targets.flatMap((target, at) =>
      fits(target.channels, channel) && fits(target.priorities, priority) ? [{ at, measure: target.measure }] : [],
    )
    const first = fitting.filter(({ at, measure }) => fitting.find((other) => other.measure === measure)?.at === at).map(({ at }) => at)
    known.set(key, first)
    return first
  }
}

/** All tickets of a count, page by page, all of one moment: for files. */
export async function* everySlaContact(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  first: SlaContacts,
  query: SlaContactsQuery,
): AsyncGenerator<SlaContacts['rows'][number]> {
  yield* first.rows
  for (let next = first.next; next !== null;) {
    const page = await listSla(reader, settings, { ...query, cursor: next })
    if (!page.ok) throw new Error(`a page of the list could not be read: ${page.problem.detail}`)
    yield* page.value.rows
    next = page.value.next
  }
}
