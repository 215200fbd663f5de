import { expect, test } from 'vitest'
import { addMasks, createMasker } from './mask.ts'
import { compileOrderPatterns } from './order-refs.ts'

const mask = createMasker({
  names: ['Will May'],
  people: ['Kim Sato', '王小明', 'Li'],
  values: ['C-100234', 'x'],
  orders: compileOrderPatterns(['EX-\\d{5}']),
})

test('addresses, numbers and orders are replaced by their kind, and each is counted', () => {
  const { text, found } = mask('Write to ann@example.com or call +49 30 1234567 about EX-20931, EX-20932.')
  expect(text).toBe('Write to [email] or call [phone] about [order], [order].')
  expect(found).toEqual({ email: 1, phone: 1, order: 2 })
})
test('a known name goes whole in any case, of whom it is about in parts as well, never out of the middle of a word', () => {
  expect(mask('KIM SATO said so; Kim too, but not Kimono. will may, we will in May.').text).toBe(
    '[name] said so; [name] too, but not Kimono. [name], we will in May.',
  )
  expect(mask('客服王小明说五天').text).toBe('客服[name]说五天')
})
test('words too short to be a name or a value stay', () => {
  expect(mask('Li paid x').text).toBe('Li paid x')
})
test('a value that must not stay goes wherever it stands by itself', () => {
  expect(mask('customer c-100234, not C-1002345').text).toBe('customer [value], not C-1002345')
})
test('masking what was masked changes nothing and finds nothing', () => {
  const once = mask('Kim, ann@example.com')
  expect(mask(once.text)).toEqual({ text: once.text, found: {} })
})
test('signs of a pattern in a name mean themselves', () => {
  expect(createMasker({ names: [], people: ['A. (Bo) C+'], values: [], orders: [] })('A. (Bo) C+ here').text).toContain('here')
})
test('what was found in several texts is added up by kind', () => {
  expect(addMasks([{ email: 1 }, { name: 2, email: 2 }, {}])).toEqual([
    { kind: 'email', count: 3 },
    { kind: 'name', count: 2 },
  ])
})
test('thousands of known words are looked for in time', () => {
  const many = Array.from({ length: 2000 }, (_, i) => `Given${i} Surname${i}`)
  const slow = createMasker({ names: many, people: [], values: many.map((_, i) => `C-${100_000 + i}`), orders: [] })
  const text = 'A long opening that names nobody. '.repeat(60) + 'Given1999 Surname1999'
  for (let i = 0; i < 20; i += 1) expect(slow(text).found).toEqual({ name: 1 })
})
