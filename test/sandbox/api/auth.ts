/** Who asks: the service by a fixed bearer token (or an old API token over Basic), the desk by its agent's token. */
import { AGENT_TOKEN } from '../agent-token.ts'

export type Caller = 'service' | 'agent' | 'unknown'

export function callerOf(header: string | null, token: string): Caller {
  if (header === null) return 'unknown'
  const [scheme = '', value = ''] = header.split(/\s+/, 2)
  if (scheme.toLowerCase() === 'bearer') return value === token ? 'service' : value === AGENT_TOKEN ? 'agent' : 'unknown'
  if (scheme.toLowerCase() !== 'basic') return 'unknown'
  const [who = '', secret = ''] = Buffer.from(value, 'base64').toString().split(':', 2)
  return who.endsWith('/token') && secret === token ? 'service' : 'unknown'
}
/** Basic and OAuth fail with different bodies. */
export const unauthorized = (header: string | null): object =>
  header?.toLowerCase().startsWith('bearer')
    ? { error: 'invalid_token', error_description: 'The access token provided is expired, revoked, malformed or invalid for other reasons.' }
    : { error: "Couldn't authenticate you" }
