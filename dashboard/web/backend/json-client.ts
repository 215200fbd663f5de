/** Asks the service and decodes by a schema of `shared/api`. For pages that load their decoders with themselves. */
import './without-eval.ts'
import type { ZodType } from 'zod'
import { BackendError } from './backend-error.ts'
import { decodeAnswer } from './decode-answer.ts'
import { request } from './http-backend.ts'

export interface Ask {
  /** `GET` unless given. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: object
  signal?: AbortSignal | undefined
  /** Finished even when the page is closed meanwhile; small bodies only. */
  keepalive?: boolean
}
export interface JsonClient {
  /** Throws `BackendError` for every answer that is not as the schema says. */
  read<T>(path: string, schema: ZodType<T>, ask?: Ask): Promise<T>
  /** For answers without a body. */
  send(path: string, ask?: Ask): Promise<Response>
}

export function createJsonClient(fetcher: typeof fetch = (...args) => fetch(...args)): JsonClient {
  const decoders = import('./decode.ts')
  function send(path: string, { body, signal, method, keepalive }: Ask = {}): Promise<Response> {
    const headers = { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) }
    const init = { method: method ?? 'GET', headers, signal: signal ?? null, keepalive: keepalive ?? false }
    return request(fetcher, path, { ...init, ...(body ? { body: JSON.stringify(body) } : {}) }, decoders)
  }
  async function read<T>(path: string, schema: ZodType<T>, ask?: Ask): Promise<T> {
    const body: unknown = await (await send(path, ask)).json().catch((cause: unknown) => {
      throw new BackendError('bad_shape', 'not_json', null, { cause })
    })
    return decodeAnswer(schema, body)
  }
  return { read, send }
}

/** Parameters of an address; null and undefined are left out. */
export function toQuery(values: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== null && value !== undefined) params.set(name, String(value))
  const text = params.toString()
  return text === '' ? '' : `?${text}`
}
