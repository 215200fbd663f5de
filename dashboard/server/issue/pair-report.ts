/** What the answered pairs say of the rules: precision of what counts as the same, recall, with weights and intervals. */
import { grouped } from '@shared/stats/grouped.ts'
import { weightedShareInterval, type SampleDesign } from '@shared/stats/weighted-mean.ts'
import { weightedRatio, type RatioUnit } from '@shared/stats/weighted-ratio.ts'
import type { PairCheck } from '../store/ops-store/pair-checks.ts'

/** Fewer answers give no figure. */
export const FEWEST_ANSWERS = 20

export interface CheckedShare {
  rate: number
  low: number
  high: number
  /** Answered pairs that it rests on, and how many of a plain sample they are worth. */
  n: number
  effectiveN: number
}
export interface PairReport {
  weeks: number
  drawn: number
  answered: number
  cannotTell: number
  /** Of the pairs called the same, the share that people call the same; null: fewer than 20 answers. */
  precision: CheckedShare | null
  /** Of the pairs that people call the same, the share called the same, and the share called at least possibly the same. */
  recall: CheckedShare | null
  recallWithPossible: CheckedShare | null
  strata: { stratum: string; population: number; drawn: number; answered: number; same: number }[]
}

/** "Can't tell" and no answer are left out: within a stratum of a week, whoever is not answered is taken to be like those who are. */
export function reportPairs(checks: readonly PairCheck[]): PairReport {
  const answered = checks.filter(({ answer }) => answer === 'same' || answer === 'different')
  const keyOf = ({ week, stratum }: PairCheck) => `${week} ${stratum}`
  const counts = grouped(answered, keyOf)
  const populations = new Map(checks.map((check) => [keyOf(check), check.population]))
  const unit = (check: PairCheck, counted: boolean, holds: boolean): RatioUnit => ({
    counts: counted,
    holds,
    inclusion: (counts.get(keyOf(check))?.length ?? 1) / check.population,
    stratum: keyOf(check),
  })
  const design: SampleDesign = { kind: 'stratified', populations }
  const share = (counted: (check: PairCheck) => boolean, holds: (check: PairCheck) => boolean) =>
    shareOf(
      answered.map((check) => unit(check, counted(check), holds(check))),
      design,
    )
  const isSame = ({ answer }: PairCheck) => answer === 'same'
  const isYes = ({ verdict }: PairCheck) => verdict === 'yes'
  return {
    weeks: new Set(checks.map(({ week }) => week)).size,
    drawn: checks.length,
    answered: answered.length,
    cannotTell: checks.filter(({ answer }) => answer === 'cannot_tell').length,
    precision: share(isYes, isSame),
    recall: share(isSame, isYes),
    recallWithPossible: share(isSame, ({ verdict }) => verdict !== 'no'),
    strata: [...grouped(checks, ({ stratum }) => stratum)]
      .map(([stratum, members]) => ({
        stratum,
        population: [...grouped(members, ({ week }) => week).values()].reduce((sum, ofWeek) => sum + ofWeek[0]!.population, 0),
        drawn: members.length,
        answered: members.filter(({ answer }) => answer === 'same' || answer === 'different').length,
        same: members.filter(isSame).length,
      }))
      .sort((x, y) => (x.stratum < y.stratum ? -1 : 1)),
  }
}

function shareOf(units: readonly RatioUnit[], design: SampleDesign): CheckedShare | null {
  const estimate = weightedRatio(units, design)
  const interval = estimate && weightedShareInterval(estimate)
  if (!estimate || !interval || estimate.n < FEWEST_ANSWERS) return null
  return { rate: estimate.mean, low: interval.low, high: interval.high, n: estimate.n, effectiveN: interval.effectiveN }
}
