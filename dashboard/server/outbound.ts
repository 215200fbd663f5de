/** The one door out: requests reach the helpdesk's own host and nothing else, wherever an answer points. */

const MOST_REDIRECTS = 3
const REDIRECTS = new Set([301, 302, 303, 307, 308])

/** `fetch` for these origins only. A redirect is followed inside them, and for reads only. */
export function createOutbound(origins: readonly string[], fetch: typeof globalThis.fetch = globalThis.fetch): typeof globalThis.fetch {
  const allowed = new Set(origins.map((origin) => new URL(origin).origin))
  const check = (url: URL): void => {
    if (!allowed.has(url.origin))
      throw new OutboundError(`A request to ${url.host} was not sent: this service talks to ${[...allowed].join(', ') || 'nobody'} only.`)
  }
  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input)
    const reads = ['GET', 'HEAD'].includes((init.method ?? (input instanceof Request ? input.method : 'GET')).toUpperCase())
    for (let followed = 0; ; followed++) {
      check(url)
      const answer = await fetch(followed === 0 ? input : url, { ...init, redirect: 'manual' })
      const location = answer.headers.get('location')
      if (!REDIRECTS.has(answer.status) || location === null || !reads || followed === MOST_REDIRECTS) return answer
      await answer.body?.cancel()
      url = new URL(location, url)
    }
  }
}
export class OutboundError extends Error {}
