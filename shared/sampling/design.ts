/** How a sample is drawn, as data: kept with the sample, so that its list can be drawn again. */
import type { Grouping } from '../fcr/fact.ts'
import type { RiskRule } from './risk-rules.ts'

/** What strata can be made of. */
export const STRATIFIERS = [
  'agent',
  'group',
  'channel',
  'reason',
  'language',
  'market',
  'segment',
  'brand',
  'handledBy',
  'vendor',
  'priority',
] as const satisfies readonly Grouping[]
export type Stratifier = (typeof STRATIFIERS)[number] | 'risk'
export const ALLOCATIONS = ['proportional', 'equal', 'neyman'] as const
export type AllocationKind = (typeof ALLOCATIONS)[number]

export type SampleDesign =
  | { kind: 'simple'; size: number }
  | {
      kind: 'stratified'
      size: number
      by: readonly Stratifier[]
      allocation: AllocationKind
      /** At least so many from each stratum, as far as it has them. */
      minimum: number
    }
  | {
      kind: 'risk'
      size: number
      /** Share of the sample that is drawn at random from the whole frame, at least `LEAST_RANDOM`. */
      randomShare: number
      /** At least so many of each agent, as far as there are. */
      minimumPerAgent: number
      /** In order: the first that matches is a ticket's class. */
      rules: readonly RiskRule[]
    }

export const DEFAULT_RANDOM = 1 / 3
/** Less at random would not measure, nor find what nobody expects. */
export const LEAST_RANDOM = 0.2
