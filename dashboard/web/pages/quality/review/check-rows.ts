import type { Revealed } from '@shared/api/quality/reviews.ts'
import { valueOf, type Answers, type Criterion, type Scorecard } from '@shared/quality/scorecard.ts'

export interface CheckRow {
  id: string
  passed: boolean | null
  /** The one it answers, too. */
  criterion: Criterion | null
  /** With the reviewer, where both spoke: full marks are a pass, nothing is a failure, what lies between is neither. */
  agrees: boolean | null
}

export function checkRows(checks: Revealed['checks'], card: Pick<Scorecard, 'sections'>, answers: Answers): CheckRow[] {
  const criteria = card.sections.flatMap((section) => section.criteria)
  return checks.map(({ id, passed }) => {
    const criterion = criteria.find(({ check }) => check === id) ?? null
    const value = criterion && valueOf(criterion, answers)
    const said = value === 1 ? true : value === 0 ? false : null
    return { id, passed, criterion, agrees: passed === null || said === null ? null : said === passed }
  })
}
