import { expect, test } from 'vitest'
import { bootstrapInterval } from './bootstrap.ts'
import { cohenKappa, fleissKappa } from './kappa.ts'
import { alphaInterval, krippendorffAlpha } from './krippendorff.ts'
import { integerBelow, seededRandom } from './random.ts'

/** A square table of counts as pairs. */
const pairs = (table: number[][]) =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, (): [string, string] => [String(a), String(b)])))

test('two dermatologists (SAS manual, PROC FREQ): kappa .3449, error .0724, .2030 to .4868', () => {
  const skin = [
    [10, 4, 1, 0],
    [5, 10, 12, 2],
    [2, 4, 12, 5],
    [0, 2, 6, 13],
  ]
  const { kappa, standardError, low, high } = cohenKappa(pairs(skin))!
  expect([kappa, standardError, low, high].map((value) => value!.toFixed(4))).toEqual(['0.3449', '0.0724', '0.2030', '0.4868'])
})
test('100 diagnoses (Fleiss, Levin & Paik 2003, table 18.1): agreement .89, chance .66, kappa .68', () => {
  const result = cohenKappa(
    pairs([
      [75, 1, 4],
      [5, 4, 1],
      [0, 0, 10],
    ]),
  )!
  expect([result.agreement, result.chance, result.kappa!].map((value) => value.toFixed(2))).toEqual(['0.89', '0.66', '0.68'])
})
test('the kappa paradox: 90 % agreement at 92 % prevalence is .32; Feinstein & Cicchetti (1990): .70 and .32 at 85 %', () => {
  const skewed = cohenKappa(
    pairs([
      [87, 5],
      [5, 3],
    ]),
  )!
  expect([skewed.agreement, skewed.prevalence.get('0'), skewed.kappa!.toFixed(2)]).toEqual([0.9, 0.92, '0.32'])
  const even = cohenKappa(
    pairs([
      [40, 9],
      [6, 45],
    ]),
  )!
  const lopsided = cohenKappa(
    pairs([
      [80, 10],
      [5, 5],
    ]),
  )!
  expect([even, lopsided].map(({ agreement, kappa }) => `${agreement} ${kappa!.toFixed(2)}`)).toEqual(['0.85 0.70', '0.85 0.32'])
})
test('the formula’s interval of kappa and the bootstrap’s are near', () => {
  const rated = pairs([
    [40, 9],
    [6, 45],
  ])
  const { low, high } = cohenKappa(rated)!
  const drawn = bootstrapInterval(rated, (sample) => cohenKappa(sample)?.kappa ?? null, seededRandom(1))!
  expect(Math.abs(drawn.low - low!)).toBeLessThan(0.04)
  expect(Math.abs(drawn.high - high!)).toBeLessThan(0.04)
})
test('one category only: agreement is whole, kappa has nothing to say', () => {
  expect(cohenKappa([['yes', 'yes']])).toMatchObject({ agreement: 1, kappa: null, low: null })
  expect(
    fleissKappa([
      ['yes', 'yes'],
      ['yes', 'yes'],
    ]),
  ).toMatchObject({ agreement: 1, kappa: null })
  expect([cohenKappa([]), fleissKappa([])]).toEqual([null, null])
})

test('fourteen raters, ten units, five categories (the worked example of Fleiss’ kappa in Wikipedia): agreement .378, chance .213, kappa .210', () => {
  const table = ['0 0 0 0 14', '0 2 6 4 2', '0 0 3 5 6', '0 3 9 2 0', '2 2 8 1 1', '7 7 0 0 0', '3 2 6 3 0', '2 5 3 2 2', '6 5 2 1 0', '0 2 2 3 7']
  const units = table.map((row) => row.split(' ').flatMap((count, at) => Array.from({ length: Number(count) }, () => String(at + 1))))
  const { agreement, chance, kappa, n } = fleissKappa(units)!
  expect([n, agreement.toFixed(3), chance.toFixed(3), kappa!.toFixed(3)]).toEqual([10, '0.378', '0.213', '0.210'])
  const interval = bootstrapInterval(units, (sample) => fleissKappa(sample)?.kappa ?? null, seededRandom(2))!
  expect(interval.low).toBeLessThan(0.21)
  expect(interval.high).toBeGreaterThan(0.21)
})
test('units with different numbers of ratings are refused in words', () => {
  expect(() => fleissKappa([['a', 'b'], ['a']])).toThrow('same number of ratings')
})

/** Krippendorff (2011), section C: four observers, twelve units, one left with a single rating. */
const OBSERVERS = ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . 3', '. 3 3 3 2 3 4 2 2 5 1 .', '1 2 3 3 2 4 4 1 2 5 1 .'].map((row) =>
  row.split(' ').map((value) => (value === '.' ? null : Number(value))),
)
const UNITS = OBSERVERS[0]!.map((_, unit) => OBSERVERS.map((row) => row[unit]!))
test.each([
  ['nominal', '0.743'],
  ['ordinal', '0.815'],
  ['interval', '0.849'],
] as const)('Krippendorff’s own example with missing data: %s alpha %s', (metric, expected) => {
  const result = krippendorffAlpha(UNITS, metric)!
  expect(result.alpha!.toFixed(3)).toBe(expected)
  expect([result.n, result.ratings]).toEqual([11, 40])
})
test('three coders, fifteen units (the worked example of alpha in Wikipedia): nominal .691, interval .811', () => {
  const coders = ['. . . . . 3 4 1 2 1 1 3 3 . 3', '1 . 2 1 3 3 4 3 . . . . . . .', '. . 2 1 3 4 4 . 2 1 1 3 3 . 4'].map((row) =>
    row.split(' ').map((value) => (value === '.' ? null : Number(value))),
  )
  const units = coders[0]!.map((_, unit) => coders.map((row) => row[unit]!))
  expect(krippendorffAlpha(units, 'nominal')!.alpha).toBeCloseTo(0.691, 3)
  expect(krippendorffAlpha(units, 'interval')!.alpha).toBeCloseTo(0.811, 3)
})
test('the bootstrap’s interval holds alpha and is the same for the same seed', () => {
  const interval = alphaInterval(UNITS, 'ordinal', seededRandom('alpha'))!
  expect(interval.low).toBeLessThan(0.815)
  expect(interval.high).toBeGreaterThan(0.815)
  expect(alphaInterval(UNITS, 'ordinal', seededRandom('alpha'))).toEqual(interval)
})
test('whoever throws dice has an alpha near 0', () => {
  const random = seededRandom(13)
  const thrown = Array.from({ length: 2000 }, () => [
    integerBelow(random, 5),
    integerBelow(random, 5),
    random() < 0.3 ? null : integerBelow(random, 5),
  ])
  for (const metric of ['nominal', 'ordinal', 'interval'] as const) expect(Math.abs(krippendorffAlpha(thrown, metric)!.alpha!)).toBeLessThan(0.05)
})
test('no unit rated twice is null, ratings that never vary have no alpha', () => {
  expect(krippendorffAlpha([[1, null], [null, 2], []], 'nominal')).toBeNull()
  expect(alphaInterval([], 'nominal', seededRandom(1))).toBeNull()
  expect(
    krippendorffAlpha(
      [
        [4, 4],
        [4, 4],
      ],
      'interval',
    ),
  ).toMatchObject({ alpha: null, agreement: 1 })
})
