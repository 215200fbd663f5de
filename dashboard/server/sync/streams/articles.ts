import { timeExport } from './define-stream.ts'

export const articles = timeExport(
  {
    name: 'articles',
    path: '/api/v2/help_center/incremental/articles',
    query: { per_page: 1000, include: 'translations' },
    buckets: ['help_center'],
    optional: true,
  },
  { endsWhenStill: true },
)
