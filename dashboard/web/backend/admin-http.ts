import './without-eval.ts'
import type { ZodType } from 'zod'
import { lensDryRunSchema, lensesSchema, lensMoveContactsSchema, lensVersionSchema } from '@shared/api/lenses.ts'
import type { AdminBackend } from './admin-backend.ts'
import { BackendError } from './backend-error.ts'
import { request } from './http-backend.ts'

type Send = Pick<RequestInit, 'method' | 'signal'> & { body?: object }

/** The Admin pages' half of the HTTP contract. */
export function createAdminHttpBackend(fetcher: typeof fetch = (...args) => fetch(...args)): AdminBackend {
  const decoders = import('./decode.ts')
  function send(path: string, { body, signal, method }: Send = {}): Promise<Response> {
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) }
    return request(
      fetcher,
      path,
      { method: method ?? 'GET', headers, signal: signal ?? null, ...(body ? { body: JSON.stringify(body) } : {}) },
      decoders,
    )
  }
  async function read<T>(path: string, schema: ZodType<T>, options?: Send): Promise<T> {
    const body: unknown = await (await send(path, options)).json().catch((cause: unknown) => {
      throw new BackendError('bad_shape', 'not_json', null, { cause })
    })
    const parsed = schema.safeParse(body)
    if (parsed.success) return parsed.data
    throw new BackendError('bad_shape', 'unknown_answer', parsed.error.issues[0]?.path.join('.') ?? null, { cause: parsed.error })
  }
  const quiet = (signal: AbortSignal | undefined) => (signal ? { signal } : {})
  return {
    lenses: (signal) => read('/lenses', lensesSchema, quiet(signal)),
    saveLens: async (id, save) => (await read(`/lenses/${id}`, lensVersionSchema, { method: 'PUT', body: save })).definition.version,
    dryRunLens: (id, changes, signal) => read(`/lenses/${id}/dry-run`, lensDryRunSchema, { method: 'POST', body: { changes }, ...quiet(signal) }),
    movedTickets: (id, ask, signal) =>
      read(`/lenses/${id}/dry-run/contacts`, lensMoveContactsSchema, { method: 'POST', body: ask, ...quiet(signal) }),
  }
}
