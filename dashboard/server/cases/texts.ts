/** The texts of a case: what is masked, searched and compared. */
import type { CaseWords, MaskKind } from '@shared/api/quality/case-words.ts'
import { addMasks, countMasks, type MaskCounts, type Masker } from '@shared/text/mask.ts'

/** Every text that a person wrote or said; codes, days and addresses of links stay. What grows beyond its room is cut. */
export function mapTexts(words: CaseWords, map: (text: string) => string): CaseWords {
  const change = (text: string, room: number) => map(text).slice(0, room)
  return {
    ...words,
    title: change(words.title, 200),
    whatHappened: change(words.whatHappened, 8000),
    lesson: change(words.lesson, 2000),
    rightAnswer: change(words.rightAnswer, 8000),
    quotes: words.quotes.map((quote) => ({ ...quote, text: change(quote.text, 2000) })),
    tags: words.tags.map((tag) => change(tag, 40)),
    links: words.links.map((link) => ({ ...link, title: change(link.title, 300) })),
  }
}

/** Masked, with everything that stands masked in it now. */
export function maskWords(words: CaseWords, mask: Masker): { words: CaseWords; masked: { kind: MaskKind; count: number }[] } {
  const found: MaskCounts[] = []
  const masked = mapTexts(words, (text) => {
    const one = mask(text).text
    found.push(countMasks(one))
    return one
  })
  return { words: masked, masked: addMasks(found) }
}

/** What a case is likened by: what customers said, and what it tells of them. */
export const likenedTexts = ({ title, whatHappened, quotes }: CaseWords): string[] =>
  [...quotes.filter(({ said }) => said === 'customer').map(({ text }) => text), `${title}\n${whatHappened}`].filter((text) => text.trim() !== '')
