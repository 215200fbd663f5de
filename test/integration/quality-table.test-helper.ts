/** Every route of Quality and privacy, once more: what is asked of it that must not change by what another group does, and how another group's things are asked for. */
import { casesWords, type Things } from './quality-scene.test-helper.ts'

type Ask = readonly [path: string, payload?: unknown]
export interface ScopeRow {
  /** Paths that a limited caller may ask, with own things: the answer is the same whether another group has anything or not. */
  same?: (own: Things) => readonly string[]
  /** Asks for another group's things by their ids: never answered, and never done. */
  foreign?: (other: Things, own: Things) => readonly Ask[]
  /** Lists that are asked for another group by filter: nothing is in them. */
  empty?: (other: Things, groups: { other: number }) => readonly string[]
  /** Why there is nothing of any group in it. */
  free?: string
}
const WORDS = { answers: {}, comments: [], verdict: null, sameIssue: {}, cause: null, controllableBy: null, note: 'in' }
const NOTE = { text: 'in', goals: [], sessionOn: null, followUpOn: null, doneOn: null, shared: false }
const Q = '/api/v1/quality'
const plain =
  (...paths: string[]) =>
  (): readonly string[] =>
    paths
const CARD = 'is about scorecards, which are the account’s'
const LEADS = 'is refused to whoever sees some groups only'

