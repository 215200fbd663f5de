import { expect, test } from 'vitest'
import { heldAgainstChance, validityOf, type Look } from './validity.ts'

const looks = (metYes: number, metNo: number, notYes: number, notNo: number, inclusion = 1): Look[] => [
  ...Array.from({ length: metYes }, () => ({ met: true, success: true, inclusion })),
  ...Array.from({ length: metNo }, () => ({ met: true, success: false, inclusion })),
  ...Array.from({ length: notYes }, () => ({ met: false, success: true, inclusion })),
  ...Array.from({ length: notNo }, () => ({ met: false, success: false, inclusion })),
]

test('odds of success where it was met by those where it was not: 10,933 × 189 against 104 × 10,845 is 1.832, 1.440 to 2.331 (Agresti 2002, 3.1.3)', () => {
  const { ratio, low, high, says, n } = validityOf(looks(189, 10_845, 104, 10_933))
  expect([ratio!.toFixed(3), low!.toFixed(3), high!.toFixed(3), says, n]).toEqual(['1.832', '1.440', '2.331', 'predicts', 22_071])
})
test('a criterion says nothing only when its interval includes 1 and is narrow enough to say so', () => {
  expect(validityOf(looks(160, 40, 160, 40)).says).toBe('nothing')
  expect(validityOf(looks(16, 4, 16, 4)).says).toBe('open')
  expect(validityOf(looks(24, 6, 24, 6)).says).toBe('open')
  expect(validityOf(looks(20, 60, 60, 20)).says).toBe('against')
})
test('fewer than ten on a side or five of an outcome say nothing at all', () => {
  for (const few of [looks(9, 0, 30, 30), looks(50, 2, 50, 2), []]) expect(validityOf(few)).toMatchObject({ ratio: null, low: null, says: 'too_few' })
})
test('the weighted ratio takes out what was over-drawn, the plain one does not', () => {
  const risky = looks(10, 10, 5, 20, 0.5)
  const plain = looks(40, 5, 30, 5, 0.05)
  const { ratio, weighted } = validityOf([...risky, ...plain])
  expect(ratio).toBeCloseTo((50 * 25) / (15 * 35), 9)
  expect(weighted).toBeCloseTo(((20 + 800) * (40 + 100)) / ((20 + 100) * (10 + 600)), 9)
})
test('up to twenty looks stand alone; among more, a lonely one near the edge may be chance', () => {
  const edge = validityOf(looks(60, 40, 45, 55))
  expect(edge.says).toBe('predicts')
  const dull = validityOf(looks(160, 40, 160, 40))
  const rows = [edge, ...Array.from({ length: 20 }, () => ({ ...dull }))]
  expect(heldAgainstChance(rows.slice(0, 20))[0]!.chance).toBe(false)
  expect(heldAgainstChance(rows)[0]!.chance).toBe(true)
  const strong = validityOf(looks(90, 10, 40, 60))
  expect(heldAgainstChance([strong, ...rows])[0]!.chance).toBe(false)
})
