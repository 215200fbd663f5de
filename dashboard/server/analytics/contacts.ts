/** The tickets behind a number: exactly as many as the count (domain 9.2). */
import { STATES, type Contacts, type ContactsQuery } from '@shared/api/contacts.ts'
import { compileArrivals, CONTACT } from '@shared/fcr/arrivals.ts'
import { EXCLUSIONS } from '@shared/fcr/fact.ts'
import { compileResponse, FAILURE_REASONS, speaksOfNow, type CompiledLens } from '@shared/fcr/lens.ts'
import { isoToDay, nextPeriod, periodStart, type Day } from '@shared/time/calendar.ts'
import type { ContactRow, FactFilter } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { readQuestion } from './fact-question.ts'
import { readLabels, type Labels } from './labels.ts'
import { valuesAsked } from './option-names.ts'
import { toIso, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'

const EXCLUDED_CODES = [...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first']
/** By whether a lens that rests on answers has one. */
const RESPONSES = ['answered', 'unanswered'] as const
const FAILURE_WORDS: readonly string[] = FAILURE_REASONS

export async function listContacts(reader: AnalyticsReader, settings: AnalyticsSettings, query: ContactsQuery): Promise<Answer<Contacts>> {
  const page = readCursor(query.cursor)
  if (page === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  // Every page speaks of the same moment as the first one, though a sync may have gone on in between.
  const question = await readQuestion(reader, settings, page.asOf === null ? query : { ...query, asOf: page.asOf })
  if (!question.ok) return question
  const cells = cellsOf(query)
  if (!cells.ok) return cells
  const days = daysOf(query, question.value, settings)
  if (!days.ok) return days
  const { lens, asOf, definition } = question.value
  if (lens === null) return answer({ definition, asOf: null, total: 0, rows: [], next: null })

  const filters = [...question.value.filters, ...sliceFilter(query, settings)]
  const asked = {
    lens: viewOf(query, lens),
    ...days.value,
    slice: null,
    filters,
    ...(question.value.narrow === undefined ? {} : { narrow: question.value.narrow }),
    ...(question.value.following === undefined ? {} : { following: question.value.following }),
    cells: cells.value,
    reason: query.reason ?? null,
    limit: query.limit,
    offset: page.offset,
  }
  const [found, labels] = await Promise.all([reader.listContacts(asked), readLabels(reader, settings)])
  const reached = page.offset + found.rows.length
  // A lens that speaks of now has no as-of to hold on to.
  const pinned = speaksOfNow(query.lens) ? null : toIsoOrNull(asOf)
  return answer({
    definition,
    asOf: toIsoOrNull(asOf),
    total: found.total,
    rows: found.rows.map((row) => toContact(row, labels, lens.predictedReasons)),
    next: found.rows.length > 0 && reached < found.total ? writeCursor({ offset: reached, asOf: pinned }) : null,
  })
}

/** Some states are none of the lens's own: who has an answer, and contacts as they arrive. */
function viewOf({ state }: ContactsQuery, lens: CompiledLens): CompiledLens {
  if (state === CONTACT) return compileArrivals(lens.definition, lens.asOf)
  return RESPONSES.some((one) => one === state) ? compileResponse(lens.definition, lens.asOf) : lens
}

/** A state, `eligible` (all four, the default), `n`, `excluded`, `all`, or `excluded:CODE`. A failure reason speaks of failures only. */
function cellsOf(query: ContactsQuery): Answer<readonly string[]> {
  if (query.reason !== undefined && !FAILURE_WORDS.includes(query.reason))
    return misuse('invalid_reason', `"${query.reason}" is no failure reason; it is one of ${FAILURE_WORDS.join(', ')}.`)
  const state = query.state ?? (query.reason === undefined ? 'eligible' : 'failures')
  if (state.includes(',')) {
    const cells: string[] = []
    for (const one of state.split(',')) {
      const read = cellsOf({ ...query, state: one })
      if (!read.ok) return read
      cells.push(...read.value)
    }
    return answer([...new Set(cells)])
  }
  if (state === CONTACT) return answer([CONTACT])
  if (state === 'eligible') return answer([...STATES])
  if (state === 'all') return answer([...STATES, ...EXCLUDED_CODES.map((code) => `excluded:${code}`)])
  if (state === 'n') return answer(['success', 'failed'])
  if (state === 'failures') return answer(['failed', 'failedEarly'])
  if (RESPONSES.some((one) => one === state)) {
    if (query.lens === 'survey' || query.lens === 'stated') return answer([state])
    return misuse('invalid_state', `"${state}" is a state of the lenses survey and stated; ${query.lens} rests on no answer.`)
  }
  if (state === 'excluded') return answer(EXCLUDED_CODES.map((code) => `excluded:${code}`))
  if (STATES.some((one) => one === state) || EXCLUDED_CODES.some((code) => state === `excluded:${code}`)) return answer([state])
  return misuse(
    'invalid_state',
    `"${state}" is no state; it is one of ${STATES.join(', ')}, eligible, n, failures, excluded, all, contact, or excluded:CODE.`,
  )
}

/** One period, cut to the asked days. */
function daysOf(
  query: ContactsQuery,
  asked: { fromDay: Day | null; toDay: Day | null },
  settings: AnalyticsSettings,
): Answer<{ fromDay: Day | null; toDay: Day | null }> {
  if (query.period === undefined) return answer({ fromDay: asked.fromDay, toDay: asked.toDay })
  const day = isoToDay(query.period)
  if (day === null || periodStart(day, query.by, settings.weekStart) !== day)
    return misuse('invalid_period', `period names a ${query.by} by its first day; "${query.period}" is none.`)
  const last = nextPeriod(day, query.by) - 1
  return answer({ fromDay: Math.max(day, asked.fromDay ?? day), toDay: Math.min(last, asked.toDay ?? last) })
}

const sliceFilter = ({ slice, sliceValue }: ContactsQuery, { optionNames }: AnalyticsSettings): readonly FactFilter[] =>
  slice === undefined || sliceValue === undefined ? [] : [{ dimension: slice, values: valuesAsked(optionNames, slice, [sliceValue]) }]

export function toContact({ fact, cell, reason, subject }: ContactRow, labels: Labels, predicted: boolean): Contacts['rows'][number] {
  return {
    ticketId: fact.ticketId,
    subject,
    state: cell,
    reason,
    channel: fact.channel,
    contactReason: labels.reason(fact.reason ?? (predicted ? fact.predictedReason : null)),
    contactReasonPredicted: predicted && fact.reason === null && fact.predictedReason !== null,
    group: labels.group(fact.solverGroup),
    agent: labels.agent(fact.solver),
    createdAt: toIso(fact.createdAt),
    firstSolvedAt: toIsoOrNull(fact.firstSolvedAt),
    repeatTicketId: fact.next.ticketId,
    repeatGapSeconds: fact.next.gap,
  }
}

export interface Place {
  offset: number
  asOf: string | null
}
export const writeCursor = (place: Place): string => Buffer.from(`${place.offset} ${place.asOf ?? ''}`).toString('base64url')
export function readCursor(cursor: string | undefined): Place | null {
  if (cursor === undefined) return { offset: 0, asOf: null }
  const [, offset, asOf] = /^(\d{1,9}) (\d{4}-[\d\-T:.]+Z)?$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (offset === undefined || (asOf !== undefined && Number.isNaN(Date.parse(asOf)))) return null
  return { offset: Number(offset), asOf: asOf ?? null }
}

/** Every ticket behind a number, page by page, all of one moment: for files. */
export async function* everyContact(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  first: Contacts,
  query: ContactsQuery,
): AsyncGenerator<Contacts['rows'][number]> {
  yield* first.rows
  for (let next = first.next; next !== null;) {
    const page = await listContacts(reader, settings, { ...query, cursor: next })
    if (!page.ok) throw new Error(`a page of the list could not be read: ${page.problem.detail}`)
    yield* page.value.rows
    next = page.value.next
  }
}
