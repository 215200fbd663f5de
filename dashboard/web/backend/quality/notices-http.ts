import { noticesSchema } from '@shared/api/quality/notices.ts'
import { createJsonClient } from '../json-client.ts'
import type { NoticesBackend } from './notices-backend.ts'

const ROOT = '/quality/notices'

export function createNoticesHttp(fetcher?: typeof fetch): NoticesBackend {
  const { read } = createJsonClient(fetcher)
  return {
    list: (signal) => read(ROOT, noticesSchema, { signal }),
    markRead: (ids) => read(`${ROOT}/read`, noticesSchema, { method: 'POST', body: ids === undefined ? {} : { ids: [...ids] } }),
  }
}
