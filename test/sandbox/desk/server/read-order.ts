import type { ProxyOrder } from '../app-config.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The body of `POST /desk/proxy`, or null when it is none. */
export function readOrder(body: unknown): ProxyOrder | null {
  if (!isRecord(body) || typeof body['url'] !== 'string') return null
  const { jwt, headers } = body
  return {
    url: body['url'],
    type: typeof body['type'] === 'string' ? body['type'].toUpperCase() : 'GET',
    headers: isRecord(headers) ? Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])) : {},
    data: typeof body['data'] === 'string' ? body['data'] : null,
    timeoutMs: typeof body['timeoutMs'] === 'number' && body['timeoutMs'] > 0 ? body['timeoutMs'] : 12_000,
    secure: body['secure'] === true,
    jwt: isRecord(jwt)
      ? {
          algorithm: String(jwt['algorithm'] ?? 'HS256'),
          secret_key: String(jwt['secret_key'] ?? ''),
          expiry: typeof jwt['expiry'] === 'number' ? jwt['expiry'] : 60,
          claims: isRecord(jwt['claims']) ? jwt['claims'] : {},
        }
      : null,
  }
}
