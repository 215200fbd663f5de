import type { InjectionKey } from 'vue'
import type { DraftChange, DraftKept, ReviewItem, ReviewQueue, ReviewState, Submitted } from '@shared/api/quality/reviews.ts'
import type { CommentTemplate, SavedView } from '@shared/api/quality/review-shelf.ts'

/** As it stands in the address; what is left out is as usual. */
export type QueueAsk = Readonly<Record<string, string>>
export interface TemplateWords {
  title: string
  text: string
  private: boolean
}
export interface ViewWords {
  title: string
  page: SavedView['page']
  query: string
  private: boolean
}
/** `body: null` removes it; `ifVersion` is 0 for a new one. */
export interface Change<T> {
  ifVersion: number
  body: T | null
}
/** What a reviewer asks and says. */
export interface ReviewsBackend {
  queue(ask: QueueAsk, signal?: AbortSignal): Promise<ReviewQueue>
  item(itemId: string, signal?: AbortSignal): Promise<ReviewItem>
  /** `last`: on the way out of the page. */
  keepDraft(itemId: string, change: DraftChange, last?: boolean): Promise<DraftKept>
  submit(itemId: string, change: DraftChange): Promise<Submitted>
  undo(itemId: string, ifVersion: number): Promise<ReviewState>
  templates(signal?: AbortSignal): Promise<readonly CommentTemplate[]>
  changeTemplate(id: string, change: Change<TemplateWords>): Promise<void>
  views(signal?: AbortSignal): Promise<readonly SavedView[]>
  changeView(id: string, change: Change<ViewWords>): Promise<void>
}
export const REVIEWS_BACKEND: InjectionKey<ReviewsBackend> = Symbol('reviews-backend')
