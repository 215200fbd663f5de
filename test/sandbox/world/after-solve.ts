/** What happens in a ticket after it was solved. */
import { FIELD } from './catalogue.ts'
import { CUSTOMER_VIA } from './channel.ts'
import { closeLater, type Work } from './desk-work.ts'
import { addStep, DAY, MINUTE, type Plan, type Scene } from './plan.ts'

/** The customer writes into the solved ticket. `answerAt` null: nothing to answer, it is solved again without a word. */
export function reopened(work: Work, at: number, body: string, agent: number, answerAt: number | null): void {
  const { plan, userId, way, scene, issue } = work
  const before = plan.steps.some((step) => step.at > at && step.at < at + 60)
  const when = before ? at + 60 : at
  addStep(plan, when, (ticket) => {
    // Thanks come once all is done; who is not helped writes whatever the status.
    if (ticket.status !== 'solved' && (answerAt === null || ticket.status === 'closed')) return null
    if (answerAt !== null) scene.truth.sameTicketReturns.add(ticket.id)
    return { at: Math.floor(when), actorId: userId, via: CUSTOMER_VIA[way], comment: { authorId: userId, body }, set: { status: 'open' } }
  })
  const again = Math.floor(answerAt ?? when + scene.dice.around(40 * MINUTE, 0.7))
  const reply = answerAt === null ? null : scene.writer.answer(issue)
  addStep(plan, again, (ticket) => {
    if (ticket.status !== 'open') return null
    return {
      at: again,
      actorId: agent,
      via: 'Web form',
      ...(reply && { comment: { authorId: agent, body: reply } }),
      set: { status: 'solved', assignee_id: agent },
    }
  })
  closeLater(plan, again)
}

export function bounced(work: Work, at: number): void {
  const { plan, userId } = work
  const body = 'Undeliverable: your message could not be delivered.\nMail Delivery Subsystem: 550 5.1.1 user unknown'
  addStep(plan, at, { actorId: userId, via: 'Mail', comment: { authorId: userId, body }, addTags: ['mail_failure'] })
}

/** Both sides of a merge; where the source's audit names its target varies, as in real accounts. */
export function mergeInto(scene: Scene, source: Plan, target: Plan, at: number, agent: number): void {
  const style = scene.dice.int(3)
  addStep(source, at, (ticket) => {
    if (style === 0) ticket.via.source.to = { ...ticket.via.source.to, ticket_id: target.id }
    return {
      at,
      actorId: agent,
      via: style === 2 ? 'Web form' : 'Merge',
      reference: style === 1 ? target.id : null,
      comment: {
        authorId: agent,
        public: false,
        body: `This request was closed and merged into request #${target.id} "${target.issue?.item ?? ''}".`,
      },
      set: { status: 'closed' },
      addTags: ['closed_by_merge'],
    }
  })
  addStep(target, at, () => ({
    at,
    actorId: agent,
    via: 'Merge',
    comment: { authorId: agent, public: false, body: `Request #${source.id} was closed and merged into this request.` },
  }))
}

/** Two months on the old rating, then the shop's own question: Zendesk runs only one of both. */
export function survey(work: Work, at: number): void {
  if (at < work.scene.start + 56 * DAY) return rating(work, at)
  const answer = work.scene.dice.weighted([
    ['yes', 78],
    ['partly', 12],
    ['no', 10],
  ])
  addStep(work.plan, at, {
    actorId: work.userId,
    via: 'Web service',
    fields: { [FIELD.survey]: `survey_${answer}` },
    extra: [{ event_type: 'SurveyOffered', survey_type: 'csat' }],
  })
}

function rating({ plan, scene, userId }: Work, at: number): void {
  const score = scene.dice.chance(0.83) ? 'good' : 'bad'
  addStep(plan, at, (ticket) => {
    ticket.satisfaction_rating = { id: 400_000 + ticket.id, score, comment: null }
    return {
      at: Math.floor(at),
      actorId: userId,
      via: 'Web service',
      extra: [{ event_type: 'Change', satisfaction_score: score, previous_value: 'offered' }],
    }
  })
}
