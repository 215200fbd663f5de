/** What stands in the rooms of Quality: first of group A, then, at once, everything that can be made of group B. */
import type { ReviewItem } from '../../shared/api/quality/reviews.ts'
import { scoreOf } from '../../shared/quality/scorecard.ts'
import { UNDO_SECONDS } from '../../shared/quality/review.ts'
import { Q, startQualityStage, type QualityStage } from './quality-stage.test-helper.ts'
import { answersFor } from './reviews.test-helper.ts'

export const MARK = 'MARKB'
export interface Things {
  sample: string
  items: string[]
  tickets: number[]
  review: string
  draft: string
  session: string
  calibrated: string
  case: number
  action: number
  note: string
  dispute: string
  agent: number
}
interface SampleItem {
  id: string
  version: number
  ticketId: number
  state: string
}
const CAUSE = 'knowledge_policy/policy_unclear'

export async function writeReview(stage: QualityStage, who: number, item: string, note: string, how: 'draft' | 'submitted'): Promise<void> {
  const path = `${Q}/reviews/items/${item}`
  const form = await stage.made<ReviewItem>(who, `GET ${path}`)
  const good = answersFor(form.scorecard, form.scored)
  const { asked } = scoreOf(form.scorecard, good, form.scored)
  const criteria = form.scorecard.sections.flatMap((section) => section.criteria).filter(({ id, critical }) => asked.includes(id) && !critical)
  const words = {
    ...form.review.words,
    answers: answersFor(
      form.scorecard,
      form.scored,
      criteria.slice(0, 2).map(({ id }) => id),
    ),
    comments: [{ line: null, quote: `${note} quote`, text: `${note} comment #${note.toLowerCase()}`, tags: [note.toLowerCase()] }],
    verdict: 'no',
    cause: CAUSE,
    note: `${note} note`,
  }
  const change = { ifVersion: form.review.version, words, seconds: 41 }
  if (how === 'draft') await stage.made(who, `PUT ${path}`, change)
  else await stage.made(who, `POST ${path}/submit`, change)
}
export const casesWords = (text: string) => ({
  title: `${text} title`,
  reason: 'refund',
  cause: CAUSE,
  whatHappened: `${text} happened`,
  quotes: [],
  lesson: `${text} lesson`,
  rightAnswer: `${text} answer`,
  tags: [text.toLowerCase()],
  links: [],
  reviewBy: '2027-02-01',
  curator: null,
  language: 'en',
})

