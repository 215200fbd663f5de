/** Whose word on a caller's address is believed: behind a proxy every caller has the proxy's own, and limits by address would be shared by all. */
import { isIP } from 'node:net'

/**
 * Addresses of the proxies before the service; null = none, and X-Forwarded-For is anybody's word. Not how many there are: whoever reaches the
 * service past them would write the missing ones.
 */
export type TrustProxy = readonly string[] | null

/** null = not understood. A range that holds everybody would let each caller choose an address. */
export function parseTrustProxy(said: string): TrustProxy {
  const addresses = said.split(',').map((one) => one.trim())
  return addresses.every((one) => isRange(one)) ? addresses : null
}

function isRange(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  if (prefix === undefined) return true
  return /^\d{1,3}$/.test(prefix) && Number(prefix) > 0 && Number(prefix) <= (family === 4 ? 32 : 128)
}
