/** Finds what is to be reviewed, and whether this caller may: in sight, and not their own work. */
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { Scorecard } from '@shared/quality/scorecard.ts'
import { answer, forbidden, notFound, type Answer } from '../../analytics/answer.ts'
import type { ReviewBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'
import type { ReviewSource, ReviewTask } from './source.ts'

export interface OpenTask {
  task: ReviewTask
  source: ReviewSource
  fact: ContactFact
  /** null = nothing is kept yet. */
  review: Kept<ReviewBody> | null
}
export async function openTask(deps: ReviewDeps, { identity, reader }: Caller, itemId: string): Promise<Answer<OpenTask>> {
  for (const source of deps.sources) {
    const task = await source.task(itemId, identity)
    if (task === null) continue
    const [[fact], review] = await Promise.all([reader.facts([task.ticketId]), reviewBook(deps.ops).get(task.reviewId)])
    if (!fact) break
    if (identity.userId !== null && [fact.solver, task.agentId].includes(identity.userId))
      return forbidden('own_ticket', `You solved ticket ${task.ticketId} yourself; somebody else reviews it. Ask a lead to replace or reassign it.`)
    return answer({ task, source, fact, review })
  }
  return notFound('unknown_item', `There is no item ${itemId} for you; the queue names those that there are.`)
}

/** The pinned version; before the first save that of the task, or the card in force. */
export async function cardOf(deps: ReviewDeps, { task, review }: Pick<OpenTask, 'task' | 'review'>): Promise<Scorecard> {
  const pin = review?.body.scorecard ?? task.scorecard
  const card = pin === null ? await deps.cards.inForce() : await deps.cards.card(pin.id, pin.version)
  if (card === null) throw new Error(`the scorecard ${pin?.id} in version ${pin?.version ?? 'latest'} of the item ${task.itemId} is not kept`)
  return card
}
export const scoredTicket = ({ reason, channel, handledBy }: ContactFact) => ({ reason, channel, handledBy })
