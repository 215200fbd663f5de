import type { InjectionKey } from 'vue'
import type { CoachingChange, CoachingEffect, CoachingList, CoachingNew, CoachingNote, CoachingReviews } from '@shared/api/quality/coaching.ts'
import type { Decide, DisputeDetail, DisputeRulesAnswer, Disputes, OpenDispute } from '@shared/api/quality/disputes.ts'
import type { MyDay, MyReview } from '@shared/api/quality/my-day.ts'

export interface Reopening {
  ifVersion: number
  reason: string
}
/** What follows a review: the agent's own page, disputes, coaching. */
export interface AfterReviewBackend {
  myDay(weeks: number | null, signal?: AbortSignal): Promise<MyDay>
  myReview(itemId: string, signal?: AbortSignal): Promise<MyReview>
  acknowledge(itemId: string, ifVersion: number): Promise<MyReview>
  openDispute(itemId: string, asked: OpenDispute): Promise<MyReview>
  reopenMine(disputeId: string, asked: Reopening): Promise<MyReview>
  disputes(state: string, signal?: AbortSignal): Promise<Disputes>
  dispute(id: string, signal?: AbortSignal): Promise<DisputeDetail>
  decide(id: string, asked: Decide): Promise<DisputeDetail>
  reopen(id: string, asked: Reopening): Promise<DisputeDetail>
  rules(signal?: AbortSignal): Promise<DisputeRulesAnswer>
  saveRules(change: Omit<DisputeRulesAnswer, 'version'> & { ifVersion: number }): Promise<DisputeRulesAnswer>
  notes(state: string, signal?: AbortSignal): Promise<CoachingList>
  noteReviews(signal?: AbortSignal): Promise<CoachingReviews>
  note(id: string, signal?: AbortSignal): Promise<CoachingNote>
  beginNote(asked: CoachingNew): Promise<CoachingNote>
  saveNote(id: string, change: CoachingChange): Promise<CoachingNote>
  effect(id: string, signal?: AbortSignal): Promise<CoachingEffect>
}
export const AFTER_REVIEW_BACKEND: InjectionKey<AfterReviewBackend> = Symbol('after-review-backend')
