/** What `createBriefing` is given. */
import type { Brief } from '@shared/api/brief.ts'
import type { FcrConfig } from '@shared/fcr/config.ts'
import type { HistoryMapping } from '@shared/zendesk/to-history.ts'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import type { RiskShelf } from '../risk/stored-models.ts'
import type { RiskReader } from '../store/fact-store/risk-contract.ts'
import type { TextModel } from '@shared/issue/text-model.ts'
import type { TopicPredictor } from '@shared/text/topics/predict.ts'
import type { IssueVerdict } from '../store/ops-store/contract.ts'
import type { ArticleSuggestions } from '../text/article-suggestions.ts'
import type { BriefMemory } from './brief-memory.ts'
import type { NextIssuesOf } from './next-issue-memory.ts'
import type { AnalyticsReader, AnalyticsSettings } from './reader.ts'

/** The configuration with its names resolved, as sync and judge use it; read at each brief. */
export interface BriefConfig {
  settings: AnalyticsSettings
  fcr: FcrConfig
  mapping: HistoryMapping
  fields: readonly FieldRow[]
  /** Ids of `orderFields`. */
  orderFields: readonly number[]
  orderPatterns: readonly string[]
  defaultCountry: string | null
  /** Values that are no longer offered. */
  retired?: { reasons: readonly string[]; causes: readonly string[] }
}
export interface BriefDeps {
  reader: AnalyticsReader
  /** Made by `createBriefMemory`; shared by all briefs. It looks for news by itself; `refresh` after a judging makes them known at once. */
  memory?: BriefMemory
  config: () => BriefConfig | Promise<BriefConfig>
  /** Keyed hash of a normalised order reference, the same that landing uses. */
  hashOrderRef: (reference: string) => string
  verdicts: () => Promise<readonly IssueVerdict[]>
  /** Of the same-issue model in force, the one that judges; absent or null = none. */
  text?: () => TextModel | null
  /** The model of topics in force; absent or null = none, and reasons are suggested by how common they are. */
  topics?: () => TopicPredictor | null
  articles: Pick<ArticleSuggestions, 'suggest'>
  /** Without it the stated rules say how likely a return is. */
  risk?: { models: RiskShelf['current']; reader: RiskReader }
  /** Made by `createNextIssueMemory`; absent = nothing is said of what comes next. */
  nextIssues?: NextIssuesOf
  /** Published failure cases that a ticket resembles, from memory; absent = there is no library. */
  lessons?: (asked: {
    ticketId: number | null
    text: string
    /** Stated or predicted, the likeliest first. */
    reasons: readonly string[]
    agentLocale: string | null
    locale: string
  }) => Brief['lessons']
  /** Epoch milliseconds. */
  now: () => number
}
