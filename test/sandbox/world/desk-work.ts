/** How the desk serves one contact, from the first answer to the solve. */
import type { Dice } from '../seed.ts'
import { CARRIER_ID, CAUSES, EX_AGENT_ID, FIELD, GROUP, REASONS, TEAM, type Reason } from './catalogue.ts'
import { CUSTOMER_VIA, LIVE, type Way } from './channel.ts'
import { addStep, DAY, HOUR, MINUTE, type Plan, type Scene } from './plan.ts'
import type { RawValue } from './records.ts'
import type { Issue } from './text/writer.ts'

export const AUTOMATION = { actorId: -1, via: 'Rule' } as const
const TEAM_BY_GROUP = new Map<number, readonly number[]>((Object.keys(GROUP) as (keyof typeof GROUP)[]).map((key) => [GROUP[key], TEAM[key]]))
/** Reasons that agents mistake for one another. */
const CONFUSED: Readonly<Record<Reason, readonly Reason[]>> = {
  where_is_my_order: ['customs_tax', 'damaged_wrong_item'],
  refund: ['return_exchange', 'payment_failed'],
  return_exchange: ['refund', 'damaged_wrong_item'],
  damaged_wrong_item: ['return_exchange', 'warranty_inspection'],
  order_change: ['where_is_my_order', 'website_error'],
  customs_tax: ['where_is_my_order', 'invoice'],
  payment_failed: ['website_error', 'coupon_promo'],
  coupon_promo: ['payment_failed', 'refund'],
  account_login: ['website_error'],
  product_question: ['warranty_inspection'],
  warranty_inspection: ['damaged_wrong_item', 'product_question'],
  invoice: ['order_change', 'account_login'],
  website_error: ['account_login', 'payment_failed'],
}

export interface Work {
  scene: Scene
  plan: Plan
  issue: Issue
  way: Way
  userId: number
  /** Group the ticket opened in. */
  group: number
  mention: boolean
  /** Planted stories are answered and solved for certain. */
  mustSolve?: boolean
}
export interface Served {
  solvedAt: number
  group: number
  agent: number
  /** Something on the way already made it no first-contact resolution. */
  flagged: boolean
}

export function pickAgent(dice: Dice, group: number, at: number, start: number): number {
  if (group === GROUP.english && at < start + 70 * DAY && dice.chance(0.15)) return EX_AGENT_ID
  return dice.pick(TEAM_BY_GROUP.get(group)?.length ? TEAM_BY_GROUP.get(group)! : TEAM.english)
}

/** What the agent tags at the solve: mostly right. */
export function tagging({ scene, plan, issue, mustSolve }: Work): Record<number, RawValue> {
  const { dice, truth } = scene
  const fields: Record<number, RawValue> = {}
  const roll = dice.next()
  if (mustSolve || roll >= 0.12) fields[FIELD.reason] = issue.reason
  else {
    if (roll >= 0.055) fields[FIELD.reason] = dice.chance(0.7) ? dice.pick(CONFUSED[issue.reason]) : dice.pick(REASONS)[0]
    plan.after.push((ticket) => {
      const tagged = ticket.custom_fields.find((field) => field.id === FIELD.reason)?.value
      if (tagged !== issue.reason) truth.reasonSpoilt.add(ticket.id)
    })
  }
  if (issue.order && dice.chance(0.4)) fields[FIELD.order] = dice.chance(0.85) ? issue.order : ` ${issue.order.toLowerCase().replace('-', '')}`
  if (dice.chance(0.45))
    fields[FIELD.verdict] = dice.weighted([
      ['yes', 86],
      ['partly', 8],
      ['no', 6],
    ])
  return fields
}

/** Closes a ticket four days after it was solved, as the standard automation does. */
export function closeLater(plan: Plan, solvedAt: number): void {
  const at = Math.floor(solvedAt) + 4 * DAY + 600
  addStep(plan, at, (ticket) => (ticket.status === 'solved' ? { ...AUTOMATION, at, set: { status: 'closed' } } : null))
}

