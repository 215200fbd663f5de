import {
  doneQuerySchema,
  doneSchema,
  keptParamsSchema,
  keptSchema,
  matcherReportSchema,
  tagsSchema,
  templateChangeSchema,
  templatesSchema,
  viewChangeSchema,
  viewsSchema,
} from '@shared/api/quality/review-shelf.ts'
import { callerOf, identityOf } from '../../caller.ts'
import { defineRoute } from '../../define-route.ts'
import { sendAnswer } from '../../problem.ts'

export const reviewsDoneRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews/done',
  role: 'reviewer',
  scope: 'rows',
  summary: 'Submitted reviews by hashtag, words, cause, verdict or sample',
  schema: { querystring: doneQuerySchema, response: { 200: doneSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.reviewing.done(callerOf(request, deps), request.query)),
})
export const reviewTagsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews/tags',
  role: 'reviewer',
  scope: 'rows',
  summary: 'Hashtags of reviews, counted',
  schema: { response: { 200: tagsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.reviewing.tags(callerOf(request, deps))),
})
export const reviewMatcherRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews/matcher',
  role: 'manager',
  scope: 'whole',
  summary: "How often reviewers' labels agree with the same-issue rules and the net lens, with intervals",
  schema: { response: { 200: matcherReportSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.reviewing.matcher()),
})
export const templatesRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews/templates',
  role: 'reviewer',
  scope: 'none',
  summary: "Templates of comments: everybody's and one's own",
  schema: { response: { 200: templatesSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.reviewing.shelf.templates(identityOf(request))),
})
export const saveTemplateRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/reviews/templates/:id',
  role: 'reviewer',
  scope: 'none',
  audit: 'write',
  summary: 'Saves or removes a template of comments',
  schema: { params: keptParamsSchema, body: templateChangeSchema, response: { 200: keptSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.shelf.saveTemplate(identityOf(request), request.params.id, request.body)),
})
export const viewsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/quality/reviews/views',
  role: 'reviewer',
  scope: 'none',
  summary: "Saved views: everybody's and one's own",
  schema: { response: { 200: viewsSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      reply.send(await deps.reviewing.shelf.views(identityOf(request))),
})
export const saveViewRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/quality/reviews/views/:id',
  role: 'reviewer',
  scope: 'none',
  audit: 'write',
  summary: 'Saves or removes a view',
  schema: { params: keptParamsSchema, body: viewChangeSchema, response: { 200: keptSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.reviewing.shelf.saveView(identityOf(request), request.params.id, request.body)),
})
export const REVIEW_SHELF_ROUTES = [
  reviewsDoneRoute,
  reviewTagsRoute,
  reviewMatcherRoute,
  templatesRoute,
  saveTemplateRoute,
  viewsRoute,
  saveViewRoute,
]
