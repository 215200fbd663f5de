/** What the invented service of samples answers: sixty tickets of a frame of 3,304. For tests. */
import type { Coverage, Estimate, SampleResults } from '@shared/api/quality/sample-results.ts'
import type { SamplePreview, SampleSummary } from '@shared/api/quality/samples.ts'
import type { SampleItem } from './samples-backend.ts'

const STRATA = [
  { id: 'unconfirmed', population: 73, n: 8, expected: 3.6 },
  { id: 'handed_on', population: 188, n: 14, expected: 5.7 },
  { id: 'vip', population: 121, n: 6, expected: 1.7 },
  { id: 'new_agent', population: 164, n: 8, expected: 2.6 },
  { id: 'quick', population: 242, n: 4, expected: 1.2 },
  { id: 'rest', population: 2516, n: 20, expected: 4.1 },
] as const
export const FRAME_SIZE = 3304
export const SIZE = 60
export const NOW = '2026-11-16T01:02:00Z'
export const SAMPLE_ID = 's-1'
export const REVIEWERS = [
  { userId: 71, name: 'Lin', role: 'reviewer' },
  { userId: 72, name: 'Jonas', role: 'reviewer' },
]
const definition = {
  lens: 'net',
  version: 1,
  windowDays: 7,
  windowByReason: {},
  timeZone: 'Asia/Shanghai',
  weekStart: 'monday',
  usePredictedReasons: false,
  draft: false,
} as const
export const stamp = { definition, asOf: NOW, completeTo: NOW }
export const frame = {
  from: '2026-11-02',
  to: '2026-11-08',
  matured: true,
  filter: [],
  eligible: FRAME_SIZE,
  size: FRAME_SIZE,
  excluded: [
    { kind: 'known_problem', count: 296 },
    { kind: 'merged', count: 160 },
    { kind: 'spam', count: 94 },
  ],
  frozenAt: NOW,
}
const share = (rate: number, n: number) => ({ rate, low: rate - 0.1, high: rate + 0.1, n })
export const strata: SamplePreview['strata'] = STRATA.map(({ id, population, n, expected }) => ({
  id,
  parts: [{ by: 'risk', value: id, label: null }],
  population,
  n,
  inclusion: n / population,
  inclusionLow: n / population,
  inclusionHigh: n / population,
  weight: population / n,
  failureShare: share(expected / n, population),
  expectedFailures: expected,
  frameShare: population / FRAME_SIZE,
  sampleShare: n / SIZE,
  unreliable: expected < 5,
}))
const fixtureEstimate = (value: number | null, low: number | null, high: number | null, n: number): Estimate => ({
  value,
  low,
  high,
  standardError: value === null ? null : 0.04,
  n,
  effectiveN: value === null ? null : n / 2,
  nullReason: value === null ? 'too_few' : null,
})

export function fixturePreview(size: number, kind: 'simple' | 'stratified' | 'risk'): SamplePreview {
  return {
    ...stamp,
    frame: { ...frame, frozenAt: null },
    design: kind === 'risk' ? { kind, size, randomShare: 1 / 3, minimumPerAgent: 2 } : { kind: 'simple', size },
    strata,
    total: {
      population: FRAME_SIZE,
      n: size,
      random: size / 3,
      expectedFailures: 18.9,
      expectedFailuresSimple: 14.2,
      precision: { standardError: 0.056, halfWidth: 0.11 },
      precisionSimple: { standardError: 0.052, halfWidth: 0.103 },
      hours: size / 5,
    },
    measured: { from: '2026-10-05', to: '2026-11-01', n: 12_801, rate: 0.236 },
    planner: {
      method: 'wilson-exact-search',
      rate: 0.75,
      minutesPerReview: 12,
      rows: [
        { n: size, halfWidth: 0.108, hours: size / 5, asked: 'size' },
        { n: 120, halfWidth: 0.077, hours: 24, asked: 'size' },
        { n: 286, halfWidth: 0.05, hours: 57.2, asked: 'target' },
        { n: 798, halfWidth: 0.03, hours: 159.6, asked: 'target' },
      ],
    },
    agents: [{ agentId: 11, name: 'Mei', population: 160, n: 3 }],
    warnings: ['few_per_stratum'],
  }
}

