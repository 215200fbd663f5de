/** What a model measured of itself, in one form for all kinds: each figure with its interval and, beside it, what needs no model. */
import type { ModelsAnswer } from '@shared/api/models.ts'

export type ModelKind = ModelsAnswer['models'][number]['kind']
export interface ShareFigure {
  rate: number
  low: number
  high: number
  n: number
}
export type LearnedVerdict =
  | 'topicsOn'
  | 'topicsOff'
  | 'topicsFew'
  | 'topicsOne'
  | 'sameOn'
  | 'sameNoBetter'
  | 'sameUnsure'
  | 'sameNone'
  | 'sameFew'
  | 'riskBetter'
  | 'riskNoBetter'
  | 'riskFew'
  | 'riskOne'
export interface LearnedFigure {
  /** A word of the group `figure`. */
  code: 'top1' | 'top3' | 'precision' | 'recall' | 'f' | 'roc_auc' | 'pr_auc' | 'brier' | 'ece'
  /** `share` reads as per cent, `score` as a number from 0 to 1. */
  unit: 'share' | 'score'
  value: number
  interval: { low: number; high: number } | null
  /** The same figure without a model; null where there is none. */
  baseline: number | null
  /** Model − baseline, 95 %. */
  difference: { low: number; high: number } | null
}
export interface LearnedPart {
  /** null: the model has one moment only. */
  moment: 'opening' | 'solve' | null
  /** What it says of itself. */
  says: { code: LearnedVerdict; n: number | null; needs: number | null }
  learnedOn: number | null
  measuredOn: number | null
  figures: readonly LearnedFigure[]
}
export interface LearnedClass {
  label: string
  n: number
  precision: ShareFigure | null
  /** The same where the guess was nearly sure. */
  certain: ShareFigure | null
  /** Such guesses are filled in. */
  trusted: boolean
}
export interface LearnedModel {
  kind: ModelKind
  /** null = never trained. */
  version: number | null
  trainedAt: string | null
  inForce: boolean
  /** As the training said it, in English; for reports of another form. */
  why: string | null
  /** null: of a form that this page cannot read. */
  parts: readonly LearnedPart[] | null
  classes: readonly LearnedClass[]
}
