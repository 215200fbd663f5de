/** Judged contacts as the risk model sees them, page by page: all that take part in chains, so that counts before are whole. */
import { isMember } from '@shared/fcr/chains.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { riskContactOf, type ContactSignals, type RiskContact } from '@shared/risk/risk-contact.ts'
import type { RiskReader } from '../store/fact-store/risk-contract.ts'

const PAGE = 2000
export interface RiskWindows {
  windowDays: number
  windowByReason: Readonly<Record<string, number>>
}

/** The contact's own window decides whether a return is one. */
export function toRiskContact(fact: ContactFact, { windowDays, windowByReason }: RiskWindows, signals: ContactSignals | null): RiskContact {
  const own = fact.reason !== null && Object.hasOwn(windowByReason, fact.reason) ? windowByReason[fact.reason] : undefined
  return riskContactOf(fact, (own ?? windowDays) * DAY_SECONDS, signals)
}

export async function* gatherContacts(reader: RiskReader, windows: RiskWindows, since: EpochSeconds): AsyncGenerator<RiskContact[]> {
  for (let after = 0; ;) {
    const page = await reader.riskFacts({ since, after, limit: PAGE })
    yield page.filter(({ fact }) => isMember(fact)).map(({ fact, signals }) => toRiskContact(fact, windows, signals))
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < PAGE) return
  }
}
