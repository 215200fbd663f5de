/** `client.request`: the helpdesk's own API in the agent's session, everything else through the platform's proxy. */
import type { ProxyAnswer, ProxyOrder } from '../app-config.ts'
import type { RequestOutcome } from '../host/api.ts'

export interface RequesterOptions {
  /** What signs a request to the helpdesk in as the agent; sent to nobody else. */
  headers: Readonly<Record<string, string>>
  fetch: typeof fetch
}
interface Asked {
  url: string
  type: string
  data: string | null
  headers: Record<string, string>
  timeoutMs: number
  complete: boolean
  cors: boolean
  secure: boolean
  jwt: unknown
}
interface Answer {
  status: number
  statusText: string
  contentType: string
  responseText: string
}
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

export function createRequester(options: RequesterOptions): (asked: unknown) => Promise<RequestOutcome> {
  return async (raw) => {
    const asked = readAsked(raw)
    if (!asked) return { kind: 'fail', status: 0, statusText: 'A request needs a url', responseText: '' }
    try {
      return outcome(await send(asked, options), asked.complete)
    } catch (error) {
      const statusText = error instanceof DOMException && error.name === 'TimeoutError' ? 'timeout' : 'error'
      return { kind: 'fail', status: 0, statusText, responseText: '' }
    }
  }
}

async function send(asked: Asked, { headers: session, fetch }: RequesterOptions): Promise<Answer> {
  const signal = AbortSignal.timeout(asked.timeoutMs)
  const body = asked.data === null ? {} : { body: asked.data }
  if (/^\/(?!\/)/.test(asked.url)) {
    if (!asked.url.startsWith('/api/')) return { status: 404, statusText: 'Not Found', contentType: '', responseText: '' }
    const headers = { accept: 'application/json', ...asked.headers, ...session }
    return read(await fetch(asked.url, { method: asked.type, headers, signal, ...body }))
  }
  if (asked.cors) return read(await fetch(asked.url, { method: asked.type, headers: asked.headers, signal, ...body }))
  const order = {
    url: asked.url,
    type: asked.type,
    headers: asked.headers,
    data: asked.data,
    timeoutMs: asked.timeoutMs,
    secure: asked.secure,
    jwt: asked.jwt,
  }
  const response = await fetch('/desk/proxy', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order satisfies Omit<ProxyOrder, 'jwt'>),
    signal,
  })
  if (!response.ok) return read(response)
  const answer: ProxyAnswer = await response.json()
  return answer
}
async function read(response: Response): Promise<Answer> {
  return {
    status: response.status,
    statusText: response.statusText,
    contentType: response.headers.get('content-type') ?? '',
    responseText: await response.text(),
  }
}

function outcome(answer: Answer, complete: boolean): RequestOutcome {
  const { status, statusText, contentType, responseText } = answer
  const responseJSON = /\bjson\b/.test(contentType) ? parse(responseText) : undefined
  const json = responseJSON === undefined ? {} : { responseJSON }
  if (status < 200 || status >= 300) return { kind: 'fail', status, statusText, responseText, ...json }
  if (complete) return { kind: 'done', status, data: { status, statusText, responseText, responseHeaders: { 'content-type': contentType }, ...json } }
  return { kind: 'done', status, data: responseJSON ?? responseText }
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** As jQuery reads its settings: an object as `data` becomes a query or a form, never JSON. */
function readAsked(raw: unknown): Asked | null {
  if (!isRecord(raw) || typeof raw['url'] !== 'string') return null
  const type = String(raw['type'] ?? raw['method'] ?? 'GET').toUpperCase()
  const form = isRecord(raw['data'])
    ? new URLSearchParams(Object.entries(raw['data']).map(([name, value]) => [name, String(value)])).toString()
    : null
  const inUrl = form !== null && (type === 'GET' || type === 'HEAD')
  const given = typeof raw['data'] === 'string' ? raw['data'] : null
  const data = type === 'GET' || type === 'HEAD' ? null : (form ?? given)
  const contentType = typeof raw['contentType'] === 'string' ? raw['contentType'] : 'application/x-www-form-urlencoded; charset=UTF-8'
  const headers = isRecord(raw['headers']) ? Object.fromEntries(Object.entries(raw['headers']).map(([name, value]) => [name, String(value)])) : {}
  return {
    url: inUrl ? `${raw['url']}${raw['url'].includes('?') ? '&' : '?'}${form}` : raw['url'],
    type,
    data,
    headers: data === null ? headers : { 'content-type': contentType, ...headers },
    timeoutMs: typeof raw['timeout'] === 'number' && raw['timeout'] > 0 ? raw['timeout'] : 30_000,
    complete: raw['httpCompleteResponse'] === true,
    cors: raw['cors'] === true,
    secure: raw['secure'] === true,
    jwt: raw['jwt'] ?? null,
  }
}
