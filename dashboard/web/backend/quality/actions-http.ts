import { actionEffectSchema, actionSchema, actionsSchema } from '@shared/api/quality/actions.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { ActionsBackend } from './actions-backend.ts'

const ROOT = '/quality/actions'

export function createActionsHttp(fetcher?: typeof fetch): ActionsBackend {
  const { read } = createJsonClient(fetcher)
  return {
    actions: (ask, signal) => read(`${ROOT}${toQuery(ask)}`, actionsSchema, { signal }),
    one: (id, signal) => read(`${ROOT}/${id}`, actionSchema, { signal }),
    add: (body) => read(ROOT, actionSchema, { method: 'POST', body }),
    save: (id, ifVersion, action) => read(`${ROOT}/${id}`, actionSchema, { method: 'PUT', body: { ifVersion, action } }),
    effect: (id, signal) => read(`${ROOT}/${id}/effect`, actionEffectSchema, { signal }),
  }
}
