/** What failures come from: by repeat volume and cost, largest first, with the share up to each row (product C8). */
import type { Pareto, ParetoQuery } from '@shared/api/pareto.ts'
import { REPEAT_KINDS, type Grouping } from '@shared/fcr/fact.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, portion, rateOf, talliesBy, tallyOf } from './scope.ts'
import type { Tally } from './tally.ts'

const REPEATS: readonly string[] = REPEAT_KINDS
const isFailure = ({ cell }: Pick<GroupCount, 'cell'>) => cell === 'failed' || cell === 'failedEarly'
const failuresOf = ({ certain }: Tally) => certain.failed + certain.failedEarly
const repeatsOf = ({ failures }: Tally) => REPEATS.reduce((sum, kind) => sum + (failures[kind] ?? 0), 0)
/** Filter word that lists the repeats among failures. */
const ARE_REPEATS = `failed_by=${REPEATS.join(',')}`

export async function readPareto(reader: AnalyticsReader, settings: AnalyticsSettings, query: ParetoQuery): Promise<Answer<Pareto>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const { slice, rank } = query
  const grouping: Grouping | null = slice === 'failure' ? null : slice
  const counts = scope === null ? [] : await reader.countGroups({ ...scope, by: grouping === null ? [] : [grouping] })
  const labels = await readLabels(reader, settings)
  const total = tallyOf(counts)
  const [failures, repeats] = [failuresOf(total), repeatsOf(total)]
  const size = rank === 'repeats' ? repeatsOf : failuresOf
  const whole = size(total)
  const tallies = talliesBy(counts, (count) => (grouping !== null ? (count.values[0] ?? '') : isFailure(count) ? count.reason : null))
  const sorted = [...tallies]
    .filter(([, tally]) => failuresOf(tally) > 0)
    .sort(
      bySize(
        ([, tally]) => size(tally) * (failures + 1) + failuresOf(tally),
        ([value]) => value,
      ),
    )
  let running = 0
  const rows = sorted.map(([value, tally]) => {
    running += size(tally)
    const own = grouping === null ? filter({}, [`failed_by=${value}`]) : filter({ [grouping]: value })
    const hasPopulation = grouping !== null && grouping !== 'cause'
    return {
      value,
      label: grouping === null ? null : labels.of(grouping, value),
      failures: portion(failuresOf(tally), failures, { state: 'failures', filter: own }),
      repeats: portion(repeatsOf(tally), repeats, { state: 'failures', filter: [...own, ARE_REPEATS] }),
      byFailure: sortedRecord(tally.failures),
      cumulative: whole === 0 ? null : running / whole,
      cost: costOf(repeatsOf(tally), settings),
      rate: hasPopulation ? rateOf(tally, { filter: own }) : null,
    }
  })
  const rate = rateOf(total, { filter: filter() })
  return answer({
    ...stamp(rate.coarseShare),
    slice,
    rank,
    total: { failures, repeats, cost: costOf(repeats, settings), rate, open: { state: 'failures', filter: filter() } },
    costNullReason: settings.costPerContact === null ? 'no_cost_configured' : null,
    rows,
  })
}

function costOf(contacts: number, { costPerContact }: Pick<AnalyticsSettings, 'costPerContact'>) {
  // Whole cents: nobody reads further, and sums stay what they look like.
  return costPerContact === null ? null : { currency: costPerContact.currency, amount: Math.round(contacts * costPerContact.amount * 100) / 100 }
}
const sortedRecord = (counts: Readonly<Record<string, number>>) => Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)))
