import { expect, test } from 'vitest'
import { EMPTY_CARD, freeId, moved, newCriterion, newSection, weightSum } from './card-draft.ts'
import { differences } from './json-differences.ts'

test('an id is made once and never that of another', () => {
  expect(freeId('criterion', [])).toBe('criterion_1')
  expect(freeId('criterion', ['criterion_2'])).toBe('criterion_3')
  expect(freeId('criterion', ['a', 'criterion_3'])).toBe('criterion_4')
})
test('moving past an end changes nothing', () => {
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
})
test('weights of all sections sum up', () => {
  const section = { ...newSection(EMPTY_CARD), criteria: [newCriterion(EMPTY_CARD), { ...newCriterion(EMPTY_CARD), weight: 25 }] }
  expect(weightSum({ sections: [section, section] })).toBe(70)
})
test('two documents differ by their leaves, and a part that one lacks is one difference', () => {
  expect(differences({ a: 1, b: [{ c: 2 }], d: 'x' }, { a: 1, b: [{ c: 3 }, { c: 4 }], d: 'x' })).toEqual([
    { key: 'b.0.c', theirs: 2, yours: 3 },
    { key: 'b.1', theirs: null, yours: { c: 4 } },
  ])
})
