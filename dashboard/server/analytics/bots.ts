/** Containment beside what it is worth: bot contacts followed across channels, and the way on to people (product C13). */
import type { Bots, BotsQuery } from '@shared/api/bots.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { compileLens } from '@shared/fcr/lens.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { readLabels } from './labels.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, bySize, differenceOf, portion, rateOf, tallyOf } from './scope.ts'

/** 72 hours. */
const EARLY_DAYS = 3

export async function readBots(reader: AnalyticsReader, settings: AnalyticsSettings, query: BotsQuery): Promise<Answer<Bots>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { scope, stamp, filter } = asked.value
  const { slice } = query
  const by = [slice, 'handledBy'] as const
  const early = scope === null ? null : compileLens({ ...scope.lens.definition, windowDays: EARLY_DAYS, windowByReason: {} }, scope.lens.asOf)
  const [counts, earlyCounts, labels] = await Promise.all([
    scope === null ? [] : reader.countGroups({ ...scope, by }),
    scope === null || early === null ? [] : reader.countGroups({ ...scope, lens: early, by }),
    readLabels(reader, settings),
  ])
  const figures = (own: Readonly<Record<string, string>>, keep: (count: GroupCount) => boolean): Bots['total'] => {
    const where = (...handledBy: string[]) => filter({ ...own, handledBy })
    const of = (handledBy: string, from: readonly GroupCount[] = counts) => tallyOf(from, (count) => keep(count) && count.values[1] === handledBy)
    const [bot, afterBot, human] = [
      rateOf(of('bot'), { filter: where('bot') }),
      rateOf(of('mixed'), { filter: where('mixed') }),
      rateOf(of('human'), { filter: where('human') }),
    ]
    const reached = bot.eligible + afterBot.eligible
    const state = 'eligible'
    return {
      reached: portion(reached, reached + human.eligible, { state, filter: where('bot', 'mixed') }),
      containment: portion(bot.eligible, reached, { state, filter: where('bot') }),
      handoff: portion(afterBot.eligible, reached, { state, filter: where('mixed') }),
      bot,
      botIn72h: rateOf(of('bot', earlyCounts), { filter: where('bot'), window: EARLY_DAYS }),
      afterBot,
      human,
      difference: differenceOf(human, afterBot),
    }
  }
  const total = figures({}, () => true)
  const slices = [...new Set(counts.map(({ values }) => values[0] ?? NO_VALUE))]
    .map((value) => ({ value, label: labels.of(slice, value), ...figures({ [slice]: value }, (count) => count.values[0] === value) }))
    .filter((row) => row.reached.of > 0)
    .sort(
      bySize(
        (row) => row.reached.count * 1e9 + row.reached.of,
        (row) => row.value,
      ),
    )
  return answer({
    ...stamp(rateOf(tallyOf(counts), { filter: filter() }).coarseShare),
    slice,
    total,
    slices,
    nullReason: total.reached.count === 0 ? 'no_bot_contacts' : null,
  })
}
