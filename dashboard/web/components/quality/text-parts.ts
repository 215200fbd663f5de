/** A text of a conversation in parts that are shown apart: what was taken out of it before it was kept, and what comments quote. */
export interface TextPart {
  text: string
  /** `email`, `phone` …: stands for something that is not kept. */
  redacted: string | null
  quoted: boolean
}
/** The marks that `redact` leaves. */
const MARK = /\[(email|phone|card|iban|id|link)\]/g
const SENTENCES = 20

export function textParts(text: string, quotes: readonly string[]): TextPart[] {
  const marks = [...text.matchAll(MARK)].map(({ index, 0: whole, 1: kind }) => ({ from: index, to: index + whole.length, kind: kind ?? '' }))
  const quoted = quotes.flatMap((quote) => {
    const from = quote === '' ? -1 : text.indexOf(quote)
    return from < 0 ? [] : [{ from, to: from + quote.length }]
  })
  const edges = [...new Set([0, text.length, ...[...marks, ...quoted].flatMap(({ from, to }) => [from, to])])].toSorted((one, other) => one - other)
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    const inside = (span: { from: number; to: number }) => span.from <= from && to <= span.to
    return { text: text.slice(from, to), redacted: marks.find(inside)?.kind ?? null, quoted: quoted.some(inside) }
  })
}

/** What of a line can be quoted without a mouse: its sentences, in its language. */
export function sentencesOf(text: string, language: string | null): string[] {
  const segments = new Intl.Segmenter(language ?? 'en', { granularity: 'sentence' }).segment(text)
  const sentences = [...segments].flatMap(({ segment }) => segment.split('\n')).map((sentence) => sentence.trim())
  return [...new Set(sentences)].filter((sentence) => /[\p{L}\p{N}]/u.test(sentence)).slice(0, SENTENCES)
}

/** A comment in parts; tags stand out. */
export const tagParts = (text: string): { text: string; isTag: boolean }[] =>
  text
    .split(/(#[\p{L}\p{N}_-]{1,40})/u)
    .filter(Boolean)
    .map((part) => ({ text: part, isTag: part.startsWith('#') && part.length > 1 }))
