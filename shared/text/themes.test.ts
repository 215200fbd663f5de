import { expect, test } from 'vitest'
import { seededRandom } from '../stats/random.ts'
import { findThemes, type Opening } from './themes.ts'

/** Openings of one kind: the same few things said in other words. */
function said(first: number, count: number, parts: readonly (readonly string[])[]): Opening[] {
  const random = seededRandom(`themes ${first}`)
  return Array.from({ length: count }, (_, i) => ({
    id: first + i,
    text: parts.map((choices) => choices[Math.floor(random() * choices.length)]).join(' '),
  }))
}
const BANK = said(100, 12, [
  ['hello', 'hi there', 'good morning'],
  ['the bank shows no refund', 'my bank statement has no refund', 'the refund never reached my bank account'],
  ['after five days', 'yet', 'so far'],
])
const LABEL = said(200, 9, [
  ['hello', 'hi there', 'good morning'],
  ['the return label will not print', 'I cannot print the return label', 'printing your return label fails'],
  ['on my printer', 'at home', 'again'],
])
const CHINESE = said(300, 9, [
  ['你好', '请问', '您好'],
  ['优惠券退回来了吗', '优惠券没有退回', '为什么优惠券不退'],
  ['谢谢', '急', '麻烦看一下'],
])
const ODD = [{ id: 900, text: 'is there a museum near your warehouse' }]
const ALL = [...BANK, ...LABEL, ...CHINESE, ...ODD]

test('texts about one thing make one theme, whatever their greeting', () => {
  const found = findThemes(ALL)!
  const kinds = found.themes.map(({ ids }) => [...new Set(ids.map((id) => Math.floor(id / 100)))])
  expect(kinds.every((kind) => kind.length === 1)).toBe(true)
  expect(new Set(kinds.flat())).toEqual(new Set([1, 2, 3]))
})
test('a theme is named by words of its own, as people write them, in its own language', () => {
  const found = findThemes(ALL)!
  const phrasesOf = (kind: number) => found.themes.filter(({ ids }) => Math.floor(ids[0]! / 100) === kind).flatMap(({ phrases }) => phrases)
  expect(phrasesOf(1).join(' ')).toMatch(/bank|refund/)
  expect(phrasesOf(2).join(' ')).toMatch(/label|print/)
  expect(phrasesOf(3).join(' ')).toContain('优惠券')
  expect(found.themes.flatMap(({ phrases }) => phrases).join(' ')).not.toMatch(/hello|morning/)
})
test('every text is in one theme or in none, once, and the largest theme stands first', () => {
  const { themes, other } = findThemes(ALL)!
  expect([...themes.flatMap(({ ids }) => ids), ...other].toSorted((a, b) => a - b)).toEqual(ALL.map(({ id }) => id))
  expect(other).toContain(900)
  expect(themes.map(({ ids }) => ids.length)).toEqual(themes.map(({ ids }) => ids.length).toSorted((a, b) => b - a))
})
test('quotes are texts of the theme, at most three, no two alike', () => {
  for (const { ids, quotes } of findThemes(ALL)!.themes) {
    expect(quotes.length).toBeGreaterThan(0)
    expect(quotes.length).toBeLessThanOrEqual(3)
    expect(quotes.every((id) => ids.includes(id))).toBe(true)
    const texts = quotes.map((id) => ALL.find((one) => one.id === id)!.text)
    expect(new Set(texts).size).toBe(texts.length)
  }
})
test('the order of the texts changes nothing', () => {
  expect(findThemes(ALL.toReversed())).toEqual(findThemes(ALL))
})
test('too few texts hold no themes', () => {
  expect(findThemes(ALL.slice(0, 14))).toBeNull()
})
test('texts beyond those that are compared each with each join the theme they are nearest to', () => {
  const many = [
    ...said(10_000, 700, [
      ['bank refund missing', 'no refund at the bank'],
      ['today', 'still', 'please'],
    ]),
    ...said(20_000, 700, [
      ['label will not print', 'print of the label fails'],
      ['today', 'still', 'please'],
    ]),
  ]
  const { themes, other } = findThemes(many)!
  expect(other).toEqual([])
  for (const { ids } of themes) expect(new Set(ids.map((id) => Math.floor(id / 10_000))).size).toBe(1)
})
