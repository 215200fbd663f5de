/** Addresses of help-centre articles in a text, on any host: `…/hc/en-us/articles/360001000000-How-to`. */
const LINK = /\/hc\/(?:[\w-]+\/)?articles\/(\d{1,15})/g

/** Ids of the articles pointed to, each once, in order. */
export function articleLinksIn(text: string): readonly number[] {
  if (!text.includes('/hc/')) return NONE
  return [...new Set([...text.matchAll(LINK)].map(([, id]) => Number(id)))]
}
const NONE: readonly number[] = []
