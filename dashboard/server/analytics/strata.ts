/** Reason × channel × language: the strata within which contacts are alike enough to compare (domain 8). */
import type { StandardisedFigure } from '@shared/api/mix.ts'
import { SMALL_N } from '@shared/api/question.ts'
import type { Stratum } from '@shared/stats/standardisation.ts'
import { standardise } from '@shared/stats/standardisation.ts'
import type { GroupCount } from '../store/fact-store/contract.ts'
import { talliesBy } from './scope.ts'
import type { Tally } from './tally.ts'

export const STRATA = ['reason', 'channel', 'language'] as const
/** The strata's values must come first in `by`. */
export const stratumOf = ({ values }: Pick<GroupCount, 'values'>): string => JSON.stringify(values.slice(0, STRATA.length))
export function stratumValues(key: string): string[] {
  const values: unknown = JSON.parse(key)
  return Array.isArray(values) ? values.map(String) : []
}

export function stratified(counts: readonly GroupCount[], keep: (count: GroupCount) => boolean = () => true): Map<string, Tally> {
  return talliesBy(counts, (count) => (keep(count) ? stratumOf(count) : null))
}
/** Ripe contacts only. */
export const toStrata = (tallies: ReadonlyMap<string, Tally>): Stratum[] =>
  [...tallies].map(([key, { certain }]) => ({ key, successes: certain.success, n: certain.success + certain.failed }))
export const mixOf = (strata: readonly Stratum[]): Map<string, number> => new Map(strata.map(({ key, n }) => [key, n]))

/** null with its reason for fewer than 20 ripe contacts. */
export function standardisedFigure(strata: readonly Stratum[], mix: ReadonlyMap<string, number>): StandardisedFigure {
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0)
  const found = standardise(strata, mix)
  const emptyStrata = found?.emptyStrata.length ?? [...mix.values()].filter((weight) => weight > 0).length
  const covered = found?.covered ?? 0
  if (found === null || n < SMALL_N) return { rate: null, low: null, high: null, effectiveN: null, emptyStrata, covered, nullReason: 'too_few' }
  const { rate, low, high, effectiveN } = found
  return { rate, low, high, effectiveN, emptyStrata, covered, nullReason: null }
}

/** Everybody's rate in each stratum, in this mix; null where nothing can vary. */
export function expectedRate(strata: readonly Stratum[], everyone: readonly Stratum[]): number | null {
  const n = strata.reduce((sum, stratum) => sum + stratum.n, 0)
  const rates = new Map(everyone.map((stratum) => [stratum.key, stratum.n === 0 ? 0 : stratum.successes / stratum.n]))
  const expected = strata.reduce((sum, stratum) => sum + stratum.n * (rates.get(stratum.key) ?? 0), 0) / n
  return expected > 0 && expected < 1 ? expected : null
}
