/** What the reader has selected inside one line of the conversation; null = nothing that could be quoted. */
export function selectedWords(): { line: string; quote: string } | null {
  const selection = getSelection()
  const quote = selection?.toString().trim() ?? ''
  const [from, to] = [lineOf(selection?.anchorNode), lineOf(selection?.focusNode)]
  return quote !== '' && from !== null && from === to ? { line: from, quote: quote.slice(0, 2_000) } : null
}

function lineOf(node: Node | null | undefined): string | null {
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest<HTMLElement>('[data-words]')?.dataset['words'] ?? null
}
