import './without-eval.ts'
import type { ZodType } from 'zod'
import { contactsSchema, explanationSchema } from '@shared/api/contacts.ts'
import { metaSchema, problemSchema, statusSchema } from '@shared/api/status.ts'
import { trendSchema } from '@shared/api/trend.ts'
import type { Backend, ContactsAsk, FactAsk } from './backend.ts'
import { BackendError } from './backend-error.ts'

const ROOT = '/api/v1'

export function createHttpBackend(fetcher: typeof fetch = (...args) => fetch(...args)): Backend {
  const read = async <T>(path: string, schema: ZodType<T>, signal?: AbortSignal): Promise<T> => {
    const body: unknown = await (await request(fetcher, path, { signal: signal ?? null })).json().catch((cause: unknown) => {
      throw new BackendError('bad_shape', 'not_json', null, { cause })
    })
    const parsed = schema.safeParse(body)
    if (!parsed.success) throw new BackendError('bad_shape', 'unknown_answer', parsed.error.issues[0]?.path.join('.') ?? null, { cause: parsed.error })
    return parsed.data
  }
  return {
    meta: (signal) => read('/meta', metaSchema, signal),
    status: (signal) => read('/status', statusSchema, signal),
    trend: (ask, signal) => read(`/fcr/trend?${toParams(ask, { by: 'week', slice: ask.slice })}`, trendSchema, signal),
    contacts: (ask, page, signal) =>
      read(`/fcr/contacts?${contactsParams(ask, { limit: String(page.limit), cursor: page.cursor })}`, contactsSchema, signal),
    contactsFile: (ask) => `${ROOT}/fcr/contacts?${contactsParams(ask, { format: 'csv' })}`,
    explanation: (ticketId, signal) => read(`/contacts/${ticketId}`, explanationSchema, signal),
    sync: async () => {
      await request(fetcher, '/sync', { method: 'POST' })
    },
  }
}

async function request(fetcher: typeof fetch, path: string, init: RequestInit): Promise<Response> {
  const response = await fetcher(`${ROOT}${path}`, { credentials: 'same-origin', headers: { accept: 'application/json' }, ...init }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new BackendError('unavailable', 'service_unreachable', null, { cause })
  })
  if (response.ok) return response
  const problem = problemSchema.safeParse(await response.json().catch(() => null))
  const code = problem.data?.code ?? `http_${response.status}`
  throw new BackendError(kindOf(response.status), code, problem.data?.detail ?? null)
}

function kindOf(status: number): BackendError['kind'] {
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  return status < 500 ? 'refused' : 'unavailable'
}

function contactsParams(ask: ContactsAsk, more: Record<string, string | null>): URLSearchParams {
  return toParams(ask, {
    state: ask.state,
    reason: ask.reason,
    by: ask.period === null ? null : 'week',
    period: ask.period,
    slice: ask.slice?.dimension ?? null,
    sliceValue: ask.slice?.value ?? null,
    ...more,
  })
}

function toParams(ask: FactAsk, more: Record<string, string | null>): URLSearchParams {
  const params = new URLSearchParams({ lens: ask.lens })
  if (ask.windowDays !== null) params.set('window', String(ask.windowDays))
  if (ask.from !== null) params.set('from', ask.from)
  if (ask.to !== null) params.set('to', ask.to)
  for (const filter of ask.filters) params.append('filter', `${filter.dimension}=${filter.value}`)
  for (const [name, value] of Object.entries(more)) if (value !== null) params.set(name, value)
  return params
}
