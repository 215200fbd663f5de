/** The API over invented facts, for tests. */
import type { Brief } from '@shared/api/brief.ts'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { answer, notFound } from '../analytics/answer.ts'
import { at, fact, fakeReader, SETTINGS } from '../analytics/fake-reader.test-helper.ts'
import { fakeLensBook } from '../analytics/fake-lenses.test-helper.ts'
import { IDLE } from '../analytics/sync-progress.ts'
import type { Access } from '../auth/access.ts'
import { NO_AUDIT } from '../auth/audit-who.ts'
import type { ApiDeps } from './deps.ts'

export const NOW = Date.parse('2026-11-16T01:00:00Z')
export const ACCESS: Access = {
  localToken: 'T'.repeat(43),
  demo: false,
  loopbackOnly: true,
  publicUrl: 'http://127.0.0.1:4610',
  app: { key: 'k'.repeat(32), issuer: 'acme', audience: 'http://127.0.0.1:4610' },
  clock: () => NOW,
}
export const BEARER = { authorization: `Bearer ${ACCESS.localToken}` }

const BRIEF: Brief = {
  version: 1,
  ticketId: 5,
  asOf: null,
  completeTo: null,
  repeat: { verdict: 'none', p: null, basis: null, why: [], previous: [] },
  risk: { p: null, band: null, why: [] },
  customer: { personId: null, contacts30d: 0, linkedUsers: 0, linkedBy: [], shared: false, market: null, language: null, segment: null },
  history: [],
  articles: [],
  disposition: { fieldId: null, verdictFieldId: null, causeFieldId: null, options: [], causes: [], suggestions: [] },
  lessons: [],
  nextIssue: [],
  authority: null,
  sla: null,
}

const NO_PRIVACY: ApiDeps['privacy'] = {
  plan: async ({ userId }) => ({ users: [userId], others: [], tickets: 0, identities: 0, records: 0, signsIn: false, known: false }),
  forget: async () => ({ users: 0, others: 0, standIns: [], tickets: 0, records: 0, auditLines: 0, copies: 0 }),
}
const NO_IDENTITIES: ApiDeps['identities'] = {
  person: async (userId) => notFound('unknown_user', `User ${userId} is not known here.`),
  queue: async () => ({ completeTo: null, total: 0, persons: [], idle: { total: 0, values: [] }, staleWords: [] }),
  say: async (word) => answer({ ...word, factsChanged: 0 }),
}

const NO_PAIRS: ApiDeps['pairCheck'] = {
  week: async () => ({
    week: '2026-11-16',
    from: '2026-11-09',
    to: '2026-11-15',
    asOf: '2026-11-16T01:00:00Z',
    completeTo: null,
    answered: 0,
    pairs: [],
  }),
  answer: async () => null,
  report: async () => {
    throw new Error('nobody asks for this report')
  },
}

const DESK_SHUT = () => Promise.reject(new Error('nobody asks for the configuration'))
const NO_CONFIGURATION: ApiDeps['configuration'] = {
  show: async () => ({
    version: 0,
    savedAt: null,
    savedBy: null,
    origin: null,
    note: '',
    body: DEFAULT_CONFIGURATION,
    defaults: [],
    defaultBody: DEFAULT_CONFIGURATION,
  }),
  save: DESK_SHUT,
  history: async () => answer({ changes: [] }),
  dryRun: DESK_SHUT,
  suggestions: async () => ({ tickets: 0, fields: [], groups: [] }),
  taxonomy: async () => ({ lists: [] }),
}

const LIBRARY_SHUT = () => Promise.reject(new Error('nobody asks for the library'))
const NO_CASES: ApiDeps['cases'] = {
  actions: { list: LIBRARY_SHUT, of: LIBRARY_SHUT, add: LIBRARY_SHUT, save: LIBRARY_SHUT, effect: LIBRARY_SHUT },
  refresh: async () => {},
  flush: async () => {},
  candidates: LIBRARY_SHUT,
  themes: LIBRARY_SHUT,
  list: LIBRARY_SHUT,
  links: () => ({ by: 'reason', rows: [] }),
  propose: LIBRARY_SHUT,
  get: LIBRARY_SHUT,
  save: LIBRARY_SHUT,
  publish: LIBRARY_SHUT,
  retire: LIBRARY_SHUT,
  decline: LIBRARY_SHUT,
  history: () => notFound('unknown_case', 'There is no case here.'),
  figures: LIBRARY_SHUT,
  tickets: LIBRARY_SHUT,
  mask: LIBRARY_SHUT,
  lessonsFor: () => [],
  shown: () => {},
  say: async () => false,
  forget: LIBRARY_SHUT,
}

