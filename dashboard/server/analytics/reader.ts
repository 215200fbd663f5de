/** What every question needs: the read side of the fact store, and the configuration in force. */
import type { Operations } from '@shared/api/operations.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { LensSettings } from '@shared/fcr/lens.ts'
import type { WeekStart } from '@shared/time/calendar.ts'
import type { FactReader, LandingStore } from '../store/fact-store/contract.ts'
import type { OptionNames } from './option-names.ts'

export type AnalyticsReader = FactReader & Pick<LandingStore, 'streamStates' | 'skippedRows' | 'unknownWords'>

export interface AnalyticsSettings extends LensSettings {
  timeZone: string
  weekStart: WeekStart
  /** What a ticket's number follows in the helpdesk, `https://acme.zendesk.com/agent/tickets/`; null for an import. */
  ticketUrl: string | null
  optionNames: OptionNames
  /** What one contact costs the account; null = not configured, no cost is shown. */
  costPerContact: { currency: string; amount: number } | null
  /** What counter-metrics, promises and staffing rest on; left out, nothing of it is configured. */
  operations?: Operations
  /** Of the program, for `/meta`. */
  version: string
}

/** Streams that a judgement rests on; the least of them is how far the numbers can be trusted (domain 6). */
const JUDGED_STREAMS = ['tickets', 'ticket_events', 'users'] as const

/** null until each of the judged streams was once read to its end. */
export async function readCompleteTo(reader: Pick<LandingStore, 'streamStates'>): Promise<EpochSeconds | null> {
  const states = await reader.streamStates()
  const ends = JUDGED_STREAMS.map((name) => states.find((state) => state.stream === name)?.completeTo ?? null)
  return ends.reduce<EpochSeconds | null>((least, end) => (least === null || end === null ? null : Math.min(least, end)), Number.MAX_SAFE_INTEGER)
}

export const toIso = (at: EpochSeconds): string => new Date(at * 1000).toISOString().replace('.000Z', 'Z')
export const toIsoOrNull = (at: EpochSeconds | null): string | null => (at === null ? null : toIso(at))

/** The ticket as an agent opens it. */
export const ticketUrl = (settings: Pick<AnalyticsSettings, 'ticketUrl'>, ticketId: number): string | null =>
  settings.ticketUrl === null ? null : `${settings.ticketUrl}${ticketId}`
