/** The rate of quiet and of busy days (row 26). */
import type { UnderLoad, UnderLoadQuery } from '@shared/api/under-load.ts'
import { CONTACT } from '@shared/fcr/arrivals.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import { trendInProportions } from '@shared/stats/trend-in-proportions.ts'
import { localDay, startOfDay, type Day } from '@shared/time/calendar.ts'
import type { FactScope, GroupCount } from '../store/fact-store/contract.ts'
import { answer, type Answer } from './answer.ts'
import { everyArrival } from './arrivals.ts'
import { HANDLED } from './counter-sample.ts'
import { before } from './moments.ts'
import { daysWord } from './narrowing-measures.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'
import { askWindowed, differenceOf, groupedBy, rateOf, tallyOf, type Asked } from './scope.ts'

/** Fewer days say nothing of busy and quiet ones. */
const MIN_DAYS = 30
const TENTHS = 10

/** A day on which contacts were first solved; by nobody known where there are no agents. */
interface LoadedDay {
  day: Day
  load: number
  agents: number
  counts: readonly GroupCount[]
  successes: number
  n: number
}

export async function readUnderLoad(reader: AnalyticsReader, settings: AnalyticsSettings, query: UnderLoadQuery): Promise<Answer<UnderLoad>> {
  const asked = await askWindowed(reader, settings, query)
  if (!asked.ok) return asked
  const { stamp, filter } = asked.value
  const days = await readDays(reader, settings, asked.value, query.load)
  const worked = days.filter(({ agents }) => agents > 0)
  const ripe = worked.filter(({ n }) => n > 0)
  const enough = ripe.length >= MIN_DAYS
  const deciles = enough ? tenthsOf(ripe).map((own, at) => decileOf(own, at + 1, filter)) : []
  const trend = enough ? trendInProportions(ripe.map(({ load, successes, n }) => ({ score: load, successes, n }))) : null
  const [quietest, busiest] = [deciles[0], deciles.at(-1)]
  const nobody = { success: 0, n: 0 }
  return answer({
    ...stamp(rateOf(tallyOf(days.flatMap(({ counts }) => counts)), { filter: [] }).coarseShare),
    load: query.load,
    basis: 'account_and_day',
    days: ripe.length,
    deciles,
    difference: differenceOf(busiest?.rate ?? nobody, quietest?.rate ?? nobody),
    trend: trend && { slope: trend.slope, low: trend.low, high: trend.high, p: trend.p, dispersion: trend.dispersion },
    nullReason: days.length > 0 && worked.length === 0 ? 'no_agents_known' : !enough ? 'too_few_days' : trend === null ? 'no_variation' : null,
  })
}

async function readDays(reader: AnalyticsReader, settings: AnalyticsSettings, asked: Asked, load: UnderLoadQuery['load']): Promise<LoadedDay[]> {
  const { scope } = asked
  const account = scope === null ? null : { lens: scope.lens, fromDay: null, toDay: null, filters: [] }
  if (scope === null || account === null) return []
  const [counts, agents, moments] = await Promise.all([
    reader.countGroups({ ...scope, by: [], byDay: true }),
    readAgents(reader, account),
    readMoments(reader, asked),
  ])
  const came = countByDay(moments.came, settings.timeZone)
  return [...groupedBy(counts, ({ day }) => String(day))].map(([key, own]) => {
    const day = Number(key)
    const working = agents.get(day) ?? 0
    const dawn = startOfDay(day, settings.timeZone)
    const size = load === 'arrivals' ? (came.get(day) ?? 0) : before(moments.came, dawn) - before(moments.solved, dawn)
    const { success, failed } = tallyOf(own).certain
    return { day, load: working === 0 ? 0 : size / working, agents: working, counts: own, successes: success, n: success + failed }
  })
}

/** Agents of the whole account who solved a contact that day, by local day. */
async function readAgents(reader: AnalyticsReader, account: FactScope): Promise<ReadonlyMap<Day, number>> {
  const seen = new Map<Day, Set<string>>()
  for (const { day, values, cell } of await reader.countGroups({ ...account, by: ['agent'], byDay: true })) {
    const [agent = NO_VALUE] = values
    if (day === null || agent === NO_VALUE || !HANDLED.includes(cell ?? '')) continue
    const working = seen.get(day) ?? new Set()
    seen.set(day, working.add(agent))
  }
  return new Map([...seen].map(([day, working]) => [day, working.size]))
}

/** When contacts of the whole account came and were first solved, sorted. */
async function readMoments(reader: AnalyticsReader, asked: Asked): Promise<{ came: Float64Array; solved: Float64Array }> {
  const all = everyArrival(asked)
  const [came, solved]: [number[], number[]] = [[], []]
  if (all !== null)
    await reader.scanContacts(
      { lens: all.lens, fromDay: null, toDay: null, filters: [], numbers: ['createdAt', 'firstSolvedAt'], words: [] },
      ({ size, cell, numbers }) => {
        for (let i = 0; i < size; i += 1) {
          if (cell.names[cell.codes[i]!] !== CONTACT) continue
          came.push(numbers.createdAt[i]!)
          if (!Number.isNaN(numbers.firstSolvedAt[i]!)) solved.push(Math.max(numbers.createdAt[i]!, numbers.firstSolvedAt[i]!))
        }
      },
    )
  return { came: Float64Array.from(came).sort(), solved: Float64Array.from(solved).sort() }
}
function countByDay(moments: Float64Array, timeZone: string): Map<Day, number> {
  const counts = new Map<Day, number>()
  for (const moment of moments) {
    const day = localDay(moment, timeZone)
    counts.set(day, (counts.get(day) ?? 0) + 1)
  }
  return counts
}

/** Whole days by load, cut where the contacts so far pass each tenth. */
function tenthsOf(days: readonly LoadedDay[]): LoadedDay[][] {
  const all = days.reduce((sum, { n }) => sum + n, 0)
  const tenths: LoadedDay[][] = Array.from({ length: TENTHS }, () => [])
  let passed = 0
  for (const day of days.toSorted((a, b) => a.load - b.load || a.day - b.day)) {
    // By its middle: a large day goes where most of it belongs.
    tenths[Math.min(TENTHS - 1, Math.floor(((passed + day.n / 2) / all) * TENTHS))]!.push(day)
    passed += day.n
  }
  return tenths.filter((own) => own.length > 0)
}
function decileOf(days: readonly LoadedDay[], decile: number, filter: Asked['filter']): UnderLoad['deciles'][number] {
  return {
    decile,
    days: days.length,
    lowLoad: days[0]!.load,
    highLoad: days.at(-1)!.load,
    meanAgents: days.reduce((sum, { agents }) => sum + agents, 0) / days.length,
    rate: rateOf(tallyOf(days.flatMap(({ counts }) => counts)), { filter: filter({}, [`solved_on=${daysWord(days.map(({ day }) => day))}`]) }),
  }
}
