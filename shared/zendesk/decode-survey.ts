/** The newer satisfaction survey as an audit event. Its shape is documented thinly: best effort, nothing depends on it. */
import type { SurveyAnswer } from '../fcr/history.ts'
import type { DecodeContext } from './decode-context.ts'
import { listedAs } from './listed-word.ts'
import { listOf, rawOf, textOf, type Raw } from './raw.ts'

export interface SurveyResponse {
  answer: SurveyAnswer | null
  csat: 'good' | 'bad' | null
}

/** `SurveyResponseSubmitted`: the mapped answer of any question, and the rating as good or bad. */
export function readSurveyResponse(raw: Raw, context: Pick<DecodeContext, 'surveyAnswers'>): SurveyResponse {
  const lists = context.surveyAnswers
  const response = rawOf(raw['survey_response'] ?? raw['value'] ?? raw)
  let answer: SurveyAnswer | null = null
  let csat: SurveyResponse['csat'] = null
  for (const entry of listOf(response['answers'])) {
    const given = rawOf(entry)
    for (const word of wordsOf(given)) answer ??= lists && listedAs(word, lists, ['yes', 'partly', 'no'])
    const category = textOf(given['rating_category'])?.toLowerCase()
    if (category === 'good' || category === 'bad') csat ??= category
  }
  return { answer, csat }
}

function wordsOf(given: Raw): readonly string[] {
  const values = [given['value'], given['answer'], given['option'], given['rating'], ...listOf(given['values']), ...listOf(given['selected_options'])]
  return values.flatMap((value) => {
    const word = typeof value === 'object' ? (rawOf(value)['value'] ?? rawOf(value)['name'] ?? rawOf(value)['id']) : value
    return typeof word === 'string' || typeof word === 'number' ? [String(word)] : []
  })
}
