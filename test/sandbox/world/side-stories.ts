/** First contacts that don't run the usual way: bots, queues left, lines dropped, the same mail twice. */
import { mergeInto } from './after-solve.ts'
import { afterSolve, playContact } from './contact.ts'
import { AUTOMATION, closeLater, serve } from './desk-work.ts'
import type { Contact } from './issues.ts'
import { openContact } from './open-contact.ts'
import { addStep, HOUR, MINUTE, type Plan, type Scene } from './plan.ts'

const BOT_LINES = {
  en: ['Here is an article that may help.', 'Did this answer your question?'],
  zh: ['这篇文章也许有帮助。', '这样解决您的问题了吗？'],
} as const

/** An AI agent answers first; part of its customers come back to a human. */
export function botFirst(scene: Scene, contact: Contact): Plan {
  const { dice, writer } = scene
  const work = openContact(scene, contact)
  const { plan, issue } = work
  const base = plan.open
  plan.open = () => ({ ...base(), aiAgent: true, byRule: {}, extra: [] })
  let at = plan.at + 4
  for (const line of [writer.answer(issue), ...BOT_LINES[issue.person.language]]) {
    addStep(plan, at, { actorId: -1, via: 'Messaging', comment: { authorId: -1, body: line } })
    at += 6 + dice.int(20)
  }
  const solvedAt = Math.floor(at + 12 * MINUTE)
  addStep(plan, solvedAt, { actorId: -1, via: 'Rule', set: { status: 'solved' }, addTags: ['ai_agent_resolved'] })
  closeLater(plan, solvedAt)
  if (dice.chance(0.32))
    playContact(scene, {
      ...contact,
      at: solvedAt + dice.between(0.5, 30) * HOUR,
      way: dice.pick(['messaging', 'email', 'web']),
      previous: plan,
      how: 'new_ticket',
      depth: 1,
    })
  return plan
}

/** Leaves the queue before anyone answers; a third tries again later. */
export function abandonedChat(scene: Scene, contact: Contact): Plan {
  const work = openContact(scene, contact)
  const { plan, issue } = work
  const base = plan.open
  const { body } = scene.writer.letter(issue, { again: false, mention: false, short: true })
  plan.open = () => {
    const { hiddenReplies: _, ...opened } = base()
    return { ...opened, comment: { ...opened.comment, body } }
  }
  const solvedAt = plan.at + 25 * MINUTE
  addStep(plan, solvedAt, { ...AUTOMATION, set: { status: 'solved' }, addTags: ['missed'] })
  closeLater(plan, solvedAt)
  if (scene.dice.chance(0.35))
    playContact(scene, { ...contact, at: solvedAt + scene.dice.between(0.3, 20) * HOUR, previous: plan, how: 'new_ticket', depth: 1 })
  return plan
}

/** The line drops; the customer is back within minutes and goes on. */
export function resumedChat(scene: Scene, contact: Contact): Plan {
  const work = openContact(scene, contact)
  const served = serve(work)
  if (!served) return work.plan
  closeLater(work.plan, served.solvedAt)
  const back = playContact(scene, {
    ...contact,
    at: served.solvedAt + scene.dice.between(2, 9) * MINUTE,
    previous: work.plan,
    how: 'resumed',
    depth: 3,
  })
  return back
}

/** The same mail twice: merged before the answer, or the second one closed without a word. */
export function duplicateMail(scene: Scene, contact: Contact): Plan {
  const { dice } = scene
  const work = openContact(scene, contact)
  const { plan: twin } = openContact(scene, { ...contact, at: contact.at + dice.between(2, 18) * MINUTE, previous: work.plan, how: 'duplicate' })
  const first = twin.open
  twin.open = () => ({ ...first(), comment: work.plan.open().comment, subject: work.plan.open().subject })
  const at = Math.floor(twin.at + dice.between(2, 6) * MINUTE)
  const agent = 501 + dice.int(6)
  if (dice.chance(0.6)) mergeInto(scene, twin, work.plan, at, agent)
  else addStep(twin, at + 5 * HOUR, { actorId: agent, via: 'Web form', set: { status: 'solved', assignee_id: agent }, addTags: ['duplicate'] })
  const served = serve(work)
  if (served) afterSolve(work, served, contact)
  return work.plan
}
