/** When a review is shown to whom it speaks of, until when it may be disputed, and what a decision amounts to. Moments are epoch seconds. */
import type { EpochSeconds } from '../fcr/history.ts'
import { UNDO_SECONDS } from './review.ts'

const HOUR = 3600
const DAY = 86_400

export interface DisputeRules {
  /** A submitted review is shown to its agent so long after its submission; never before it can no longer be taken back. */
  releaseAfterHours: number
  /** For so long after that it may be disputed, and for so long after a decision the dispute may be reopened. */
  disputeDays: number
  /** A dispute is due so long after it was opened. */
  decideDays: number
}
export const STARTING_RULES: DisputeRules = { releaseAfterHours: 0, disputeDays: 14, decideDays: 5 }

/** From when the agent sees it. */
export const releasedFrom = (submittedAt: EpochSeconds, { releaseAfterHours }: Pick<DisputeRules, 'releaseAfterHours'>): EpochSeconds =>
  submittedAt + Math.max(UNDO_SECONDS + 1, releaseAfterHours * HOUR)
/** The last moment at which it may be disputed, or a decision reopened, counted from release or decision. */
export const disputeUntil = (from: EpochSeconds, { disputeDays }: Pick<DisputeRules, 'disputeDays'>): EpochSeconds => from + disputeDays * DAY
export const decideBy = (openedAt: EpochSeconds, { decideDays }: Pick<DisputeRules, 'decideDays'>): EpochSeconds => openedAt + decideDays * DAY

export const DISPUTE_KINDS = ['criteria', 'wrong_reviewee'] as const
export type DisputeKind = (typeof DISPUTE_KINDS)[number]
export const DISPUTE_VERDICTS = ['accepted', 'partly', 'rejected'] as const
export type DisputeVerdict = (typeof DISPUTE_VERDICTS)[number]

export interface DisputedPoint {
  criterion: string
  /** Level that was given first, and the one that the agent holds to be right. */
  was: string
  proposed: string
}
/** All as proposed, nothing moved, or anything between. `levels` by criterion; one that is left out stays as it was. */
export function verdictOf(points: readonly DisputedPoint[], levels: Readonly<Record<string, string>>): DisputeVerdict {
  const given = points.map(({ criterion, was, proposed }) => ({ was, proposed, now: levels[criterion] ?? was }))
  if (given.every(({ now, proposed }) => now === proposed)) return 'accepted'
  return given.every(({ now, was }) => now === was) ? 'rejected' : 'partly'
}
