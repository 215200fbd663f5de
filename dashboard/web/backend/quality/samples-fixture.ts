/** The service's samples, invented; what is done to them is kept. For tests. */
import type { SampleDetail, SampleSummary } from '@shared/api/quality/samples.ts'
import type { SavedView } from '@shared/api/quality/review-shelf.ts'
import { BackendError } from '../backend-error.ts'
import type { SampleItem, SamplesBackend } from './samples-backend.ts'
import {
  drawItems,
  fixtureCoverage,
  fixturePreview,
  fixtureResults,
  frame,
  FRAME_SIZE,
  NOW,
  REVIEWERS,
  SAMPLE_ID,
  SIZE,
  stamp,
  strata,
} from './samples-fixture-world.ts'

/** A service that has drawn one sample, or none; what is done to it is kept. */
export function createFixtureSamples({ drawn = true }: { drawn?: boolean } = {}): SamplesBackend {
  let items = drawItems()
  let designs: SavedView[] = []
  let samples: string[] = drawn ? [SAMPLE_ID] : []
  let seed = '81243'
  let assignment: SampleDetail['assignment'] = {
    reviewers: REVIEWERS.map(({ userId, name }) => ({ userId, name, share: 1 })),
    dueAt: '2026-11-20T15:59:59Z',
  }
  const plan = { unit: 'quarter' as 'month' | 'quarter', target: 0.05, minutesPerReview: 12, minimumPerAgent: 2, version: 0 }

  const progressOf = (of: readonly SampleItem[]) => {
    const standing = of.filter(({ state }) => state !== 'replaced')
    const replaced = of.length - standing.length
    return {
      drawn: standing.length,
      submitted: standing.filter(({ state }) => state === 'submitted').length,
      due: standing.filter(({ state }) => state === 'due').length,
      overdue: standing.filter(({ overdue }) => overdue).length,
      replaced,
      replacedShare: replaced / SIZE,
    }
  }
  const peopleOf = () =>
    REVIEWERS.map(({ userId, name }) => ({
      ...progressOf(items.filter(({ reviewerId }) => reviewerId === userId)),
      reviewerId: userId,
      name,
      alert: false,
    }))
  const summary = (): SampleSummary => ({
    id: SAMPLE_ID,
    title: '',
    lens: 'net',
    from: frame.from,
    to: frame.to,
    design: 'risk',
    size: SIZE,
    frameSize: FRAME_SIZE,
    drawnAt: NOW,
    drawnBy: 'Ada',
    dueAt: assignment.dueAt,
    precision: { standardError: 0.056, halfWidth: 0.11 },
    progress: progressOf(items),
  })
  const detail = (): SampleDetail => ({
    ...stamp,
    id: SAMPLE_ID,
    version: 1,
    title: '',
    seed,
    drawnAt: NOW,
    drawnBy: 'Ada',
    scorecard: null,
    frame,
    design: { kind: 'risk', size: SIZE, randomShare: 1 / 3, minimumPerAgent: 2 },
    strata: strata.map((stratum) => ({ ...stratum, ...inStratum(stratum.id) })),
    assignment,
    progress: progressOf(items),
    reviewers: peopleOf(),
  })
  const inStratum = (id: string) => {
    const { drawn: standing, submitted, replaced } = progressOf(items.filter(({ stratum }) => stratum === id))
    return { drawn: standing, submitted, replaced }
  }
  const known = (id: string): void => {
    if (id !== SAMPLE_ID || samples.length === 0) throw new BackendError('not_found', 'unknown_sample', 'There is no such sample.')
  }

  return {
    samples: async () => (samples.length > 0 ? [summary()] : []),
    preview: async ({ design }) => fixturePreview(design.size, design.kind),
    draw: async (request) => {
      samples = [SAMPLE_ID]
      seed = request.seed ?? seed
      items = drawItems()
      return detail()
    },
    sample: async (id) => {
      known(id)
      return detail()
    },
    items: async (id, _ask, { limit, offset }) => {
      known(id)
      return { asOf: NOW, total: items.length, items: items.slice(offset, offset + limit) }
    },
    itemsFile: (id) => `/api/v1/quality/samples/${id}/items?format=csv`,
    verify: async () => ({
      same: true,
      seed,
      frameSize: FRAME_SIZE,
      frameDigest: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      drawn: SIZE,
      missing: [],
      extra: [],
    }),
    assign: async (_id, { reviewers, dueAt, itemIds }) => {
      const wanted = itemIds === undefined ? null : new Set(itemIds)
      const named = reviewers.map(({ userId, share: part }) => ({
        userId,
        share: part,
        name: REVIEWERS.find((one) => one.userId === userId)?.name ?? null,
      }))
      assignment = { reviewers: named, dueAt: dueAt ?? null }
      items = items.map((item, at) => {
        const to = named[at % Math.max(1, named.length)]
        if (item.state !== 'due' || (wanted && !wanted.has(item.id))) return item
        return { ...item, version: item.version + 1, reviewerId: to?.userId ?? null, reviewer: to?.name ?? null, dueAt: dueAt ?? null }
      })
      return detail()
    },
    replace: async (_id, itemId, { reason, note, ifVersion }) => {
      const item = items.find(({ id }) => id === itemId)
      if (!item) throw new BackendError('not_found', 'unknown_item')
      if (item.version !== ifVersion) throw new BackendError('conflict', 'changed_meanwhile', 'Somebody was quicker.')
      const successor: SampleItem = {
        ...item,
        id: `${SAMPLE_ID}.${items.length}`,
        version: 1,
        place: items.length,
        ticketId: 900_000 + items.length,
        replaces: itemId,
      }
      const gone: SampleItem = {
        ...item,
        version: item.version + 1,
        state: 'replaced',
        replaced: { reason, note: note ?? '', by: 'Ada', at: NOW, successor: successor.id },
      }
      items = [...items.map((one) => (one.id === itemId ? gone : one)), successor]
      return { replaced: gone, successor, progress: progressOf(items) }
    },
    results: async (id) => {
      known(id)
      return fixtureResults(summary(), peopleOf(), inStratum)
    },
    reviewers: async () => REVIEWERS,
    coverage: async () => fixtureCoverage(plan),
    changePlan: async ({ ifVersion, ...wish }) => {
      if (ifVersion !== plan.version) throw new BackendError('conflict', 'changed_meanwhile', 'Somebody was quicker.')
      Object.assign(plan, wish, { version: plan.version + 1 })
      return fixtureCoverage(plan)
    },
    designs: async () => designs,
    keepDesign: async (id, version, words) => {
      designs = designs.filter((one) => one.id !== id)
      if (words) designs = [...designs, { id, version: version + 1, page: 'sample', mine: true, ...words }]
    },
  }
}
