/** The rule checks over many tickets: what the whole frame is measured by, before reviewers correct it. */
import type { SlaTarget } from '@shared/api/operations.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { checkTicket, type CheckedTicket, type CheckResults } from '@shared/quality/checks.ts'
import type { BusinessClock } from '@shared/time/business-time.ts'
import { businessClockOf, operationsOf } from '../../analytics/operations.ts'
import type { AnalyticsSettings } from '../../analytics/reader.ts'
import type { FactReader } from '../../store/fact-store/contract.ts'
import type { ConversationReader, LandedConversation } from '../../store/fact-store/conversation-contract.ts'
import { linesOf, type SpeakerRules } from '../conversation/lines.ts'

export interface CheckDeps {
  reader: Pick<FactReader, 'facts'> & ConversationReader
  settings: () => Pick<AnalyticsSettings, 'operations' | 'timeZone'>
  /** Those of the engine. */
  speakers: () => Promise<SpeakerRules>
}
/** A page of tickets at a time stays in memory with its lines. */
const PAGE = 2000

/** By ticket id, then by check id; a ticket that is not known here is left out. */
export async function runChecks({ reader, settings, speakers }: CheckDeps, ids: readonly TicketId[]): Promise<ReadonlyMap<TicketId, CheckResults>> {
  const results = new Map<TicketId, CheckResults>()
  const rules = await speakers()
  const dueOf = firstReplyDue(settings())
  for (let from = 0; from < ids.length; from += PAGE) {
    const page = ids.slice(from, from + PAGE)
    const [facts, landed] = await Promise.all([reader.facts(page), reader.conversations(page)])
    const byId = new Map(landed.map((one) => [one.row.id, one]))
    for (const fact of facts) {
      const one = byId.get(fact.ticketId)
      if (one) results.set(fact.ticketId, checkTicket(toChecked(fact, one, { rules, dueOf })))
    }
  }
  return results
}

/** By when the configured promise wants a first reply; null = none fits, or opening hours are missing. */
export type FirstReplyDue = (fact: Pick<ContactFact, 'channel' | 'priority' | 'createdAt'>) => EpochSeconds | null
export function firstReplyDue(settings: Pick<AnalyticsSettings, 'operations' | 'timeZone'>): FirstReplyDue {
  const targets = operationsOf(settings).slaTargets.filter(({ measure }) => measure === 'first_reply')
  const clock = businessClockOf(settings)
  return (fact) => {
    const target = targets.find((one) => fits(one, fact))
    return target === undefined ? null : dueBy(target, fact.createdAt, clock)
  }
}
const fits = ({ channels, priorities }: SlaTarget, { channel, priority }: Pick<ContactFact, 'channel' | 'priority'>): boolean =>
  (channels === undefined || channels.includes(channel)) && (priorities === undefined || (priority !== null && priorities.includes(priority)))
const dueBy = ({ withinMinutes, hours }: SlaTarget, from: EpochSeconds, clock: BusinessClock | null): EpochSeconds | null =>
  hours === 'calendar' ? from + withinMinutes * 60 : (clock?.after(from, withinMinutes * 60) ?? null)

export function toChecked(
  fact: ContactFact,
  { row, events }: LandedConversation,
  { rules, dueOf }: { rules: SpeakerRules; dueOf: FirstReplyDue },
): CheckedTicket {
  return { fact, lines: linesOf(row, events, fact.channel, rules), firstReplyDue: dueOf(fact), orderKnown: row.orderRefs.length > 0 }
}
