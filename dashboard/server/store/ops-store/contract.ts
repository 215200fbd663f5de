/** Small transactional data: configuration now; reviews, cases, sessions and the audit log join it. Lives apart from the analytics file, which can be rebuilt. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'

export interface StoredConfiguration {
  version: number
  savedAt: EpochSeconds
  body: Configuration
}
/** A human's word on two tickets; wins over every rule (domain 4, rule 1). */
export interface IssueVerdict {
  a: TicketId
  b: TicketId
  same: boolean
  at: EpochSeconds
}

export interface OpsStore {
  configuration(): Promise<StoredConfiguration | null>
  saveConfiguration(body: Configuration, at: EpochSeconds): Promise<StoredConfiguration>
  issueVerdicts(): Promise<readonly IssueVerdict[]>
  /** `same: null` takes the word back. */
  saveIssueVerdict(verdict: { a: TicketId; b: TicketId; same: boolean | null }, at: EpochSeconds): Promise<void>
  close(): Promise<void>
}
