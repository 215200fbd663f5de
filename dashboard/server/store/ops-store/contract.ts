/** Small transactional data: configuration, people, sessions, models, words of people, the audit log. Lives apart from the analytics file, which can be rebuilt. */
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import type { AuditStore } from './audit.ts'
import type { ConfigurationStore } from './configurations.ts'
import type { LensDefinitionStore } from './lens-definitions.ts'
import type { PairChecks } from './pair-checks.ts'
import type { VintageStore } from './vintages.ts'
import type { ArticleDeeds } from './article-deeds.ts'
import type { AccessTokenStore } from './access-tokens.ts'
import type { PeopleStore } from './people.ts'
import type { OpsForgetStore } from './forget.ts'
import type { RecordStore } from './records.ts'
import type { SessionStore } from './sessions.ts'

/** A human's word on two tickets; wins over every rule (domain 4, rule 1). */
export interface IssueVerdict {
  a: TicketId
  b: TicketId
  same: boolean
  at: EpochSeconds
}

/** A human's word on two users; wins over every rule (domain 3), and merges nothing in Zendesk. */
export interface PersonWord {
  /** The smaller id. */
  a: UserId
  b: UserId
  same: boolean
  at: EpochSeconds
}
export interface PersonWords {
  personWords(): Promise<readonly PersonWord[]>
  /** `same: null` takes the word back. */
  savePersonWord(word: { a: UserId; b: UserId; same: boolean | null }, at: EpochSeconds): Promise<void>
}

export const MODEL_KINDS = ['topics', 'same_issue', 'repeat_risk'] as const
export type ModelKind = (typeof MODEL_KINDS)[number]
/** A trained model, kept whole, so that facts judged with it can be judged again the same way. */
export interface StoredModel {
  kind: ModelKind
  /** Counts up by kind. */
  version: number
  trainedAt: EpochSeconds
  /** Used for answers; one that misses its threshold is kept with its report and not used. */
  inForce: boolean
  /** What its training measured, as its room writes it; JSON. */
  report: unknown
  body: Uint8Array
}
export interface ModelShelf {
  /** The next version of its kind; with `withdraws` those before it are no longer used either. */
  saveModel(model: Omit<StoredModel, 'version'> & { withdraws?: boolean }): Promise<StoredModel>
  /** The last one in force, null = none. */
  modelInForce(kind: ModelKind): Promise<StoredModel | null>
  /** Versions in force by kind: tells cheaply whether a body is still the one at hand. */
  modelVersions(): Promise<Readonly<Partial<Record<ModelKind, number>>>>
  /** Every kind's last model, in force or not, without its body. */
  latestModels(): Promise<readonly Omit<StoredModel, 'body'>[]>
}

export interface OpsStore
  extends
    ModelShelf,
    PersonWords,
    ArticleDeeds,
    LensDefinitionStore,
    VintageStore,
    PairChecks,
    PeopleStore,
    SessionStore,
    AccessTokenStore,
    RecordStore,
    ConfigurationStore,
    OpsForgetStore,
    AuditStore {
  issueVerdicts(): Promise<readonly IssueVerdict[]>
  /** `same: null` takes the word back. */
  saveIssueVerdict(verdict: { a: TicketId; b: TicketId; same: boolean | null }, at: EpochSeconds): Promise<void>
  /** Nobody writes while `work` runs; `copyTo` copies the file as it is then. */
  hold<T>(work: (copyTo: (path: string) => Promise<void>) => Promise<T>): Promise<T>
  close(): Promise<void>
}
