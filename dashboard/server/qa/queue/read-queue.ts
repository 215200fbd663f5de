/** The reviewer's queue: what is due, what is begun, how much of the week is done. */
import { QUEUE_FILTERS, type QueueItem, type QueueQuery, type ReviewQueue } from '@shared/api/quality/reviews.ts'
import { NO_VALUE, type ContactFact } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { dayToIso, localDay, nextPeriod, periodStart, startOfDay } from '@shared/time/calendar.ts'
import { answer, forbidden, type Answer } from '../../analytics/answer.ts'
import type { Labels } from '../../analytics/labels.ts'
import { readCompleteTo, toIso, toIsoOrNull } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { ReviewBody } from '../bodies.ts'
import { agentHider } from '../conversation/hide-agents.ts'
import type { Kept } from '../record-book.ts'
import { labelsFor } from '../reviews/names.ts'
import { reviewBook, type Caller, type ReviewDeps } from '../reviews/review-deps.ts'
import type { ReviewTask } from '../reviews/source.ts'
import { writerOf } from '../writer.ts'
import { mayReview, byWork, isOverdue, openTasks } from './order.ts'
import { toQueueItem } from './queue-item.ts'
import { FEWEST_OWN, timeLeft } from './time-left.ts'

/** Managers and admins see everybody's work. */
export const leads = ({ role }: Pick<Identity, 'role'>): boolean => role === 'manager' || role === 'admin'
type Filter = (typeof QUEUE_FILTERS)[number]

export async function readQueue(deps: ReviewDeps, caller: Caller, query: QueueQuery): Promise<Answer<ReviewQueue>> {
  const { identity, reader } = caller
  if (query.reviewer !== 'me' && query.reviewer !== String(identity.userId) && !leads(identity))
    return forbidden('not_yours', "Another reviewer's queue is shown to managers only; leave reviewer out for your own.")
  const whose = query.reviewer === 'all' ? 'all' : query.reviewer === 'me' ? identity.userId : Number(query.reviewer)
  const settings = deps.settings()
  const now = deps.now()
  const [open, done, drafts, finished, labels, rules, completeTo] = await Promise.all([
    openTasks(deps, identity, whose),
    query.state === 'submitted' ? doneTasks(deps, caller, whose) : [],
    reviewBook(deps.ops).list(['state:draft']),
    reviewBook(deps.ops).list(['state:submitted', ...(typeof whose === 'number' ? [`by:${whose}`] : [])]),
    labelsFor(deps),
    deps.speakers(),
    readCompleteTo(reader),
  ])
  const submitted = await inSight(caller, finished)
  const tasks = query.state === 'submitted' ? done : open
  const [facts, rows] = await Promise.all([reader.facts(idsOf(tasks)), deps.landed.landedRows(idsOf(tasks))])
  const known: Known = {
    facts: new Map(facts.map((fact) => [fact.ticketId, fact])),
    subjects: new Map(rows.map(({ id, subject }) => [id, subject])),
    reviews: new Map([...drafts, ...submitted].map((review) => [review.id, review])),
  }
  // A ticket that is out of sight is not listed.
  const visible = tasks.filter(({ ticketId }) => known.facts.has(ticketId))
  const hide = agentHider(rules.agents, new Map())
  const items = visible.map((task) => {
    const subject = known.subjects.get(task.ticketId) ?? null
    return toQueueItem(task, {
      review: known.reviews.get(task.reviewId) ?? null,
      fact: known.facts.get(task.ticketId) ?? null,
      subject: subject === null ? null : task.blind && task.state === 'due' ? hide(subject) : subject,
      labels,
      settings,
      now,
    })
  })
  const found = items.filter((item, at) => isAsked(item, visible[at], known, query))
  const mine = open.filter(({ ticketId }) => query.state === 'submitted' || known.facts.has(ticketId))
  const ownDrafts = draftsOf(identity, drafts)
  const reviewOf = new Map(visible.map(({ itemId, reviewId }) => [itemId, reviewId]))
  const own = submitted.filter(({ body }) => whose !== null || body.reviewerId === null)
  return answer({
    asOf: toIso(now),
    completeTo: toIsoOrNull(completeTo),
    counts: countOpen(mine, ownDrafts, now),
    week: weekOf(mine, own, { now, timeZone: settings.timeZone, weekStart: settings.weekStart }),
    timeLeft: timeLeft(mine.length, own, await allTimes(deps, caller, own)),
    total: found.length,
    items: found.slice(query.offset, query.offset + query.limit),
    next: (found.find(({ itemId }) => ownDrafts.has(reviewOf.get(itemId) ?? '')) ?? found[0])?.itemId ?? null,
    samples: samplesOf(mine),
    options: QUEUE_FILTERS.map((filter) => ({ filter, values: optionsOf(filter, visible, known, labels) })),
  })
}
interface Known {
  facts: ReadonlyMap<TicketId, ContactFact>
  subjects: ReadonlyMap<TicketId, string | null>
  reviews: ReadonlyMap<string, Kept<ReviewBody>>
}
const idsOf = (tasks: readonly ReviewTask[]): TicketId[] => [...new Set(tasks.map(({ ticketId }) => ticketId))]
async function doneTasks(deps: ReviewDeps, { identity }: Caller, whose: number | null | 'all'): Promise<ReviewTask[]> {
  const all = await Promise.all(deps.sources.map((source) => source.tasks(whose, 'submitted')))
  return all.flat().filter(mayReview(identity)).sort(byWork)
}

