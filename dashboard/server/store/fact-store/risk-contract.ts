/** What the repeat-risk model reads of the analytics store. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { ContactSignals } from '@shared/risk/risk-contact.ts'

export interface RiskFact {
  fact: ContactFact
  /** null where no line of it is known. */
  signals: ContactSignals | null
}
/** These, or `limit` of those opened at or after `since` with an id above `after`; by id. */
export type RiskQuery = { ids: readonly TicketId[] } | { since: EpochSeconds; after: TicketId; limit: number }

export interface RiskReader {
  riskFacts(query: RiskQuery): Promise<readonly RiskFact[]>
}
