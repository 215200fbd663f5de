import { z } from 'zod'
import {
  assignSchema,
  drawRequestSchema,
  replacedSchema,
  replaceSchema,
  sampleDetailSchema,
  sampleItemParamsSchema,
  sampleItemsQuerySchema,
  sampleItemsSchema,
  sampleParamsSchema,
  samplePreviewSchema,
  samplesSchema,
  sampleVerifiedSchema,
} from '@shared/api/quality/samples.ts'
import type { FastifyRequest } from 'fastify'
import { callerOf, type SampleAsk } from '../../../qa/samples/caller.ts'
import { sendCsv } from '../../csv.ts'
import { defineRoute, type Route } from '../../define-route.ts'
import type { ApiDeps } from '../../deps.ts'
import { sendAnswer } from '../../problem.ts'
import { samplesCsv } from '../../samples-csv.ts'

const SAMPLES = '/api/v1/quality/samples'
/** A file holds all items. */
const EVERY_ITEM = 1_000_000

export const askOf = ({ identity }: Pick<FastifyRequest, 'identity'>, { reader }: Pick<ApiDeps, 'reader'>): SampleAsk => ({
  reader,
  caller: callerOf(identity),
})

const samplesRoute = defineRoute({
  method: 'GET',
  url: SAMPLES,
  role: 'reviewer',
  scope: 'rows',
  summary: 'Samples with how far each is, the latest first',
  schema: { response: { 200: samplesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.samples.list(askOf(request, deps))),
})
const previewRoute = defineRoute({
  method: 'POST',
  url: `${SAMPLES}/preview`,
  role: 'reviewer',
  scope: 'rows',
  audit: null,
  summary: 'What a sample of this frame and design would hold, find and tell; nothing is drawn',
  schema: { body: drawRequestSchema, response: { 200: samplePreviewSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.samples.preview(askOf(request, deps), request.body)),
})
const drawRoute = defineRoute({
  method: 'POST',
  url: SAMPLES,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Draws a sample and freezes its frame; the same seed, frame and design draw the same list',
  schema: { body: drawRequestSchema, response: { 200: sampleDetailSchema, 201: sampleDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const drawn = await deps.samples.draw(askOf(request, deps), request.body)
      if (!drawn.ok) return sendAnswer(reply, drawn)
      const { id, seed, progress, frame } = drawn.value
      request.auditDetails = { sample: id, seed, drawn: progress.drawn, frame: frame.size }
      return reply.code(201).send(drawn.value)
    },
})
const sampleRoute = defineRoute({
  method: 'GET',
  url: `${SAMPLES}/:sample`,
  role: 'reviewer',
  scope: 'rows',
  summary: 'A sample: its frozen frame, design, seed, strata with their probabilities, and who reviews it',
  schema: { params: sampleParamsSchema, response: { 200: sampleDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.samples.show(askOf(request, deps), request.params.sample)),
})
const itemsRoute = defineRoute({
  method: 'GET',
  url: `${SAMPLES}/:sample/items`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'export',
  summary: 'The tickets of a sample with probabilities, weights, strata and verdicts, as a page or as a file of all of them',
  schema: {
    params: sampleParamsSchema,
    querystring: sampleItemsQuerySchema.extend({ format: z.enum(['json', 'csv']).default('json') }),
    response: { 200: sampleItemsSchema },
  },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { format, ...query } = request.query
      const { sample } = request.params
      const page = format === 'json' ? query : { ...query, limit: EVERY_ITEM, offset: 0 }
      const found = await deps.samples.items(askOf(request, deps), sample, page)
      return found.ok && format === 'csv' ? sendCsv(reply, `firstfix-sample-${sample}.csv`, samplesCsv(found.value.items)) : sendAnswer(reply, found)
    },
})
const verifyRoute = defineRoute({
  method: 'GET',
  url: `${SAMPLES}/:sample/verify`,
  role: 'reviewer',
  scope: 'rows',
  summary: 'Draws the sample again from its frozen frame and seed, and compares the lists',
  schema: { params: sampleParamsSchema, response: { 200: sampleVerifiedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.samples.verify(askOf(request, deps), request.params.sample)),
})
const assignRoute = defineRoute({
  method: 'POST',
  url: `${SAMPLES}/:sample/assign`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Gives what is due to reviewers by their shares, never their own tickets',
  schema: { params: sampleParamsSchema, body: assignSchema, response: { 200: sampleDetailSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { sample } = request.params
      request.auditDetails = { sample, reviewers: request.body.reviewers.map(({ userId }) => userId).join(' ') }
      return sendAnswer(reply, await deps.samples.assign(askOf(request, deps), sample, request.body))
    },
})
const replaceRoute = defineRoute({
  method: 'POST',
  url: `${SAMPLES}/:sample/items/:item/replace`,
  role: 'reviewer',
  scope: 'rows',
  audit: 'write',
  summary: 'Takes a ticket that cannot be reviewed out of a sample; the next of its stratum in the seed’s order stands in',
  schema: { params: sampleItemParamsSchema, body: replaceSchema, response: { 200: replacedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { sample, item } = request.params
      request.auditDetails = { item, reason: request.body.reason }
      return sendAnswer(reply, await deps.samples.replace(askOf(request, deps), sample, item, request.body))
    },
})

export const SAMPLE_ROUTES: readonly Route[] = [
  samplesRoute,
  previewRoute,
  drawRoute,
  sampleRoute,
  itemsRoute,
  verifyRoute,
  assignRoute,
  replaceRoute,
]
