import { rootCausesSchema, scorecardDetailSchema, scorecardsSchema } from '@shared/api/quality/scorecards.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { ScorecardsBackend } from './scorecards-backend.ts'

const ROOT = '/quality/scorecards'
const CAUSES = '/quality/root-causes'

export function createScorecardsHttp(fetcher?: typeof fetch): ScorecardsBackend {
  const { read } = createJsonClient(fetcher)
  return {
    list: (signal) => read(ROOT, scorecardsSchema, { signal }),
    card: (id, version, signal) => read(`${ROOT}/${id}${toQuery({ version })}`, scorecardDetailSchema, { signal }),
    saveDraft: (id, ifRevision, words) => read(`${ROOT}/${id}/draft`, scorecardDetailSchema, { method: 'PUT', body: { ifRevision, words } }),
    publish: (id, ifRevision) => read(`${ROOT}/${id}/publish`, scorecardDetailSchema, { method: 'POST', body: { ifRevision } }),
    retire: (id, ifRevision, retired) => read(`${ROOT}/${id}/retire`, scorecardDetailSchema, { method: 'POST', body: { ifRevision, retired } }),
    causes: (version, signal) => read(`${CAUSES}${toQuery({ version })}`, rootCausesSchema, { signal }),
    saveCauses: (ifVersion, words) => read(CAUSES, rootCausesSchema, { method: 'PUT', body: { ifVersion, ...words } }),
  }
}
