/** How far reviewers agree on a criterion, chance taken out, and what that says of the criterion. */
import { bootstrapInterval } from '../stats/bootstrap.ts'
import { cohenKappa, fleissKappa } from '../stats/kappa.ts'
import { alphaInterval, krippendorffAlpha, type Metric, type Ratings } from '../stats/krippendorff.ts'
import { seededRandom } from '../stats/random.ts'
import { wilson } from '../stats/wilson.ts'

/** Thresholds of alpha. Source: Krippendorff (2004), Content Analysis, 11.4.2: above .800 rely, .667 the least for tentative conclusions. */
export const RELY = 0.8
export const TENTATIVE = 0.667
/** With fewer tickets nothing is said. */
export const FEWEST_TICKETS = 5
export const RESAMPLES = 1000

export type AgreementWord = 'rely' | 'tentative' | 'reword'
interface Interval {
  value: number
  low: number
  high: number
}
export interface CriterionAgreement {
  n: number
  ratings: number
  raw: Interval | null
  /** By value, the most frequent first. */
  prevalence: readonly { value: number; share: number }[]
  alpha: Interval | null
  kappa: (Interval & { kind: 'cohen' | 'fleiss' }) | null
  says: AgreementWord | null
  unsure: boolean
  reason: 'too_few' | 'no_variation' | null
}

/**
 * `ratings`: a row a ticket, a place a reviewer, null = no answer. Raw agreement has Wilson's interval over tickets, which is no narrower than theirs
 * because answers on one ticket are not independent. Alpha's is a percentile interval of resampled tickets, the same for the same seed.
 */
export function agreementOf(ratings: Ratings, metric: Metric, seed: string): CriterionAgreement {
  const found = krippendorffAlpha(ratings, metric)
  const n = found?.n ?? 0
  const prevalence = [...(found?.prevalence ?? [])].map(([value, share]) => ({ value, share })).sort((a, b) => b.share - a.share || a.value - b.value)
  const nothing = { n, ratings: found?.ratings ?? 0, raw: null, prevalence, alpha: null, kappa: null, says: null, unsure: false }
  if (found === null || n < FEWEST_TICKETS) return { ...nothing, reason: 'too_few' }
  const share = wilson(found.agreement * n, n)
  const raw = share && { value: share.rate, low: share.low, high: share.high }
  if (found.alpha === null) return { ...nothing, raw, reason: 'no_variation' }
  const interval = alphaInterval(ratings, metric, seededRandom(`${seed} alpha`), { rounds: RESAMPLES })
  const says = wordOf(found.alpha)
  return {
    ...nothing,
    raw,
    alpha: interval && { value: found.alpha, low: interval.low, high: interval.high },
    kappa: kappaOf(ratings, seed),
    says: interval === null ? null : says,
    unsure: interval !== null && says !== 'reword' && interval.low < (says === 'rely' ? RELY : TENTATIVE),
    reason: interval === null ? 'too_few' : null,
  }
}

export const wordOf = (alpha: number): AgreementWord => (alpha >= RELY ? 'rely' : alpha >= TENTATIVE ? 'tentative' : 'reword')

/** Cohen's where exactly two ever answered, Fleiss' where each ticket has everybody's answer, else none. */
function kappaOf(ratings: Ratings, seed: string): CriterionAgreement['kappa'] {
  const places = ratings.reduce((most, row) => Math.max(most, row.length), 0)
  const answering = Array.from({ length: places }, (_, at) => at).filter((at) => ratings.some((row) => (row[at] ?? null) !== null))
  const rows = ratings.map((row) => answering.flatMap((at) => (typeof row[at] === 'number' ? [String(row[at])] : [])))
  const complete = rows.filter((row) => row.length === answering.length)
  if (answering.length === 2) {
    const cohen = cohenKappa(complete.flatMap(([a, b]) => (a === undefined || b === undefined ? [] : [[a, b] as const])))
    return cohen === null || cohen.kappa === null || cohen.low === null || cohen.high === null
      ? null
      : { kind: 'cohen', value: cohen.kappa, low: cohen.low, high: cohen.high }
  }
  const rated = rows.filter((row) => row.length > 0)
  if (answering.length < 2 || complete.length < rated.length) return null
  const value = fleissKappa(complete)?.kappa ?? null
  const interval = bootstrapInterval(complete, (sample) => fleissKappa(sample)?.kappa ?? null, seededRandom(`${seed} kappa`), { rounds: RESAMPLES })
  return value === null || interval === null ? null : { kind: 'fleiss', value, low: interval.low, high: interval.high }
}

/** Worst first: by alpha, then by raw agreement; what has no alpha last. */
export const worstFirst = (a: Pick<CriterionAgreement, 'alpha' | 'raw'>, b: Pick<CriterionAgreement, 'alpha' | 'raw'>): number =>
  (a.alpha?.value ?? 2) - (b.alpha?.value ?? 2) || (a.raw?.value ?? 2) - (b.raw?.value ?? 2)
