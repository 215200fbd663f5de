import { timeExport } from './define-stream.ts'

export const ticketEvents = timeExport({
  name: 'ticket_events',
  path: '/api/v2/incremental/ticket_events',
  query: { per_page: 1000, include: 'comment_events' },
  buckets: ['account', 'incremental'],
})
