/** What the random worlds are judged with, and the fields they fill. */
import { BOT, CARRIER } from './random-users.ts'
import type { OracleConfig } from './records.ts'

export const REASON_FIELD = 'Contact reason'
export const ORDER_FIELD = 'Order number'
export const VERDICT_FIELD = 'Resolved at first contact'
export const SURVEY_FIELD = 'Was it solved?'
export const L1 = 501
export const L2 = 502

export const ORACLE_CONFIG: OracleConfig = {
  reasonField: REASON_FIELD,
  orderField: ORDER_FIELD,
  verdictField: VERDICT_FIELD,
  surveyField: SURVEY_FIELD,
  tier2Groups: [L2],
  escalationTags: ['escalated'],
  testTags: ['test_ticket'],
  loggedContactTags: ['logged_call'],
  botUsers: [BOT],
  thirdParties: [CARRIER],
}