/** `lead` draws and leads, `reviewer` reviews, both see the group; `others` calibrate with them. */
export async function fillGroup(
  stage: QualityStage,
  group: number,
  {
    lead,
    reviewer,
    calibrators,
    mark,
    agentRole,
  }: { lead: number; reviewer: number; calibrators: readonly number[]; mark: string; agentRole: (id: number) => Promise<number> },
): Promise<Things> {
  const { made } = stage
  const sample = await made<{ id: string }>(lead, `POST ${Q}/samples`, {
    title: `${mark} sample`,
    frame: { filter: [`group=${group}`], from: '2026-09-07', to: '2026-11-01' },
    design: { kind: 'risk', size: 8 },
    seed: '4711',
    assignment: { reviewers: [{ userId: reviewer, share: 1 }], dueAt: stage.inDays(2) },
  })
  const { items } = await made<{ items: SampleItem[] }>(lead, `GET ${Q}/samples/${sample.id}/items?limit=100`)
  const facts = new Map(stage.facts.map((fact) => [fact.ticketId, fact]))
  const solved = items.filter(({ ticketId }) => facts.get(ticketId)?.solver != null)
  const [first, second, third] = solved as [SampleItem, SampleItem, SampleItem]
  for (const one of [first, second]) await writeReview(stage, reviewer, one.id, mark, 'submitted')
  await writeReview(stage, reviewer, third.id, mark, 'draft')
  stage.pass(UNDO_SECONDS + 5)

  const agent = await agentRole(facts.get(first.ticketId)!.solver!)
  const mine = await made<{ version: number; words: { answers: Record<string, string> }; scorecard: ReviewItem['scorecard'] }>(
    agent,
    `GET ${Q}/my-day/reviews/${first.id}`,
  )
  const criterion = mine.scorecard.sections
    .flatMap((section) => section.criteria)
    .find(({ id, levels }) => mine.words.answers[id] === levels.at(-1)?.id && levels.length > 1)!
  const disputed = await made<{ dispute: { id: string } }>(agent, `POST ${Q}/my-day/reviews/${first.id}/dispute`, {
    ifVersion: mine.version,
    kind: 'criteria',
    comment: `${mark} dispute`,
    points: [{ criterion: criterion.id, proposed: criterion.levels[0]!.id }],
  })
  const note = await made<{ id: string }>(reviewer, `POST ${Q}/coaching`, {
    text: `${mark} coaching`,
    goals: [{ text: `${mark} goal`, done: false }],
    sessionOn: '2026-11-18',
    followUpOn: '2026-11-25',
    doneOn: null,
    shared: true,
    reviews: [first.id],
  })
  const proposed = await made<{ id: number }>(reviewer, `POST ${Q}/cases`, {
    reviewId: second.id,
    words: { title: `${mark} case`, lesson: `${mark} lesson` },
  })
  const admin = calibrators[0]!
  const action = await made<{ id: number }>(admin, `POST ${Q}/actions`, {
    title: `${mark} action`,
    kind: 'policy',
    owner: 'somebody',
    scope: { lens: 'net', filter: [`group=${group}`] },
    cases: [],
  })
  const session = await made<{ id: string }>(admin, `POST ${Q}/calibrations`, {
    title: `${mark} calibration`,
    tickets: { ids: items.slice(0, 3).map(({ ticketId }) => ticketId) },
    reviewers: calibrators,
    dueAt: stage.inDays(3),
  })
  const queue = await made<{ items: { itemId: string; sampleId: string }[] }>(admin, `GET ${Q}/reviews?limit=500`)
  const calibrated = queue.items.find(({ sampleId }) => sampleId === session.id)!.itemId
  await writeReview(stage, admin, calibrated, `${mark}BLIND`, 'submitted')
  await made(admin, `PUT ${Q}/reviews/templates/${mark.toLowerCase()}-own`, {
    ifVersion: 0,
    body: { title: `${mark} private`, text: `${mark} private`, private: true },
  })
  for (const [page, query] of [
    ['done', `sample=${sample.id}`],
    ['queue', `group=${group}`],
    ['queue', `q=${mark}`],
  ] as const)
    await made(admin, `PUT ${Q}/reviews/views/${mark.toLowerCase()}-${page}-${query.slice(0, 1)}`, {
      ifVersion: 0,
      body: { title: `${mark} view`, page, query, private: false },
    })
  // Whoever sees everything makes figures that are kept for the next who asks.
  await made(admin, `GET ${Q}/cases`)
  return {
    sample: sample.id,
    items: items.map(({ id }) => id),
    tickets: items.map(({ ticketId }) => ticketId),
    review: second.id,
    draft: third.id,
    session: session.id,
    calibrated,
    case: proposed.id,
    action: action.id,
    note: note.id,
    dispute: disputed.dispute.id,
    agent,
  }
}

export async function startScene() {
  const stage = await startQualityStage()
  const { groupA, groupB, person } = stage
  const solvers = new Set(stage.facts.map(({ solver }) => solver))
  let free = 880_000
  const nobody = () => (free += 1)
  const who = {
    max: await person(nobody(), 'admin', null),
    mia: await person(nobody(), 'manager', null),
    rita: await person(nobody(), 'reviewer', null),
    rob: await person(nobody(), 'reviewer', null),
    mona: await person(nobody(), 'manager', [groupA]),
    lara: await person(nobody(), 'reviewer', [groupA]),
    vera: await person(nobody(), 'vendor', [groupA]),
  }
  const agentRole = (id: number) => person(id, 'agent', null)
  // A guess at words that somebody may have written, and its uses the answer.
  await stage.made(who.max, `PUT ${Q}/reviews/templates/guess`, { ifVersion: 0, body: { title: 'guess', text: 'comment', private: false } })
  const a = await fillGroup(stage, groupA, { lead: who.mona, reviewer: who.lara, calibrators: [who.max, who.lara], mark: 'MARKA', agentRole })
  await stage.made(who.max, `PUT ${Q}/cases/${a.case}`, { ifVersion: 1, words: casesWords('MARKA') })
  await stage.made(who.max, `POST ${Q}/cases/${a.case}/publish`, { ifVersion: 2, checked: true })
  const fillB = () =>
    fillGroup(stage, groupB, { lead: who.mia, reviewer: who.rita, calibrators: [who.max, who.rita, who.rob], mark: MARK, agentRole })
  return { stage, who, a, fillB, solvers }
}
export type Scene = Awaited<ReturnType<typeof startScene>>
