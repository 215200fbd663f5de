import type { InjectionKey } from 'vue'
import type { z } from 'zod'
import type { Coverage, planChangeSchema, SampleResults } from '@shared/api/quality/sample-results.ts'
import type {
  assignSchema,
  DrawRequestInput,
  ITEM_STATES,
  replacedSchema,
  replaceSchema,
  reviewersSchema,
  SampleDetail,
  sampleItemSchema,
  sampleItemsSchema,
  SamplePreview,
  SampleSummary,
  sampleVerifiedSchema,
} from '@shared/api/quality/samples.ts'
import type { SavedView } from '@shared/api/quality/review-shelf.ts'

export type SampleItem = z.infer<typeof sampleItemSchema>
export type SampleItems = z.infer<typeof sampleItemsSchema>
export type SampleVerified = z.infer<typeof sampleVerifiedSchema>
export type ReviewerChoice = z.infer<typeof reviewersSchema>['reviewers'][number]
export type Assignment = z.input<typeof assignSchema>
export type Replacement = z.input<typeof replaceSchema>
export type Replaced = z.infer<typeof replacedSchema>
export type PlanChange = z.input<typeof planChangeSchema>
/** null = whichever. */
export interface ItemsAsk {
  state: (typeof ITEM_STATES)[number] | null
  reviewer: number | null
  stratum: string | null
}
export interface DesignWords {
  title: string
  /** Of the page that draws. */
  query: string
  private: boolean
}

/** What the pages of samples ask and do. */
export interface SamplesBackend {
  samples(signal?: AbortSignal): Promise<readonly SampleSummary[]>
  preview(request: DrawRequestInput, signal?: AbortSignal): Promise<SamplePreview>
  draw(request: DrawRequestInput): Promise<SampleDetail>
  sample(id: string, signal?: AbortSignal): Promise<SampleDetail>
  items(id: string, ask: ItemsAsk, page: { limit: number; offset: number }, signal?: AbortSignal): Promise<SampleItems>
  /** Address of all items as a file. */
  itemsFile(id: string): string
  verify(id: string): Promise<SampleVerified>
  assign(id: string, assignment: Assignment): Promise<SampleDetail>
  replace(id: string, itemId: string, replacement: Replacement): Promise<Replaced>
  results(id: string, signal?: AbortSignal): Promise<SampleResults>
  reviewers(signal?: AbortSignal): Promise<readonly ReviewerChoice[]>
  coverage(signal?: AbortSignal): Promise<Coverage>
  changePlan(change: PlanChange): Promise<Coverage>
  designs(signal?: AbortSignal): Promise<readonly SavedView[]>
  /** `words: null` forgets it; `ifVersion` is 0 for a new one. */
  keepDesign(id: string, ifVersion: number, words: DesignWords | null): Promise<void>
}
export const SAMPLES_BACKEND: InjectionKey<SamplesBackend> = Symbol('samples-backend')
