/** Where tickets come from. Sync knows only this; how an account is read (exports, lists) is the source's own affair. */
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { StreamName } from '@shared/zendesk/rows.ts'

export interface SourcePage {
  /** The response as it came; decoding is not the source's affair. */
  body: unknown
  /** What names this page in the list of skipped records. */
  place: string
  /** Where to go on from, also after the end. Opaque to everyone else. */
  cursor: string
  /** The stream was read to its end. */
  end: boolean
  /** With `end`: everything up to this moment was delivered. */
  completeTo: EpochSeconds | null
}
export interface Source {
  /** Host of the account. */
  account: string
  /** The page after `cursor`; null = from the beginning. Retries by itself; throws a `ZendeskError` when it gives up. */
  fetchPage(stream: StreamName, cursor: string | null, signal?: AbortSignal): Promise<SourcePage>
  /** How many rows a whole stream has, when the account tells; null when it does not. */
  estimate(stream: StreamName, signal?: AbortSignal): Promise<number | null>
  /** Time zone as the account names it; null when it names none. Throws a `ZendeskError` when it cannot be asked. */
  accountZone(signal?: AbortSignal): Promise<string | null>
  requests(): number
  waitedMs(): number
}
