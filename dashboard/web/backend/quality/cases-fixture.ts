/** The service's library, kept in memory: versions, conflicts, states. For tests. */
import { caseWordsSchema, PUBLISH_GAPS, type CaseWords } from '@shared/api/quality/case-words.ts'
import type { CaseFigures, CaseRow, FailureCase } from '@shared/api/quality/cases.ts'
import { STARTER_CAUSES } from '@shared/quality/starter-causes.ts'
import { BackendError } from '../backend-error.ts'
import type { CasesBackend, Proposal } from './cases-backend.ts'

const AT = '2026-11-16T01:21:00Z'
const open = { filter: [] }
export const FIXTURE_WORDS: CaseWords = {
  title: '“5 days” without the bank',
  reason: 'refund',
  cause: 'knowledge_policy/policy_unclear',
  accountCause: null,
  whatHappened: 'The agent [name] gave our handling time.',
  quotes: [{ text: 'The refund takes 5 days.', said: 'agent', ticketId: 47_815 }],
  lesson: 'Say both: our 5 days and the bank’s 2–7.',
  rightAnswer: 'Your bank then needs 2 to 7 days.',
  tags: ['refund'],
  links: [{ kind: 'article', title: 'Refund timing', url: 'https://help.example.com/1' }],
  reviewBy: '2027-02-01',
  curator: 'lead 02',
  language: 'en',
}
const uses = { shown: 212, used: 61, dismissed: 3 }
const definition: CaseFigures['definition'] = {
  lens: 'net',
  version: 1,
  windowDays: 7,
  windowByReason: {},
  timeZone: 'UTC',
  weekStart: 'monday',
  usePredictedReasons: false,
  draft: false,
}
interface Kept {
  id: number
  version: number
  state: FailureCase['state']
  words: CaseWords
}

