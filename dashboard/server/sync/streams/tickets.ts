import { cursorExport } from './define-stream.ts'

/** Without the scope, tickets of AI agents would be left out without a word. */
export const tickets = cursorExport({
  name: 'tickets',
  path: '/api/v2/incremental/tickets/cursor',
  query: { per_page: 1000, support_type_scope: 'all', include: 'metric_sets' },
  buckets: ['account', 'incremental'],
  count: { path: '/api/v2/search/count', query: { query: 'type:ticket' } },
})
