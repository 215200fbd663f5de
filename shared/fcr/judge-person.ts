/** All contacts of one person, judged together: a change to one ticket can alter only contacts of its person (domain 5). */
import { assembleContacts, type JudgeContext, type PersonInput } from './assemble.ts'
import { drawChains } from './chains.ts'
import type { ContactFact } from './fact.ts'
import { toFact } from './to-fact.ts'

export type { JudgeContext, PersonInput } from './assemble.ts'

/** Facts of the person's own tickets, by ticket id; the order of the input does not matter. */
export function judgePerson(input: PersonInput, context: JudgeContext): ContactFact[] {
  const own = new Set(input.own.map((history) => history.id))
  const contacts = assembleContacts(input, context).filter((contact) => own.has(contact.id))
  const chains = drawChains(contacts, { human: context.humanVerdict, text: context.textVerdict })
  return contacts.map((contact) => toFact(contact, chains.get(contact) ?? null, context.config)).sort((a, b) => a.ticketId - b.ticketId)
}
