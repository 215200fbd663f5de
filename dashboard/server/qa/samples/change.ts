/** What people change of a sample once it is drawn: who reviews what, and which tickets cannot be reviewed. */
import type { z } from 'zod'
import type { assignSchema, replaceSchema } from '@shared/api/quality/samples.ts'
import type { EpochSeconds, UserId } from '@shared/fcr/history.ts'
import { assignReviews } from '@shared/sampling/assign-reviews.ts'
import { cellOf, reservesOf } from '@shared/sampling/draw-sample.ts'
import type { SamplePlan } from '@shared/sampling/sample-plan.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import type { SampleItemBody } from '../bodies.ts'
import type { Kept } from '../record-book.ts'
import type { FrameBody, SampleBody, SampleBooks } from './bodies.ts'
import type { SampleCaller } from './caller.ts'
import { itemId, planOf } from './draw.ts'
import type { OpenSample } from './responses.ts'

interface By {
  caller: SampleCaller
  at: EpochSeconds
}
const CHANGED = 'Somebody changed this meanwhile; look again and decide anew.'

/** Items that are due; a new list of reviewers for all of them becomes the sample's. */
export async function assignItems(
  books: SampleBooks,
  open: OpenSample,
  asked: z.infer<typeof assignSchema>,
  { caller, at }: By,
): Promise<Answer<null>> {
  const wanted = asked.itemIds === undefined ? null : new Set(asked.itemIds)
  const due = open.items.filter(({ id, body }) => body.state === 'due' && (wanted === null || wanted.has(id)))
  if (wanted !== null && due.length < wanted.size)
    return conflict('changed_meanwhile', 'Some of these are no longer due: they were submitted or replaced meanwhile; look again and decide anew.')
  const assigned = assignReviews(
    due.map(({ body }) => body.agentId),
    asked.reviewers,
  )
  const dueAt = asked.dueAt === null ? null : Math.floor(Date.parse(asked.dueAt) / 1000)
  const by = caller.subject
  const { sample } = open
  const changes = due.map(({ id, version, body }, place) =>
    books.items.change(id, version, { ...body, reviewerId: assigned[place] ?? null, dueAt }, by, at),
  )
  if (wanted === null) changes.push(books.samples.change(sample.id, sample.version, { ...sample.body, reviewers: asked.reviewers, dueAt }, by, at))
  const saved = await books.saveAll(changes)
  return saved.kind === 'kept' ? answer(null) : conflict('changed_meanwhile', CHANGED)
}

export interface Replaced {
  itemId: string
  successorId: string | null
}
type Replacing = z.infer<typeof replaceSchema>

/** The next ticket of its cell in the seed's order stands in, else of its stratum; the one replaced counts as not answered. */
export async function replaceItem(
  books: SampleBooks,
  open: OpenSample,
  { id, asked }: { id: string; asked: Replacing },
  by: By,
): Promise<Answer<Replaced>> {
  const item = open.items.find((one) => one.id === id)
  if (item === undefined || !mayReplace(item.body.reviewerId, by.caller)) return notFound('unknown_item', `The sample has no item ${id}.`)
  if (item.body.state === 'submitted')
    return conflict('already_submitted', 'This ticket was reviewed meanwhile; undo the review before it is replaced.')
  if (item.body.state === 'replaced' || item.version !== asked.ifVersion) return conflict('changed_meanwhile', CHANGED)
  if (asked.reason === 'other' && asked.note === '') return misuse('note_missing', 'The reason "other" needs a note that says what it is.')
  const frame = await books.frames.get(open.sample.id)
  if (frame === null) throw new Error(`the sample ${open.sample.id} has no frame`)
  const successor = successorOf(open, item, frame.body)
  const successorId = successor === null ? null : itemId(open.sample.id, successor.place)
  const who = by.caller.subject
  const replaced = { reason: asked.reason, note: asked.note, by: who, at: by.at, successor: successorId }
  const changes = [books.items.change(id, item.version, { ...item.body, state: 'replaced', replaced }, who, by.at)]
  if (successor !== null && successorId !== null) changes.push(books.items.change(successorId, 0, successor, who, by.at))
  const saved = await books.saveAll(changes)
  return saved.kind === 'kept' ? answer({ itemId: id, successorId }) : conflict('changed_meanwhile', CHANGED)
}

const mayReplace = (reviewerId: UserId | null, caller: SampleCaller): boolean => caller.leads || reviewerId === null || reviewerId === caller.userId

function successorOf({ sample, items }: OpenSample, { id, body }: Kept<SampleItemBody>, frame: FrameBody): SampleItemBody | null {
  const plan = planOf(sample.body, frame)
  const at = nextInLine(frame, plan, { seed: sample.body.seed, ticketId: body.ticketId, used: new Set(items.map((item) => item.body.ticketId)) })
  if (at === null) return null
  const cell = plan.cells[cellOf(frame, plan, at)]
  const agentId = frame.agents[frame.agentOf[at] ?? 0] ?? null
  return {
    ...body,
    ticketId: frame.ticketIds[at] ?? 0,
    place: items.reduce((last, item) => Math.max(last, item.body.place), 0) + 1,
    inclusion: cell === undefined ? body.inclusion : cell.expected / cell.population,
    agentId,
    groupId: frame.groups[frame.groupOf[at] ?? 0] ?? null,
    reviewerId: reviewerFor(agentId, body.reviewerId, sample.body),
    state: 'due',
    replaced: null,
    replaces: id,
  }
}
interface Line {
  seed: string
  ticketId: number
  used: ReadonlySet<number>
}
function nextInLine(frame: FrameBody, plan: SamplePlan, { seed, ticketId, used }: Line): number | null {
  const own = cellOf(frame, plan, frame.ticketIds.indexOf(ticketId))
  const stratum = plan.cells[own]?.stratum
  const others = plan.cells.flatMap((cell, at) => (cell.stratum === stratum && at !== own ? [at] : []))
  for (const cell of [own, ...others]) {
    const [next] = reservesOf(frame, plan, seed, cell, used)
    if (next !== undefined) return next
  }
  return null
}
/** The same reviewer, unless it is their own ticket. */
const reviewerFor = (agentId: UserId | null, reviewerId: UserId | null, { reviewers }: SampleBody): UserId | null =>
  reviewerId !== null && reviewerId !== agentId ? reviewerId : (assignReviews([agentId], reviewers)[0] ?? null)
