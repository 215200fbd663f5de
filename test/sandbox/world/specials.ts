/** What every real account holds beside plain questions. Shares are of the whole world. */
import { planOutage } from './outage.ts'
import { planProactive } from './proactive.ts'
import { ADMIN_ID, FIELD, GROUP, TEAM } from './catalogue.ts'
import { opening } from './channel.ts'
import { closeLater } from './desk-work.ts'
import { drawIssue } from './issues.ts'
import { playIssue } from './journey.ts'
import { playContact } from './contact.ts'
import { addPlan, addStep, DAY, HOUR, type Plan, type Scene } from './plan.ts'

const share = (scene: Scene, part: number): number => Math.max(1, Math.round(20_000 * scene.scale * part))
const times = (count: number, make: (i: number) => void): void => {
  for (let i = 0; i < count; i++) make(i)
}

export function planSpecials(scene: Scene): void {
  planMailbox(scene)
  planOutage(scene)
  planProactive(scene, share(scene, 0.018))
  planRefundFailures(scene)
  times(share(scene, 0.006), () => spam(scene))
  times(share(scene, 0.006), () => internal(scene))
  times(share(scene, 0.003), () => testTicket(scene))
  times(share(scene, 0.005), (i) => deleted(scene, i % 5 < 2))
  times(share(scene, 0.003), () => unknownChannel(scene))
}

/** A reseller's mailbox: 60 tickets a week, another end customer each time. */
function planMailbox(scene: Scene): void {
  const weeks = (scene.end - scene.start) / (7 * DAY)
  const wanted = Math.round(52 * weeks * scene.scale)
  // In a small world they come within four weeks, so that the mailbox is still plainly a shared one.
  const from = wanted >= 50 * weeks ? scene.start : scene.end - 66 * DAY
  const to = wanted >= 50 * weeks ? scene.end : from + 28 * DAY
  const count = Math.max(wanted, scene.scale >= 0.02 ? 46 : 1)
  times(count, () =>
    playIssue(scene, drawIssue(scene, scene.mailbox), scene.dice.between(Math.max(scene.start, from), to - HOUR), { way: 'email', depth: 2 }),
  )
}

/** Failures whose cause is known: the refund policy reads unclear. */
function planRefundFailures(scene: Scene): void {
  const { dice, people, start, end, truth } = scene
  times(Math.max(3, Math.min(30, Math.round(30 * scene.scale))), () => {
    // Someone new who names the order: the return is found for certain.
    const person = people.add()
    const drawn = drawIssue(scene, person, { reason: 'refund', order: people.newOrder(person) })
    const issue = { ...drawn, matter: 2 }
    const at = dice.between(Math.min(start + 60 * DAY, end - 20 * DAY), end - 15 * DAY)
    const plan = playContact(scene, {
      issue,
      at,
      way: dice.pick(['email', 'web'] as const),
      mustFail: true,
      cause: 'refund_policy_unclear',
      delay: dice.between(0.3, 4.5) * DAY,
    })
    plan.after.push(({ id }) => truth.refundPolicyUnclear.add(id))
  })
}

const SPAM_WORDS = [
  'rank your shop first',
  'cheap watches',
  'crypto profit',
  'free followers',
  'loan in one hour',
  'casino bonus',
  'logo design',
  'web traffic',
  'win a phone',
  'investor wanted',
] as const
function spam(scene: Scene): void {
  const { dice, arrivals, people } = scene
  const person = people.add({ language: 'en', suspended: true })
  const offer = dice.pick(SPAM_WORDS)
  const body = `${dice.pick(['Dear owner', 'Hello friend', 'Attention', 'Good news', 'Dear webmaster'])}, ${dice.pick(['we offer', 'you can have', 'get', 'last chance for'])} ${offer} and ${dice.pick(SPAM_WORDS)} ${dice.pick(['today', 'now', 'this week', 'for less', 'without risk'])}. http://spam.example/${dice.int(99_999)}`
  const plan = addPlan(scene, {
    at: arrivals.draw(),
    open: () => opening(dice, { way: 'email', person, userId: person.users[0]!, letter: { subject: offer, body } }),
  })
  if (dice.chance(0.7))
    addStep(plan, plan.at + 6 * HOUR, { actorId: TEAM.english[0]!, via: 'Web form', set: { status: 'solved', assignee_id: TEAM.english[0]! } })
  if (dice.chance(0.2)) addStep(plan, plan.at + 2 * DAY, { actorId: ADMIN_ID, via: 'Web form', set: { status: 'deleted' } })
}

const ASKS = ['a macro for', 'the text of', 'access to', 'a report on', 'the owner of', 'a new field for', 'help with'] as const
const ABOUT = [
  'the customs page',
  'late parcels',
  'the voucher tool',
  'the shift plan',
  'returns of shoes',
  'the phone line',
  'new colleagues',
  'the price list',
] as const
function internal(scene: Scene): void {
  const { dice, arrivals } = scene
  const agent = dice.pick(Object.values(TEAM).flat())
  const body = `${dice.pick(['Could I get', 'I need', 'Please give me', 'We lack'])} ${dice.pick(ASKS)} ${dice.pick(ABOUT)}, ${dice.pick(['today if possible', 'no hurry', 'for Monday', 'our team asked twice'])}.`
  const plan = addPlan(scene, {
    at: arrivals.draw(),
    open: () => ({
      requesterId: agent,
      channel: 'web',
      via: 'Web form',
      subject: body.slice(0, 40),
      comment: { authorId: agent, body },
      brandId: 7001,
      byRule: { group_id: GROUP.l2 },
    }),
  })
  const at = plan.at + dice.around(8 * HOUR, 0.7)
  addStep(plan, at, {
    actorId: TEAM.l2[0]!,
    via: 'Web form',
    comment: { authorId: TEAM.l2[0]!, body: 'Done.' },
    set: { status: 'solved', assignee_id: TEAM.l2[0]! },
  })
  closeLater(plan, at)
}

function testTicket(scene: Scene): void {
  const plan = playIssue(scene, drawIssue(scene, scene.people.pick()), scene.arrivals.draw(), { way: 'web', depth: 3 })
  const open = plan.open
  plan.open = () => ({ ...open(), tags: ['test_ticket'] })
}

/** Deleted softly; some have since been scrubbed of their words, a month later and without an audit. */
function deleted(scene: Scene, scrub: boolean): void {
  const plan = playIssue(scene, drawIssue(scene, scene.people.pick()), scene.dice.between(scene.start, scene.end - 3 * DAY), { way: 'web', depth: 3 })
  const at = Math.floor(plan.at + scene.dice.between(0.5, 2.5) * DAY)
  plan.steps = plan.steps.filter((step) => step.at < at)
  addStep(plan, at, { actorId: ADMIN_ID, via: 'Web form', set: { status: 'deleted' } })
  if (scrub && at + 30 * DAY < scene.end) plan.after.push((ticket) => scene.scrub(ticket, at + 30 * DAY))
}

/** A channel and a way nobody has heard of. */
function unknownChannel(scene: Scene): void {
  const plan: Plan = playIssue(scene, drawIssue(scene, scene.people.pick()), scene.arrivals.draw(), { way: 'api', depth: 3 })
  const open = plan.open
  plan.open = () => ({
    ...open(),
    channel: 'my_channel_42',
    via: 'Kiosk',
    extra: [{ event_type: 'KioskPrinted', copies: 1 }],
    fields: { ...open().fields, [FIELD.carrierCase]: '' },
  })
}