/** What this person has begun. */
export const draftsOf = (identity: Identity, drafts: readonly Kept<ReviewBody>[]): ReadonlySet<string> =>
  new Set(drafts.flatMap(({ id, savedBy }) => (savedBy === writerOf(identity) ? [id] : [])))
export function countOpen(open: readonly ReviewTask[], drafts: ReadonlySet<string>, now: EpochSeconds): ReviewQueue['counts'] {
  return {
    due: open.length,
    overdue: open.filter((task) => isOverdue(task, now)).length,
    drafts: open.filter(({ reviewId }) => drafts.has(reviewId)).length,
  }
}

interface Calendar {
  now: EpochSeconds
  timeZone: string
  weekStart: 'monday' | 'sunday'
}
function weekOf(open: readonly ReviewTask[], submitted: readonly Kept<ReviewBody>[], { now, timeZone, weekStart }: Calendar): ReviewQueue['week'] {
  const first = periodStart(localDay(now, timeZone), 'week', weekStart)
  const after = nextPeriod(first, 'week')
  const [from, until] = [startOfDay(first, timeZone), startOfDay(after, timeZone)]
  const done = submitted.filter(({ body: { submittedAt } }) => submittedAt !== null && submittedAt >= from && submittedAt < until).length
  const left = open.filter(({ dueAt }) => dueAt !== null && dueAt < until).length
  return { from: dayToIso(first), to: dayToIso(after - 1), done, planned: done + left }
}
/** Where the own ones are too few to tell, everybody's of tickets in sight. */
async function allTimes({ ops }: ReviewDeps, caller: Caller, own: readonly unknown[]): Promise<readonly Kept<ReviewBody>[]> {
  return own.length >= FEWEST_OWN ? [] : inSight(caller, await reviewBook(ops).list(['state:submitted']))
}
/** Neither counts nor times of tickets that the caller does not see. */
async function inSight({ identity, reader }: Caller, all: readonly Kept<ReviewBody>[]): Promise<readonly Kept<ReviewBody>[]> {
  if (identity.groups === null) return all
  const seen = new Set((await reader.facts([...new Set(all.map(({ body }) => body.ticketId))])).map(({ ticketId }) => ticketId))
  return all.filter(({ body }) => seen.has(body.ticketId))
}

function samplesOf(open: readonly ReviewTask[]): ReviewQueue['samples'] {
  const found = new Map<string, ReviewQueue['samples'][number]>()
  for (const { shown } of open) {
    const sample = found.get(shown.of) ?? { sampleId: shown.of, title: shown.title, open: 0 }
    found.set(shown.of, { ...sample, open: sample.open + 1 })
  }
  return [...found.values()]
}

const dimensionOf = (fact: ContactFact, filter: Filter): string => String((filter === 'group' ? fact.solverGroup : fact[filter]) ?? NO_VALUE)
function isAsked(item: QueueItem, task: ReviewTask | undefined, { facts }: Known, query: QueueQuery): boolean {
  const fact = facts.get(item.ticketId)
  if (task === undefined || fact === undefined) return false
  if (query.state !== 'open' && query.state !== item.state && !(query.state === 'overdue' && item.overdue)) return false
  if (query.sample !== undefined && task.shown.of !== query.sample) return false
  if (query.q !== undefined && !(item.subject ?? '').toLowerCase().includes(query.q.trim().toLowerCase())) return false
  return QUEUE_FILTERS.every((filter) => {
    const asked = query[filter]
    return asked === undefined || asked === '' || asked.split(',').includes(dimensionOf(fact, filter))
  })
}
function optionsOf(
  filter: Filter,
  tasks: readonly ReviewTask[],
  { facts }: Known,
  labels: Labels,
): { value: string; label: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { ticketId } of tasks) {
    const fact = facts.get(ticketId)
    if (fact) counts.set(dimensionOf(fact, filter), (counts.get(dimensionOf(fact, filter)) ?? 0) + 1)
  }
  return [...counts]
    .map(([value, count]) => ({ value, label: labels.of(filter, value) ?? value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
