/** THE list of routes. What is not here is not reachable. */
import type { Route } from '../define-route.ts'
import { articlesRoute } from './articles.ts'
import { auditRoute } from './audit.ts'
import { callbackRoute, signInRoute, signOutRoute } from './auth.ts'
import {
  configurationRoute,
  configurationDryRunRoute,
  configurationHistoryRoute,
  configurationSuggestionsRoute,
  taxonomyRoute,
  saveConfigurationRoute,
} from './configuration.ts'
import { contactRoute } from './contact.ts'
import { contactsRoute } from './contacts.ts'
import { compareRoute, controlChartRoute } from './control-chart.ts'
import { demoActRoute, demoChoicesRoute } from './demo-role.ts'
import { forgetDryRunRoute, forgetRoute } from './forget.ts'
import { identityQueueRoute, personRoute, personWordRoute } from './identity.ts'
import { dryRunContactsRoute, dryRunRoute, lensesRoute, saveLensRoute } from './lenses.ts'
import { issueCheckAnswerRoute, issueCheckReportRoute, issueCheckRoute } from './issue-check.ts'
import { loginRoute } from './login.ts'
import { meRoute } from './me.ts'
import { modelsRoute, repeatRiskRoute } from './models.ts'
import { healthRoute, metricsRoute, openApiRoute, readyRoute } from './operations.ts'
import { changePersonRoute, peopleRoute } from './people.ts'
import { ACTION_ROUTES } from './quality/actions.ts'
import { CALIBRATION_ROUTES } from './quality/calibration.ts'
import { CASE_ROUTES } from './quality/cases.ts'
import { COACHING_ROUTES } from './quality/coaching.ts'
import { DISPUTE_ROUTES } from './quality/disputes.ts'
import { MY_DAY_ROUTES } from './quality/my-day.ts'
import { NOTICE_ROUTES } from './quality/notices.ts'
import { keepDraftRoute, reviewItemRoute, reviewQueueRoute, submitReviewRoute, undoReviewRoute } from './quality/reviews.ts'
import { REVIEW_SHELF_ROUTES } from './quality/reviews-shelf.ts'
import { SAMPLE_ROUTES } from './quality/samples.ts'
import { SAMPLE_RESULT_ROUTES } from './quality/samples-results.ts'
import { SCORECARD_ROUTES } from './quality/scorecards.ts'
import { GOLD_ROUTES } from './quality/gold.ts'
import { validityRoute } from './quality/validity.ts'
import { QUESTION_ROUTES } from './questions.ts'
import { reconciliationRoute, stepContactsRoute } from './reconciliation.ts'
import { SERVICE_QUESTION_ROUTES } from './service-questions.ts'
import { metaRoute, statusRoute } from './status.ts'
import { syncRoute } from './sync.ts'
import { briefRoute, feedbackRoute } from './ticket.ts'
import { makeTokenRoute, revokeTokenRoute, tokensRoute } from './tokens.ts'
import { trendRoute } from './trend.ts'
import { revisionsRoute, vintagesRoute } from './vintages.ts'

export const ROUTES: readonly Route[] = [
  trendRoute,
  controlChartRoute,
  compareRoute,
  vintagesRoute,
  revisionsRoute,
  contactsRoute,
  contactRoute,
  reconciliationRoute,
  stepContactsRoute,
  ...QUESTION_ROUTES,
  ...SERVICE_QUESTION_ROUTES,
  lensesRoute,
  saveLensRoute,
  dryRunRoute,
  dryRunContactsRoute,
  modelsRoute,
  repeatRiskRoute,
  statusRoute,
  metaRoute,
  articlesRoute,
  briefRoute,
  feedbackRoute,
  personRoute,
  identityQueueRoute,
  personWordRoute,
  issueCheckRoute,
  issueCheckAnswerRoute,
  issueCheckReportRoute,
  ...CASE_ROUTES,
  ...ACTION_ROUTES,
  reviewQueueRoute,
  reviewItemRoute,
  keepDraftRoute,
  submitReviewRoute,
  undoReviewRoute,
  ...REVIEW_SHELF_ROUTES,
  ...SAMPLE_ROUTES,
  ...SAMPLE_RESULT_ROUTES,
  ...SCORECARD_ROUTES,
  ...DISPUTE_ROUTES,
  ...MY_DAY_ROUTES,
  ...COACHING_ROUTES,
  ...CALIBRATION_ROUTES,
  ...NOTICE_ROUTES,
  ...GOLD_ROUTES,
  validityRoute,
  configurationRoute,
  saveConfigurationRoute,
  configurationDryRunRoute,
  configurationHistoryRoute,
  configurationSuggestionsRoute,
  taxonomyRoute,
  auditRoute,
  syncRoute,
  meRoute,
  signInRoute,
  callbackRoute,
  signOutRoute,
  demoChoicesRoute,
  demoActRoute,
  peopleRoute,
  changePersonRoute,
  tokensRoute,
  makeTokenRoute,
  revokeTokenRoute,
  forgetDryRunRoute,
  forgetRoute,
  loginRoute,
  healthRoute,
  readyRoute,
  metricsRoute,
  openApiRoute,
]
