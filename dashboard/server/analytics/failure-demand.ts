/** How much of the volume is customers coming back about the same (product 4.6), by arrival. */
import type { FailureDemand, FailureDemandQuery } from '@shared/api/failure-demand.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { CONTACT, isRepeatArrival } from '@shared/fcr/arrivals.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { arrivedIn, askedSpan, everyArrival, narrowed, openArrivals, stampWithoutDays, type Span } from './arrivals.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, portion, type Asked } from './scope.ts'

export async function readFailureDemand(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: FailureDemandQuery,
): Promise<Answer<FailureDemand>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { slice } = query
  const span = askedSpan(asked.value, settings.timeZone)
  const all = everyArrival(asked.value)
  const scope = all && narrowed(all, arrivedIn(span))
  const [arrived, returned, labels] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, by: [slice] }),
    scope === null ? [] : reader.countGroups({ ...narrowed(scope, isRepeatArrival(scope.lens.definition)), by: [slice] }),
    readLabels(reader, settings),
  ])
  const valueOf = ({ values }: GroupCount) => values[0] ?? NO_VALUE
  const values = [...new Set(arrived.filter(isContact).map(valueOf))]
  const demand = (own: Record<string, string>, keep: (count: GroupCount) => boolean) =>
    demandOf(countOf(arrived, keep), countOf(returned, keep), { span, filter: asked.value.filter, own })
  const coarse = countOf(arrived, ({ coarse: isCoarse }) => isCoarse)
  const total = demand({}, () => true)
  return answer({
    ...stampWithoutDays(asked.value.stamp(total.arrivals.count === 0 ? 0 : coarse / total.arrivals.count)),
    from: query.from ?? null,
    to: query.to ?? null,
    slice,
    total,
    slices: values
      .map((value) => ({ value, label: labels.of(slice, value), ...demand({ [slice]: value }, (count) => valueOf(count) === value) }))
      .sort(
        bySize(
          (row) => row.repeats.count * 1e9 + row.arrivals.count,
          (row) => row.value,
        ),
      ),
  })
}
const isContact = ({ cell }: GroupCount) => cell === CONTACT
const countOf = (counts: readonly GroupCount[], keep: (count: GroupCount) => boolean): number =>
  counts.reduce((sum, count) => sum + (isContact(count) && keep(count) ? count.count : 0), 0)

function demandOf(
  arrivals: number,
  repeats: number,
  { span, filter, own }: { span: Span; filter: Asked['filter']; own: Record<string, string> },
): FailureDemand['total'] {
  return {
    arrivals: { count: arrivals, open: openArrivals(span, filter, own) },
    repeats: portion(repeats, arrivals, openArrivals(span, filter, own, ['arrival=repeat'])),
    nullReason: arrivals < SMALL_N ? 'too_few' : null,
  }
}
