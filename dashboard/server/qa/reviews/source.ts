/** Where a reviewer's work comes from: samples, calibrations, gold items. The queue and the workspace ask each and cannot tell one from the other. */
import type { EpochSeconds, GroupId, TicketId, UserId } from '@shared/fcr/history.ts'
import type { Identity } from '../../auth/identity.ts'
import type { RecordChange } from '../../store/ops-store/records.ts'
import type { ReviewBody } from '../bodies.ts'

/** One conversation to be reviewed by somebody. */
export interface ReviewTask {
  /** As the queue and addresses name it: letters, digits and `:.~_-`; a gold item's must look like a sample's. */
  itemId: string
  /** Of the record that holds the review. */
  reviewId: string
  purpose: ReviewBody['purpose']
  /** Sample or session. */
  of: string
  /** As the reviewer is told; a gold item says what a sample would. */
  shown: { purpose: 'sample' | 'calibration'; of: string; title: string }
  ticketId: TicketId
  agentId: UserId | null
  groupId: GroupId | null
  /** null = whoever comes first. */
  reviewerId: UserId | null
  dueAt: EpochSeconds | null
  state: 'due' | 'submitted' | 'replaced'
  /** Agent, outcome and automatic verdicts stay hidden until it is submitted. */
  blind: boolean
  /** `version: null` = the latest when the review begins; `null` = the card in force. */
  scorecard: { id: string; version: number | null } | null
  drawn: { part: 'random' | 'risk'; stratum: string; inclusion: number } | null
  /** Says same-issue labels to the matcher when submitted. */
  teaches: boolean
  /** What was hidden is shown after submission. */
  reveals: boolean
  /** Order within equal due dates. */
  place: number
}
export interface ReviewSource {
  /** Of `reviewer` and of nobody (null), or everyone's (`all`), in this state. */
  tasks(reviewer: UserId | null | 'all', state: 'due' | 'submitted'): Promise<readonly ReviewTask[]>
  /** null = not one of this source. */
  task(itemId: string, who: Identity): Promise<ReviewTask | null>
  /** What else must be saved when its review is submitted, or taken back: all of it or nothing. */
  changes(task: ReviewTask, state: 'due' | 'submitted', by: string, at: EpochSeconds): Promise<readonly RecordChange[]>
}
