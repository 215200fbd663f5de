/** Questions on what surrounds the rate: counter-metrics, promises, self-service, articles, load, volume. */
import { z } from 'zod'
import { articleEffectQuerySchema, articleEffectSchema } from '@shared/api/article-effect.ts'
import { counterMetricsQuerySchema, counterMetricsSchema } from '@shared/api/counter-metrics.ts'
import { effortQuerySchema, effortSchema } from '@shared/api/effort.ts'
import { expertsQuerySchema, expertsSchema } from '@shared/api/experts.ts'
import { failureDemandQuerySchema, failureDemandSchema } from '@shared/api/failure-demand.ts'
import { forecastQuerySchema, forecastSchema } from '@shared/api/forecast.ts'
import { savingsQuerySchema, savingsSchema } from '@shared/api/savings.ts'
import { selfServiceQuerySchema, selfServiceSchema } from '@shared/api/self-service.ts'
import { slaContactsQuerySchema, slaContactsSchema, slaQuerySchema, slaSchema } from '@shared/api/sla.ts'
import { underLoadQuerySchema, underLoadSchema } from '@shared/api/under-load.ts'
import { readArticleEffect } from '../../analytics/article-effect.ts'
import { readCounterMetrics } from '../../analytics/counter-metrics.ts'
import { readEffort } from '../../analytics/effort.ts'
import { readExperts } from '../../analytics/experts.ts'
import { readFailureDemand } from '../../analytics/failure-demand.ts'
import { readForecast } from '../../analytics/forecast.ts'
import { readSavings } from '../../analytics/savings.ts'
import { readSelfService } from '../../analytics/self-service.ts'
import { everySlaContact, listSla, readSla } from '../../analytics/sla.ts'
import { readUnderLoad } from '../../analytics/under-load.ts'
import { contactsCsv } from '../contacts-csv.ts'
import { sendCsv } from '../csv.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

const counterMetricsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/counter-metrics',
  role: 'vendor',
  scope: 'rows',
  summary: 'Replies, resolution, handling, satisfaction, reopens and backlog beside the rate',
  schema: { querystring: counterMetricsQuerySchema, response: { 200: counterMetricsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readCounterMetrics(deps.reader, deps.settings(), request.query)),
})
const slaRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/sla',
  role: 'vendor',
  scope: 'rows',
  summary: 'Promises kept and broken',
  schema: { querystring: slaQuerySchema, response: { 200: slaSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readSla(deps.reader, deps.settings(), request.query)),
})
const slaContactsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/sla/contacts',
  role: 'vendor',
  scope: 'rows',
  audit: 'export',
  summary: 'The tickets of a promise, what took longest first, as a page or as a file of all of them',
  schema: { querystring: slaContactsQuerySchema.extend({ format: z.enum(['json', 'csv']).default('json') }), response: { 200: slaContactsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { format, ...query } = request.query
      const settings = deps.settings()
      if (format === 'json') return sendAnswer(reply, await listSla(deps.reader, settings, query))
      const all = { ...query, limit: 200, cursor: undefined }
      const first = await listSla(deps.reader, settings, all)
      if (!first.ok) return sendAnswer(reply, first)
      return sendCsv(reply, `firstfix-sla-${query.target}-${query.state}.csv`, contactsCsv(everySlaContact(deps.reader, settings, first.value, all)))
    },
})
const selfServiceRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/self-service',
  role: 'vendor',
  scope: 'rows',
  summary: 'The self-service ratio in both of its meanings',
  schema: { querystring: selfServiceQuerySchema, response: { 200: selfServiceSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readSelfService(deps.reader, deps.settings(), request.query)),
})
const articleEffectRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/article-effect',
  role: 'vendor',
  scope: 'rows',
  summary: 'Contacts with an article against the others of the same reason and channel',
  schema: { querystring: articleEffectQuerySchema, response: { 200: articleEffectSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readArticleEffect(deps.reader, deps.settings(), request.query)),
})
const underLoadRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/under-load',
  // Load is what each of all agents has on the table.
  role: 'reviewer',
  scope: 'whole',
  summary: 'The rate of quiet and of busy days',
  schema: { querystring: underLoadQuerySchema, response: { 200: underLoadSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readUnderLoad(deps.reader, deps.settings(), request.query)),
})
const savingsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/savings',
  role: 'vendor',
  scope: 'rows',
  summary: 'What one point more would avoid, as a range, with its assumptions',
  schema: { querystring: savingsQuerySchema, response: { 200: savingsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readSavings(deps.reader, deps.settings(), request.query)),
})
const failureDemandRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/failure-demand',
  role: 'vendor',
  scope: 'rows',
  summary: 'How much of the volume is customers coming back about the same',
  schema: { querystring: failureDemandQuerySchema, response: { 200: failureDemandSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readFailureDemand(deps.reader, deps.settings(), request.query)),
})
const effortRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/effort',
  role: 'vendor',
  scope: 'rows',
  summary: 'What a matter cost its customer: contacts, channels, transfers, questions back',
  schema: { querystring: effortQuerySchema, response: { 200: effortSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readEffort(deps.reader, deps.settings(), request.query)),
})
const expertsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/experts',
  // It names colleagues, and holds each against all.
  role: 'reviewer',
  scope: 'rows',
  summary: 'Who solves a reason at first contact more often than others do',
  schema: { querystring: expertsQuerySchema, response: { 200: expertsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readExperts(deps.reader, deps.settings(), request.query)),
})
const forecastRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/forecast',
  role: 'agent',
  scope: 'whole',
  summary: 'Contacts of the next weeks with a back-tested band, their repeats, and who is needed',
  schema: { querystring: forecastQuerySchema, response: { 200: forecastSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readForecast(deps.reader, deps.settings(), request.query)),
})

export const SERVICE_QUESTION_ROUTES: readonly Route[] = [
  counterMetricsRoute,
  slaRoute,
  slaContactsRoute,
  selfServiceRoute,
  articleEffectRoute,
  underLoadRoute,
  savingsRoute,
  failureDemandRoute,
  effortRoute,
  expertsRoute,
  forecastRoute,
]
