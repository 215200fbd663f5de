/** Draws a sample from a frame that is frozen with it, and draws it again to prove it. */
import { createHash } from 'node:crypto'
import type { DrawRequest } from '@shared/api/quality/samples.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import { assignReviews } from '@shared/sampling/assign-reviews.ts'
import type { SampleDesign } from '@shared/sampling/design.ts'
import { drawSample, type DrawnTicket } from '@shared/sampling/draw-sample.ts'
import { planSample, type SamplePlan } from '@shared/sampling/sample-plan.ts'
import { dayToIso } from '@shared/time/calendar.ts'
import { seededRandom } from '@shared/stats/random.ts'
import type { RecordChange } from '../../store/ops-store/records.ts'
import type { SampleItemBody } from '../bodies.ts'
import type { FrameBody, SampleBody, SampleBooks } from './bodies.ts'
import type { SampleCaller } from './caller.ts'
import type { PlannedSample } from './plan-sample.ts'
import { designWords, strataBodies } from './preview.ts'

export interface DrawnSample {
  id: string
  changes: RecordChange[]
}
interface Drawing {
  request: DrawRequest
  seed: string
  caller: SampleCaller
  at: EpochSeconds
}

/** Everything that is to be kept at once. */
export function drawPlanned(books: SampleBooks, planned: PlannedSample, { request, seed, caller, at }: Drawing): DrawnSample {
  const { frame, plan, strata, groups, groupOf } = planned
  const id = sampleId(seed, planned, at)
  const drawn = drawSample(frame, plan, seed)
  const { reviewers, dueAt } = request.assignment
  const due = dueAt === null ? null : Math.floor(Date.parse(dueAt) / 1000)
  const agentOf = ({ at: place }: DrawnTicket) => frame.agents[frame.agentOf[place] ?? 0] ?? null
  const assigned = assignReviews(drawn.map(agentOf), reviewers)
  const items = drawn.map((ticket, place): SampleItemBody => ({
    sampleId: id,
    ticketId: frame.ticketIds[ticket.at] ?? 0,
    place,
    stratum: strata[frame.stratumOf[ticket.at] ?? 0]?.id ?? '',
    inclusion: ticket.inclusion,
    part: ticket.part,
    agentId: agentOf(ticket),
    groupId: groups[groupOf[ticket.at] ?? 0] ?? null,
    reviewerId: assigned[place] ?? null,
    dueAt: due,
    state: 'due',
    replaced: null,
    replaces: null,
  }))
  const frameBody: FrameBody = { sampleId: id, ...copied(frame), groups: [...groups], groupOf: [...groupOf] }
  const body = sampleBody(planned, { request, seed, caller, at })
  const by = caller.subject
  return {
    id,
    changes: [
      books.samples.change(id, 0, body, by, at),
      books.frames.change(id, 0, frameBody, by, at),
      ...items.map((item) => books.items.change(itemId(id, item.place), 0, item, by, at)),
    ],
  }
}
export const itemId = (sample: string, place: number): string => `${sample}.${String(place + 1).padStart(4, '0')}`
const copied = ({ ticketIds, strata, stratumOf, agents, agentOf }: PlannedSample['frame']) => ({
  ticketIds: [...ticketIds],
  strata: [...strata],
  stratumOf: [...stratumOf],
  agents: [...agents],
  agentOf: [...agentOf],
})

/** Days and what makes it itself: the same draw twice in a second is the same sample. */
function sampleId(seed: string, { question, frame, design }: PlannedSample, at: EpochSeconds): string {
  const own = createHash('sha256')
    .update(JSON.stringify([seed, at, question.query, design, digestOf(frame.ticketIds)]))
    .digest('hex')
  return `${dayToIso(question.from)}-${own.slice(0, 8)}`
}
export const digestOf = (ticketIds: readonly number[]): string => createHash('sha256').update(ticketIds.join(' ')).digest('hex')

function sampleBody(planned: PlannedSample, { request, seed, caller, at }: Drawing): SampleBody {
  const { question, frame, eligible, excluded, plan, expectations } = planned
  const { title, assignment, scorecard, blind } = request
  return {
    title,
    seed,
    question: question.query,
    definition: question.definition,
    asOf: question.asOf,
    completeTo: question.completeTo,
    from: dayToIso(question.from),
    to: dayToIso(question.to),
    matured: question.matured,
    eligible,
    size: frame.ticketIds.length,
    excluded,
    digest: digestOf(frame.ticketIds),
    design: designWords(planned),
    strata: strataBodies(planned),
    groups: caller.groups === null ? null : [...caller.groups],
    reviewers: assignment.reviewers,
    dueAt: assignment.dueAt === null ? null : Math.floor(Date.parse(assignment.dueAt) / 1000),
    scorecard,
    blind,
    drawn: plan.size,
    precision: expectations.precision,
    drawnAt: at,
    drawnBy: caller.subject,
  }
}

/** From the clock, no secret: it is shown and kept. `drawn`: how many samples there are. */
export const seedOf = (nowMs: number, drawn: number): string => String(10_000 + Math.floor(seededRandom(`${nowMs} ${drawn}`)() * 90_000))

/** The plan of a kept sample, from its frozen frame and the shares it was planned with. */
export function planOf({ design, strata }: SampleBody, frame: FrameBody): SamplePlan {
  const resolved: SampleDesign = design.kind === 'risk' ? { ...design, rules: design.rules ?? [] } : design
  const planned = planSample(
    frame,
    resolved,
    strata.map(({ failureShare }) => failureShare.rate ?? 0),
  )
  if (planned.kind !== 'planned') throw new Error('a sample that was drawn cannot be planned again')
  return planned.plan
}
