/** What a forecast reads of the contacts that arrived: volume by local day, who came back from whom, and when calls come. */
import { CONTACT, isRepeatArrival } from '@shared/fcr/arrivals.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { ArrivedContact } from '@shared/forecast/repeat-kernel.ts'
import { localDay, zoneOffset, type Day } from '@shared/time/calendar.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import { narrowed } from './arrivals.ts'
import type { AnalyticsReader } from './reader.ts'

export interface Arrival {
  ticketId: TicketId
  createdAt: EpochSeconds
  day: Day
  voice: boolean
  handleSeconds: number | null
  coarse: boolean
}
export interface ArrivalSeries {
  arrivals: readonly Arrival[]
  /** Each with the day of the contact that it came back from. */
  returns: readonly ArrivedContact[]
  /** Tickets that are not the first of their chain. */
  repeats: ReadonlySet<TicketId>
}

export async function readArrivalSeries(reader: Pick<AnalyticsReader, 'scanContacts'>, scope: FactScope, timeZone: string): Promise<ArrivalSeries> {
  const arrivals: Arrival[] = []
  /** The latest contact that leads to a ticket: the one it came back from. */
  const origin = new Map<TicketId, Arrival>()
  const numbers = ['ticketId', 'createdAt', 'nextTicketId', 'nextGap', 'handleSeconds', 'coarse'] as const
  await reader.scanContacts({ ...scope, numbers, words: ['channel', 'nextKind'] }, ({ size, cell, numbers: read, words }) => {
    const wordOf = (name: 'channel' | 'nextKind', i: number) => words[name].names[words[name].codes[i]!] ?? NO_VALUE
    for (let i = 0; i < size; i += 1) {
      if (cell.names[cell.codes[i]!] !== CONTACT) continue
      const createdAt = read.createdAt[i]!
      const handle = read.handleSeconds[i]!
      const arrival = {
        ticketId: read.ticketId[i]!,
        createdAt,
        day: localDay(createdAt, timeZone),
        voice: wordOf('channel', i) === 'voice',
        handleSeconds: Number.isNaN(handle) ? null : handle,
        coarse: read.coarse[i] === 1,
      }
      arrivals.push(arrival)
      const kind = wordOf('nextKind', i)
      if (kind !== 'new_ticket' && kind !== 'follow_up') continue
      const next = read.nextTicketId[i]!
      const known = origin.get(next)
      if (known === undefined || known.createdAt < createdAt) origin.set(next, arrival)
    }
  })
  const gaps = await readRepeats(reader, scope)
  const returns = arrivals.map(({ ticketId, createdAt, day }) => {
    const gap = gaps.get(ticketId)
    // Where nothing at hand leads to it, it came back from the solve before it.
    return { day, from: gap === undefined ? null : (origin.get(ticketId)?.day ?? localDay(createdAt - gap, timeZone)) }
  })
  return { arrivals, returns, repeats: new Set(gaps.keys()) }
}

/** Seconds since the solve that each of them came back from. */
async function readRepeats(reader: Pick<AnalyticsReader, 'scanContacts'>, scope: FactScope): Promise<Map<TicketId, number>> {
  const gaps = new Map<TicketId, number>()
  const query = { ...narrowed(scope, isRepeatArrival(scope.lens.definition)), numbers: ['ticketId', 'prevGap'] as const, words: [] }
  await reader.scanContacts(query, ({ size, cell, numbers }) => {
    for (let i = 0; i < size; i += 1) if (cell.names[cell.codes[i]!] === CONTACT) gaps.set(numbers.ticketId[i]!, numbers.prevGap[i]!)
  })
  return gaps
}

export interface CallProfile {
  /** Of all contacts. */
  share: number
  /** Of a week's calls, those of the busiest weekday; and for each weekday, Monday first, those of its busiest hour. */
  busiestDay: number
  busiestHour: readonly number[]
  busiestWeekday: number
}
/** null without a call. */
export function callProfile(arrivals: readonly Arrival[], timeZone: string): CallProfile | null {
  const calls = arrivals.filter(({ voice }) => voice)
  if (calls.length === 0) return null
  const hours = Array.from({ length: 7 }, () => new Float64Array(24))
  for (const { createdAt, day } of calls) {
    const second = createdAt + zoneOffset(createdAt, timeZone) - day * DAY_SECONDS
    hours[weekdayOf(day)]![Math.floor(second / 3600)]! += 1
  }
  const ofDay = hours.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  const most = Math.max(...ofDay)
  return {
    share: calls.length / arrivals.length,
    busiestDay: most / calls.length,
    busiestWeekday: ofDay.indexOf(most),
    busiestHour: hours.map((counts, weekday) => (ofDay[weekday] === 0 ? 0 : Math.max(...counts) / ofDay[weekday]!)),
  }
}
/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7
