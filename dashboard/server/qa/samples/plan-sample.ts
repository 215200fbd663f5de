/** From what was asked to a frame, a plan and what is expected of it; nothing is drawn yet. */
import type { DrawRequest } from '@shared/api/quality/samples.ts'
import { expectationsOf, measuredShares, type Expectations, type MeasuredShare } from '@shared/sampling/expectations.ts'
import type { SampleDesign } from '@shared/sampling/design.ts'
import { STARTER_RULES, type RiskRule } from '@shared/sampling/risk-rules.ts'
import { planSample, type SampleFrame, type SamplePlan } from '@shared/sampling/sample-plan.ts'
import { answer, misuse, type Answer } from '../../analytics/answer.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import { readFrameQuestion, type FrameQuestion } from './frame-question.ts'
import { readFrame, stratificationOf, type FrameStratum, type ReadFrame } from './read-frame.ts'

/** Held in memory for a draw, and kept with it. */
export const MOST_IN_FRAME = 50_000

export interface PlannedSample {
  question: FrameQuestion
  design: SampleDesign
  rules: readonly RiskRule[]
  eligible: number
  /** By kind, largest first. */
  excluded: { kind: string; count: number }[]
  frame: SampleFrame
  groups: readonly (number | null)[]
  groupOf: readonly number[]
  strata: readonly FrameStratum[]
  shares: readonly MeasuredShare[]
  plan: SamplePlan
  expectations: Expectations
}
type Asked = Pick<DrawRequest, 'frame' | 'design' | 'assignment'>

export async function planAsked(reader: AnalyticsReader, settings: AnalyticsSettings, asked: Asked): Promise<Answer<PlannedSample>> {
  const question = await readFrameQuestion(reader, settings, asked.frame)
  if (!question.ok) return question
  const rules = (asked.design.kind === 'risk' ? asked.design.rules : undefined) ?? STARTER_RULES
  const design: SampleDesign = asked.design.kind === 'risk' ? { ...asked.design, rules } : asked.design
  const read = await readFrame(reader, question.value, stratificationOf(design, rules))
  const eligible = read.tickets.length
  if (eligible > MOST_IN_FRAME)
    return misuse('frame_too_large', `The frame would hold ${eligible} tickets, more than ${MOST_IN_FRAME}; ask for fewer days or add a filter.`)
  const { frame, left } = withoutOwn(read, asked.assignment.reviewers)
  if (frame.tickets.length === 0)
    return misuse('empty_frame', 'No contact is eligible in these days with these filters; ask for other days or fewer filters.')
  const columns = toColumns(frame)
  const shares = measuredShares(frame.strata)
  const planned = planSample(
    columns.frame,
    design,
    shares.map(({ rate }) => rate ?? 0),
  )
  if (planned.kind === 'size_too_small')
    return misuse(
      'size_too_small',
      `To reach every stratum and keep the minimum takes ${planned.needed}; ask for at least as many, for fewer strata or a smaller minimum.`,
    )
  const excluded = [...frame.excluded].map(([kind, count]) => ({ kind, count }))
  if (left > 0) excluded.push({ kind: 'solved_by_reviewers', count: left })
  return answer({
    question: question.value,
    design,
    rules,
    eligible,
    excluded: excluded.sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
    ...columns,
    strata: frame.strata,
    shares,
    plan: planned.plan,
    expectations: expectationsOf(
      columns.frame,
      planned.plan,
      shares.map(({ rate }) => rate),
    ),
  })
}

/** A reviewer alone cannot review what they solved themselves. */
function withoutOwn(read: ReadFrame, reviewers: Asked['assignment']['reviewers']): { frame: ReadFrame; left: number } {
  const ids = new Set(reviewers.map(({ userId }) => userId))
  const [alone] = ids
  if (alone === undefined || ids.size > 1) return { frame: read, left: 0 }
  const tickets = read.tickets.filter(({ agent }) => agent !== alone)
  const held = new Set(tickets.map(({ stratum }) => stratum))
  const places = new Map([...held].sort((a, b) => a - b).map((from, to) => [from, to]))
  return {
    frame: {
      ...read,
      tickets: tickets.map((ticket) => ({ ...ticket, stratum: places.get(ticket.stratum) ?? 0 })),
      strata: read.strata.filter((_, at) => held.has(at)),
    },
    left: read.tickets.length - tickets.length,
  }
}

function toColumns({ tickets, strata }: ReadFrame): Pick<PlannedSample, 'frame' | 'groups' | 'groupOf'> {
  const agents = numbered(tickets.map(({ agent }) => agent))
  const groups = numbered(tickets.map(({ group }) => group))
  return {
    frame: {
      ticketIds: tickets.map(({ ticketId }) => ticketId),
      strata: strata.map(({ id }) => id),
      stratumOf: tickets.map(({ stratum }) => stratum),
      agents: agents.values,
      agentOf: agents.places,
    },
    groups: groups.values,
    groupOf: groups.places,
  }
}
/** Each value once, ascending, and where each of the list stands in it. */
function numbered(list: readonly (number | null)[]): { values: (number | null)[]; places: number[] } {
  const values = [...new Set(list)].sort((a, b) => (a ?? 0) - (b ?? 0))
  const place = new Map(values.map((value, at) => [value, at]))
  return { values, places: list.map((value) => place.get(value) ?? 0) }
}
