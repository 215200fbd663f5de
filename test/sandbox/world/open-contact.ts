/** Opens one contact: words, channel, routing, and what the truth keeps of it. */
import { GROUP } from './catalogue.ts'
import { LIVE, opening, routeTo, type Way } from './channel.ts'
import { AUTOMATION, pickAgent, type Work } from './desk-work.ts'
import { drawMention, type Contact } from './issues.ts'
import type { Person } from './people.ts'
import { addPlan, addStep, MINUTE, type Plan, type Scene } from './plan.ts'

/** WhatsApp and its like bring their own user. */
export const userFor = (person: Person, way: Way): number => (way === 'messaging' ? person.users.at(-1) : person.users[0])!

export function openContact(scene: Scene, contact: Contact): Work {
  const { dice, writer } = scene
  const { issue, at, way = 'email' } = contact
  const userId = contact.userId ?? issue.person.users[0]!
  const { mention: drawn, formOrder } = drawMention(dice)
  const mention = contact.mention ?? drawn
  const again = contact.previous !== undefined
  const agent = pickAgent(dice, GROUP.voice, at, scene.start)
  const letter = way === 'voice' ? writer.callNote(issue, { again, mention }) : writer.letter(issue, { again, mention, short: LIVE.has(way) })
  const group = routeTo(dice, way, issue.person.language, issue.reason)
  const detour = dice.chance(0.05)
  const replies = way === 'chat' ? 1 + dice.int(5) : 0
  const base = opening(dice, { way, person: issue.person, userId, letter, order: issue.order, formOrder: formOrder && !LIVE.has(way) })
  if (way === 'chat') base.comment = { ...base.comment, body: writer.transcript(issue, letter.body, replies) }
  if (way === 'voice') Object.assign(base, { comment: { authorId: agent, body: letter.body, voice: true }, submitterId: agent, actorId: agent })
  const plan = addPlan(scene, {
    at,
    issue,
    open: () => ({
      ...base,
      ...(contact.how === 'follow_up' && {
        source: { ...base.source, from: { ticket_id: contact.previous!.id, subject: letter.subject, channel: base.channel }, rel: 'follow_up' },
      }),
      ...(replies > 0 && { hiddenReplies: replies }),
      byRule: { group_id: detour ? GROUP.l2 : group, ...(dice.chance(0.06) && { addTags: ['routed_by_rule'] }) },
      extra: LIVE.has(way) ? [] : [{ event_type: 'Notification', subject: 'Request received', recipients: [userId] }],
    }),
  })
  // Auto-routing: a trigger moves the ticket on before anyone has read it.
  if (detour) addStep(plan, at + (LIVE.has(way) ? 20 : 5 * MINUTE), { ...AUTOMATION, set: { group_id: group } })
  noteTruth(scene, plan, contact)
  return { scene, plan, issue, way, userId, group, mention }
}

function noteTruth(scene: Scene, plan: Plan, { issue, previous, how = 'new_ticket' }: Contact): void {
  plan.after.push(({ id }) => {
    scene.truth.issueOf.set(id, issue.id)
    scene.truth.reasonOf.set(id, issue.reason)
    if (issue.order) scene.truth.orderOf.set(id, issue.order)
    if (previous) scene.truth.returns.set(id, { of: previous.id, how })
  })
}
