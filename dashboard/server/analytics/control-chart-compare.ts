/** Two periods or slices against each other: the difference, whether it is more than chance, and how many it would take to see it (domain 8). */
import type { Compare, ComparedSide, CompareQuery } from '@shared/api/control-chart.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { isMatured } from '@shared/fcr/return-history.ts'
import { sampleSizeTwoProportions } from '@shared/stats/sample-size.ts'
import { isoToDay, startOfDay } from '@shared/time/calendar.ts'
import { answer, misuse, type Answer } from './answer.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { ask, differenceOf, rateOf, tallyOf } from './scope.ts'

const POWER = 0.8

export async function readCompare(reader: AnalyticsReader, settings: AnalyticsSettings, query: CompareQuery): Promise<Answer<Compare>> {
  const { aFrom, aTo, bFrom, bTo, aFilter, bFilter, ...both } = query
  const [from, to] = [both.from, both.to]
  const a = { ...both, from: aFrom ?? from, to: aTo ?? to, filter: [...both.filter, ...aFilter] }
  const b = { ...both, from: bFrom ?? from, to: bTo ?? to, filter: [...both.filter, ...bFilter] }
  if (JSON.stringify(a) === JSON.stringify(b))
    return misuse(
      'nothing_to_compare',
      'Both sides ask the same; give aFrom, aTo, aFilter, bFrom, bTo or bFilter, for example aFilter=channel=email.',
    )
  const stamped = await ask(reader, settings, both)
  if (!stamped.ok) return stamped
  const first = await readSide(reader, settings, a)
  if (!first.ok) return first
  const second = await readSide(reader, settings, b)
  if (!second.ok) return second
  const sides = { a: first.value.side, b: second.value.side }
  const difference = differenceOf(sides.a, sides.b)
  const reason = difference.nullReason ?? (sides.a.final && sides.b.final ? null : ('not_final' as const))
  const size =
    sides.a.rate === null || sides.b.rate === null || sides.a.n < SMALL_N || sides.b.n < SMALL_N
      ? null
      : sampleSizeTwoProportions(sides.a.rate, sides.b.rate, { power: POWER })
  const coarse = first.value.coarse + second.value.coarse
  const eligible = sides.a.eligible + sides.b.eligible
  return answer({
    ...stamped.value.stamp(eligible === 0 ? 0 : coarse / eligible),
    ...sides,
    difference,
    verdict: reason === null ? (difference.withinNoise === true ? 'within_noise' : 'differs') : null,
    verdictNullReason: reason,
    needed: size && { perSide: size.n, power: POWER, method: size.method },
  })
}

async function readSide(
  reader: AnalyticsReader,
  settings: AnalyticsSettings,
  query: Parameters<typeof ask>[2],
): Promise<Answer<{ side: ComparedSide; coarse: number }>> {
  const asked = await ask(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, question, filter } = asked.value
  const tally = tallyOf(scope === null ? [] : await reader.countGroups({ ...scope, by: [] }))
  const days = { ...(query.from === undefined ? {} : { from: query.from }), ...(query.to === undefined ? {} : { to: query.to }) }
  const last = query.to === undefined ? null : isoToDay(query.to)
  const end = last === null ? 0 : startOfDay(last + 1, settings.timeZone)
  const side = {
    ...rateOf(tally, { filter: filter(), ...days }),
    from: query.from ?? null,
    to: query.to ?? null,
    final: question.asOf !== null && isMatured(tally.certain, end, question.asOf) === true,
  }
  return answer({ side, coarse: tally.coarse })
}
