/** The golden cases of the counting rules, each with fixed ids: 900000 + 100 × case + ticket. */
import { goldenOfManyTickets } from './golden-many.ts'
import { AGENT, createGoldenKit, goldenUser, L2_AGENT, type GoldenKit } from './golden-kit.ts'
import { ADMIN_ID, FIELD, GROUP } from './catalogue.ts'
import { AUTOMATION } from './desk-work.ts'
import { addStep, DAY, HOUR, MINUTE, type Scene } from './plan.ts'

/** Nine weeks before the end: old enough to be ripe. */
export function planGolden(scene: Scene): void {
  const kit = createGoldenKit(scene)
  const base = Math.max(scene.start + DAY, scene.end - 63 * DAY)
  const day = (n: number): number => base + n * 5 * HOUR
  goldenOfOneTicket(kit, day)
  goldenOfService(kit, day, scene.end)
  goldenOfManyTickets(scene, kit, day)
}

function goldenOfOneTicket(kit: GoldenKit, day: (n: number) => number): void {
  const g1 = kit.open({
    n: 1,
    k: 1,
    at: day(1),
    person: kit.person(1),
    way: 'email',
    subject: 'Size of the linen shirt',
    body: 'Which size of the linen shirt fits a chest of 104 cm?',
  })
  kit.reply(g1, day(1) + 2 * HOUR, 'Please take size L.', 'product_question')

  const g2 = kit.open({
    n: 2,
    k: 1,
    at: day(2),
    person: kit.person(2),
    way: 'email',
    subject: 'Invoice copy',
    body: 'Could I have the invoice again, the first one got lost.',
  })
  kit.reply(g2, day(2) + HOUR, 'The invoice is attached.', 'invoice')
  kit.customer(g2, day(2) + 3 * HOUR, 'thanks!')
  kit.solve(g2, day(2) + 4 * HOUR, 'invoice')

  const g7 = kit.open({
    n: 7,
    k: 1,
    at: day(7),
    person: kit.person(7),
    way: 'chat',
    group: GROUP.english,
    subject: 'Conversation with Golden 7',
    body: 'Hi, my code does not work',
  })
  const lines = ['Hello!', 'Which code is it?', 'Let me look.', 'One moment please.', 'It is for full-price items.', 'Here is another one.', 'Great.']
  lines.forEach((line, i) => {
    const at = day(7) + (2 + i * 2) * MINUTE
    addStep(g7, at, { actorId: AGENT, via: 'Chat', comment: { authorId: AGENT, body: line } })
    if (i < 6) kit.customer(g7, at + MINUTE, ['hello', 'SUMMER20', 'ok', 'sure', 'I see', 'that works'][i]!, { via: 'Chat' })
  })
  kit.solve(g7, day(7) + 18 * MINUTE, 'coupon_promo')

  const g8 = kit.open({ n: 8, k: 1, at: day(8), person: kit.person(8), way: 'email', subject: 'Parcel', body: 'Where is my parcel with the kettle?' })
  kit.reply(g8, day(8) + HOUR, 'May I have the order number?')
  kit.customer(g8, day(8) + 3 * HOUR, `It is ${kit.order(8)}.`)
  kit.reply(g8, day(8) + 5 * HOUR, 'It arrives tomorrow.', 'where_is_my_order')

  const g9 = kit.open({
    n: 9,
    k: 1,
    at: day(9),
    person: kit.person(9),
    way: 'email',
    subject: 'Charged in the wrong currency',
    body: 'I was charged in dollars instead of euros for the drone.',
  })
  addStep(g9, day(9) + HOUR, {
    actorId: AGENT,
    via: 'Web form',
    comment: { authorId: AGENT, public: false, body: 'Needs a look at the payment log.' },
    set: { status: 'open', group_id: GROUP.l2, assignee_id: null },
  })
  kit.reply(g9, day(9) + 5 * HOUR, 'We have corrected the charge.', 'payment_failed', L2_AGENT)

  const g12 = kit.open({
    n: 12,
    k: 1,
    at: day(12),
    person: kit.person(12),
    way: 'email',
    subject: 'Your parcel will be two days late',
    body: 'We wanted to let you know that your parcel will be two days late.',
    extra: {
      submitterId: AGENT,
      actorId: AGENT,
      channel: 'web',
      via: 'Web form',
      comment: { authorId: AGENT, body: 'We wanted to let you know that your parcel will be two days late.' },
    },
  })
  kit.solve(g12, day(12) + HOUR, 'where_is_my_order')

  const g14 = kit.open({
    n: 14,
    k: 1,
    at: day(14),
    person: kit.person(14),
    way: 'chat',
    subject: 'Conversation with Golden 14',
    body: 'Is anybody there? I want to change my address',
  })
  kit.autoSolve(g14, day(14) + 25 * MINUTE)
}

