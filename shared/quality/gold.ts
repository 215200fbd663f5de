/** How a reviewer's answers stand against the agreed ones. */
import { wilson } from '../stats/wilson.ts'
import type { Answers } from './scorecard.ts'

/** With fewer revealed items nothing is said of a person. */
export const FEWEST_GOLD = 5

export interface GoldAnswers {
  answers: Answers
  verdict: string | null
}
export interface GoldScore {
  answers: number
  right: number
  /** Criteria, or `verdict`. */
  wrong: readonly string[]
}
/** What the agreed answer leaves open is not counted; what the reviewer left out is wrong. */
export function scoreGold(given: GoldAnswers, agreed: GoldAnswers): GoldScore {
  const asked = [...Object.keys(agreed.answers), ...(agreed.verdict === null ? [] : ['verdict'])]
  const of = ({ answers, verdict }: GoldAnswers, id: string) => (id === 'verdict' ? verdict : answers[id])
  const wrong = asked.filter((id) => of(given, id) !== of(agreed, id))
  return { answers: asked.length, right: asked.length - wrong.length, wrong }
}
/** Share of right answers; Wilson's interval over items, as answers on one ticket are not independent. */
export function accuracyOf(scores: readonly GoldScore[]): { value: number; low: number; high: number } | null {
  const answers = scores.reduce((sum, score) => sum + score.answers, 0)
  if (scores.length < FEWEST_GOLD || answers === 0) return null
  const share = scores.reduce((sum, score) => sum + score.right, 0) / answers
  const interval = wilson(share * scores.length, scores.length)
  return interval && { value: share, low: interval.low, high: interval.high }
}
