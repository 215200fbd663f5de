import { expect, test } from 'vitest'
import { integerBelow, seededRandom } from '../stats/random.ts'
import { controlledRounding } from './controlled-rounding.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const column = (table: readonly (readonly number[])[], at: number) => sum(table.map((row) => row[at]!))
const holds = (whole: number, exact: number) => whole >= Math.floor(exact + 1e-7) && whole <= Math.ceil(exact - 1e-7)

test('cells, rows, columns and the total each go to the whole number below or above', () => {
  const random = seededRandom(4)
  for (let world = 0; world < 300; world += 1) {
    const [rows, columns] = [1 + integerBelow(random, 9), 1 + integerBelow(random, 7)]
    const table = Array.from({ length: rows }, () => Array.from({ length: columns }, () => (random() < 0.2 ? 0 : random() * 4)))
    const total = sum(table.flat())
    const scaled = table.map((row) => row.map((value) => (total === 0 ? 0 : (value * Math.ceil(total)) / total)))
    const whole = controlledRounding(random, scaled)
    whole.forEach((row, at) => {
      expect(holds(sum(row), sum(scaled[at]!))).toBe(true)
      row.forEach((value, of) => expect(holds(value, scaled[at]![of]!)).toBe(true))
    })
    for (let at = 0; at < columns; at += 1) expect(holds(column(whole, at), column(scaled, at))).toBe(true)
    expect(sum(whole.flat())).toBe(Math.round(sum(scaled.flat())))
  }
})
test('no cell’s expectation changes: over 20,000 roundings each mean is its exact value', () => {
  const table = [
    [0.3, 1.2, 0.5],
    [0.1, 0.7, 1.2],
    [0.05, 0.25, 0.7],
  ]
  const random = seededRandom('rounding')
  const rounds = 20_000
  const totals = table.map((row) => row.map(() => 0))
  for (let round = 0; round < rounds; round += 1)
    controlledRounding(random, table).forEach((row, at) => row.forEach((value, of) => (totals[at]![of]! += value)))
  totals.forEach((row, at) => row.forEach((total, of) => expect(Math.abs(total / rounds - table[at]![of]!)).toBeLessThan(0.014)))
})
test('a row that sums to 2 has 2, whatever its cells are', () => {
  const random = seededRandom(9)
  const row = [2 / 3, 1 / 3, 0.1, 0.9]
  for (let round = 0; round < 200; round += 1) {
    const [first, second] = controlledRounding(random, [row, [0.4, 0.3, 0.2, 0.1]])
    expect([sum(first!), sum(second!)]).toEqual([2, 1])
  }
})
test('whole tables stay as they are, empty ones too', () => {
  expect(
    controlledRounding(seededRandom(1), [
      [1, 0],
      [2, 3],
    ]),
  ).toEqual([
    [1, 0],
    [2, 3],
  ])
  expect(controlledRounding(seededRandom(1), [])).toEqual([])
})
