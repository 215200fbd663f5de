/** What a matter cost its customer, from first contact to the last return (row 20). */
import type { EffortAnswer, EffortQuery } from '@shared/api/effort.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { NO_VALUE, REPEAT_KINDS } from '@shared/fcr/fact.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { meanInterval } from '@shared/stats/mean-interval.ts'
import type { Day } from '@shared/time/calendar.ts'
import { answer, type Answer } from './answer.ts'
import { everyArrival } from './arrivals.ts'
import { readChains, type Effort } from './chains.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, portion, type Asked } from './scope.ts'

/** One matter by its first contact. */
export interface Matter {
  slice: string
  /** Of its first solve, in the account's zone. */
  day: Day
  effort: Effort
  failed: boolean
  /** Failed by a return. */
  returned: boolean
  coarse: number
}
const REPEATS: readonly string[] = REPEAT_KINDS
export const RETURNED_WORD = `failed_by=${REPEATS.join(',')}`

export async function readEffort(reader: AnalyticsReader, settings: AnalyticsSettings, query: EffortQuery): Promise<Answer<EffortAnswer>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { stamp, filter } = asked.value
  const { slice } = query
  const [matters, labels] = await Promise.all([readMatters(reader, asked.value, slice), readLabels(reader, settings)])
  const slices = grouped(matters, (matter) => matter.slice)
  const coarse = matters.reduce((sum, matter) => sum + matter.coarse, 0)
  return answer({
    ...stamp(matters.length === 0 ? 0 : coarse / matters.length),
    note: 'proxy',
    slice,
    total: figuresOf(matters, {}, filter),
    slices: [...slices]
      .map(([value, own]) => ({ value, label: labels.of(slice, value), ...figuresOf(own, { [slice]: value }, filter) }))
      .sort(
        bySize(
          (row) => row.n,
          (row) => row.value,
        ),
      ),
  })
}

/** Matters whose first contact the lens judges and is ripe: the others may still go on. */
export async function readMatters(reader: AnalyticsReader, asked: Asked, slice: EffortQuery['slice']): Promise<Matter[]> {
  const { scope } = asked
  const everyone = everyArrival(asked)
  if (scope === null || everyone === null) return []
  const chains = await readChains(reader, everyone)
  const matters: Matter[] = []
  await reader.scanContacts({ ...scope, numbers: ['ticketId', 'day', 'coarse'], words: [slice] }, ({ size, cell, reason, numbers, words }) => {
    for (let i = 0; i < size; i += 1) {
      const state = cell.names[cell.codes[i]!]
      const effort = state === 'success' || state === 'failed' ? chains.effortOf(numbers.ticketId[i]!) : null
      if (effort === null) continue
      matters.push({
        slice: words[slice].names[words[slice].codes[i]!] ?? NO_VALUE,
        day: numbers.day[i]!,
        effort,
        failed: state === 'failed',
        returned: REPEATS.includes(reason.names[reason.codes[i]!] ?? ''),
        coarse: numbers.coarse[i]!,
      })
    }
  })
  return matters
}

function figuresOf(matters: readonly Matter[], own: Readonly<Record<string, string>>, filter: Asked['filter']): EffortAnswer['total'] {
  const few = matters.length < SMALL_N
  const mean = (of: keyof Effort) => {
    const found = few ? null : meanInterval(matters.map(({ effort }) => effort[of]))
    return found && { mean: found.mean, low: found.low, high: found.high }
  }
  return {
    n: matters.length,
    open: { state: 'n', filter: filter(own) },
    contacts: mean('contacts'),
    channels: mean('channels'),
    transfers: mean('transfers'),
    clarifications: mean('clarifications'),
    returned: portion(matters.filter(({ returned }) => returned).length, matters.length, { state: 'failed', filter: filter(own, [RETURNED_WORD]) }),
    nullReason: few ? 'too_few' : null,
  }
}
