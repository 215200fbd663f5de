/** The weekly blind check of the same-issue rules, as the ops store keeps it. */
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { IssueRule, SameIssue } from '@shared/issue/same-issue.ts'
import type { Day } from '@shared/time/calendar.ts'

export const PAIR_ANSWERS = ['same', 'different', 'cannot_tell'] as const
export type PairAnswer = (typeof PAIR_ANSWERS)[number]

export interface DrawnPair {
  /** The smaller id. */
  a: TicketId
  b: TicketId
  stratum: string
  /** Pairs of the stratum in that week, and the chance of each to be drawn. */
  population: number
  inclusion: number
  /** What was said when drawn: never shown with the pair. */
  verdict: SameIssue
  why: IssueRule
  p: number | null
  /** Version of the same-issue model in force then. */
  model: number | null
}
export interface PairCheck extends DrawnPair {
  /** First local day. */
  week: Day
  answer: PairAnswer | null
  answeredBy: string | null
  answeredAt: EpochSeconds | null
}
export interface PairChecks {
  /** Of all weeks, by week, in the order in which they are shown. */
  pairChecks(): Promise<readonly PairCheck[]>
  /** Has no effect when that week was drawn before. */
  keepDraw(week: Day, pairs: readonly DrawnPair[]): Promise<void>
  /** `answer: null` takes it back. */
  savePairAnswer(pair: { a: TicketId; b: TicketId }, answer: PairAnswer | null, by: string, at: EpochSeconds): Promise<void>
}
