/** All contacts of one person, judged together: a change to one ticket can alter only contacts of its person (domain 5). */
import { assembleContacts, toGroup, type JudgeContext, type PersonGroup, type PersonInput } from './assemble.ts'
import { drawChains } from './chains.ts'
import type { Contact } from './contact.ts'
import type { ContactFact } from './fact.ts'
import { toFact } from './to-fact.ts'

export type { JudgeContext, PersonGroup, PersonInput } from './assemble.ts'

/** Facts of the person's own tickets, by ticket id; the order of the input does not matter. */
export function judgePerson(input: PersonInput, context: JudgeContext): ContactFact[] {
  const own = new Set(input.own.map((history) => history.id))
  return toFacts(
    assembleContacts(toGroup(input, context), context).filter((contact) => own.has(contact.id)),
    context,
  ).sort(byTicket)
}

/** Facts of several persons that merges connect, as `judgePerson` would give for each of them, in one go. */
export function judgeGroup(group: PersonGroup, context: JudgeContext): ContactFact[] {
  const contacts = assembleContacts(group, context)
  if (group.length === 1) return toFacts(contacts, context).sort(byTicket)
  const byPerson = new Map<number, Contact[]>()
  for (const contact of contacts) {
    const known = byPerson.get(contact.personId)
    if (known === undefined) byPerson.set(contact.personId, [contact])
    else known.push(contact)
  }
  return [...byPerson.values()].flatMap((own) => toFacts(own, context)).sort(byTicket)
}

const byTicket = (a: ContactFact, b: ContactFact): number => a.ticketId - b.ticketId

/** `contacts`: one person's, in order. */
function toFacts(contacts: readonly Contact[], context: JudgeContext): ContactFact[] {
  const chains = drawChains(contacts, {
    human: context.humanVerdict,
    kept: context.keptVerdicts ?? null,
    text: context.textVerdict,
  })
  return contacts.map((contact) => toFact(contact, chains.get(contact) ?? null, context))
}