export function drawItems(): SampleItem[] {
  let place = 0
  return STRATA.flatMap(({ id, population, n }) =>
    Array.from({ length: n }, (): SampleItem => {
      const at = place++
      const isReviewed = at < 40
      const reviewer = REVIEWERS[at % 2]
      return {
        id: `${SAMPLE_ID}.${at}`,
        version: 1,
        ticketId: 900_000 + at,
        url: null,
        place: at,
        stratum: id,
        inclusion: n / population,
        weight: population / n,
        weightNow: isReviewed ? population / n : null,
        part: at % 3 === 0 ? 'random' : 'risk',
        agentId: isReviewed ? 11 + (at % 2) : null,
        agent: isReviewed ? (at % 2 === 0 ? 'Mei' : 'Tom') : null,
        group: 'Returns',
        reviewerId: reviewer?.userId ?? null,
        reviewer: reviewer?.name ?? null,
        dueAt: '2026-11-20T15:59:59Z',
        overdue: false,
        state: isReviewed ? 'submitted' : 'due',
        replaced: null,
        replaces: null,
        score: isReviewed ? (at % 3 === 0 ? 0.5 : 0.9) : null,
        passed: isReviewed ? at % 3 !== 0 : null,
        verdict: isReviewed ? (at % 3 === 0 ? 'no' : 'yes') : null,
      }
    }),
  )
}

export function fixtureCoverage(plan: Coverage['plan']): Coverage {
  return {
    asOf: NOW,
    completeTo: NOW,
    definition,
    plan: { ...plan },
    from: '2026-10-01',
    to: '2026-12-31',
    eligible: 21_480,
    reviewed: 240,
    reviewedShare: 240 / 21_480,
    effectiveN: 196,
    pass: fixtureEstimate(0.849, 0.79, 0.9, 240),
    halfWidth: 0.061,
    needed: 286,
    missing: 90,
    hoursLeft: 18,
    method: 'wilson-exact-search',
    agents: [
      { agentId: 11, name: 'Mei', eligible: 900, reviewed: 12, missing: 0 },
      { agentId: 12, name: 'Tom', eligible: 850, reviewed: 1, missing: 1 },
    ],
  }
}

export function fixtureResults(
  sample: SampleSummary,
  people: SampleResults['replaced']['reviewers'],
  inStratum: (id: string) => { drawn: number; submitted: number; replaced: number },
): SampleResults {
  const none = (n: number) => fixtureEstimate(null, null, null, n)
  const row = (value: string, label: string, reviewed: number, pass: Estimate) => ({
    value,
    label,
    population: 800,
    reviewed,
    pass,
    score: pass,
    firstContact: none(reviewed),
  })
  return {
    ...stamp,
    sample,
    fewest: 5,
    method: { estimator: 'hajek', interval: 'wilson_at_effective_n' },
    covered: 1,
    measures: [
      {
        id: 'pass',
        title: null,
        kind: 'share',
        naive: fixtureEstimate(0.617, 0.49, 0.729, 60),
        weighted: fixtureEstimate(0.849, 0.75, 0.914, 60),
        random: fixtureEstimate(0.85, 0.64, 0.948, 20),
        differs: ['risk_drawn_on_purpose', 'not_all_reviewed'],
        unreliable: true,
        corrected: null,
      },
      {
        id: 'criterion:correct_policy',
        title: { en: 'Correct policy', zh: '政策正确' },
        kind: 'mean',
        naive: fixtureEstimate(0.7, 0.58, 0.8, 58),
        weighted: fixtureEstimate(0.88, 0.78, 0.94, 58),
        random: none(4),
        differs: ['risk_drawn_on_purpose'],
        unreliable: false,
        corrected: {
          check: 'policy_link',
          checked: FRAME_SIZE,
          model: 0.93,
          bias: fixtureEstimate(0.04, 0.01, 0.07, 58),
          value: fixtureEstimate(0.89, 0.85, 0.93, 58),
        },
      },
    ],
    agents: [row('12', 'Tom', 3, none(3)), row('11', 'Mei', 9, fixtureEstimate(0.8, 0.5, 0.94, 9))],
    groups: [row('21', 'Returns', 40, fixtureEstimate(0.82, 0.7, 0.9, 40))],
    strata: strata.map(({ id, parts, population, frameShare, expectedFailures, unreliable }) => ({
      id,
      parts,
      population,
      frameShare,
      ...inStratum(id),
      passed: 3,
      failed: 1,
      pass: none(4),
      expectedFailures: expectedFailures ?? 0,
      expectedPasses: 10,
      unreliable,
    })),
    replaced: { total: sample.progress.replaced, share: sample.progress.replacedShare, reasons: [], reviewers: people },
  }
}