function goldenOfService(kit: GoldenKit, day: (n: number) => number, end: number): void {
  const g15At = end - 26 * HOUR
  const g15 = kit.open({
    n: 15,
    k: 1,
    at: g15At,
    person: kit.person(15),
    way: 'email',
    subject: 'Gift wrap',
    body: 'Can you wrap the tea set as a gift?',
  })
  kit.reply(g15, g15At + 2 * HOUR, 'Yes, there is a box to tick at checkout.', 'product_question')

  const g18 = kit.open({
    n: 18,
    k: 1,
    at: day(18),
    person: kit.person(18, { language: 'zh', name: '金十八' }),
    way: 'email',
    subject: '改地址',
    body: '请把地址改到公司。',
  })
  kit.solve(g18, day(18) + HOUR, 'order_change')

  const g19 = kit.open({
    n: 19,
    k: 1,
    at: day(19),
    person: kit.person(19),
    way: 'email',
    subject: 'Login',
    body: 'I cannot log in since the update.',
  })
  kit.reply(g19, day(19) + HOUR, 'Please use this link to set a new password.')
  addStep(g19, day(19) + 2 * DAY, { ...AUTOMATION, extra: [{ event_type: 'Notification', subject: 'Are you still there?', recipients: [] }] })
  addStep(g19, day(19) + 4 * DAY, { ...AUTOMATION, set: { status: 'solved' }, fields: { [FIELD.reason]: 'account_login' } })

  const g20 = kit.open({
    n: 20,
    k: 1,
    at: day(20),
    person: kit.person(20),
    way: 'email',
    subject: 'Scratched mirror',
    body: 'The mirror has a scratch.',
  })
  kit.reply(g20, day(20) + 2 * HOUR, 'We give you five euros back.', 'damaged_wrong_item')
  addStep(g20, day(20) + 8 * HOUR, {
    actorId: goldenUser(20),
    via: 'Web service',
    fields: { [FIELD.survey]: 'survey_no' },
    extra: [{ event_type: 'SurveyOffered', survey_type: 'csat' }],
  })

  const problem = kit.open({
    n: 21,
    k: 2,
    at: day(21) - HOUR,
    person: kit.person(21, { k: 2, name: 'Golden desk' }),
    userId: ADMIN_ID,
    way: 'web',
    subject: 'Payment page shows errors',
    body: 'Payment page shows errors since 09:00, all markets.',
    extra: { type: 'problem' },
  })
  const g21 = kit.open({
    n: 21,
    k: 1,
    at: day(21),
    person: kit.person(21),
    way: 'email',
    subject: 'Cannot pay',
    body: 'The payment page shows an error.',
    late: () => ({ type: 'incident', problemId: problem.id }),
  })
  kit.reply(g21, day(21) + 2 * HOUR, 'The page works again, sorry for the trouble.', 'website_error')
  kit.solve(problem, day(21) + 3 * HOUR, 'website_error')
  problem.after.push((ticket) => (ticket.has_incidents = true))
}
