/**
 * How likely a return is, by what speaks for it, until a model is trained on this account's own words.
 * Stated, not learned here: the tables are shares rounded from a made-up shop with known answers; shown with the basis `rule_prior`.
 */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { IssueVerdict } from '@shared/issue/same-issue.ts'
import type { Likeness } from '../text/topic-model.ts'

/** From here the flag is shown; of the flags shown, at least this share must be right. */
export const FLAG_FROM = 0.85
/** From here it is said quietly: "possibly the same issue". */
export const POSSIBLE_FROM = 0.4

export interface Evidence {
  verdict: Pick<IssueVerdict, 'same' | 'why'>
  /** Seconds since the earlier contact's latest solve, 0 while it is open. */
  gap: number
  sameOrder: boolean
  /** Of both contacts, as agents chose them. */
  reasons: 'same' | 'other' | 'unknown'
  /** null = one of them says too little, or text is not kept. */
  text: Likeness | null
}

type ByAge = readonly { withinDays: number; p: number }[]
/** People order anew and come with another matter of the same kind: what two contacts share says less the longer ago it was. */
const WITHOUT_TEXT: Readonly<Record<'order' | 'person', Readonly<Record<Evidence['reasons'], ByAge>>>> = {
  order: {
    same: [
      { withinDays: 14, p: 0.95 },
      { withinDays: 30, p: 0.85 },
    ],
    unknown: [
      { withinDays: 7, p: 0.87 },
      { withinDays: 14, p: 0.74 },
      { withinDays: 30, p: 0.45 },
    ],
    other: [
      { withinDays: 1, p: 0.7 },
      { withinDays: 14, p: 0.42 },
      { withinDays: 30, p: 0.15 },
    ],
  },
  person: {
    same: [
      { withinDays: 1, p: 0.88 },
      { withinDays: 3, p: 0.7 },
      { withinDays: 7, p: 0.6 },
      { withinDays: 14, p: 0.55 },
      { withinDays: 30, p: 0.3 },
    ],
    unknown: [
      { withinDays: 1, p: 0.5 },
      { withinDays: 3, p: 0.45 },
      { withinDays: 7, p: 0.3 },
      { withinDays: 30, p: 0.1 },
    ],
    other: [{ withinDays: 30, p: 0.05 }],
  },
}
/** Log-odds where both texts speak: alike words and a like matter weigh more than anything but an order. */
const WITH_TEXT = { start: -4.6, sameOrder: 1.8, perLogDay: -0.8, sameReason: 0.3, otherReason: -0.5, words: 9, topics: 4.6 }

export function priorOf(evidence: Evidence): number {
  const { verdict, gap, sameOrder, reasons, text } = evidence
  if (verdict.same === 'no') return 0
  // A person looked at both; or the helpdesk itself ties them together.
  if (verdict.why === 'human') return 1
  if (verdict.why === 'follow_up' || verdict.why === 'merged' || verdict.why === 'same_problem') return 0.98
  const table = WITHOUT_TEXT[sameOrder ? 'order' : 'person'][reasons]
  const byRule = table.find((age) => gap <= age.withinDays * DAY_SECONDS)?.p ?? 0
  if (!text) return byRule
  const byText = round(1 / (1 + Math.exp(-logOdds(evidence, text))))
  // A common order is counted as the same issue whatever the words are: two short lines that differ don't talk it away.
  if (sameOrder) return Math.max(byRule, byText)
  return Math.min(byText, reasons === 'same' ? NO_ORDER_MOST : WORDS_ALONE_MOST)
}

function logOdds({ gap, sameOrder, reasons }: Evidence, text: Likeness): number {
  return (
    WITH_TEXT.start +
    (sameOrder ? WITH_TEXT.sameOrder : 0) +
    (reasons === 'same' ? WITH_TEXT.sameReason : reasons === 'other' ? WITH_TEXT.otherReason : 0) +
    WITH_TEXT.perLogDay * Math.log1p(gap / DAY_SECONDS) +
    WITH_TEXT.words * text.words +
    WITH_TEXT.topics * text.topics
  )
}
/** What words and reasons can claim where no order stands behind them. */
const NO_ORDER_MOST = 0.95
const WORDS_ALONE_MOST = 0.9

/** Not more digits than it deserves, and never certain. */
const round = (p: number): number => Math.min(0.98, Math.round(p * 100) / 100)
