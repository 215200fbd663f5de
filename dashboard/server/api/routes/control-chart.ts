import { compareQuerySchema, compareSchema, controlChartQuerySchema, controlChartSchema } from '@shared/api/control-chart.ts'
import { readCompare } from '../../analytics/control-chart-compare.ts'
import { readControlChart } from '../../analytics/control-chart.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const controlChartRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/control-chart',
  role: 'vendor',
  scope: 'rows',
  summary: 'Which final periods differ from a frozen baseline by more than chance',
  schema: { querystring: controlChartQuerySchema, response: { 200: controlChartSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readControlChart(deps.reader, deps.settings(), request.query)),
})
export const compareRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/fcr/compare',
  role: 'vendor',
  scope: 'rows',
  summary: 'Two periods or slices against each other, with the interval of their difference',
  schema: { querystring: compareQuerySchema, response: { 200: compareSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await readCompare(deps.reader, deps.settings(), request.query)),
})
