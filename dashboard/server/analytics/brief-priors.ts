/**
 * How likely a return is, by what speaks for it: the same-issue model's word where it decides, stated shares where a rule does.
 * The tables are not learned here: shares rounded from a made-up shop with known answers, shown with the basis `rule_prior`.
 */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { IssueVerdict } from '@shared/issue/same-issue.ts'

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
  /** What the text model says of the two, whatever decided; null = one of them says too little, text is not kept, or no model is in force. */
  text: number | null
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
/** What an order or a reason in common adds to the log-odds of the text model, which knows neither. */
const ADDED = { order: 1.8, reason: 0.3 }
/** What words and reasons can claim where no order stands behind them. */
const NO_ORDER_MOST = 0.95
const WORDS_ALONE_MOST = 0.9

export function priorOf({ verdict, gap, sameOrder, reasons, text }: Evidence): number {
  if (verdict.same === 'no') return 0
  // A person looked at both; or the helpdesk itself ties them together.
  if (verdict.why === 'human') return 1
  if (verdict.why === 'follow_up' || verdict.why === 'merged' || verdict.why === 'same_problem') return 0.98
  const table = WITHOUT_TEXT[sameOrder ? 'order' : 'person'][reasons]
  const byRule = table.find((age) => gap <= age.withinDays * DAY_SECONDS)?.p ?? 0
  if (text === null) return byRule
  // A common order is counted as the same issue whatever the words are: two short lines that differ don't talk it away.
  if (sameOrder) return Math.max(byRule, round(shifted(text, ADDED.order)))
  return reasons === 'same' ? Math.min(NO_ORDER_MOST, round(shifted(text, ADDED.reason))) : Math.min(WORDS_ALONE_MOST, round(text))
}

const shifted = (p: number, logOdds: number): number => 1 / (1 + ((1 - p) / p) * Math.exp(-logOdds))
/** Not more digits than it deserves, and never certain. */
const round = (p: number): number => Math.min(0.98, Math.round(p * 100) / 100)
