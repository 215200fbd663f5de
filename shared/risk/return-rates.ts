/** Shares of contacts that were followed by a return, by what they were about: counted forwards in time, shrunk to the share of all. */
import type { EpochSeconds } from '../fcr/history.ts'
import type { RiskContact } from './risk-contact.ts'

export const RATE_KINDS = ['reason', 'group', 'market'] as const
export type RateKind = (typeof RATE_KINDS)[number]

interface Tally {
  n: number
  returned: number
}
export interface RateTable {
  all: Tally
  byValue: Record<RateKind, Record<string, Tally>>
}

/** Contacts worth as much as twenty say nothing for themselves. */
const SHRINK = 20
/** Before anything was counted: one in five, as little as five contacts would say. */
const START: Tally = { n: 5, returned: 1 }

export const emptyRates = (): RateTable => ({ all: { n: 0, returned: 0 }, byValue: { reason: {}, group: {}, market: {} } })

export const baseRate = ({ all }: RateTable): number => (all.returned + START.returned) / (all.n + START.n)

/** Share of returns among the contacts with that value, shrunk to the base. */
export function shrunkenRate(table: RateTable, kind: RateKind, value: string | null): number {
  const tally = value === null ? undefined : table.byValue[kind][value]
  const base = baseRate(table)
  return tally ? (tally.returned + SHRINK * base) / (tally.n + SHRINK) : base
}

/** Counts outcomes in the order in which they become known. */
export function createRateClock(contacts: readonly RiskContact[]): { table: RateTable; advanceTo: (now: EpochSeconds) => void } {
  const waiting = contacts.filter(({ outcome }) => outcome !== null).sort((a, b) => a.outcome!.knownAt - b.outcome!.knownAt)
  const table = emptyRates()
  let next = 0
  return {
    table,
    advanceTo(now) {
      for (; next < waiting.length && waiting[next]!.outcome!.knownAt <= now; next++) count(table, waiting[next]!)
    },
  }
}

function count(table: RateTable, contact: RiskContact): void {
  const returned = contact.outcome!.returned ? 1 : 0
  const tallies = [table.all]
  for (const kind of RATE_KINDS) {
    const value = contact[kind]
    if (value !== null) tallies.push((table.byValue[kind][value] ??= { n: 0, returned: 0 }))
  }
  for (const tally of tallies) {
    tally.n++
    tally.returned += returned
  }
}