export const SCOPE: Readonly<Record<string, ScopeRow>> = {
  'GET /api/v1/quality/cases/candidates': {
    same: plain(`${Q}/cases/candidates`),
    empty: (_, { other }) => [`${Q}/cases/candidates?filter=group=${other}`],
  },
  'GET /api/v1/quality/cases/themes': {
    same: plain(`${Q}/cases/themes?reason=refund`),
    empty: (_, { other }) => [`${Q}/cases/themes?reason=refund&filter=group=${other}`],
  },
  'GET /api/v1/quality/cases': {
    same: plain(`${Q}/cases`, `${Q}/cases?state=proposed`, `${Q}/cases?sort=returns`),
    empty: (other) => [`${Q}/cases?q=MARKB`, `${Q}/cases?tag=markb`, ...other.tickets.map((ticket) => `${Q}/cases?ticket=${ticket}`)],
  },
  'POST /api/v1/quality/cases': {
    foreign: (other, own) => [
      [`${Q}/cases`, { ticketId: other.tickets[0] }],
      [`${Q}/cases`, { reviewId: other.review }],
      [`${Q}/cases`, { reviewId: other.draft }],
      [`${Q}/cases`, { reviewId: other.calibrated }],
      [`${Q}/cases`, { reviewId: other.items[0], ticketId: own.tickets[0] }],
      [`${Q}/cases`, { reviewId: other.draft, ticketId: own.tickets[0] }],
      [`${Q}/cases`, { reviewId: other.calibrated, ticketId: own.tickets[0] }],
    ],
  },
  'POST /api/v1/quality/cases/mask': { free: 'masks the text that it is sent, whatever ticket is named' },
  'GET /api/v1/quality/cases/links': { same: plain(`${Q}/cases/links`, `${Q}/cases/links?by=cause`) },
  'GET /api/v1/quality/cases/:id': { same: (own) => [`${Q}/cases/${own.case}`], foreign: (other) => [[`${Q}/cases/${other.case}`]] },
  'PUT /api/v1/quality/cases/:id': { foreign: (other) => [[`${Q}/cases/${other.case}`, { ifVersion: 1, words: casesWords('in') }]] },
  'POST /api/v1/quality/cases/:id/publish': { foreign: (other) => [[`${Q}/cases/${other.case}/publish`, { ifVersion: 1, checked: true }]] },
  'POST /api/v1/quality/cases/:id/retire': { foreign: (other) => [[`${Q}/cases/${other.case}/retire`, { ifVersion: 1 }]] },
  'POST /api/v1/quality/cases/:id/decline': { foreign: (other) => [[`${Q}/cases/${other.case}/decline`, { ifVersion: 1 }]] },
  'GET /api/v1/quality/cases/:id/history': {
    same: (own) => [`${Q}/cases/${own.case}/history`],
    foreign: (other) => [[`${Q}/cases/${other.case}/history`]],
  },
  'GET /api/v1/quality/cases/:id/figures': {
    same: (own) => [`${Q}/cases/${own.case}/figures`],
    foreign: (other) => [[`${Q}/cases/${other.case}/figures`]],
  },
  'GET /api/v1/quality/cases/:id/tickets': {
    same: (own) => [`${Q}/cases/${own.case}/tickets`],
    foreign: (other) => [[`${Q}/cases/${other.case}/tickets`]],
  },
  'GET /api/v1/quality/actions': { foreign: () => [[`${Q}/actions`]] },
  'POST /api/v1/quality/actions': { foreign: () => [[`${Q}/actions`, { title: 'in', kind: 'policy', owner: 'in', scope: {} }]] },
  'GET /api/v1/quality/actions/:id': { foreign: (other) => [[`${Q}/actions/${other.action}`]] },
  'PUT /api/v1/quality/actions/:id': {
    foreign: (other) => [[`${Q}/actions/${other.action}`, { ifVersion: 1, action: { title: 'in', kind: 'policy', owner: 'in', scope: {} } }]],
  },
  'GET /api/v1/quality/actions/:id/effect': { foreign: (other) => [[`${Q}/actions/${other.action}/effect`]] },
  'GET /api/v1/quality/reviews': {
    same: plain(`${Q}/reviews`, `${Q}/reviews?state=submitted`, `${Q}/reviews?state=draft`, `${Q}/reviews?reviewer=all`),
    empty: (other, groups) => [`${Q}/reviews?sample=${other.sample}`, `${Q}/reviews?group=${groups.other}`, `${Q}/reviews?sample=${other.session}`],
  },
  'GET /api/v1/quality/reviews/items/:item': {
    same: (own) => [`${Q}/reviews/items/${own.draft}`, `${Q}/reviews/items/${own.items[5]}`],
    foreign: (other) => [...other.items, other.calibrated, other.session, other.dispute].map((item) => [`${Q}/reviews/items/${item}`]),
  },
  'PUT /api/v1/quality/reviews/items/:item': {
    foreign: (other) =>
      [other.draft, other.review, other.calibrated].map((item) => [`${Q}/reviews/items/${item}`, { ifVersion: 1, words: WORDS, seconds: 1 }]),
  },
  'POST /api/v1/quality/reviews/items/:item/submit': {
    foreign: (other) =>
      [other.draft, other.calibrated].map((item) => [`${Q}/reviews/items/${item}/submit`, { ifVersion: 1, words: WORDS, seconds: 1 }]),
  },
  'POST /api/v1/quality/reviews/items/:item/undo': {
    foreign: (other) => [other.review, other.calibrated].map((item) => [`${Q}/reviews/items/${item}/undo`, { ifVersion: 1 }]),
  },
  'GET /api/v1/quality/reviews/done': {
    same: plain(`${Q}/reviews/done`, `${Q}/reviews/done?mine=true`),
    empty: (other) => [`${Q}/reviews/done?sample=${other.sample}`, `${Q}/reviews/done?q=MARKB`, `${Q}/reviews/done?tag=markb`],
  },
  'GET /api/v1/quality/reviews/tags': { same: plain(`${Q}/reviews/tags`) },
  'GET /api/v1/quality/reviews/matcher': { foreign: () => [[`${Q}/reviews/matcher`]] },
  'GET /api/v1/quality/reviews/templates': { same: plain(`${Q}/reviews/templates`) },
  'PUT /api/v1/quality/reviews/templates/:id': {
    foreign: () => [[`${Q}/reviews/templates/markb-own`, { ifVersion: 1, body: { title: 'in', text: 'in', private: false } }]],
  },
  'GET /api/v1/quality/reviews/views': { same: plain(`${Q}/reviews/views`) },
  'PUT /api/v1/quality/reviews/views/:id': {
    foreign: () => [[`${Q}/reviews/views/markb-done-s`, { ifVersion: 1, body: { title: 'in', page: 'done', query: '', private: false } }]],
  },
  'GET /api/v1/quality/samples': { same: plain(`${Q}/samples`) },
  'POST /api/v1/quality/samples': { free: 'draws from the caller’s own rows; the next test draws and previews over another group' },
  'POST /api/v1/quality/samples/preview': { free: 'draws from the caller’s own rows; the next test draws and previews over another group' },
  'GET /api/v1/quality/samples/:sample': { same: (own) => [`${Q}/samples/${own.sample}`], foreign: (other) => [[`${Q}/samples/${other.sample}`]] },
  'GET /api/v1/quality/samples/:sample/items': {
    same: (own) => [`${Q}/samples/${own.sample}/items`, `${Q}/samples/${own.sample}/items?format=csv`],
    foreign: (other) => [[`${Q}/samples/${other.sample}/items`], [`${Q}/samples/${other.sample}/items?format=csv`]],
  },
  'GET /api/v1/quality/samples/:sample/verify': {
    same: (own) => [`${Q}/samples/${own.sample}/verify`],
    foreign: (other) => [[`${Q}/samples/${other.sample}/verify`]],
  },
  'POST /api/v1/quality/samples/:sample/assign': { foreign: (other) => [[`${Q}/samples/${other.sample}/assign`, { reviewers: [] }]] },
  'POST /api/v1/quality/samples/:sample/items/:item/replace': {
    foreign: (other, own) => [
      [`${Q}/samples/${other.sample}/items/${other.items[6]}/replace`, { reason: 'spam_or_test', ifVersion: 1 }],
      [`${Q}/samples/${own.sample}/items/${other.items[6]}/replace`, { reason: 'spam_or_test', ifVersion: 1 }],
    ],
  },
  'GET /api/v1/quality/samples/:sample/results': {
    same: (own) => [`${Q}/samples/${own.sample}/results`],
    foreign: (other) => [[`${Q}/samples/${other.sample}/results`]],
  },
  'GET /api/v1/quality/coverage': { same: plain(`${Q}/coverage`, `${Q}/coverage?day=2026-10-12`) },
  'PUT /api/v1/quality/plan': {
    foreign: () => [[`${Q}/plan`, { ifVersion: 0, unit: 'month', target: 0.05, minutesPerReview: 9, minimumPerAgent: 0 }]],
  },
  'GET /api/v1/quality/reviewers': { free: 'names who may review, of whatever group' },
  'GET /api/v1/quality/scorecards': { free: CARD },
  'GET /api/v1/quality/scorecards/:id': { free: CARD },
  'PUT /api/v1/quality/scorecards/:id/draft': { free: CARD },
  'POST /api/v1/quality/scorecards/:id/publish': { free: CARD },
  'POST /api/v1/quality/scorecards/:id/retire': { free: CARD },
  'GET /api/v1/quality/root-causes': { free: CARD },
  'PUT /api/v1/quality/root-causes': { free: CARD },
  'GET /api/v1/quality/disputes': { same: plain(`${Q}/disputes`, `${Q}/disputes?state=all`) },
  'GET /api/v1/quality/disputes/rules': { free: 'says when reviews are released' },
  'PUT /api/v1/quality/disputes/rules': { free: LEADS },
  'GET /api/v1/quality/disputes/:id': { same: (own) => [`${Q}/disputes/${own.dispute}`], foreign: (other) => [[`${Q}/disputes/${other.dispute}`]] },
  'POST /api/v1/quality/disputes/:id/decide': { foreign: (other) => [[`${Q}/disputes/${other.dispute}/decide`, { ifVersion: 1, comment: 'in' }]] },
  'POST /api/v1/quality/disputes/:id/reopen': { foreign: (other) => [[`${Q}/disputes/${other.dispute}/reopen`, { ifVersion: 1, reason: 'in' }]] },
  'GET /api/v1/quality/my-day': { same: plain(`${Q}/my-day`, `${Q}/my-day?weeks=26`) },
  'GET /api/v1/quality/my-day/reviews/:item': { foreign: (other) => other.items.map((item) => [`${Q}/my-day/reviews/${item}`]) },
  'POST /api/v1/quality/my-day/reviews/:item/acknowledge': {
    foreign: (other) => [[`${Q}/my-day/reviews/${other.review}/acknowledge`, { ifVersion: 1 }]],
  },
  'POST /api/v1/quality/my-day/reviews/:item/dispute': {
    foreign: (other) => [[`${Q}/my-day/reviews/${other.review}/dispute`, { ifVersion: 1, kind: 'wrong_reviewee', comment: 'in' }]],
  },
  'POST /api/v1/quality/my-day/disputes/:id/reopen': {
    foreign: (other) => [[`${Q}/my-day/disputes/${other.dispute}/reopen`, { ifVersion: 1, reason: 'in' }]],
  },
  'GET /api/v1/quality/coaching': { same: plain(`${Q}/coaching`, `${Q}/coaching?state=all`) },
  'GET /api/v1/quality/coaching/reviews': { same: plain(`${Q}/coaching/reviews`) },
  'POST /api/v1/quality/coaching': {
    // One sentence for whatever is not in sight, with 400: it names several.
    free: 'the next test writes from another group’s reviews',
  },
  'GET /api/v1/quality/coaching/:id': { same: (own) => [`${Q}/coaching/${own.note}`], foreign: (other) => [[`${Q}/coaching/${other.note}`]] },
  'PUT /api/v1/quality/coaching/:id': { foreign: (other) => [[`${Q}/coaching/${other.note}`, { ifVersion: 1, ...NOTE }]] },
  'GET /api/v1/quality/coaching/:id/effect': {
    same: (own) => [`${Q}/coaching/${own.note}/effect`],
    foreign: (other) => [[`${Q}/coaching/${other.note}/effect`]],
  },
  'GET /api/v1/quality/calibrations': { same: plain(`${Q}/calibrations`) },
  'POST /api/v1/quality/calibrations': { free: LEADS },
  'GET /api/v1/quality/calibrations/:session': {
    same: (own) => [`${Q}/calibrations/${own.session}`],
    foreign: (other) => [[`${Q}/calibrations/${other.session}`], [`${Q}/calibrations/${other.calibrated}`]],
  },
  'POST /api/v1/quality/calibrations/:session/close': { foreign: (other) => [[`${Q}/calibrations/${other.session}/close`, { ifVersion: 1 }]] },
  'GET /api/v1/quality/calibrations/:session/results': { foreign: (other) => [[`${Q}/calibrations/${other.session}/results`]] },
  'PUT /api/v1/quality/calibrations/:session/agreed/:ticket': {
    foreign: (other) => [[`${Q}/calibrations/${other.session}/agreed/${other.tickets[0]}`, { ifVersion: 1, agreed: null }]],
  },
  'GET /api/v1/quality/graders': { same: plain(`${Q}/graders`, `${Q}/graders?by=week`) },
  'GET /api/v1/quality/validity': { same: plain(`${Q}/validity`, `${Q}/validity?format=csv`) },
  'GET /api/v1/quality/gold': { foreign: () => [[`${Q}/gold`]] },
  'GET /api/v1/quality/gold/own': { same: plain(`${Q}/gold/own`) },
  'POST /api/v1/quality/gold/place': { foreign: () => [[`${Q}/gold/place`, {}]] },
  'POST /api/v1/quality/gold/reveal': { foreign: () => [[`${Q}/gold/reveal`, {}]] },
  'GET /api/v1/quality/notices': { same: plain(`${Q}/notices`) },
  'POST /api/v1/quality/notices/read': { free: 'marks the caller’s own' },
  'POST /api/v1/privacy/forget': { foreign: () => [['/api/v1/privacy/forget', { userId: 1 }]] },
  'POST /api/v1/privacy/forget/dry-run': { foreign: () => [['/api/v1/privacy/forget/dry-run', { userId: 1 }]] },
}
