/** How likely a return is, by the rule that says so, until a model is trained on this account's own words. Stated, not learned: shown with the basis `rule_prior`. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { IssueVerdict } from '@shared/issue/same-issue.ts'

/** From here the flag is shown; of the flags shown, at least this share must be right. */
export const FLAG_FROM = 0.85
/** From here it is said quietly: "possibly the same issue". */
export const POSSIBLE_FROM = 0.4

/** Equal reasons say less the longer ago it was: people come back about a new matter of the same kind. */
const SAME_REASON_BY_AGE: readonly { withinDays: number; p: number }[] = [
  { withinDays: 3, p: 0.87 },
  { withinDays: 7, p: 0.8 },
  { withinDays: 14, p: 0.65 },
  { withinDays: 30, p: 0.5 },
]

/** `gap` in seconds since the earlier contact's latest solve, 0 while it is open. */
export function priorOf({ same, why }: Pick<IssueVerdict, 'same' | 'why'>, gap: number): number {
  if (same === 'no') return 0
  switch (why) {
    // A person looked at both.
    case 'human':
      return 1
    // The helpdesk itself ties them together.
    case 'follow_up':
    case 'merged':
    case 'same_problem':
      return 0.98
    // One order can have two matters, seldom within a month.
    case 'same_order':
      return 0.95
    case 'same_reason':
      return SAME_REASON_BY_AGE.find((age) => gap <= age.withinDays * DAY_SECONDS)?.p ?? POSSIBLE_FROM
    // One person, and nothing that speaks against it: somewhat under a coin's throw.
    default:
      return gap <= 7 * DAY_SECONDS ? 0.45 : POSSIBLE_FROM
  }
}