const DESK_EMPTY = () => Promise.reject(new Error('nobody asks for reviews'))
const NO_REVIEWS: ApiDeps['reviewing'] = {
  scorecards: {
    list: DESK_EMPTY,
    show: DESK_EMPTY,
    saveDraft: DESK_EMPTY,
    publish: DESK_EMPTY,
    retire: DESK_EMPTY,
    card: DESK_EMPTY,
    inForce: DESK_EMPTY,
  },
  causes: { show: DESK_EMPTY, latest: DESK_EMPTY, save: DESK_EMPTY },
  shelf: { templates: DESK_EMPTY, saveTemplate: DESK_EMPTY, views: DESK_EMPTY, saveView: DESK_EMPTY },
  queue: DESK_EMPTY,
  item: DESK_EMPTY,
  keep: DESK_EMPTY,
  submit: DESK_EMPTY,
  undo: DESK_EMPTY,
  done: DESK_EMPTY,
  tags: DESK_EMPTY,
  matcher: DESK_EMPTY,
  checks: DESK_EMPTY,
}

const SAMPLES_SHUT = () => Promise.reject(new Error('nobody asks for samples'))
const NO_SAMPLES: ApiDeps['samples'] = {
  preview: SAMPLES_SHUT,
  draw: SAMPLES_SHUT,
  list: SAMPLES_SHUT,
  show: SAMPLES_SHUT,
  items: SAMPLES_SHUT,
  verify: SAMPLES_SHUT,
  assign: SAMPLES_SHUT,
  replace: SAMPLES_SHUT,
  results: SAMPLES_SHUT,
  coverage: SAMPLES_SHUT,
  savePlan: SAMPLES_SHUT,
  reviewers: SAMPLES_SHUT,
}

const NO_CALIBRATION: ApiDeps['calibration'] = {
  list: SAMPLES_SHUT,
  open: SAMPLES_SHUT,
  show: SAMPLES_SHUT,
  close: SAMPLES_SHUT,
  results: SAMPLES_SHUT,
  agree: SAMPLES_SHUT,
  graders: SAMPLES_SHUT,
  settle: async () => {},
}

const NO_DISPUTES: ApiDeps['disputes'] = {
  list: SAMPLES_SHUT,
  show: SAMPLES_SHUT,
  decide: SAMPLES_SHUT,
  reopen: SAMPLES_SHUT,
  rules: SAMPLES_SHUT,
  saveRules: SAMPLES_SHUT,
}
const NO_COACHING: ApiDeps['coaching'] = {
  list: SAMPLES_SHUT,
  reviews: SAMPLES_SHUT,
  begin: SAMPLES_SHUT,
  show: SAMPLES_SHUT,
  save: SAMPLES_SHUT,
  effect: SAMPLES_SHUT,
  ofAgent: async () => [],
}
const NO_DAY: ApiDeps['myDay'] = { day: SAMPLES_SHUT, review: SAMPLES_SHUT, acknowledge: SAMPLES_SHUT, dispute: SAMPLES_SHUT, reopen: SAMPLES_SHUT }

const LENSES = await fakeLensBook(() => SETTINGS)

export function fakeDeps(more: Partial<ApiDeps> = {}): ApiDeps {
  const facts = Array.from({ length: 30 }, (_, i) =>
    fact(i + 1, { firstSolvedAt: at('2026-11-02') + i * 20_000, ...(i % 3 === 0 ? { transfers: 1 } : {}) }),
  )
  return {
    reader: fakeReader({ facts, completeTo: at('2026-11-16') }),
    settings: () => SETTINGS,
    progress: () => IDLE,
    brief: async (ticketId) => ({ ...BRIEF, ticketId }),
    verdicts: async () => [],
    articles: { search: () => [] },
    feedback: async () => answer({ kept: true }),
    identities: NO_IDENTITIES,
    lenses: LENSES,
    pairCheck: NO_PAIRS,
    vintages: { vintages: async () => [], vintage: async () => null },
    models: async () => [],
    privacy: NO_PRIVACY,
    startSync: () => 'started',
    access: ACCESS,
    audit: NO_AUDIT,
    auditBook: { list: async () => ({ entries: [], next: null }) },
    configuration: NO_CONFIGURATION,
    cases: NO_CASES,
    samples: NO_SAMPLES,
    calibration: NO_CALIBRATION,
    gold: { list: SAMPLES_SHUT, own: SAMPLES_SHUT, place: SAMPLES_SHUT, reveal: SAMPLES_SHUT },
    validity: { read: SAMPLES_SHUT },
    notices: { list: SAMPLES_SHUT, markRead: SAMPLES_SHUT },
    disputes: NO_DISPUTES,
    coaching: NO_COACHING,
    myDay: NO_DAY,
    reviewing: NO_REVIEWS,
    now: () => NOW,
    dashboardDir: null,
    ...more,
  }
}
