import { expect, test } from 'vitest'
import { packSignals, signalsOf, unpackSignals } from './signals.ts'
import { LABELLED } from './signals.labelled.test-helper.ts'

const KINDS = [
  ['n', (text: string) => signalsOf(text).negative > 0],
  ['q', (text: string) => signalsOf(text).question],
  ['p', (text: string) => signalsOf(text).promise],
] as const

test.each(KINDS)('on labelled lines of both languages %s is found with precision and recall of at least nine in ten', (kind, found) => {
  const missed = LABELLED.filter(([says, text]) => says.includes(kind) && !found(text)).map(([, text]) => text)
  const wrong = LABELLED.filter(([says, text]) => !says.includes(kind) && found(text)).map(([, text]) => text)
  const labelled = LABELLED.filter(([says]) => says.includes(kind)).length
  const right = labelled - missed.length
  expect(right / labelled, `missed: ${missed.join(' | ')}`).toBeGreaterThanOrEqual(0.9)
  expect(right / (right + wrong.length), `wrong: ${wrong.join(' | ')}`).toBeGreaterThanOrEqual(0.9)
})

test('what was quoted is not said again', () => {
  expect(signalsOf('It works, thanks.\n\nOn Mon, Jan 1, 2024 at 10:00 Anna <a@example.com> wrote:\n> Still no refund, when do I get it?')).toEqual({
    negative: 0,
    question: false,
    promise: false,
  })
})

test('different words of displeasure are counted once each', () => {
  expect(signalsOf('Terrible, terrible, TERRIBLE. And ridiculous.').negative).toBe(2)
})

test('an address with a question mark asks nothing', () => {
  expect(signalsOf('https://example.com/a?b=c').question).toBe(false)
})

test('signals are kept as one number and read back', () => {
  for (const signals of [
    { negative: 0, question: false, promise: false },
    { negative: 7, question: true, promise: false },
    { negative: 2, question: false, promise: true },
  ])
    expect(unpackSignals(packSignals(signals))).toEqual(signals)
})

test('a message made to be slow is read in no time', () => {
  const started = performance.now()
  for (const piece of ['still ', 'we will ', '会', 'how ', '第', '?', 'sick and tired ', 'i ']) signalsOf(piece.repeat(200_000))
  expect(performance.now() - started).toBeLessThan(1500)
})
