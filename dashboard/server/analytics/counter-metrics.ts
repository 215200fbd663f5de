/** What must not suffer for the rate, over the contacts first solved in the asked days (product C11, rows 15 to 21 and 25). */
import type { CounterMetrics, CounterMetricsQuery, CounterRow } from '@shared/api/counter-metrics.ts'
import { CONTACT } from '@shared/fcr/arrivals.ts'
import { NO_VALUE, type Dimension } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { dayToIso, nextPeriod, periodStart, startOfDay, type Day, type PeriodUnit } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from './answer.ts'
import { everyArrival, stampWithoutDays } from './arrivals.ts'
import { csatByFirstReply, figuresOf } from './counter-figures.ts'
import { emptySample, readSamples, type CounterSample } from './counter-sample.ts'
import { readLabels } from './labels.ts'
import { before } from './moments.ts'
import { businessClockOf, operationsOf } from './operations.ts'
import { toIso, type AnalyticsReader, type AnalyticsSettings } from './reader.ts'
import { askWindowed, type Asked } from './scope.ts'

/** More rows than anyone reads. */
const MAX_ROWS = 5000

export async function readCounterMetrics(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: CounterMetricsQuery,
): Promise<Answer<CounterMetrics>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, question, stamp, filter } = asked.value
  const slice = query.slice ?? null
  const periodOf = (day: Day): Day | null => (query.by === undefined ? null : periodStart(day, query.by, settings.weekStart))
  const botsToo = query.bots === 'include'
  const total = emptySample()
  const cells = new Map<string, Cell>()
  const cellOf = (period: Day | null, value: string | null): Cell => {
    const key = JSON.stringify([period, value])
    const cell = cells.get(key) ?? { period, value, sample: emptySample() }
    cells.set(key, cell)
    return cell
  }
  const split = query.by !== undefined || slice !== null
  if (scope !== null)
    await readSamples(reader, {
      scope,
      slice,
      clock: businessClockOf(settings),
      botsToo,
      samplesOf: (day, value) => (split ? [total, cellOf(periodOf(day), value).sample] : [total]),
    })
  const { by } = query
  if (by !== undefined && slice === null) fillPeriods([...cells.values()], by, (period) => cellOf(period, null))
  if (cells.size > MAX_ROWS)
    return misuse('too_many_rows', `The answer would have more than ${MAX_ROWS} rows; ask a shorter range or a longer period, for example by=month.`)
  const labels = await readLabels(reader, settings)
  const waiting = await readWaiting(reader, asked.value, slice)
  const common = { filter, operations: operationsOf(settings), botsToo }
  const row = ({ period, value, sample }: Cell): CounterRow => {
    const own = slice === null || value === null ? {} : { [slice]: value }
    const days = daysOf(question, period, query.by)
    const until = question.asOf === null ? null : endOf(days.last, question.asOf, settings.timeZone)
    return {
      period: period === null ? null : dayToIso(period),
      slice: value,
      sliceLabel: slice === null || value === null ? null : labels.of(slice, value),
      ...figuresOf(sample, { ...common, own, days: days.open }),
      backlog: until === null ? null : backlogOf(waiting, value, until, filter(own, [`waiting_at=${until}`])),
    }
  }
  const whole = { period: null, value: null, sample: total }
  return answer({
    ...stampWithoutDays(stamp(total.contacts === 0 ? 0 : total.coarse / total.contacts)),
    from: query.from ?? null,
    to: query.to ?? null,
    bots: query.bots,
    rows: [...cells.values()].sort(inOrder).map(row),
    total: row(whole),
    csatByFirstReply: csatByFirstReply(total, { ...common, own: {}, days: daysOf(question, null, undefined).open }),
  })
}

interface Cell {
  period: Day | null
  value: string | null
  sample: CounterSample
}
/** A period in which nothing was solved has its backlog, too. */
function fillPeriods(cells: readonly Cell[], by: PeriodUnit, add: (period: Day) => void): void {
  const periods = cells.flatMap(({ period }) => period ?? [])
  const last = Math.max(...periods)
  for (let period = Math.min(...periods), rows = 0; period < last && rows <= MAX_ROWS; period = nextPeriod(period, by), rows += 1) add(period)
}
/** By period; inside a period the largest slice first. */
const inOrder = (a: Cell, b: Cell): number =>
  (a.period ?? 0) - (b.period ?? 0) || b.sample.contacts - a.sample.contacts || ((a.value ?? '') < (b.value ?? '') ? -1 : 1)

/** One period, cut to the asked days. */
function daysOf(question: Asked['question'], period: Day | null, by: CounterMetricsQuery['by']) {
  const first = period === null ? question.fromDay : Math.max(period, question.fromDay ?? period)
  const end = period === null || by === undefined ? null : nextPeriod(period, by) - 1
  const last = end === null ? question.toDay : Math.min(end, question.toDay ?? end)
  return { last, open: { ...(first === null ? {} : { from: dayToIso(first) }), ...(last === null ? {} : { to: dayToIso(last) }) } }
}
/** The first moment after the days, or the first that nothing is known of. */
const endOf = (last: Day | null, asOf: EpochSeconds, timeZone: string): EpochSeconds =>
  last === null ? asOf + 1 : Math.min(asOf + 1, startOfDay(last + 1, timeZone))

/** When contacts came and were first solved, sorted, by slice; null = all. */
type Waiting = ReadonlyMap<string | null, { came: Float64Array; solved: Float64Array }>
async function readWaiting(reader: AnalyticsReader, asked: Asked, slice: Dimension | null): Promise<Waiting> {
  const scope = everyArrival(asked)
  const moments = new Map<string | null, { came: number[]; solved: number[] }>()
  const keep = (value: string | null, came: number, solved: number) => {
    const held = moments.get(value) ?? { came: [], solved: [] }
    moments.set(value, held)
    held.came.push(came)
    if (!Number.isNaN(solved)) held.solved.push(Math.max(came, solved))
  }
  if (scope !== null)
    await reader.scanContacts({ ...scope, numbers: ['createdAt', 'firstSolvedAt'], words: slice === null ? [] : [slice] }, (batch) => {
      const { size, cell, numbers, words } = batch
      for (let i = 0; i < size; i += 1) {
        if (cell.names[cell.codes[i]!] !== CONTACT) continue
        const [came, solved] = [numbers.createdAt[i]!, numbers.firstSolvedAt[i]!]
        keep(null, came, solved)
        if (slice !== null) keep(words[slice].names[words[slice].codes[i]!] ?? NO_VALUE, came, solved)
      }
    })
  const sorted = (values: number[]) => Float64Array.from(values).sort()
  return new Map([...moments].map(([value, { came, solved }]) => [value, { came: sorted(came), solved: sorted(solved) }]))
}
function backlogOf(waiting: Waiting, value: string | null, until: EpochSeconds, filter: string[]): CounterRow['backlog'] {
  const held = waiting.get(value)
  const count = held === undefined ? 0 : before(held.came, until) - before(held.solved, until)
  return { count, open: { state: CONTACT, filter }, at: toIso(until) }
}
