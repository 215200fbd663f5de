/** Requests through the host: to the service, signed by Zendesk's proxy; to Zendesk itself, as the agent. Every ending is a value. */
import { isRecord, toJson, toRecord } from '../decode.ts'
import type { Registration, RequestOptions, ZafClient } from './client.ts'

export interface Reply {
  ok: boolean
  /** 0 when nothing answered in time. */
  status: number
  body: unknown
}
export interface Transport {
  toService(type: 'GET' | 'POST', path: string, body?: object): Promise<Reply>
  toZendesk(type: 'GET' | 'PUT', path: string, body?: object): Promise<Reply>
}

const REQUEST_MS = 12_000
const TOKEN_SECONDS = 60

export function createTransport(client: ZafClient, account: Registration, agentId: () => number | null): Transport {
  const send = async (options: RequestOptions): Promise<Reply> => {
    try {
      return await limited(
        client.request({ timeout: REQUEST_MS, autoRetry: false, ...options }).then((body) => ({ ok: true, status: 200, body: toJson(body) })),
      )
    } catch (failure) {
      return toFailure(failure)
    }
  }
  const content = (body: object | undefined) => (body ? { contentType: 'application/json', data: JSON.stringify(body) } : {})
  return {
    toService: (type, path, body) =>
      send({
        url: `${account.serviceUrl}${path}`,
        type,
        ...content(body),
        headers: { Authorization: 'Bearer {{jwt.token}}' },
        secure: true,
        cors: false,
        jwt: {
          algorithm: 'HS256',
          secret_key: '{{setting.signing_key}}',
          expiry: TOKEN_SECONDS,
          claims: { iss: account.subdomain, aud: account.serviceUrl ?? '', sub: String(agentId() ?? '') },
        },
      }),
    toZendesk: (type, path, body) => send({ url: path, type, dataType: 'json', ...content(body) }),
  }
}

/** The SDK never gives up on a request by itself. */
function limited(reply: Promise<Reply>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve({ ok: false, status: 0, body: null }), REQUEST_MS + 3_000)
    void reply.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/** The SDK rejects with something like an XMLHttpRequest, not with an Error. */
function toFailure(failure: unknown): Reply {
  const { status, responseJSON, responseText } = toRecord(failure)
  const body = isRecord(responseJSON) ? responseJSON : toJson(responseText)
  return { ok: false, status: typeof status === 'number' ? status : 0, body }
}
