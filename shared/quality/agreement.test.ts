import { expect, test } from 'vitest'
import { agreementOf, wordOf, worstFirst } from './agreement.ts'
import { integerBelow, seededRandom } from '../stats/random.ts'

/** Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, section C: four observers, twelve units. */
const OBSERVERS = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'].map((row) =>
  row.split(' ').map((value) => (value === '.' ? null : Number(value))),
)
const UNITS = OBSERVERS[0]!.map((_, unit) => OBSERVERS.map((row) => row[unit]!))

test('Krippendorff’s own example (2011, C): ordinal alpha .815, nominal .743; relied on, but not surely', () => {
  const found = agreementOf(UNITS, 'ordinal', 'x')
  expect([found.alpha!.value.toFixed(3), found.n, found.ratings, found.says, found.kappa]).toEqual(['0.815', 11, 40, 'rely', null])
  expect(found.alpha!.low).toBeLessThan(0.8)
  expect(found.unsure).toBe(true)
  expect(agreementOf(UNITS, 'nominal', 'x').alpha!.value.toFixed(3)).toBe('0.743')
  expect(agreementOf(UNITS, 'ordinal', 'x')).toEqual(found)
})
test('two reviewers have Cohen’s kappa: .3449 (.2030 to .4868) for the two dermatologists of the SAS manual (PROC FREQ)', () => {
  const skin = [
    [10, 4, 1, 0],
    [5, 10, 12, 2],
    [2, 4, 12, 5],
    [0, 2, 6, 13],
  ]
  const pairs = skin.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [a, b])))
  const { kappa, raw } = agreementOf(pairs, 'ordinal', 'x')
  expect([kappa!.kind, kappa!.value.toFixed(3), kappa!.low.toFixed(3), kappa!.high.toFixed(3)]).toEqual(['cohen', '0.345', '0.203', '0.487'])
  expect(raw!.value).toBeCloseTo(45 / 88, 12)
})
test('complete answers of more have Fleiss’ kappa: .210 for fourteen raters and ten units (the worked example in Wikipedia)', () => {
  const table = ['0 0 0 0 14', '0 2 6 4 2', '0 0 3 5 6', '0 3 9 2 0', '2 2 8 1 1', '7 7 0 0 0', '3 2 6 3 0', '2 5 3 2 2', '6 5 2 1 0', '0 2 2 3 7']
  const units = table.map((row) => row.split(' ').flatMap((count, at) => Array.from({ length: Number(count) }, () => at + 1)))
  const { kappa, raw, says } = agreementOf(units, 'nominal', 'x')
  expect([kappa!.kind, kappa!.value.toFixed(3), raw!.value.toFixed(3), says]).toEqual(['fleiss', '0.210', '0.378', 'reword'])
  expect(kappa!.low).toBeLessThan(0.21)
})
test('nearly all pass: 90 % agree and chance explains most of it', () => {
  const rows = [
    ...Array.from({ length: 87 }, () => [1, 1]),
    ...Array.from({ length: 5 }, () => [1, 0]),
    ...Array.from({ length: 5 }, () => [0, 1]),
    [0, 0],
    [0, 0],
    [0, 0],
  ]
  const { raw, kappa, prevalence, says } = agreementOf(rows, 'ordinal', 'x')
  expect([raw!.value, kappa!.value.toFixed(2), prevalence[0], says]).toEqual([0.9, '0.32', { value: 1, share: 0.92 }, 'reword'])
})
test('fewer than five tickets say nothing, and the reason stands there', () => {
  expect(
    agreementOf(
      [
        [1, 1],
        [0, 0],
        [1, 0],
        [1, 1],
      ],
      'ordinal',
      'x',
    ),
  ).toMatchObject({ n: 4, raw: null, alpha: null, says: null, reason: 'too_few' })
  expect(
    agreementOf(
      [
        [1, null],
        [null, 1],
      ],
      'ordinal',
      'x',
    ),
  ).toMatchObject({ n: 0, reason: 'too_few' })
})
test('where all always gave the same answer agreement is whole, alpha is not invented', () => {
  const found = agreementOf(
    Array.from({ length: 6 }, () => [1, 1, 1]),
    'ordinal',
    'x',
  )
  expect(found).toMatchObject({ alpha: null, kappa: null, says: null, reason: 'no_variation', raw: { value: 1, high: 1 } })
  expect(found.raw!.low.toFixed(3)).toBe('0.610')
})
test('the words follow the thresholds', () => {
  expect([0.8, 0.7999, 0.667, 0.6669].map(wordOf)).toEqual(['rely', 'tentative', 'tentative', 'reword'])
})
test('raw agreement is the plain count of agreeing pairs', () => {
  const random = seededRandom(5)
  const rows = Array.from({ length: 30 }, () => Array.from({ length: 4 }, () => integerBelow(random, 3)))
  let [same, all] = [0, 0]
  for (const row of rows) for (let a = 0; a < 4; a += 1) for (let b = a + 1; b < 4; b += 1) [same, all] = [same + Number(row[a] === row[b]), all + 1]
  expect(agreementOf(rows, 'nominal', 'x').raw!.value).toBeCloseTo(same / all, 12)
})
test('worst first, without a figure last', () => {
  const at = (value: number | null) => ({ alpha: value === null ? null : { value, low: 0, high: 1 }, raw: null })
  expect([at(null), at(0.9), at(0.48), at(0.7)].sort(worstFirst).map(({ alpha }) => alpha?.value)).toEqual([0.48, 0.7, 0.9, undefined])
})
