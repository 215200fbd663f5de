import { cursorExport } from './define-stream.ts'

export const users = cursorExport({
  name: 'users',
  path: '/api/v2/incremental/users/cursor',
  query: { per_page: 1000, include: 'identities' },
  buckets: ['account', 'incremental_cursor'],
  count: { path: '/api/v2/users/count', query: {} },
})
