/** Samples as routes and commands ask for them: drawn from a frozen frame, kept with seed and probabilities, changed by people, measured. */
import type { z } from 'zod'
import type { Coverage, planChangeSchema, SampleResults } from '@shared/api/quality/sample-results.ts'
import type {
  assignSchema,
  DrawRequest,
  replacedSchema,
  replaceSchema,
  reviewersSchema,
  SampleDetail,
  sampleItemsQuerySchema,
  sampleItemsSchema,
  SamplePreview,
  samplesSchema,
  sampleVerifiedSchema,
} from '@shared/api/quality/samples.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { grouped } from '@shared/stats/grouped.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../../analytics/answer.ts'
import { readLabels } from '../../analytics/labels.ts'
import { toIso, type AnalyticsSettings } from '../../analytics/reader.ts'
import type { StoredPerson } from '../../store/ops-store/people.ts'
import type { RecordStore } from '../../store/ops-store/records.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import { createSampleBooks, type PlanBody } from './bodies.ts'
import { maySee, type SampleAsk } from './caller.ts'
import { assignItems, replaceItem } from './change.ts'
import { readCoverage, STARTING_PLAN } from './coverage.ts'
import { drawPlanned, seedOf } from './draw.ts'
import { cardKey, type Cards, type FrameChecks } from './measures.ts'
import { planAsked } from './plan-sample.ts'
import { toPreview } from './preview.ts'
import { progressOf, summaryOf } from './progress.ts'
import { openSample, withReviews, type OpenSample, type Reviewed } from './responses.ts'
import { resultsOf } from './results.ts'
import { detailOf, itemsOf, itemWriter, verified } from './show.ts'

export interface SampleDeps {
  store: RecordStore
  settings: () => AnalyticsSettings
  people: () => Promise<readonly StoredPerson[]>
  card: ScorecardDesk['card']
  /** The rule checks over tickets. */
  checks: (ids: readonly TicketId[]) => Promise<FrameChecks>
  now: () => EpochSeconds
}
export interface Samples {
  preview(ask: SampleAsk, request: DrawRequest): Promise<Answer<SamplePreview>>
  draw(ask: SampleAsk, request: DrawRequest): Promise<Answer<SampleDetail>>
  list(ask: SampleAsk): Promise<z.infer<typeof samplesSchema>>
  show(ask: SampleAsk, id: string): Promise<Answer<SampleDetail>>
  items(ask: SampleAsk, id: string, query: z.infer<typeof sampleItemsQuerySchema>): Promise<Answer<z.infer<typeof sampleItemsSchema>>>
  verify(ask: SampleAsk, id: string): Promise<Answer<z.infer<typeof sampleVerifiedSchema>>>
  assign(ask: SampleAsk, id: string, asked: z.infer<typeof assignSchema>): Promise<Answer<SampleDetail>>
  replace(ask: SampleAsk, id: string, item: string, asked: z.infer<typeof replaceSchema>): Promise<Answer<z.infer<typeof replacedSchema>>>
  results(ask: SampleAsk, id: string): Promise<Answer<SampleResults>>
  coverage(ask: SampleAsk, day?: string): Promise<Answer<Coverage>>
  savePlan(ask: SampleAsk, change: z.infer<typeof planChangeSchema>): Promise<Answer<Coverage>>
  reviewers(ask: SampleAsk): Promise<z.infer<typeof reviewersSchema>>
}
/** Checked in a few seconds; larger frames are measured by people alone. */
const MOST_CHECKED = 20_000
const PLAN = 'plan'

