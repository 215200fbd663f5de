/** Golden cases that take more than one ticket. */
import { mergeInto } from './after-solve.ts'
import { AGENT, goldenUser, type GoldenKit } from './golden-kit.ts'
import { addStep, DAY, HOUR, MINUTE, type Scene } from './plan.ts'

export function goldenOfManyTickets(scene: Scene, kit: GoldenKit, day: (n: number) => number): void {
  returnsByMail(kit, day)
  merges(scene, kit, day)
  otherWays(scene, kit, day)
  changedLater(kit, day)
}

function returnsByMail(kit: GoldenKit, day: (n: number) => number): void {
  const pair = (n: number, gapDays: number, first: string, second: string) => {
    const person = kit.person(n)
    const order = kit.order(n)
    const a = kit.open({ n, k: 1, at: day(n), person, way: 'email', order, subject: 'Kettle', body: first })
    kit.reply(a, day(n) + HOUR, 'It is on its way.', 'where_is_my_order')
    const later = day(n) + HOUR + gapDays * DAY
    return { person, a, order, later, second }
  }
  const g3 = pair(3, 6, 'My kettle has not come, order EX-903001.', 'Still no kettle, EX-903001 is missing.')
  const g3b = kit.open({ n: 3, k: 2, at: g3.later, person: g3.person, way: 'web', order: g3.order, subject: 'Still waiting', body: g3.second })
  kit.reply(g3b, g3.later + 2 * HOUR, 'We send a new one.', 'where_is_my_order')
  kit.isReturn(g3b, g3.a, 'new_ticket')

  const g4 = pair(4, 5, 'Where is the lamp of EX-904001?', 'The lamp is still not here.')
  const source = { from: { ticket_id: g4.a.id, subject: 'Kettle', channel: 'email' }, rel: 'follow_up' }
  const g4b = kit.open({ n: 4, k: 2, at: g4.later, person: g4.person, way: 'email', subject: 'Re: Kettle', body: g4.second, extra: { source } })
  kit.reply(g4b, g4.later + 2 * HOUR, 'The carrier has found it.', 'where_is_my_order')
  kit.isReturn(g4b, g4.a, 'follow_up')

  const g5 = pair(5, 2, 'My rug has not come, order EX-905001.', '')
  const other = kit.order(5, 2)
  const g5b = kit.open({
    n: 5,
    k: 2,
    at: g5.later,
    person: g5.person,
    way: 'email',
    order: other,
    subject: 'Invoice',
    body: `Please send the invoice of ${other}.`,
  })
  kit.reply(g5b, g5.later + HOUR, 'Attached.', 'invoice')

  const g6 = pair(6, 9, 'No sign of the backpack, EX-906001.', 'EX-906001 again: no backpack yet.')
  const g6b = kit.open({ n: 6, k: 2, at: g6.later, person: g6.person, way: 'email', order: g6.order, subject: 'Backpack', body: g6.second })
  kit.reply(g6b, g6.later + HOUR, 'It is lost, here is your money.', 'where_is_my_order')
  kit.isReturn(g6b, g6.a, 'new_ticket')
}

function merges(scene: Scene, kit: GoldenKit, day: (n: number) => number): void {
  const ten = kit.person(10)
  const words = { person: ten, way: 'email' as const, subject: 'Wrong colour', body: 'I got the scarf in red instead of blue.' }
  const g10 = kit.open({ n: 10, k: 1, at: day(10), ...words })
  const twin = kit.open({ n: 10, k: 2, at: day(10) + 5 * MINUTE, ...words })
  mergeInto(scene, twin, g10, day(10) + 12 * MINUTE, AGENT)
  kit.reply(g10, day(10) + 2 * HOUR, 'The blue one ships today.', 'damaged_wrong_item')

  const eleven = kit.person(11)
  const mail = kit.open({
    n: 11,
    k: 1,
    at: day(11),
    person: eleven,
    way: 'email',
    subject: 'Refund of the drone',
    body: 'When do I get the money for the drone?',
  })
  kit.reply(mail, day(11) + HOUR, 'It was sent today.', 'refund')
  const at = day(11) + 3 * DAY
  const chat = kit.open({
    n: 11,
    k: 2,
    at,
    person: eleven,
    way: 'chat',
    subject: 'Conversation with Golden 11',
    body: 'Hi, the money for the drone is not there',
  })
  const say = (minute: number, body: string): void =>
    addStep(chat, at + minute * MINUTE, { actorId: AGENT, via: 'Chat', comment: { authorId: AGENT, body } })
  say(2, 'Let me look.')
  mergeInto(scene, mail, chat, at + 5 * MINUTE, AGENT)
  say(7, 'The bank has sent it back.')
  say(12, 'I pay it again now.')
  kit.solve(chat, at + 20 * MINUTE, 'refund')
  kit.isReturn(chat, mail, 'merged')
}

