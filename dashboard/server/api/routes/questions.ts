/** Questions over the facts: filters in, figures out, all alike. */
import { agentsQuerySchema, agentsSchema } from '@shared/api/agents.ts'
import { botsQuerySchema, botsSchema } from '@shared/api/bots.ts'
import { falseHighQuerySchema, falseHighSchema } from '@shared/api/false-high.ts'
import { mixQuerySchema, mixSchema } from '@shared/api/mix.ts'
import { nextIssuesQuerySchema, nextIssuesSchema } from '@shared/api/next-issues.ts'
import { paretoQuerySchema, paretoSchema } from '@shared/api/pareto.ts'
import { returnsQuerySchema, returnsSchema } from '@shared/api/returns.ts'
import { routingQuerySchema, routingSchema } from '@shared/api/routing.ts'
import { windowsQuerySchema, windowsSchema } from '@shared/api/windows.ts'
import { readAgents } from '../../analytics/agents.ts'
import { readBots } from '../../analytics/bots.ts'
import { readFalseHigh } from '../../analytics/false-high.ts'
import { readMix } from '../../analytics/mix.ts'
import { readNextIssues } from '../../analytics/next-issues.ts'
import { readPareto } from '../../analytics/pareto.ts'
import { readReturns } from '../../analytics/returns.ts'
import { readRouting } from '../../analytics/routing.ts'
import { readWindows } from '../../analytics/windows.ts'
import { defineRoute, type Route } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

const paretoRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/pareto',
  role: 'vendor',
  scope: 'rows',
  summary: 'What failures come from, by repeat volume and cost',
  schema: { querystring: paretoQuerySchema, response: { 200: paretoSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readPareto(deps.reader, deps.settings(), request.query)),
})
const routingRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/routing',
  role: 'vendor',
  scope: 'rows',
  summary: 'First group and agent against those who solved it',
  schema: { querystring: routingQuerySchema, response: { 200: routingSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readRouting(deps.reader, deps.settings(), request.query)),
})
const returnsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/returns',
  role: 'vendor',
  scope: 'rows',
  summary: 'When customers come back, by reason',
  schema: { querystring: returnsQuerySchema, response: { 200: returnsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readReturns(deps.reader, deps.settings(), request.query)),
})
const windowsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/windows',
  role: 'vendor',
  scope: 'rows',
  summary: 'What another window would make of the last 26 weeks',
  schema: { querystring: windowsQuerySchema, response: { 200: windowsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readWindows(deps.reader, deps.settings(), request.query)),
})
const mixRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/mix',
  role: 'vendor',
  scope: 'rows',
  summary: 'A change or difference split into mix and rate',
  schema: { querystring: mixQuerySchema, response: { 200: mixSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readMix(deps.reader, deps.settings(), request.query)),
})
const agentsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/agents',
  role: 'vendor',
  scope: 'rows',
  summary: 'Agents or groups compared fairly',
  schema: { querystring: agentsQuerySchema, response: { 200: agentsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readAgents(deps.reader, deps.settings(), request.query)),
})
const falseHighRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/false-high',
  role: 'vendor',
  scope: 'rows',
  summary: 'Where a reported rate looks good and the net one does not',
  schema: { querystring: falseHighQuerySchema, response: { 200: falseHighSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readFalseHigh(deps.reader, deps.settings(), request.query)),
})
const botsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/bots',
  role: 'vendor',
  scope: 'rows',
  summary: 'What bots resolve, verified on every channel, and what they hand on',
  schema: { querystring: botsQuerySchema, response: { 200: botsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readBots(deps.reader, deps.settings(), request.query)),
})
const nextIssuesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/next-issues',
  role: 'vendor',
  scope: 'rows',
  summary: 'What customers come back about after something else',
  schema: { querystring: nextIssuesQuerySchema, response: { 200: nextIssuesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readNextIssues(deps.reader, deps.settings(), request.query)),
})

export const QUESTION_ROUTES: readonly Route[] = [
  paretoRoute,
  routingRoute,
  returnsRoute,
  windowsRoute,
  mixRoute,
  agentsRoute,
  falseHighRoute,
  botsRoute,
  nextIssuesRoute,
]
