import { coverageSchema, sampleResultsSchema } from '@shared/api/quality/sample-results.ts'
import {
  replacedSchema,
  reviewersSchema,
  sampleDetailSchema,
  sampleItemsSchema,
  samplePreviewSchema,
  samplesSchema,
  sampleVerifiedSchema,
} from '@shared/api/quality/samples.ts'
import { keptSchema, viewsSchema } from '@shared/api/quality/review-shelf.ts'
import { createJsonClient, toQuery } from '../json-client.ts'
import type { SamplesBackend } from './samples-backend.ts'

const ROOT = '/quality/samples'
const VIEWS = '/quality/reviews/views'
const pathOf = (id: string): string => `${ROOT}/${encodeURIComponent(id)}`

/** Samples over the service's HTTP. */
export function createSamplesHttp(fetcher?: typeof fetch): SamplesBackend {
  const { read } = createJsonClient(fetcher)
  return {
    samples: async (signal) => (await read(ROOT, samplesSchema, { signal })).samples,
    preview: (request, signal) => read(`${ROOT}/preview`, samplePreviewSchema, { method: 'POST', body: request, signal }),
    draw: (request) => read(ROOT, sampleDetailSchema, { method: 'POST', body: request }),
    sample: (id, signal) => read(pathOf(id), sampleDetailSchema, { signal }),
    items: (id, ask, page, signal) => read(`${pathOf(id)}/items${toQuery({ ...ask, ...page })}`, sampleItemsSchema, { signal }),
    itemsFile: (id) => `/api/v1${pathOf(id)}/items?format=csv`,
    verify: (id) => read(`${pathOf(id)}/verify`, sampleVerifiedSchema),
    assign: (id, assignment) => read(`${pathOf(id)}/assign`, sampleDetailSchema, { method: 'POST', body: assignment }),
    replace: (id, itemId, replacement) =>
      read(`${pathOf(id)}/items/${encodeURIComponent(itemId)}/replace`, replacedSchema, { method: 'POST', body: replacement }),
    results: (id, signal) => read(`${pathOf(id)}/results`, sampleResultsSchema, { signal }),
    reviewers: async (signal) => (await read('/quality/reviewers', reviewersSchema, { signal })).reviewers,
    coverage: (signal) => read('/quality/coverage', coverageSchema, { signal }),
    changePlan: (change) => read('/quality/plan', coverageSchema, { method: 'PUT', body: change }),
    designs: async (signal) => (await read(VIEWS, viewsSchema, { signal })).views.filter(({ page }) => page === 'sample'),
    keepDesign: async (id, ifVersion, words) =>
      void (await read(`${VIEWS}/${encodeURIComponent(id)}`, keptSchema, {
        method: 'PUT',
        body: { ifVersion, body: words && { ...words, page: 'sample' } },
      })),
  }
}
