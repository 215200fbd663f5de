/** The desk writes or calls first: delays, recalls, open questions. */
import { FIELD, GROUP } from './catalogue.ts'
import { closeLater, pickAgent } from './desk-work.ts'
import { drawIssue } from './issues.ts'
import { marketTag } from './people.ts'
import { addPlan, addStep, DAY, HOUR, type Scene } from './plan.ts'

const NEWS = {
  en: [
    'your {item} will come {days} days later than planned',
    'the {item} you ordered is out of stock, we offer another colour',
    'we recall one batch of the {item}',
    'your address for the {item} is incomplete',
  ],
  zh: ['您的{item}将晚{days}天送达', '您订的{item}缺货，可换其他颜色', '{item}有一批次召回', '{item}的收货地址不完整'],
} as const

export function planProactive(scene: Scene, count: number): void {
  const { dice, arrivals, people, writer } = scene
  for (let i = 0; i < count; i++) {
    const person = people.pick()
    const issue = drawIssue(scene, person, { reason: 'where_is_my_order' })
    const group = person.language === 'zh' ? GROUP.chinese : GROUP.english
    const at = arrivals.draw()
    const agent = pickAgent(dice, group, at, scene.start)
    const hello = person.language === 'zh' ? `${person.name}您好，` : `Dear ${person.name}, `
    const body =
      hello +
      dice
        .pick(NEWS[person.language])
        .replace('{item}', issue.item)
        .replace('{days}', String(2 + dice.int(9)))
    const call = dice.chance(0.15)
    const user = person.users[0]!
    const plan = addPlan(scene, {
      at,
      issue,
      open: () => ({
        requesterId: user,
        submitterId: agent,
        actorId: agent,
        channel: call ? 'voice' : 'web',
        source: { rel: call ? 'outbound' : null },
        via: call ? 'Phone call (outbound)' : 'Web form',
        subject: body.slice(hello.length, hello.length + 60),
        comment: { authorId: agent, body, ...(call && { voice: true }) },
        brandId: 7001,
        groupId: group,
        assigneeId: agent,
        status: 'open',
        fields: { [FIELD.market]: marketTag(person.market) },
        tags: ['proactive'],
      }),
    })
    const solvedAt = at + dice.around(HOUR, 0.5)
    addStep(plan, solvedAt, { actorId: agent, via: 'Web form', set: { status: 'solved' }, fields: { [FIELD.reason]: 'where_is_my_order' } })
    closeLater(plan, solvedAt)
    const answer = dice.next()
    if (call || answer < 0.68) continue
    const when = solvedAt + dice.exponential(0.6 * DAY)
    const question = answer > 0.8
    const words = question ? writer.letter(issue, { again: true, mention: true, short: true }).body : writer.thanks(issue)
    addStep(plan, when, (ticket) =>
      ticket.status === 'solved'
        ? { at: Math.floor(when), actorId: user, via: 'Mail', comment: { authorId: user, body: words }, set: { status: 'open' } }
        : null,
    )
    const doneAt = Math.floor(when + dice.around(3 * HOUR, 0.7))
    addStep(plan, doneAt, (ticket) =>
      ticket.status === 'open'
        ? {
            at: doneAt,
            actorId: agent,
            via: 'Web form',
            ...(question && { comment: { authorId: agent, body: writer.answer(issue) } }),
            set: { status: 'solved' },
          }
        : null,
    )
    closeLater(plan, doneAt)
  }
}
