import { wholeList } from './define-stream.ts'

export const groups = wholeList({ name: 'groups', path: '/api/v2/groups', query: { 'page[size]': 100 }, buckets: ['account'] })
