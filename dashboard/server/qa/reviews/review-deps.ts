/** What the rooms of reviewing are given, and whom they answer. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { TextVerdict } from '@shared/issue/same-issue.ts'
import type { AnalyticsReader, AnalyticsSettings } from '../../analytics/reader.ts'
import type { Identity } from '../../auth/identity.ts'
import type { OpsStore } from '../../store/ops-store/contract.ts'
import type { ConversationReader } from '../../store/fact-store/conversation-contract.ts'
import { reviewBodySchema, reviewKeys, type ReviewBody } from '../bodies.ts'
import type { SpeakerRules } from '../conversation/lines.ts'
import { createRecordBook, type RecordBook } from '../record-book.ts'
import type { RootCauseDesk } from '../scorecards/root-cause-desk.ts'
import type { ScorecardDesk } from '../scorecards/scorecard-desk.ts'
import type { ReviewSource } from './source.ts'

export interface ReviewDeps {
  ops: Pick<OpsStore, 'record' | 'records' | 'recordsAbout' | 'saveRecords' | 'issueVerdicts' | 'saveIssueVerdict'>
  /** Asked in this order. */
  sources: readonly ReviewSource[]
  cards: Pick<ScorecardDesk, 'card' | 'inForce'>
  causes: Pick<RootCauseDesk, 'latest'>
  /** Not limited to anybody's rows: asked only for tickets that the caller's own reader has shown. */
  landed: ConversationReader
  speakers: () => Promise<SpeakerRules>
  settings: () => AnalyticsSettings
  storeText: () => Configuration['storeText']
  /** Of the model in force. */
  text: () => TextVerdict | null
  /** The tickets' persons become due for judging. */
  judgeAgain: () => Promise<void>
  now: () => EpochSeconds
  log: (line: string) => void
}
/** Who asks, and the reader that shows what they may see. */
export interface Caller {
  identity: Identity
  reader: AnalyticsReader
}
export const reviewBook = (ops: ReviewDeps['ops']): RecordBook<ReviewBody> => createRecordBook(ops, 'review', reviewBodySchema, reviewKeys)
