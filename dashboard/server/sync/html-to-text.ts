/** HTML of articles and messages as plain text, to search and to read; never shown as HTML again. */
import { Parser } from 'htmlparser2'

const BLOCKS = new Set(
  'address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
)
/** What stands in these is not for readers. */
const SILENT = new Set(['script', 'style', 'template', 'noscript', 'title'])

export function htmlToText(html: string): string {
  const parts: string[] = []
  let silent = 0
  const parser = new Parser({
    onopentagname(name) {
      if (SILENT.has(name)) silent++
      if (BLOCKS.has(name)) parts.push('\n')
    },
    ontext(text) {
      // A line end in the source is a blank; only elements end a line.
      if (silent === 0) parts.push(text.replaceAll(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (SILENT.has(name)) silent--
      if (BLOCKS.has(name)) parts.push('\n')
    },
  })
  parser.end(html)
  return parts
    .join('')
    .replaceAll(/ *\n[ \n]*/g, '\n')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}
