/** What one point more of the rate would avoid (rows 23, C17): contacts, and hours and money where they are known. */
import { SMALL_N } from '@shared/api/question.ts'
import type { Savings, SavingsQuery } from '@shared/api/savings.ts'
import { meanInterval } from '@shared/stats/mean-interval.ts'
import { answer, type Answer } from './answer.ts'
import { emptySample, readSamples } from './counter-sample.ts'
import { readMatters, RETURNED_WORD, type Matter } from './effort.ts'
import { operationsOf } from './operations.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, portion, type Asked } from './scope.ts'

const POINT = 0.01
const YEAR_DAYS = 365
type Range = NonNullable<Savings['avoided']>

export async function readSavings(reader: AnalyticsReader, settings: AnalyticsSettings, query: SavingsQuery): Promise<Answer<Savings>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { stamp, filter, question } = asked.value
  const matters = await readMatters(reader, asked.value, 'channel')
  const failed = matters.filter((matter) => matter.failed)
  const returned = failed.filter((matter) => matter.returned)
  const share = portion(returned.length, failed.length, { state: 'failed', filter: filter({}, [RETURNED_WORD]) })
  const further = returned.length < SMALL_N ? null : rangeOf(meanInterval(returned.map(({ effort }) => effort.contacts - 1)))
  // Both ends at once: wider than either uncertainty alone, as both may err the same way.
  const avoided = further && timesRange(timesRange(further, rateRange(share)), fixed(matters.length * POINT))
  const handle = await readHandle(reader, settings, asked.value)
  const perHour = handle.seconds && timesRange(handle.seconds, fixed(1 / 3600))
  const hours = avoided && perHour && timesRange(avoided, perHour)
  const { costPerContact } = settings
  const cost = (range: Range | null) =>
    range === null || costPerContact === null
      ? null
      : { currency: costPerContact.currency, ...money(timesRange(range, fixed(costPerContact.amount))) }
  const days = daysOf(question, matters)
  const yearly = (range: Range) => timesRange(range, fixed(YEAR_DAYS / days))
  const yearlyCost = cost(avoided && days > 0 ? yearly(avoided) : null)
  return answer({
    ...stamp(matters.length === 0 ? 0 : matters.reduce((sum, { coarse }) => sum + coarse, 0) / matters.length),
    from: query.from ?? null,
    to: query.to ?? null,
    days,
    matters: { count: matters.length, open: { state: 'n', filter: filter() } },
    returned: share,
    furtherContacts: further,
    avoided,
    hours,
    cost: cost(avoided),
    yearly:
      avoided === null || days === 0
        ? null
        : {
            avoided: yearly(avoided),
            hours: hours && yearly(hours),
            cost: yearlyCost && { currency: yearlyCost.currency, amount: yearlyCost.expected, low: yearlyCost.low, high: yearlyCost.high },
          },
    assumptions: {
      costPerContact,
      handleSeconds: handle.seconds,
      codes: ['won_on_failures_as_they_come', 'chains_as_long_as_now', 'every_contact_costs_the_same', 'year_like_these_days'],
    },
    nullReason: avoided === null ? 'too_few' : null,
    costNullReason: costPerContact === null ? 'no_cost_configured' : avoided === null ? 'too_few' : null,
    hoursNullReason: handle.nullReason ?? (avoided === null ? 'too_few' : null),
  })
}

const fixed = (value: number): Range => ({ expected: value, low: value, high: value })
const timesRange = (a: Range, b: Range): Range => ({ expected: a.expected * b.expected, low: a.low * b.low, high: a.high * b.high })
const rateRange = ({ rate, low, high }: Savings['returned']): Range => ({ expected: rate ?? 0, low: low ?? 0, high: high ?? 0 })
const rangeOf = (found: { mean: number; low: number; high: number } | null): Range | null =>
  found && { expected: found.mean, low: Math.max(0, found.low), high: found.high }
/** Whole cents. */
const money = ({ expected, low, high }: Range): Range => ({ expected: cents(expected), low: cents(low), high: cents(high) })
const cents = (amount: number): number => Math.round(amount * 100) / 100

function daysOf({ fromDay, toDay }: Asked['question'], matters: readonly Matter[]): number {
  const days = matters.map(({ day }) => day)
  const first = fromDay ?? days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY)
  const last = toDay ?? days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY)
  return Number.isFinite(last - first) ? last - first + 1 : 0
}

/** Mean seconds of work on a contact of the same days. */
async function readHandle(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  { scope }: Asked,
): Promise<{ seconds: Range | null; nullReason: Savings['hoursNullReason'] }> {
  if (operationsOf(settings).handleTimeField === null || scope === null) return { seconds: null, nullReason: 'no_handle_time' }
  const sample = emptySample()
  await readSamples(reader, { scope, slice: null, clock: null, botsToo: false, samplesOf: () => [sample] })
  const seconds = sample.handleTime.length < SMALL_N ? null : rangeOf(meanInterval(sample.handleTime))
  return { seconds, nullReason: seconds === null ? 'too_few' : null }
}
