import { candidatesSchema, themesSchema } from '@shared/api/quality/case-candidates.ts'
import {
  caseFiguresSchema,
  caseHistorySchema,
  caseLinksSchema,
  caseMaskedSchema,
  caseSchema,
  casesSchema,
  caseTicketsSchema,
} from '@shared/api/quality/cases.ts'
import { rootCausesSchema } from '@shared/api/quality/scorecards.ts'
import { STARTER_CAUSES } from '@shared/quality/starter-causes.ts'
import { BackendError } from '../backend-error.ts'
import { createJsonClient } from '../json-client.ts'
import type { CasesBackend } from './cases-backend.ts'

const ROOT = '/quality/cases'

/** The library over the service's HTTP. */
export function createCasesHttp(fetcher?: typeof fetch): CasesBackend {
  const { read } = createJsonClient(fetcher)
  return {
    cases: (ask, signal) => read(`${ROOT}${listQuery(ask)}`, casesSchema, { signal }),
    one: (id, signal) => read(`${ROOT}/${id}`, caseSchema, { signal }),
    propose: (body) => read(ROOT, caseSchema, { method: 'POST', body }),
    save: (id, ifVersion, words) => read(`${ROOT}/${id}`, caseSchema, { method: 'PUT', body: { ifVersion, words } }),
    publish: (id, ifVersion, checked) => read(`${ROOT}/${id}/publish`, caseSchema, { method: 'POST', body: { ifVersion, checked } }),
    retire: (id, ifVersion, note) => read(`${ROOT}/${id}/retire`, caseSchema, { method: 'POST', body: { ifVersion, note } }),
    decline: (id, ifVersion, note) => read(`${ROOT}/${id}/decline`, caseSchema, { method: 'POST', body: { ifVersion, note } }),
    history: async (id, signal) => (await read(`${ROOT}/${id}/history`, caseHistorySchema, { signal })).changes,
    figures: (id, signal) => read(`${ROOT}/${id}/figures`, caseFiguresSchema, { signal }),
    tickets: (id, of, cursor, signal) => read(`${ROOT}/${id}/tickets${listQuery({ of, limit: 50, cursor })}`, caseTicketsSchema, { signal }),
    mask: (text, signal) => read(`${ROOT}/mask`, caseMaskedSchema, { method: 'POST', body: { text }, signal }),
    links: (by, signal) => read(`${ROOT}/links${listQuery({ by })}`, caseLinksSchema, { signal }),
    candidates: (ask, signal) => read(`${ROOT}/candidates${listQuery(ask)}`, candidatesSchema, { signal }),
    themes: (reason, signal) => read(`${ROOT}/themes${listQuery({ reason })}`, themesSchema, { signal }),
    causes: (signal) =>
      read('/quality/root-causes', rootCausesSchema, { signal }).catch((cause: unknown) => {
        if (cause instanceof BackendError && cause.kind === 'forbidden') return { groups: STARTER_CAUSES }
        throw cause
      }),
  }
}

type Value = string | number | null | undefined | readonly string[]
/** A list stands once for each of its values. */
function listQuery(values: Readonly<Record<string, Value>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) for (const one of [value ?? []].flat()) params.append(name, String(one))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
