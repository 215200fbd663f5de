/** HTML an app hands in, as plain text for the composer: markup is read, never rendered. Needs a `DOMParser`. */
const BLOCKS = new Set(['P', 'DIV', 'LI', 'UL', 'OL', 'BLOCKQUOTE', 'H1', 'H2', 'H3', 'H4', 'TR', 'PRE'])
const SILENT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'IFRAME', 'OBJECT', 'TITLE'])

export function htmlToText(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return read(body)
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function read(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replace(/\s+/g, ' ')
  if (!(node instanceof Element) || SILENT.has(node.tagName)) return ''
  if (node.tagName === 'BR') return '\n'
  const inner = [...node.childNodes].map(read).join('')
  if (node.tagName === 'A') return link(inner, node.getAttribute('href') ?? '')
  if (node.tagName === 'LI') return `\n- ${inner.trim()}`
  return BLOCKS.has(node.tagName) ? `\n${inner}\n` : inner
}
/** Only web addresses are worth keeping beside their words. */
function link(words: string, href: string): string {
  return /^https?:\/\//i.test(href) && words.trim() !== href ? `${words} (${href})` : words
}
