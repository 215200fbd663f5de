import {
  configurationDraftSchema,
  configurationDryRunSchema,
  configurationHistoryQuerySchema,
  configurationHistorySchema,
  configurationSavedSchema,
  configurationSaveSchema,
  configurationSuggestionsSchema,
  sentConfigurationSchema,
  taxonomySchema,
} from '@shared/api/configuration-answers.ts'
import { settingsDetails } from '../../configuration/settings-details.ts'
import { defineRoute } from '../define-route.ts'
import { sendAnswer } from '../problem.ts'

export const configurationRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/configuration',
  role: 'manager',
  scope: 'whole',
  summary: 'The configuration in force, and which keys are as they come',
  schema: { response: { 200: sentConfigurationSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.configuration.show()),
})
export const saveConfigurationRoute = defineRoute({
  method: 'PUT',
  url: '/api/v1/configuration',
  role: 'admin',
  scope: 'whole',
  audit: 'settings',
  summary: 'Saves the configuration as its next version; keys left out take their default',
  schema: { body: configurationSaveSchema, response: { 200: configurationSavedSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) => {
      const { ifVersion, body, note } = request.body
      const by = request.identity?.name ?? request.identity?.subject ?? 'somebody'
      const saved = await deps.configuration.save({ body, ifVersion, by, origin: 'edit', note })
      request.auditDetails = saved.ok ? settingsDetails(saved.value) : { ifVersion, code: saved.problem.code }
      return sendAnswer(reply, saved)
    },
})
export const configurationDryRunRoute = defineRoute({
  method: 'POST',
  url: '/api/v1/configuration/dry-run',
  role: 'manager',
  scope: 'whole',
  audit: null,
  summary: 'What a configuration would change, over the last 26 weeks of net too; nothing is saved',
  schema: { body: configurationDraftSchema, response: { 200: configurationDryRunSchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.configuration.dryRun(request.body.body)),
})
export const configurationHistoryRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/configuration/history',
  role: 'manager',
  scope: 'whole',
  summary: 'Who changed which key from what to what, the newest first',
  schema: { querystring: configurationHistoryQuerySchema, response: { 200: configurationHistorySchema } },
  handler:
    ({ deps }) =>
    async (request, reply) =>
      sendAnswer(reply, await deps.configuration.history(request.query.key)),
})
export const configurationSuggestionsRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/configuration/suggestions',
  role: 'admin',
  scope: 'whole',
  summary: 'Fields and groups of the account that look like what is read, and why',
  schema: { response: { 200: configurationSuggestionsSchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.configuration.suggestions()),
})
export const taxonomyRoute = defineRoute({
  method: 'GET',
  url: '/api/v1/configuration/taxonomy',
  role: 'manager',
  scope: 'whole',
  summary: 'Reasons and causes: how often each was chosen, whether it is offered, and what it counts as',
  schema: { response: { 200: taxonomySchema } },
  handler:
    ({ deps }) =>
    async (_request, reply) =>
      reply.send(await deps.configuration.taxonomy()),
})
