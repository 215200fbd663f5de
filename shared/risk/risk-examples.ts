/** Walks contacts forwards in time and notes what was known of each at its moment. */
import type { TicketId } from '../fcr/history.ts'
import { createRateClock } from './return-rates.ts'
import type { RateTable } from './return-rates.ts'
import type { RiskContact } from './risk-contact.ts'
import { countBefore, LOOK_BACK_SECONDS, riskFeatures } from './risk-features.ts'
import type { RiskMoment } from './risk-features.ts'

export interface RiskExample {
  contact: RiskContact
  features: Float64Array
  /** The plain count. */
  count: number
}

/** One example a contact, in order of opening; at the solve only of contacts that were solved and had not come back by then. */
export function riskExamples(contacts: readonly RiskContact[], moment: RiskMoment): { examples: RiskExample[]; rates: RateTable } {
  const ordered = contacts.toSorted((a, b) => a.openedAt - b.openedAt || a.id - b.id)
  const clock = createRateClock(ordered)
  const ofPerson = new Map<TicketId, RiskContact[]>()
  const examples: RiskExample[] = []
  for (const contact of ordered) {
    clock.advanceTo(contact.openedAt)
    const before = (ofPerson.get(contact.person) ?? []).filter((other) => other.openedAt >= contact.openedAt - LOOK_BACK_SECONDS)
    if (moment === 'opening' || contact.atSolve?.alreadyBack === false)
      examples.push({ contact, features: riskFeatures(moment, contact, before, clock.table), count: countBefore(contact, before) })
    before.push(contact)
    ofPerson.set(contact.person, before)
  }
  // What is known by the end, for whoever answers from now on.
  clock.advanceTo(Infinity)
  return { examples, rates: clock.table }
}
