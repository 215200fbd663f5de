/** Everything the API is given; it opens nothing itself. Functions are read at each request, so that what they say may change while it runs. */
import type { Brief, BriefRequest, Feedback } from '@shared/api/brief.ts'
import type { Answer } from '../analytics/answer.ts'
import type { BriefDeps } from '../analytics/brief-deps.ts'
import type { Identities } from '../analytics/identity.ts'
import type { LensBook } from '../analytics/lens-book.ts'
import type { LatestModels } from '../analytics/models.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../analytics/reader.ts'
import type { SyncProgress } from '../analytics/sync-progress.ts'
import type { VintageReader } from '../analytics/vintages.ts'
import type { AuditBook } from '../audit/open-audit.ts'
import type { Access } from '../auth/access.ts'
import type { AuditLog } from '../auth/audit-log.ts'
import type { CaseLibrary } from '../cases/library.ts'
import type { ConfigurationDesk } from '../configuration/desk.ts'
import type { PairChecking } from '../issue/pair-check.ts'
import type { Calibration } from '../qa/calibration/create-calibration.ts'
import type { GoldDesk } from '../qa/gold/create-gold.ts'
import type { NoticeDesk } from '../qa/notices/notices.ts'
import type { Coaching } from '../qa/coaching/create-coaching.ts'
import type { DisputeDesk } from '../qa/disputes/create-disputes.ts'
import type { MyDayDesk } from '../qa/my-day/create-my-day.ts'
import type { Reviewing } from '../qa/reviews/create-reviewing.ts'
import type { Samples } from '../qa/samples/samples.ts'
import type { ValidityDesk } from '../qa/validity/create-validity.ts'
import type { ArticleSearch } from '../text/article-search.ts'
import type { Privacy } from '../privacy/create-privacy.ts'

/** What may be asked: by routes and by commands. */
export type Questions = Omit<ApiDeps, 'access' | 'dashboardDir' | 'logLevel'>

export interface ApiDeps {
  reader: AnalyticsReader
  settings: () => AnalyticsSettings
  progress: () => SyncProgress
  /** Made by `createBriefing` of `analytics/brief.ts`; null = a ticket that has no number yet. */
  brief: (ticketId: number | null, request: BriefRequest) => Promise<Brief>
  /** What people said about pairs of tickets. */
  verdicts: BriefDeps['verdicts']
  /** The same-issue model in force; absent or null = none. */
  text?: NonNullable<BriefDeps['text']>
  articles: Pick<ArticleSearch, 'search'>
  /** Made by `createFeedback` of `analytics/feedback.ts`. */
  feedback: (ticketId: number, feedback: Feedback) => Promise<Answer<{ kept: boolean }>>
  identities: Identities
  lenses: LensBook
  /** The weekly blind check of the same-issue rules, made by `createPairCheck`. */
  pairCheck: PairChecking
  /** Weeks as they were counted. */
  vintages: VintageReader
  /** Reports of what was trained. */
  models: LatestModels
  /** Starts a sync now unless one runs; `unavailable` when there is nothing to sync from (an import). */
  startSync: () => 'started' | 'running' | 'unavailable'
  access: Access
  /** Sign-ins, refused attempts and changes are written here. */
  audit: AuditLog
  /** What was written there. */
  auditBook: Pick<AuditBook, 'list'>
  /** Made by `createConfigurationDesk`. */
  configuration: ConfigurationDesk
  /** The failure-case library and the register of actions, made by `createCaseLibrary`. */
  cases: CaseLibrary
  /** Queue, conversations, reviews and scorecards, made by `createReviewing`. */
  reviewing: Reviewing
  /** Sessions in which several review the same, made by `createCalibration`. */
  calibration: Calibration
  /** Tickets with an agreed answer in reviewers' queues, made by `createGold`. */
  gold: GoldDesk
  /** Criteria against what came later, made by `createValidity`. */
  validity: ValidityDesk
  /** Disputes and release of reviews, made by `createDisputes`. */
  disputes: DisputeDesk
  /** Notes for agents, made by `createCoaching`. */
  coaching: Coaching
  /** Each agent's own page, made by `createMyDay`. */
  myDay: MyDayDesk
  /** What each person is told, made by `createNotices`. */
  notices: NoticeDesk
  /** Samples drawn for review, made by `createSamples`. */
  samples: Samples
  /** Forgetting people, while no sync runs. */
  privacy: Pick<Privacy, 'plan' | 'forget'>
  /** Epoch milliseconds. */
  now: () => number
  /** Folder of the built dashboard; null = API only. */
  dashboardDir: string | null
  /** pino's level; default `silent`. */
  logLevel?: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}
