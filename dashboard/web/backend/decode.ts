/** Answers of the service, checked at the door: a page of another version says so instead of showing half a figure. */
import './without-eval.ts'
import { contactsSchema, explanationSchema } from '@shared/api/contacts.ts'
import { controlChartSchema } from '@shared/api/control-chart.ts'
import { identityQueueSchema } from '@shared/api/identity.ts'
import { issueCheckReportSchema, issueCheckSchema } from '@shared/api/issue-check.ts'
import { metaSchema, problemSchema, statusSchema, type Problem } from '@shared/api/status.ts'
import { reconciliationSchema } from '@shared/api/reconciliation.ts'
import { trendSchema } from '@shared/api/trend.ts'
import { revisionsSchema } from '@shared/api/vintages.ts'
import { decoder } from './decode-answer.ts'
import { learnedModelsSchema } from './decode-models.ts'

export const decodeMeta = decoder(metaSchema)
export const decodeStatus = decoder(statusSchema)
export const decodeTrend = decoder(trendSchema)
export const decodeControlChart = decoder(controlChartSchema)
export const decodeRevisions = decoder(revisionsSchema)
export const decodeContacts = decoder(contactsSchema)
export const decodeReconciliation = decoder(reconciliationSchema)
export const decodeModels = decoder(learnedModelsSchema)
export const decodeIdentityQueue = decoder(identityQueueSchema)
export const decodeIssueCheck = decoder(issueCheckSchema)
export const decodeIssueCheckReport = decoder(issueCheckReportSchema)
export const decodeExplanation = decoder(explanationSchema)
/** Null when a failed answer is no problem document. */
export const decodeProblem = (body: unknown): Problem | null => problemSchema.safeParse(body).data ?? null
