import type { Revealed } from '@shared/api/quality/reviews.ts'
import { CHECKS } from '@shared/quality/checks.ts'
import { valueOf, type Answers, type Scorecard, type Words } from '@shared/quality/scorecard.ts'

export interface CheckRow {
  id: string
  passed: boolean | null
  /** Of the criterion that asks the same, else its own; null = a check that this page does not know. */
  title: Words | null
  /** With the reviewer, where both spoke: full marks are a pass, nothing is a failure, what lies between is neither. */
  agrees: boolean | null
}

export function checkRows(checks: Revealed['checks'], card: Pick<Scorecard, 'sections'>, answers: Answers): CheckRow[] {
  const criteria = card.sections.flatMap((section) => section.criteria)
  return checks.map(({ id, passed }) => {
    const criterion = criteria.find(({ check }) => check === id) ?? null
    const value = criterion && valueOf(criterion, answers)
    const said = value === 1 ? true : value === 0 ? false : null
    const title = criterion?.title ?? CHECKS.find((check) => check.id === id)?.title ?? null
    return { id, passed, title, agrees: passed === null || said === null ? null : said === passed }
  })
}
