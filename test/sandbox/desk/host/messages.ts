/** What an app's iframe may say to its host, told apart. Messages are JSON strings, hook replies plain objects; nothing here throws. */
export type CallName = 'get' | 'set' | 'invoke'
type Incoming =
  | { kind: 'handshake'; version: string }
  | { kind: 'call'; id: number; request: CallName; params: unknown }
  | { kind: 'subscribe'; event: string; subscriberCount: number }
  | { kind: 'trigger'; event: string; data: unknown }
  | { kind: 'request'; key: string; options: unknown }
  | { kind: 'reply'; hook: string; blocked: boolean; reason: unknown }
  /** Sent by newer SDKs on their own account: activity and tracking. */
  | { kind: 'noise'; key: string }
  /** A key nobody knows (`client.postMessage` may send any). */
  | { kind: 'unknown'; key: string }

export interface Envelope {
  appGuid: string | null
  instanceGuid: string | null
  message: Incoming
}

const NOISE = new Set(['session.live', '__track__'])
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const count = (value: unknown): number => (isRecord(value) && typeof value['subscriberCount'] === 'number' ? value['subscriberCount'] : 0)

/** Null when it is no object at all (a stray string, a number, broken JSON). */
export function readMessage(data: unknown): Envelope | null {
  const raw = typeof data === 'string' ? parse(data) : data
  if (!isRecord(raw)) return null
  return { appGuid: text(raw['appGuid']), instanceGuid: text(raw['instanceGuid']), message: tellApart(raw) }
}

function tellApart(raw: Record<string, unknown>): Incoming {
  const request = raw['request']
  if (typeof raw['id'] === 'number' && (request === 'get' || request === 'set' || request === 'invoke'))
    return { kind: 'call', id: raw['id'], request, params: raw['params'] }
  const key = text(raw['key'])
  if (key === null) return { kind: 'unknown', key: '' }
  if (key === 'iframe.handshake') return { kind: 'handshake', version: (isRecord(raw['message']) && text(raw['message']['version'])) || '' }
  if (/^request:\d+$/.test(key)) return { kind: 'request', key, options: raw['message'] }
  const [, verb, name] = /^iframe\.(on|off|trigger|reply):(.+)$/s.exec(key) ?? []
  if (name === undefined) return NOISE.has(key) ? { kind: 'noise', key } : { kind: 'unknown', key }
  if (verb === 'trigger') return { kind: 'trigger', event: name, data: raw['message'] }
  // A block is told by the presence of `error`: its text may be undefined, false or empty.
  if (verb === 'reply')
    return { kind: 'reply', hook: name, blocked: 'error' in raw, reason: isRecord(raw['error']) ? raw['error']['msg'] : undefined }
  return { kind: 'subscribe', event: name, subscriberCount: count(raw['message']) }
}

function parse(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch {
    return null
  }
}
