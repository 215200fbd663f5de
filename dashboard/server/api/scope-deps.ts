/** What a route is given for a caller who sees some rows only. Written out, so that a new dependency does not compile until it says whether it may. */
import { rowScopeOf } from '../auth/access.ts'
import type { Identity } from '../auth/identity.ts'
import { scopedReader } from '../analytics/row-scope.ts'
import type { ApiDeps, Questions } from './deps.ts'

/** The same object for a caller who sees everything. */
export function scopeDeps(deps: ApiDeps, identity: Identity | null): ApiDeps {
  const questions = scopeQuestions(deps, identity)
  if (questions === deps) return deps
  const { access, dashboardDir, logLevel } = deps
  return { ...questions, access, dashboardDir, ...(logLevel === undefined ? {} : { logLevel }) }
}

/** The same object for a caller who sees everything. */
export function scopeQuestions(deps: Questions, identity: Identity | null): Questions {
  const scope = rowScopeOf(identity)
  if (scope === null) return deps
  const reader = scopedReader(deps.reader, deps.settings, scope)
  // An agent of all groups sees everything, only no colleague by name.
  if (scope.groups === null) return { ...deps, reader }
  return {
    reader,
    settings: deps.settings,
    progress: deps.progress,
    articles: deps.articles,
    verdicts: deps.verdicts,
    ...(deps.text === undefined ? {} : { text: deps.text }),
    lenses: deps.lenses,
    audit: deps.audit,
    now: deps.now,
    // Kept weeks and reports are of the whole account.
    vintages: { vintages: async () => [], vintage: async () => null },
    models: async () => [],
    auditBook: { list: refuse },
    configuration: { show: refuse, save: refuse, history: refuse, dryRun: refuse, suggestions: refuse, taxonomy: refuse },
    brief: refuse,
    feedback: refuse,
    identities: { person: refuse, queue: refuse, say: refuse },
    pairCheck: { week: refuse, answer: refuse, report: refuse },
    // Asked with the reader of the caller's rows; what is being written is shown to who wrote it.
    cases: deps.cases,
    // Asked with the reader of the caller's rows.
    reviewing: deps.reviewing,
    // Asked with the reader of the caller's rows; a sample of other groups is not shown.
    samples: deps.samples,
    privacy: { plan: refuse, forget: refuse },
    // Asked with the reader of the caller's rows, by whoever takes part; what leads change says `whole`.
    calibration: deps.calibration,
    // Asked with the reader of the caller's rows.
    validity: deps.validity,
    // Everybody their own; what leads change or see of others says `whole`.
    gold: deps.gold,
    notices: deps.notices,
    // Asked with the reader of the caller's rows, about themselves or what they wrote; managers of some groups as far as they see its tickets.
    disputes: deps.disputes,
    coaching: deps.coaching,
    myDay: deps.myDay,
    startSync: () => 'unavailable',
  }
}
/** A route that reaches these must say `scope: 'whole'`, and then nobody with a limited view comes here. */
function refuse(): Promise<never> {
  return Promise.reject(new Error('a route that shows rows asked for what is not limited to rows'))
}
