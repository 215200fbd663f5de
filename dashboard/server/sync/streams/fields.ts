import { wholeList } from './define-stream.ts'

export const fields = wholeList({ name: 'fields', path: '/api/v2/ticket_fields', query: { 'page[size]': 100 }, buckets: ['account'] })
