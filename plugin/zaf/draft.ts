/** Putting a link into the agent's draft, and taking it out again. Nothing here sends anything. */
import { read, type ZafClient } from './client.ts'
import { toDraft } from './ticket.ts'

export interface Piece {
  title: string
  url: string | null
  /** For agents only: never into a public reply. */
  internal: boolean
}
export type Insertion =
  | { kind: 'inserted'; takeOut(): Promise<'taken_out' | 'changed_since'> }
  | { kind: 'copied'; because: 'no_editor' | 'internal' }
  /** The browser lets nobody write the clipboard: shown for copying by hand. */
  | { kind: 'by_hand'; text: string }

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url)

export const asHtml = ({ title, url }: Piece): string =>
  isWeb(url) ? `<a href="${escaped(url)}">${escaped(title)}</a>` : escaped(title).replaceAll('\n', '<br>')
const asText = ({ title, url }: Piece): string => (isWeb(url) ? `${title} ${url}` : title)

export async function insertIntoDraft(client: ZafClient, piece: Piece, copy: (text: string) => Promise<void> = copyText): Promise<Insertion> {
  const before = toDraft((await read(client, ['comment']))['comment'])
  if (piece.internal && !before.internal) return copied(piece, copy, 'internal')
  const ways = [
    () => client.invoke('ticket.editor.insert', asHtml(piece)),
    () => (before.rich ? client.invoke('comment.appendHtml', asHtml(piece)) : client.invoke('comment.appendText', asText(piece))),
  ]
  for (const way of ways) if (await works(way)) return { kind: 'inserted', takeOut: await remember(client, before.text) }
  return copied(piece, copy, 'no_editor')
}

/** A rejection here is the host's way to say "not in this composer": the next way is tried. */
const works = (way: () => Promise<unknown>): Promise<boolean> =>
  way().then(
    () => true,
    () => false,
  )

/** The host normalises what it gets, so only its own words from right after are compared with its words now. */
async function remember(client: ZafClient, before: string): Promise<() => Promise<'taken_out' | 'changed_since'>> {
  const now = async () => toDraft((await read(client, ['comment']))['comment']).text
  const after = await now()
  return async () => {
    if ((await now()) !== after || after === before) return 'changed_since'
    return (await works(() => client.set({ 'comment.text': before }))) ? 'taken_out' : 'changed_since'
  }
}

async function copied(piece: Piece, copy: (text: string) => Promise<void>, because: 'no_editor' | 'internal'): Promise<Insertion> {
  const text = asText(piece)
  return (await works(() => copy(text))) ? { kind: 'copied', because } : { kind: 'by_hand', text }
}
const copyText = async (text: string): Promise<void> => navigator.clipboard.writeText(text)
