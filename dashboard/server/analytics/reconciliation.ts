/** The five lenses reconciled (domain 9.5): why a reported rate and ours differ, in steps over sets of tickets, each opening to its tickets. */
import type { ReconciliationAnswer, ReconciliationQuery, StepContacts, StepContactsQuery } from '@shared/api/reconciliation.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { compileLens, compileResponse, speaksOfNow, type CompiledLens, type LensId } from '@shared/fcr/lens.ts'
import type { Predicate } from '@shared/fcr/predicate.ts'
import { cellsOfStep, compileSteps, eitherInside, readStep, sumSteps, type Span } from '@shared/fcr/reconcile.ts'
import { dayToIso, startOfDay } from '@shared/time/calendar.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { readCursor, toContact, writeCursor } from './contacts.ts'
import { lensOf, readQuestion, stampDefinition, type FactQuestion } from './fact-question.ts'
import { readLabels } from './labels.ts'
import { toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { addCount, emptyTally, toRow } from './tally.ts'

/** The five lenses of the card; `stated` is a sixth, beside it. */
const CARD: readonly LensId[] = ['one_touch', 'no_reopen', 'gross', 'net', 'survey']

interface Pair {
  question: FactQuestion
  reported: CompiledLens
  ours: CompiledLens
  /** The pair as one lens whose cells are steps. */
  steps: FactScope
}

export async function readReconciliation(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: ReconciliationQuery,
): Promise<Answer<ReconciliationAnswer>> {
  const read = await readPair(reader, settings, query)
  if (!read.ok) return read
  const { question, pair } = read.value
  const counts = pair === null ? [] : await reader.countGroups({ ...pair.steps, by: [] })
  const sums = sumSteps(counts.flatMap(({ cell, count }) => (cell === null ? [] : [{ cell, count }])))
  const ids = lensesOf(query).filter((id) => query.asOf === undefined || !speaksOfNow(id))
  const lenses = await Promise.all(ids.map((id) => readLens(reader, settings, question, { ...query, lens: id })))
  const rate = (id: LensId) => lenses.find(({ definition }) => definition.lens === id)?.total.rate ?? null
  const [reported, ours] = [rate(query.reported), rate(query.lens)]
  const tickets = (code: string) => sums.steps.find((step) => step.code === code)?.tickets ?? 0
  return answer({
    reported: { ...stampDefinition(lensOf(settings, { ...query, lens: query.reported }), settings), ...sums.before },
    ours: { ...question.definition, ...sums.after },
    asOf: toIsoOrNull(question.asOf),
    completeTo: toIsoOrNull(question.completeTo),
    from: question.fromDay === null ? null : dayToIso(question.fromDay),
    to: question.toDay === null ? null : dayToIso(question.toDay),
    coarseShare: lenses.find(({ definition }) => definition.lens === query.lens)?.total.coarseShare ?? 0,
    lenses,
    steps: sums.steps.map(({ before, after, reasons, ...step }) => ({ ...step, reported: before, ours: after, reasons: { ...reasons } })),
    gap: reported === null || ours === null ? null : reported - ours,
    solvedByReportedFailedByOurs: tickets('turned_failed'),
    failedByReportedSolvedByOurs: tickets('turned_success'),
  })
}

/** The tickets of one step: exactly as many as it counts. */
export async function listStep(reader: AnalyticsReader, settings: AnalyticsSettings, query: StepContactsQuery): Promise<Answer<StepContacts>> {
  const place = readCursor(query.cursor)
  if (place === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
  const read = await readPair(reader, settings, query, place.asOf)
  if (!read.ok) return read
  const { question, pair } = read.value
  const { definition, asOf } = question
  if (pair === null) return answer({ definition, asOf: null, total: 0, rows: [], next: null })
  const asked = {
    ...pair.steps,
    slice: null,
    cells: cellsOfStep(pair.steps.lens, query.step, query.reason ?? null),
    reason: null,
    limit: query.limit,
  }
  const [found, labels] = await Promise.all([reader.listContacts({ ...asked, offset: place.offset }), readLabels(reader, settings)])
  const reached = place.offset + found.rows.length
  return answer({
    definition,
    asOf: toIsoOrNull(asOf),
    total: found.total,
    rows: found.rows.map((row) => {
      const { reason, shown } = readStep(row.cell)
      return { ...toContact({ ...row, cell: shown[1] }, labels, pair.ours.predictedReasons), reason, reported: shown[0] }
    }),
    next: found.rows.length > 0 && reached < found.total ? writeCursor({ offset: reached, asOf: toIsoOrNull(asOf) }) : null,
  })
}

/** Every ticket of a step, page by page, all of one moment: for files. */
export async function* everyStepContact(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  first: StepContacts,
  query: StepContactsQuery,
): AsyncGenerator<StepContacts['rows'][number]> {
  yield* first.rows
  for (let next = first.next; next !== null;) {
    const page = await listStep(reader, settings, { ...query, cursor: next })
    if (!page.ok) throw new Error(`a page of the list could not be read: ${page.problem.detail}`)
    yield* page.value.rows
    next = page.value.next
  }
}

/** `pinned` is the moment of the first page; every page speaks of it. */
async function readPair(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: ReconciliationQuery,
  pinned: string | null = null,
): Promise<Answer<{ question: FactQuestion; pair: Pair | null }>> {
  if (query.asOf !== undefined && speaksOfNow(query.reported))
    return misuse(
      'as_of_not_supported',
      `The lens ${query.reported} speaks of now and knows no past: leave out as-of, or report another lens, for example gross.`,
    )
  const read = await readQuestion(reader, settings, query)
  if (!read.ok) return read
  const asOf = pinned === null ? read.value.asOf : Math.min(Math.floor(Date.parse(pinned) / 1000), read.value.asOf ?? 0)
  const question = { ...read.value, asOf }
  if (question.lens === null || asOf === null) return answer({ question, pair: null })
  const ours = compileLens(question.lens.definition, asOf)
  const reported = compileFor(settings, { ...query, lens: query.reported }, asOf, ours)
  const span: Span = {
    from: question.fromDay === null ? null : startOfDay(question.fromDay, settings.timeZone),
    until: question.toDay === null ? null : startOfDay(question.toDay + 1, settings.timeZone),
  }
  const within = eitherInside(reported, ours, span)
  const narrow: Predicate = question.narrow === undefined ? within : { all: [within, question.narrow] }
  const steps = { lens: compileSteps(reported, ours, span), fromDay: null, toDay: null, filters: question.filters, narrow }
  return answer({ question, pair: { question, reported, ours, steps } })
}

/** A filter by reason means the same for every lens of the answer: as ours reads it. */
function compileFor(
  settings: AnalyticsSettings,
  asked: Pick<ReconciliationQuery, 'lens' | 'window'>,
  asOf: EpochSeconds,
  ours: CompiledLens,
): CompiledLens {
  return { ...compileLens(lensOf(settings, asked), asOf), predictedReasons: ours.predictedReasons }
}

async function readLens(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  question: FactQuestion,
  asked: ReconciliationQuery,
): Promise<ReconciliationAnswer['lenses'][number]> {
  const { asOf, fromDay, toDay, filters, narrow } = question
  const definition = lensOf(settings, asked)
  const total = emptyTally()
  if (asOf !== null && question.lens !== null) {
    const lens = compileFor(settings, asked, asOf, question.lens)
    const scope = { fromDay, toDay, filters, by: [], ...(narrow === undefined ? {} : { narrow }) }
    const rests = asked.lens === 'survey' || asked.lens === 'stated'
    const views = rests ? [lens, { ...compileResponse(definition, asOf), predictedReasons: lens.predictedReasons }] : [lens]
    for (const view of views) for (const count of await reader.countGroups({ ...scope, lens: view })) addCount(total, count)
  }
  const end = toDay === null ? (asOf ?? 0) : startOfDay(toDay + 1, settings.timeZone)
  return {
    definition: stampDefinition(definition, settings),
    total: toRow(total, { period: null, slice: null, sliceLabel: null, end }, asOf),
  }
}

const lensesOf = ({ reported, lens }: ReconciliationQuery): LensId[] => [...new Set([...CARD, reported, lens])]
