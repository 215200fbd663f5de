/** What the judge is given, and what it does. */
import type { Configuration } from '@shared/api/configuration.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import type { FactStore } from '../store/fact-store/contract.ts'
import type { CopyComparison, JudgeStore, KeptWords } from '../store/fact-store/judge-contract.ts'
import type { OpsStore } from '../store/ops-store/contract.ts'
import type { Compute } from './compute.ts'
import type { JudgeModels } from './models.ts'

export interface JudgeOptions {
  store: FactStore & JudgeStore
  ops: Pick<OpsStore, 'personWords' | 'issueVerdicts'>
  /** The one in force; read at every judging. */
  configuration: () => Configuration | Promise<Configuration>
  /** Those in force; read at every judging. Default: none. */
  models?: () => Promise<JudgeModels>
  /** Default: in this thread. */
  compute?: Compute
  log?: (line: string) => void
}
export interface JudgeProgress {
  tickets: number
  of: number
}
export type OnProgress = (progress: JudgeProgress) => void
export interface JudgeResult {
  /** Facts that are new or say something else than before. */
  factsChanged: number
  /** Tickets and persons looked at. */
  tickets: number
  persons: number
}
export interface Judge {
  /** Judges what landings made due; everything, when nothing was judged yet or the rules or their configuration changed. */
  judgeDue(onProgress?: OnProgress): Promise<JudgeResult>
  /** Judges everything into a copy that is then put in force. */
  judgeAll(onProgress?: OnProgress): Promise<JudgeResult>
  /** Judges everything anew and compares, row by row; nothing is changed. */
  verify(onProgress?: OnProgress): Promise<CopyComparison>
  /** As `verify`; should anything differ, what was judged anew is put in force. */
  rebuild(onProgress?: OnProgress): Promise<CopyComparison>
  /** What has to be kept of these tickets, so that they are judged the same when their words and order numbers are gone. */
  wordsToKeep(tickets: readonly TicketId[], gone: { orders: boolean }): Promise<KeptWords>
  /** Sentences on names of the configuration that nothing in the helpdesk bears, as of the last judging. */
  notices(): readonly string[]
  close(): Promise<void>
}
