/** Steps of a reconciliation as a reader adds them up. */
import type { ReconciliationAnswer } from '@shared/api/reconciliation.ts'
import type { StepCode } from '@shared/fcr/reconcile.ts'
import { formatCount } from '@shared/i18n/format.ts'

export interface ChangingStep {
  code: StepCode
  tickets: number
  /** What it adds to the judged tickets, and to the successes. */
  n: number
  success: number
}

/** Only what changes something; the rest is the same under both lenses. */
export function changingSteps(steps: ReconciliationAnswer['steps']): ChangingStep[] {
  return steps
    .map(({ code, tickets, reported, ours }) => ({ code, tickets, n: ours.n - reported.n, success: ours.success - reported.success }))
    .filter(({ n, success }) => n !== 0 || success !== 0)
}

/** `+12`, `−3`, and a dot for nothing. */
export const signedCount = (count: number): string => (count === 0 ? '·' : `${count > 0 ? '+' : '−'}${formatCount(Math.abs(count))}`)
