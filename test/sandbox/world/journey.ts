/** The life of one customer's matter: first contact, service, and whatever comes back. */
import { drawWay } from './channel.ts'
import { playContact } from './contact.ts'
import type { Contact } from './issues.ts'
import { userFor } from './open-contact.ts'
import type { Plan, Scene } from './plan.ts'
import { abandonedChat, botFirst, duplicateMail, resumedChat } from './side-stories.ts'
import type { Issue } from './text/writer.ts'

/** A new matter of a customer, with all that follows from it. */
export function playIssue(scene: Scene, issue: Issue, at: number, options: Omit<Contact, 'issue' | 'at'> = {}): Plan {
  const { dice } = scene
  const way = options.way ?? drawWay(dice, issue.person.language)
  const contact: Contact = { ...options, issue, at, way, userId: options.userId ?? userFor(issue.person, way) }
  if (!options.mustFail && !options.previous) {
    if (way === 'messaging' && dice.chance(0.13)) return botFirst(scene, contact)
    if ((way === 'chat' || way === 'messaging') && dice.chance(0.055)) return abandonedChat(scene, contact)
    if (way === 'messaging' && dice.chance(0.035)) return resumedChat(scene, contact)
    if (way === 'email' && dice.chance(0.04)) return duplicateMail(scene, contact)
  }
  return playContact(scene, contact)
}
