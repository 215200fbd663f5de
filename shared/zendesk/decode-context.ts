import type { Channel, SurveyAnswer } from '../fcr/history.ts'

/** What decoding needs of the configuration and of the landed fields, names already resolved to ids. */
export interface DecodeContext {
  /** Text is redacted before it leaves the decoder; verdicts are read from the raw text. */
  storeText: 'none' | 'redacted' | 'full'
  orderFields: ReadonlySet<number>
  /** Fields that a rule reads; kept whatever their type is. */
  mappedFields: ReadonlySet<number>
  /** Type word by field id, as far as fields were landed. */
  fieldTypes: ReadonlyMap<number, string>
  orderPatterns: readonly RegExp[]
  channelMap: Readonly<Record<string, Channel>>
  /** Answers of the survey's question, null when no question is mapped. */
  surveyAnswers: Readonly<Record<SurveyAnswer, readonly string[]>> | null
  /** ISO country of phone numbers without "+"; null = such numbers link nobody. */
  defaultCountry: string | null
  /** HTML as plain text. */
  plainText: (html: string) => string
  /** Keyed hash of a normalised order reference. */
  hash: (value: string) => string
}