function otherWays(scene: Scene, kit: GoldenKit, day: (n: number) => number): void {
  const thirteen = kit.person(13)
  const order = kit.order(13)
  const g13 = kit.open({
    n: 13,
    k: 1,
    at: day(13),
    person: thirteen,
    way: 'messaging',
    subject: 'Conversation with Golden 13',
    body: `Where is ${order}?`,
    extra: { aiAgent: true, byRule: {} },
  })
  addStep(g13, day(13) + 10, { actorId: -1, via: 'Messaging', comment: { authorId: -1, body: 'Your parcel is on its way.' } })
  kit.autoSolve(g13, day(13) + 10 * MINUTE)
  const later = day(13) + 10 * MINUTE + 20 * HOUR
  const human = kit.open({
    n: 13,
    k: 2,
    at: later,
    person: thirteen,
    way: 'email',
    order,
    subject: 'Parcel',
    body: `The bot said ${order} is on its way. It is not.`,
  })
  kit.reply(human, later + HOUR, 'We are looking for it and send a new one.', 'where_is_my_order')
  kit.isReturn(human, g13, 'new_ticket')

  const sixteen = kit.person(16)
  const phoneUser = scene.people.addUser(sixteen, 'phone', goldenUser(16, 2))
  const g16 = kit.open({
    n: 16,
    k: 1,
    at: day(16),
    person: sixteen,
    way: 'email',
    order: kit.order(16),
    subject: 'Return label',
    body: 'I need a return label for EX-916001.',
  })
  kit.reply(g16, day(16) + HOUR, 'Here it is.', 'return_exchange')
  const next = day(16) + HOUR + DAY
  const g16b = kit.open({
    n: 16,
    k: 2,
    at: next,
    person: sixteen,
    userId: phoneUser.id,
    way: 'messaging',
    subject: 'Conversation',
    body: 'the label of EX-916001 cannot be printed',
  })
  kit.reply(g16b, next + 10 * MINUTE, 'Here is a new one.', 'return_exchange')
  kit.isReturn(g16b, g16, 'other_user')

  for (const k of [1, 2]) {
    const at = day(17) + k * DAY
    const number = kit.order(17, k)
    const g17 = kit.open({
      n: 17,
      k,
      at,
      person: scene.mailbox,
      way: 'email',
      order: number,
      subject: `Delivery of ${number}`,
      body: `Our customer asks when ${number} arrives.`,
    })
    kit.reply(g17, at + HOUR, 'In two days.', 'where_is_my_order')
  }

  const twentyTwo = kit.person(22)
  const g22 = kit.open({
    n: 22,
    k: 1,
    at: day(22),
    person: twentyTwo,
    way: 'chat',
    subject: 'Conversation with Golden 22',
    body: 'Hi, I want to change the address of my order',
  })
  addStep(g22, day(22) + 2 * MINUTE, { actorId: AGENT, via: 'Chat', comment: { authorId: AGENT, body: 'Which address should it be?' } })
  kit.solve(g22, day(22) + 4 * MINUTE, 'order_change')
  const back = day(22) + 12 * MINUTE
  const again = kit.open({
    n: 22,
    k: 2,
    at: back,
    person: twentyTwo,
    way: 'chat',
    subject: 'Conversation with Golden 22',
    body: 'Sorry, the line dropped. 12 Hill Road please',
  })
  addStep(again, back + MINUTE, { actorId: AGENT, via: 'Chat', comment: { authorId: AGENT, body: 'Changed.' } })
  kit.solve(again, back + 3 * MINUTE, 'order_change')
}

/** 23: two users that an admin merges later; 24: a ticket that is re-tagged later. */
function changedLater(kit: GoldenKit, day: (n: number) => number): void {
  const order = kit.order(23)
  const a = kit.person(23, { k: 1, name: 'Golden 23' })
  const b = kit.person(23, { k: 2, name: 'G. Twentythree' })
  const g23 = kit.open({
    n: 23,
    k: 1,
    at: day(23),
    person: a,
    way: 'email',
    order,
    subject: 'Rice cooker',
    body: `The rice cooker of ${order} does not heat.`,
  })
  kit.reply(g23, day(23) + HOUR, 'Please press the button for five seconds.', 'product_question')
  const later = day(23) + HOUR + 2 * DAY
  const g23b = kit.open({ n: 23, k: 2, at: later, person: b, way: 'web', order, subject: 'Cooker cold', body: `${order}: the cooker stays cold.` })
  kit.reply(g23b, later + HOUR, 'We replace it.', 'product_question')
  kit.isReturn(g23b, g23, 'other_user')

  const person = kit.person(24)
  const g24 = kit.open({ n: 24, k: 1, at: day(24), person, way: 'email', subject: 'Money back', body: 'When is the blanket paid back?' })
  kit.reply(g24, day(24) + HOUR, 'Within five days.', 'refund')
  const second = day(24) + HOUR + 2 * DAY
  const g24b = kit.open({ n: 24, k: 2, at: second, person, way: 'email', subject: 'Blanket', body: 'I do not see the money for the blanket.' })
  kit.reply(g24b, second + HOUR, 'The bank needs two more days.', 'payment_failed')
  kit.isReturn(g24b, g24, 'new_ticket')
}
