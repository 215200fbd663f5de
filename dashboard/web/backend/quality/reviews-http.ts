import { draftKeptSchema, queueSchema, reviewItemSchema, submittedSchema, undoneSchema } from '@shared/api/quality/reviews.ts'
import { keptSchema, templatesSchema, viewsSchema } from '@shared/api/quality/review-shelf.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { ReviewsBackend } from './reviews-backend.ts'

const ROOT = '/quality/reviews'
const itemPath = (itemId: string): string => `${ROOT}/items/${encodeURIComponent(itemId)}`

export function createReviewsHttp(fetcher?: typeof fetch): ReviewsBackend {
  const { read } = createJsonClient(fetcher)
  return {
    queue: (ask, signal) => read(`${ROOT}${toQuery(ask)}`, queueSchema, { signal }),
    item: (itemId, signal) => read(itemPath(itemId), reviewItemSchema, { signal }),
    keepDraft: (itemId, change, last) => read(itemPath(itemId), draftKeptSchema, { method: 'PUT', body: change, keepalive: last === true }),
    submit: (itemId, change) => read(`${itemPath(itemId)}/submit`, submittedSchema, { method: 'POST', body: change }),
    undo: async (itemId, ifVersion) => (await read(`${itemPath(itemId)}/undo`, undoneSchema, { method: 'POST', body: { ifVersion } })).review,
    templates: async (signal) => (await read(`${ROOT}/templates`, templatesSchema, { signal })).templates,
    changeTemplate: async (id, change) => void (await read(`${ROOT}/templates/${id}`, keptSchema, { method: 'PUT', body: change })),
    views: async (signal) => (await read(`${ROOT}/views`, viewsSchema, { signal })).views,
    changeView: async (id, change) => void (await read(`${ROOT}/views/${id}`, keptSchema, { method: 'PUT', body: change })),
  }
}
