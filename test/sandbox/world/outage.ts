/** One bad day: the order page is down, hundreds ask, one problem ticket answers them all. */
import { ADMIN_ID, FIELD, GROUP, TEAM } from './catalogue.ts'
import { opening, type Way } from './channel.ts'
import { closeLater } from './desk-work.ts'
import { drawIssue, drawMention } from './issues.ts'
import { addPlan, addStep, DAY, HOUR, type Scene } from './plan.ts'

export function planOutage(scene: Scene): void {
  const { dice, arrivals, people, writer, truth } = scene
  const days = (scene.end - scene.start) / DAY
  const from = arrivals.morning(Math.floor(days * 0.68))
  const fixedAt = from + 9 * HOUR
  const agent = TEAM.l2[0]!
  const problem = addPlan(scene, {
    at: from - 20 * 60,
    open: () => ({
      requesterId: ADMIN_ID,
      channel: 'web',
      via: 'Web form',
      subject: 'Order page down',
      comment: { authorId: ADMIN_ID, body: 'The order page answers with an error in all markets.' },
      brandId: 7001,
      type: 'problem',
      groupId: GROUP.l2,
      priority: 'urgent',
    }),
    after: [(ticket) => (ticket.has_incidents = true)],
  })
  addStep(problem, fixedAt, {
    actorId: agent,
    via: 'Web form',
    comment: { authorId: agent, body: 'Fixed by rolling back.' },
    set: { status: 'solved', assignee_id: agent },
  })
  closeLater(problem, fixedAt)

  const count = Math.max(3, Math.round(400 * scene.scale))
  for (let i = 0; i < count; i++) {
    const issue = drawIssue(scene, people.pick(), { reason: 'website_error' })
    const way: Way = dice.weighted([
      ['email', 5],
      ['web', 4],
      ['social', 1],
    ])
    const letter = writer.letter(issue, { again: false, mention: drawMention(dice).mention })
    const plan = addPlan(scene, {
      at: from + Math.min(8.5 * HOUR, dice.exponential(3 * HOUR)),
      issue,
      open: () => ({
        ...opening(dice, { way, person: issue.person, userId: issue.person.users[0]!, letter }),
        type: 'incident',
        problemId: problem.id,
        tags: ['outage_orders'],
        byRule: { group_id: issue.person.language === 'zh' ? GROUP.chinese : GROUP.english },
      }),
      after: [
        ({ id }) => {
          truth.issueOf.set(id, issue.id)
          truth.reasonOf.set(id, 'website_error')
        },
      ],
    })
    if (dice.chance(0.3))
      addStep(plan, plan.at + dice.between(0.2, 0.4) * HOUR, {
        actorId: agent,
        via: 'Web form',
        comment: { authorId: agent, body: writer.answer(issue, 'wait') },
        set: { status: 'open', assignee_id: agent },
      })
    const at = fixedAt + 60 + i
    addStep(plan, at, {
      actorId: agent,
      via: 'Linked problem',
      reference: null,
      comment: { authorId: agent, body: writer.answer(issue) },
      set: { status: 'solved', assignee_id: agent },
      fields: { [FIELD.reason]: 'website_error' },
    })
    closeLater(plan, at)
  }
}
