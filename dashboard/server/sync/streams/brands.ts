import { wholeList } from './define-stream.ts'

export const brands = wholeList({ name: 'brands', path: '/api/v2/brands', query: { 'page[size]': 100 }, buckets: ['account'], optional: true })
