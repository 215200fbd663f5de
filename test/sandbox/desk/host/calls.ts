import { ApiError } from './api.ts'
import type { AppApi } from './api.ts'
import type { CallName } from './messages.ts'

type Refusal = { name: string; message: string; path?: string }
export type CallReply = { result: Record<string, unknown> } | { error: Refusal }

interface Call {
  path: string
  run: () => unknown
}

/** Answers one get, set or invoke, single or bulk: an error of one path stays with that path. */
export async function answerCall(api: AppApi, request: CallName, params: unknown, onFault: (error: unknown) => void): Promise<CallReply> {
  const calls = toCalls(api, request, params)
  if (typeof calls === 'string') return { error: { name: 'TypeError', message: calls } }
  const reason = api.unavailable()
  if (reason !== null) return { error: { name: 'APIUnavailable', message: reason, path: calls[0]?.path ?? '' } }
  const errors: Record<string, Refusal> = {}
  const values: Record<string, unknown> = {}
  await Promise.all(
    calls.map(async ({ path, run }) => {
      try {
        values[path] = (await run()) ?? null
      } catch (error) {
        if (!(error instanceof ApiError)) onFault(error)
        errors[path] = error instanceof Error ? { name: error.name, message: error.message, path } : { name: 'Error', message: String(error), path }
      }
    }),
  )
  return { result: { ...values, errors } }
}

/** The calls in the order sent, or what is wrong with the message. */
function toCalls(api: AppApi, request: CallName, params: unknown): Call[] | string {
  if (request === 'get') {
    if (!Array.isArray(params) || params.some((path) => typeof path !== 'string')) return 'get expects a list of paths'
    return params.map((path: string) => ({ path, run: () => api.get(path) }))
  }
  if (typeof params !== 'object' || params === null || Array.isArray(params)) return `${request} expects an object by path`
  const entries = Object.entries(params)
  if (request === 'set') return entries.map(([path, value]) => ({ path, run: () => api.set(path, value) }))
  const calls: Call[] = []
  for (const [path, args] of entries) {
    if (!Array.isArray(args)) return 'invoke expects a list of arguments'
    calls.push({ path, run: () => api.invoke(path, args) })
  }
  if (calls.length > 1 && calls.some(({ path }) => path === 'instances.create')) return 'instances.create must be called on its own'
  return calls
}
