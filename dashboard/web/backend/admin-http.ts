import { auditSchema } from '@shared/api/audit.ts'
import {
  configurationAnswerSchema,
  configurationDryRunSchema,
  configurationHistorySchema,
  configurationSavedSchema,
  configurationSuggestionsSchema,
  taxonomySchema,
} from '@shared/api/configuration-answers.ts'
import { lensDryRunSchema, lensesSchema, lensMoveContactsSchema, lensVersionSchema } from '@shared/api/lenses.ts'
import { accessTokenMadeSchema, accessTokensSchema, peopleSchema, personAccessSchema } from '@shared/api/people.ts'
import type { AdminBackend, AuditAsk } from './admin-backend.ts'
import { createJsonClient } from './json-client.ts'

/** The Admin pages' half of the HTTP contract. */
export function createAdminHttpBackend(fetcher?: typeof fetch): AdminBackend {
  const { read, send } = createJsonClient(fetcher)
  const quiet = (signal: AbortSignal | undefined) => (signal ? { signal } : {})
  return {
    lenses: (signal) => read('/lenses', lensesSchema, quiet(signal)),
    saveLens: async (id, save) => (await read(`/lenses/${id}`, lensVersionSchema, { method: 'PUT', body: save })).definition.version,
    dryRunLens: (id, changes, signal) => read(`/lenses/${id}/dry-run`, lensDryRunSchema, { method: 'POST', body: { changes }, ...quiet(signal) }),
    movedTickets: (id, ask, signal) =>
      read(`/lenses/${id}/dry-run/contacts`, lensMoveContactsSchema, { method: 'POST', body: ask, ...quiet(signal) }),
    configuration: (signal) => read('/configuration', configurationAnswerSchema, quiet(signal)),
    suggestions: (signal) => read('/configuration/suggestions', configurationSuggestionsSchema, quiet(signal)),
    taxonomy: (signal) => read('/configuration/taxonomy', taxonomySchema, quiet(signal)),
    history: (signal) => read('/configuration/history', configurationHistorySchema, quiet(signal)),
    dryRunConfiguration: (body) => read('/configuration/dry-run', configurationDryRunSchema, { method: 'POST', body: { body } }),
    saveConfiguration: (save) => read('/configuration', configurationSavedSchema, { method: 'PUT', body: save }),
    audit: (ask, cursor, signal) => read(`/audit?${auditParams(ask, cursor)}`, auditSchema, quiet(signal)),
    auditFile: (ask) => `/api/v1/audit?${auditParams(ask, null)}&format=csv`,
    people: async (signal) => (await read('/people', peopleSchema, quiet(signal))).people,
    changePerson: (userId, change) => read(`/people/${userId}`, personAccessSchema, { method: 'PUT', body: change }),
    tokens: async (signal) => (await read('/tokens', accessTokensSchema, quiet(signal))).tokens,
    makeToken: (wish) => read('/tokens', accessTokenMadeSchema, { method: 'POST', body: wish }),
    revokeToken: async (id) => {
      await send(`/tokens/${encodeURIComponent(id)}/revoke`, { method: 'POST', body: {} })
    },
  }
}

function auditParams(ask: AuditAsk, cursor: string | null): URLSearchParams {
  const params = new URLSearchParams({ limit: '100' })
  for (const [name, value] of Object.entries({ ...ask, cursor })) if (typeof value === 'string') params.set(name, value)
  return params
}
