import type { InjectionKey } from 'vue'
import type { z } from 'zod'
import type { RootCausesAnswer, rootCausesWordsSchema, ScorecardDetail, Scorecards, ScorecardWords } from '@shared/api/quality/scorecards.ts'

export type RootCausesWords = z.infer<typeof rootCausesWordsSchema>

/** What conversations are scored by. Every change names what it was made from; another answers a conflict. */
export interface ScorecardsBackend {
  list(signal?: AbortSignal): Promise<Scorecards>
  /** null = the latest version. */
  card(id: string, version: number | null, signal?: AbortSignal): Promise<ScorecardDetail>
  /** `words: null` throws the draft away. */
  saveDraft(id: string, ifRevision: number, words: ScorecardWords | null): Promise<ScorecardDetail>
  publish(id: string, ifRevision: number): Promise<ScorecardDetail>
  retire(id: string, ifRevision: number, retired: boolean): Promise<ScorecardDetail>
  causes(version: number | null, signal?: AbortSignal): Promise<RootCausesAnswer>
  saveCauses(ifVersion: number, words: RootCausesWords): Promise<RootCausesAnswer>
}
export const SCORECARDS_BACKEND: InjectionKey<ScorecardsBackend> = Symbol('scorecards-backend')
