/** One contact and what comes back of it. */
import type { Dice } from '../seed.ts'
import { FIELD, GROUP, REASONS } from './catalogue.ts'
import { drawWay, LIVE } from './channel.ts'
import { bounced, mergeInto, reopened, survey } from './after-solve.ts'
import { AUTOMATION, closeLater, drawCause, serve, type Served, type Work } from './desk-work.ts'
import { drawIssue, FAILS, WAY_EXTRA, type Contact } from './issues.ts'
import { openContact } from './open-contact.ts'
import { addStep, DAY, HOUR, MINUTE, type Plan, type Scene } from './plan.ts'
import type { Issue } from './text/writer.ts'
import type { ReturnHow } from './truth.ts'

export function playContact(scene: Scene, contact: Contact): Plan {
  const work = { ...openContact(scene, contact), mustSolve: contact.mustFail ?? false }
  const served = serve(work)
  if (served) afterSolve(work, served, contact)
  return work.plan
}

export function afterSolve(work: Work, served: Served, contact: Contact): void {
  const { scene, plan, issue, way } = work
  const { dice, writer } = scene
  const { solvedAt, agent } = served
  closeLater(plan, solvedAt)
  if (!LIVE.has(way) && dice.chance(0.09)) reopened(work, solvedAt + dice.around(3 * HOUR, 1), writer.thanks(issue), agent, null)
  else if (way === 'email' && dice.chance(0.02)) reopened(work, solvedAt + 20 + dice.int(90), writer.outOfOffice(issue.person.language), agent, null)
  else if (way === 'email' && dice.chance(0.006)) bounced(work, solvedAt + 30)
  if (dice.chance(0.11)) survey(work, solvedAt + dice.around(5 * HOUR, 1))

  const late = solvedAt > scene.start + (scene.end - scene.start) * 0.65
  const trend = issue.reason === 'refund' && late ? 0.06 : 0
  const vendor = served.group === GROUP.vendor ? 0.05 : 0
  const again = (contact.depth ?? 0) > 0 ? 0.05 : 0
  const fails = contact.mustFail || dice.chance(FAILS[issue.reason] + WAY_EXTRA[way] + trend + vendor + again)
  if (!fails) {
    if (dice.chance(0.052)) lookAlike(scene, plan, issue, solvedAt)
    return
  }
  const cause = contact.cause ?? (dice.chance(0.35) ? drawCause(dice) : null)
  if (cause !== null) addStep(plan, solvedAt + 90 * HOUR, { actorId: agent, via: 'Web form', fields: { [FIELD.cause]: cause } })
  if ((contact.depth ?? 0) < 3 && (contact.mustFail || dice.chance(0.84))) comeBack(work, served, contact)
}

/** Mostly within three days, with a tail beyond seven and fourteen. */
function returnDelay(dice: Dice): number {
  const band = dice.next()
  if (band < 0.72) return 20 * MINUTE + Math.min(dice.exponential(1.1 * DAY), 3 * DAY)
  if (band < 0.88) return dice.between(3, 7) * DAY
  return band < 0.96 ? dice.between(7, 14) * DAY : dice.between(14, 29) * DAY
}

function comeBack(work: Work, served: Served, contact: Contact): void {
  const { scene, plan, issue, way } = work
  const { dice, writer } = scene
  const at = served.solvedAt + (contact.delay ?? returnDelay(dice))
  const closed = at > served.solvedAt + 4 * DAY
  const depth = (contact.depth ?? 0) + 1
  const said = contact.mention === undefined ? {} : { mention: contact.mention }
  if (!LIVE.has(way) && !closed && dice.chance(0.45)) {
    const { body } = writer.letter(issue, { again: true, mention: contact.mention ?? dice.chance(0.3) })
    reopened(work, at, body, served.agent, at + dice.around(3 * HOUR, 0.8))
    return
  }
  if ((way === 'email' || way === 'web') && closed && dice.chance(0.6)) {
    playContact(scene, { issue, at, way, userId: work.userId, previous: plan, how: 'follow_up', depth, ...said })
    return
  }
  const otherWay = dice.chance(0.35) ? drawWay(dice, issue.person.language) : way === 'voice' ? 'voice' : way
  const userId = otherWay === 'messaging' ? issue.person.users.at(-1)! : dice.chance(0.15) ? dice.pick(issue.person.users) : issue.person.users[0]!
  const how: ReturnHow = userId !== work.userId ? 'other_user' : otherWay !== way ? 'other_channel' : 'new_ticket'
  if (!closed && !LIVE.has(way) && !LIVE.has(otherWay) && dice.chance(0.12))
    mergedReturn(work, served, { issue, at, way: otherWay, userId, previous: plan, how: 'merged', ...said })
  else playContact(scene, { issue, at, way: otherWay, userId, previous: plan, how, depth, ...said })
}

/** The newer of two tickets about one matter is merged into the older, which is answered again. */
function mergedReturn(work: Work, served: Served, contact: Contact): void {
  const { scene, plan: target } = work
  const { plan: source } = openContact(scene, contact)
  const mergedAt = Math.floor(contact.at + scene.dice.around(50 * MINUTE, 0.6))
  mergeInto(scene, source, target, mergedAt, served.agent)
  addStep(target, mergedAt + 5, (ticket) => (ticket.status === 'solved' ? { ...AUTOMATION, at: mergedAt + 5, set: { status: 'open' } } : null))
  const again = mergedAt + scene.dice.around(2 * HOUR, 0.7)
  addStep(target, again, {
    actorId: served.agent,
    via: 'Web form',
    comment: { authorId: served.agent, body: scene.writer.answer(work.issue) },
    set: { status: 'solved' },
  })
  closeLater(target, Math.floor(again))
}

/** Same person, near in time, alike in words or reason, and yet another matter. */
function lookAlike(scene: Scene, plan: Plan, issue: Issue, solvedAt: number): void {
  const { dice } = scene
  const at = solvedAt + dice.between(0.2, 6) * DAY
  const kind = dice.weighted([
    ['same_words', 13],
    ['same_item', 66],
    ['same_order', 7],
    ['same_reason', 14],
  ] as const)
  const other = dice.pick(REASONS.filter(([value]) => value !== issue.reason))[0]
  const next =
    kind === 'same_words'
      ? drawIssue(scene, issue.person, {
          reason: issue.reason,
          like: { ...issue, item: scene.writer.newIssue(0, issue.person, issue.reason, null).item },
        })
      : kind === 'same_reason'
        ? drawIssue(scene, issue.person, { reason: issue.reason })
        : drawIssue(scene, issue.person, { reason: other, like: issue, ...(kind === 'same_order' && { order: issue.order }) })
  const twin = playContact(scene, { issue: next, at, way: drawWay(dice, issue.person.language), depth: 1 })
  twin.after.push(({ id }) => scene.truth.lookAlikes.set(id, plan.id))
}