export function createFixtureCases({ mayPublish = true, curates = true }: { mayPublish?: boolean; curates?: boolean } = {}) {
  const kept = new Map<number, Kept>([
    [12, { id: 12, version: 3, state: 'published', words: FIXTURE_WORDS }],
    [9, { id: 9, version: 2, state: 'published', words: { ...FIXTURE_WORDS, title: 'Customs tax asked twice', reviewBy: '2026-11-01' } }],
    [20, { id: 20, version: 1, state: 'proposed', words: { ...FIXTURE_WORDS, title: 'Coupon and refund together', lesson: '', reviewBy: null } }],
  ])
  const proposals: Proposal[] = []
  const asked: object[] = []
  const of = (id: number): Kept => {
    const found = kept.get(id)
    if (!found) throw new BackendError('not_found', 'unknown_case', `There is no case ${id} here.`)
    return found
  }
  const isOverdue = ({ state, words }: Kept): boolean => state === 'published' && words.reviewBy === '2026-11-01'
  const row = (one: Kept): CaseRow => ({
    ...one.words,
    id: one.id,
    version: one.version,
    state: one.state,
    overdue: isOverdue(one),
    reasonName: 'Refund',
    tags: [...one.words.tags],
    proposedAt: '2026-11-13T00:00:00Z',
    publishedAt: one.state === 'published' ? AT : null,
    savedAt: AT,
    uses,
    figures: one.id === 12 ? { rate: 0.38, low: 0.29, high: 0.48, n: 104 } : one.id === 9 ? { rate: null, low: null, high: null, n: 11 } : null,
  })
  const full = (one: Kept): FailureCase => ({
    id: one.id,
    version: one.version,
    state: one.state,
    overdue: isOverdue(one),
    words: one.words,
    published: null,
    reasonName: 'Refund',
    masked: [{ kind: 'name', count: 1 }],
    tickets: [{ ticketId: 47_815, url: null }],
    reviewId: null,
    gaps: PUBLISH_GAPS.filter((gap) => gap === 'checked' || !one.words[gap]),
    proposedBy: 'Mei',
    proposedAt: AT,
    publishedBy: one.state === 'published' ? 'Lin' : null,
    publishedAt: one.state === 'published' ? AT : null,
    closed: one.state === 'retired' ? { by: 'Lin', at: AT, note: 'Policy changed.' } : null,
    savedBy: 'Mei',
    savedAt: AT,
    uses,
    actions: [{ id: 3, title: 'Policy text', kind: 'policy', state: 'open', dueOn: '2026-11-30', doneOn: null, owner: 'policy team' }],
    may: { edit: curates, publish: mayPublish },
  })
  function change(id: number, ifVersion: number, part: Partial<Kept>): FailureCase {
    const before = of(id)
    if (before.version !== ifVersion) {
      const keys = Object.entries(part.words ?? {}).flatMap(([key, yours]) => {
        const theirs = Object.entries(before.words).find(([name]) => name === key)?.[1]
        return JSON.stringify(theirs) === JSON.stringify(yours) ? [] : [{ key, base: null, theirs, yours, bothChanged: true }]
      })
      const conflict = { version: before.version, savedAt: AT, savedBy: 'Mei', keys }
      const problem = { type: 'x', title: 'Conflict', status: 409, code: 'case_changed', detail: 'Mei saved it.', conflict }
      throw new BackendError('conflict', 'case_changed', problem.detail, { cause: problem })
    }
    const next = { ...before, ...part, version: ifVersion + 1 }
    kept.set(id, next)
    return full(next)
  }
  const side = (n: number, rate: number) => ({ n, returned: Math.round(n * rate), rate, low: rate - 0.09, high: rate + 0.1 })
  const backend: CasesBackend = {
    cases: async (ask) => {
      asked.push(ask)
      const all = [...kept.values()]
      const rows = all.filter((one) => {
        if (ask.q !== undefined && !one.words.title.toLowerCase().includes(ask.q)) return false
        if (ask.state !== undefined) return [ask.state].flat().some((state) => (state === 'overdue' ? isOverdue(one) : one.state === state))
        return curates ? one.state !== 'retired' : one.state === 'published'
      })
      const count = (state: string): number => all.filter((one) => one.state === state).length
      return {
        asOf: AT,
        counts: { proposed: count('proposed'), draft: 0, published: count('published'), retired: count('retired'), declined: 0, overdue: 1 },
        facets: { reasons: [{ value: 'refund', label: 'Refund', count: 3 }], causes: [{ value: FIXTURE_WORDS.cause ?? '', count: 3 }], tags: [] },
        total: rows.length,
        rows: rows.map(row),
        next: null,
      }
    },
    one: async (id) => full(of(id)),
    propose: async (proposal) => {
      proposals.push(proposal)
      if (proposal.reviewId === 'open') throw new BackendError('not_found', 'unknown_review', 'There is no review.')
      const made: Kept = { id: 21, version: 1, state: 'proposed', words: caseWordsSchema.parse({ ...FIXTURE_WORDS, ...proposal.words }) }
      kept.set(21, made)
      return full(made)
    },
    save: async (id, ifVersion, words) => change(id, ifVersion, { words }),
    publish: async (id, ifVersion, checked) => {
      if (!checked) throw new BackendError('refused', 'not_publishable', 'Look for names and addresses first.')
      return change(id, ifVersion, { state: 'published' })
    },
    retire: async (id, ifVersion) => change(id, ifVersion, { state: 'retired' }),
    decline: async (id, ifVersion) => change(id, ifVersion, { state: 'declined' }),
    history: async () => [{ version: 1, state: 'proposed', at: AT, by: 'Mei', what: 'proposed' }],
    figures: async (id) => ({
      definition,
      asOf: AT,
      completeTo: AT,
      coarseShare: 0,
      contacts: { lens: 'net' },
      caseId: id,
      from: '2026-08-01',
      to: '2026-11-08',
      like: { reason: 'refund', reasonName: 'Refund', cosineFrom: 0.3 },
      likeIt: side(104, 0.38),
      others: side(508, 0.24),
      difference: { difference: 0.14, low: 0.05, high: 0.24, withinNoise: false, nullReason: null },
      nullReason: null,
      open,
    }),
    tickets: async () => ({
      asOf: AT,
      total: 104,
      rows: [{ ticketId: 47_815, url: null, returned: true, likeness: 0.71, solvedAt: AT }],
      next: null,
    }),
    mask: async (text) => ({ text, masked: text.includes('@') ? [{ kind: 'email', count: 1 }] : [] }),
    links: async (by) => ({ by, rows: [] }),
    candidates: async () => {
      throw new BackendError('unavailable', 'not_here')
    },
    themes: async () => {
      throw new BackendError('unavailable', 'not_here')
    },
    causes: async () => ({ groups: STARTER_CAUSES }),
  }
  return { backend, proposals, asked, of }
}