export function createSamples(deps: SampleDeps): Samples {
  const { store, settings, now } = deps
  const books = createSampleBooks(store)
  const labelsOf = ({ reader }: SampleAsk) => readLabels(reader, settings())
  const plan = async (): Promise<{ version: number; body: PlanBody }> => (await books.plans.get(PLAN)) ?? { version: 0, body: STARTING_PLAN }
  const checksOf = rememberChecks(deps.checks)

  async function opened(ask: SampleAsk, id: string): Promise<Answer<OpenSample>> {
    const open = await openSample(books, id)
    return open === null || !maySee(open.sample.body, ask.caller) ? notFound('unknown_sample', `There is no sample ${id}.`) : answer(open)
  }
  async function frameOf(id: string) {
    const frame = await books.frames.get(id)
    if (frame === null) throw new Error(`the sample ${id} has no frame`)
    return frame.body
  }
  async function show(ask: SampleAsk, id: string): Promise<Answer<SampleDetail>> {
    const open = await opened(ask, id)
    return open.ok ? answer(detailOf(open.value, await labelsOf(ask), now())) : open
  }
  async function reviewed(ask: SampleAsk, id: string): Promise<Answer<Reviewed>> {
    const open = await opened(ask, id)
    return open.ok ? answer(await withReviews(books, open.value)) : open
  }
  async function cardsOf({ responses }: Reviewed): Promise<Cards> {
    const pinned = new Map(responses.map(({ review }) => [cardKey(review), review.scorecard]))
    const cards = await Promise.all([...pinned].map(async ([key, { id, version }]) => ({ key, card: await deps.card(id, version) })))
    return new Map(cards.flatMap(({ key, card }) => (card === null ? [] : [[key, card] as const])))
  }
  async function coverage(ask: SampleAsk, day?: string): Promise<Answer<Coverage>> {
    const [kept, { body, version }] = await Promise.all([books.samples.list(), plan()])
    const own = kept.filter((sample) => maySee(sample.body, ask.caller))
    const samples = await Promise.all(
      own.map(async (sample) => withReviews(books, { sample, items: await books.items.list([`sample:${sample.id}`]) })),
    )
    return readCoverage({ reader: ask.reader, settings: settings(), plan: body, planVersion: version, samples }, day)
  }

  return {
    async preview(ask, request) {
      const planned = await planAsked(ask.reader, settings(), request)
      if (!planned.ok) return planned
      const [labels, { body }] = await Promise.all([labelsOf(ask), plan()])
      return answer(toPreview(planned.value, labels, body.minutesPerReview))
    },
    async draw(ask, request) {
      if (request.scorecard !== null && (await deps.card(request.scorecard, null)) === null)
        return misuse('unknown_scorecard', `There is no published scorecard ${request.scorecard}; the list names those that there are.`)
      const planned = await planAsked(ask.reader, settings(), request)
      if (!planned.ok) return planned
      const seed = request.seed ?? seedOf(now() * 1000, (await books.samples.list()).length)
      const { id, changes } = drawPlanned(books, planned.value, { request, seed, caller: ask.caller, at: now() })
      const saved = await store.saveRecords(changes)
      // The same draw by the same second is there already.
      if (saved.kind === 'conflict' && saved.id !== id)
        return conflict('changed_meanwhile', 'Somebody drew the same sample at the same moment; look at the list.')
      return show(ask, id)
    },
    async list(ask) {
      const [samples, items, labels] = await Promise.all([books.samples.list(), books.items.list(), labelsOf(ask)])
      const own = samples.filter(({ body }) => maySee(body, ask.caller))
      const bySample = grouped(items, ({ body }) => body.sampleId)
      return {
        asOf: toIso(now()),
        samples: own
          .map((sample) => summaryOf(sample, bySample.get(sample.id) ?? [], { now: now(), labels }))
          .sort((a, b) => (a.drawnAt < b.drawnAt ? 1 : a.drawnAt > b.drawnAt ? -1 : a.id < b.id ? -1 : 1)),
      }
    },
    show,
    async items(ask, id, query) {
      const open = await reviewed(ask, id)
      return open.ok
        ? answer(itemsOf(open.value, query, { labels: await labelsOf(ask), settings: settings(), caller: ask.caller, now: now() }))
        : open
    },
    async verify(ask, id) {
      const open = await opened(ask, id)
      return open.ok ? answer(verified(open.value, await frameOf(id))) : open
    },
    async assign(ask, id, asked) {
      const open = await opened(ask, id)
      if (!open.ok) return open
      const done = await assignItems(books, open.value, asked, { caller: ask.caller, at: now() })
      return done.ok ? show(ask, id) : done
    },
    async replace(ask, id, item, asked) {
      const open = await opened(ask, id)
      if (!open.ok) return open
      const done = await replaceItem(books, open.value, { id: item, asked }, { caller: ask.caller, at: now() })
      if (!done.ok) return done
      const after = await reviewed(ask, id)
      if (!after.ok) return after
      const write = itemWriter(after.value, { labels: await labelsOf(ask), settings: settings(), caller: ask.caller, now: now() })
      const shown = (one: string | null) => after.value.items.filter((kept) => kept.id === one).map(write)[0] ?? null
      const replaced = shown(done.value.itemId)
      if (replaced === null) throw new Error(`the item ${item} is gone`)
      return answer({ replaced, successor: shown(done.value.successorId), progress: progressOf(after.value.items, now()) })
    },
    async results(ask, id) {
      const open = await reviewed(ask, id)
      if (!open.ok) return open
      const [frame, cards, labels] = await Promise.all([frameOf(id), cardsOf(open.value), labelsOf(ask)])
      const asksChecks = [...cards.values()].some(({ sections }) => sections.some(({ criteria }) => criteria.some(({ check }) => check !== null)))
      const checks = asksChecks && frame.ticketIds.length <= MOST_CHECKED ? await checksOf(id, frame.ticketIds) : null
      return answer(resultsOf(open.value, { frame, cards, checks, labels, now: now() }))
    },
    coverage,
    async savePlan(ask, { ifVersion, ...body }) {
      const saved = await books.plans.save(PLAN, ifVersion, body, ask.caller.subject, now())
      return saved.kind === 'kept'
        ? coverage(ask)
        : conflict('changed_meanwhile', 'Somebody saved another plan meanwhile; look again and decide anew.')
    },
    async reviewers(ask) {
      const [people, labels] = await Promise.all([deps.people(), labelsOf(ask)])
      const able = people.filter(({ role }) => role === 'reviewer' || role === 'manager' || role === 'admin')
      return { reviewers: able.map(({ userId, name, role }) => ({ userId, name: name ?? labels.agentByName(userId), role })) }
    },
  }
}

/** Of the frames asked last; a frame never changes. */
function rememberChecks(run: SampleDeps['checks']): (id: string, tickets: readonly TicketId[]) => Promise<FrameChecks> {
  const kept = new Map<string, Promise<FrameChecks>>()
  return (id, tickets) => {
    const present = kept.get(id) ?? run(tickets)
    kept.delete(id)
    kept.set(id, present)
    present.catch(() => kept.delete(id))
    for (const oldest of [...kept.keys()].slice(0, -REMEMBERED)) kept.delete(oldest)
    return present
  }
}
const REMEMBERED = 4
