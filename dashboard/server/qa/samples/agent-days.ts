/** How long agents have been at it: days since the first contact that they solved, where that can be known. */
import type { AnalyticsReader } from '../../analytics/reader.ts'
import type { FactScope } from '../../store/fact-store/contract.ts'

/** NaN for whoever was there before, or where nobody can tell. */
export type AgentDays = (agent: string, day: number) => number
/** Whoever solved nothing for so many days before is taken to be new. */
const ABSENT_DAYS = 31

export async function readAgentDays(reader: Pick<AnalyticsReader, 'scanContacts'>, scope: FactScope): Promise<AgentDays> {
  const first = new Map<string, number>()
  // Of any filter but the days: an agent who is new to a channel is not new.
  const query = { lens: scope.lens, fromDay: scope.fromDay, toDay: scope.toDay, filters: [], numbers: ['day' as const], words: ['agent' as const] }
  await reader.scanContacts(query, ({ size, numbers, words }) => {
    const { codes, names } = words.agent
    for (let i = 0; i < size; i += 1) {
      const agent = names[codes[i] ?? 0] ?? ''
      const day = numbers.day[i] ?? Number.NaN
      if (!((first.get(agent) ?? Infinity) <= day)) first.set(agent, day)
    }
  })
  const known = [...first.values()].reduce((least, day) => Math.min(least, day), Infinity)
  const since = (scope.fromDay ?? known) + ABSENT_DAYS
  // An account that itself began lately has no agents who are older.
  const tells = known < since
  return (agent, day) => {
    const began = first.get(agent)
    return tells && began !== undefined && began >= since ? day - began : Number.NaN
  }
}
