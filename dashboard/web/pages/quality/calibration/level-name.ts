import type { CalibrationResults } from '@shared/api/quality/calibration.ts'
import { FIRST_CONTACT_VERDICTS } from '@shared/quality/review.ts'
import { NOT_APPLICABLE } from '@shared/quality/scorecard.ts'
import type { useCalibrationI18n } from '../../../composables/use-calibration-i18n.ts'

type Say = Pick<ReturnType<typeof useCalibrationI18n>, 'c' | 'say'>

/** How an answer reads: a level of the card, N/A, or a verdict. */
export function levelName({ sections }: CalibrationResults['scorecard'], criterion: string, level: string, { c, say }: Say): string {
  if (criterion === 'verdict') {
    const verdict = FIRST_CONTACT_VERDICTS.find((one) => one === level)
    return verdict === undefined ? level : c(`verdict.${verdict}`)
  }
  if (level === NOT_APPLICABLE) return c('answer.na')
  const levels = sections.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterion)?.levels
  const found = levels?.find(({ id }) => id === level)
  return found ? say(found.title) : level
}