/** Serves a mail, form, post or API ticket. Null = never solved. */
export function serveByMail(work: Work): Served | null {
  const { scene, plan, issue, way, userId } = work
  const { dice, writer } = scene
  let group = work.group
  let at = plan.at + dice.around(2.6 * HOUR, 0.9)
  let agent = pickAgent(dice, group, at, scene.start)
  const vendor = group === GROUP.vendor
  const drawn = dice.weighted([
    ['one', 63],
    ['two', 13],
    ['clarify', vendor ? 9 : 6],
    ['transfer', vendor ? 7 : 4],
    ['escalate', issue.reason === 'warranty_inspection' ? 9 : 2.2],
    ['auto', 3.4],
    ['silent', 1.2],
    ['open', 0.5],
  ] as const)
  const kind = work.mustSolve ? 'one' : drawn
  const say = (when: number, who: number, what: 'solve' | 'ask' | 'wait', more: object = {}): void =>
    addStep(plan, when, { actorId: who, via: 'Web form', comment: { authorId: who, body: writer.answer(issue, what) }, ...more })
  const solve = (when: number, who: number): void => say(when, who, 'solve', { set: { status: 'solved', assignee_id: who }, fields: tagging(work) })
  let flagged = false

  if (kind === 'open') {
    say(at, agent, 'wait', { set: { status: 'hold', assignee_id: agent } })
    return null
  }
  if (kind === 'silent') {
    addStep(plan, at, { actorId: agent, via: 'Web form', set: { status: 'solved', assignee_id: agent }, fields: tagging(work) })
    return { solvedAt: at, group, agent, flagged: true }
  }
  if (kind === 'auto') {
    say(at, agent, 'solve', { set: { status: 'pending', assignee_id: agent }, fields: tagging(work) })
    addStep(plan, at + 2 * DAY, { ...AUTOMATION, extra: [{ event_type: 'Notification', subject: 'Are you still there?', recipients: [userId] }] })
    addStep(plan, at + 4 * DAY, { ...AUTOMATION, set: { status: 'solved' }, addTags: ['auto_solved'] })
    return { solvedAt: at + 4 * DAY, group, agent, flagged: false }
  }
  if (kind === 'two') {
    say(at, agent, 'wait', { set: { status: 'open', assignee_id: agent } })
    at += dice.around(7 * HOUR, 0.8)
    // The carrier's answer lands in the ticket; nobody came back with it.
    if (issue.reason === 'where_is_my_order' && dice.chance(0.25))
      addStep(plan, at - 600, {
        actorId: CARRIER_ID,
        via: 'Mail',
        comment: { authorId: CARRIER_ID, body: 'Shipment located at hub, delivery follows.' },
      })
  }
  if (kind === 'clarify') {
    flagged = true
    say(at, agent, 'ask', { set: { status: 'pending', assignee_id: agent } })
    at += dice.around(5 * HOUR, 0.9)
    addStep(plan, at, {
      actorId: userId,
      via: CUSTOMER_VIA[way],
      comment: { authorId: userId, body: writer.telling(issue, work.mention) },
      set: { status: 'open' },
    })
    at += dice.around(2 * HOUR, 0.8)
  }
  if (kind === 'transfer' || kind === 'escalate') {
    flagged = true
    const from = agent
    const byTag = kind === 'escalate' && dice.chance(0.3)
    group =
      kind === 'escalate'
        ? byTag
          ? group
          : GROUP.tier2
        : dice.pick([GROUP.l2, GROUP.l2, GROUP.payments, GROUP.english].filter((id) => id !== group))
    addStep(plan, at, {
      actorId: from,
      via: 'Web form',
      comment: { authorId: from, public: false, body: `Passing on: ${issue.item}, please check.` },
      set: { status: 'open', group_id: group, assignee_id: byTag ? from : null, ...(kind === 'escalate' && { priority: 'high' as const }) },
      ...(kind === 'escalate' && { addTags: ['escalated'] }),
    })
    at += dice.around(9 * HOUR, 0.8)
    agent = pickAgent(dice, group, at, scene.start)
  }
  solve(at, agent)
  return { solvedAt: at, group, agent, flagged }
}

/** Serves a chat, a messenger conversation or a call, start to end. */
export function serveLive(work: Work): Served {
  const { scene, plan, issue, way, userId, group } = work
  const { dice, writer } = scene
  const agent = pickAgent(dice, group, plan.at, scene.start)
  let at = plan.at + dice.around(2 * MINUTE, 0.6)
  const solvedBy = (when: number): Served => ({ solvedAt: when, group, agent, flagged: false })
  const done = { status: 'solved' as const, assignee_id: agent }
  if (way === 'voice') {
    at = plan.at + dice.around(6 * MINUTE, 0.5)
    addStep(plan, at, { actorId: agent, via: 'Web form', set: done, fields: tagging(work) })
    return solvedBy(at)
  }
  if (way === 'chat') {
    at = plan.at + dice.around(14 * MINUTE, 0.4)
    addStep(plan, at, {
      actorId: agent,
      via: 'Chat',
      set: done,
      fields: tagging(work),
      extra: [{ event_type: 'ChatEndedEvent', visitor_id: `v-${userId}` }],
    })
    return solvedBy(at)
  }
  if (dice.chance(0.3))
    addStep(plan, plan.at + 5, {
      actorId: -1,
      via: 'Messaging',
      comment: { authorId: -1, body: 'Thanks for your message. An agent will be with you shortly.' },
    })
  const rounds = 1 + dice.int(4)
  for (let i = 0; i < rounds; i++) {
    const last = i === rounds - 1
    const say = { authorId: agent, body: writer.answer(issue, last ? 'solve' : dice.pick(['ask', 'wait'])) }
    addStep(plan, at, { actorId: agent, via: 'Messaging', comment: say, ...(i === 0 && { set: { status: 'open' as const, assignee_id: agent } }) })
    at += dice.around(1.5 * MINUTE, 0.6)
    const reply = last ? writer.thanks(issue) : writer.telling(issue, work.mention && i === 0)
    if (!last || dice.chance(0.6)) addStep(plan, at, { actorId: userId, via: 'Messaging', comment: { authorId: userId, body: reply } })
    at += dice.around(2 * MINUTE, 0.6)
  }
  const idle = dice.chance(0.12)
  const when = idle ? at + 2 * HOUR : at
  addStep(plan, when, { ...(idle ? AUTOMATION : { actorId: agent, via: 'Messaging' }), set: done, fields: tagging(work) })
  return solvedBy(when)
}

export const serve = (work: Work): Served | null => (LIVE.has(work.way) ? serveLive(work) : serveByMail(work))

export const drawCause = (dice: Dice): string => dice.pick(CAUSES)[0]
