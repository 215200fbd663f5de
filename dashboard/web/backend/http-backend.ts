import { dayToIso, isoToDay } from '@shared/time/calendar.ts'
import type { Backend, ContactsAsk, FactAsk } from './backend.ts'
import { BackendError } from './backend-error.ts'
import { createHttpLearning } from './http-learning.ts'

const ROOT = '/api/v1'

export type Decoders = typeof import('./decode.ts')

export function createHttpBackend(fetcher: typeof fetch = (...args) => fetch(...args)): Backend {
  // Fetched beside the first answer, so that the page stands before the decoders are there.
  const decoders = import('./decode.ts')
  async function read<T>(path: string, decode: (from: Decoders) => (body: unknown) => T, signal?: AbortSignal): Promise<T> {
    const response = await request(fetcher, path, { signal: signal ?? null }, decoders)
    const body: unknown = await response.json().catch((cause: unknown) => {
      throw new BackendError('bad_shape', 'not_json', null, { cause })
    })
    return decode(await decoders)(body)
  }
  return {
    meta: (signal) => read('/meta', (from) => from.decodeMeta, signal),
    status: (signal) => read('/status', (from) => from.decodeStatus, signal),
    trend: (ask, signal) => read(`/fcr/trend?${toParams(ask, { by: 'week', slice: ask.slice })}`, (from) => from.decodeTrend, signal),
    controlChart: (ask, signal) => read(`/fcr/control-chart?${toParams(ask, { by: 'week' })}`, (from) => from.decodeControlChart, signal),
    revisions: ({ lens, period, cause }, signal) =>
      read(`/fcr/revisions?${new URLSearchParams({ lens, period, ...(cause === null ? {} : { cause }) })}`, (from) => from.decodeRevisions, signal),
    contacts: (ask, page, signal) =>
      read(`${contactsPath(ask)}?${contactsParams(ask, { limit: String(page.limit), cursor: page.cursor })}`, (from) => from.decodeContacts, signal),
    reconciliation: (ask, signal) =>
      read(`/fcr/reconciliation?${toParams(ask, { reported: ask.reported })}`, (from) => from.decodeReconciliation, signal),
    contactsFile: (ask) => `${ROOT}${contactsPath(ask)}?${contactsParams(ask, { format: 'csv' })}`,
    explanation: (ticketId, signal) => read(`/contacts/${ticketId}`, (from) => from.decodeExplanation, signal),
    ...createHttpLearning({ read, send: (path, init) => request(fetcher, path, init, decoders) }),
    sync: async () => {
      await request(fetcher, '/sync', { method: 'POST' }, decoders)
    },
  }
}

export async function request(fetcher: typeof fetch, path: string, init: RequestInit, decoders: Promise<Decoders>): Promise<Response> {
  const response = await fetcher(`${ROOT}${path}`, { credentials: 'same-origin', headers: { accept: 'application/json' }, ...init }).catch(
    (cause: unknown) => {
      if (init.signal?.aborted) throw cause
      throw new BackendError('unavailable', 'service_unreachable', null, { cause })
    },
  )
  if (response.ok) return response
  const body: unknown = await response.json().catch(() => null)
  const problem = (await decoders).decodeProblem(body)
  throw new BackendError(kindOf(response.status), problem?.code ?? `http_${response.status}`, problem?.detail ?? null, { cause: body })
}

function kindOf(status: number): BackendError['kind'] {
  if (status === 401 || status === 403) return 'forbidden'
  if (status === 404) return 'not_found'
  if (status === 409) return 'conflict'
  return status < 500 ? 'refused' : 'unavailable'
}

const contactsPath = (ask: ContactsAsk): string => (ask.step === null ? '/fcr/contacts' : '/fcr/reconciliation/contacts')
function contactsParams(ask: ContactsAsk, more: Record<string, string | null>): URLSearchParams {
  if (ask.step !== null) return toParams(weekOf(ask), { reported: ask.step.reported, step: ask.step.code, reason: ask.reason, ...more })
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

/** Steps are asked by days; a week is its seven. */
function weekOf(ask: ContactsAsk): FactAsk {
  const first = ask.period === null ? null : isoToDay(ask.period)
  return first === null ? ask : { ...ask, from: dayToIso(first), to: dayToIso(first + 6) }
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
