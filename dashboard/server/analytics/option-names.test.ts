import { expect, test } from 'vitest'
import type { FieldRow } from '@shared/zendesk/rows.ts'
import { optionName, optionNamesOf, valuesAsked } from './option-names.ts'

const field = (id: number, options: FieldRow['options']): FieldRow => ({ id, title: `Field ${id}`, type: 'tagger', active: true, options })
const NAMES = optionNamesOf(
  [
    field(1, [
      { value: 'late', name: 'Where is my order' },
      { value: 'refund', name: 'Refund' },
    ]),
    field(2, [{ value: 'market_de', name: 'Germany' }]),
    field(3, [{ value: 'market_de', name: 'not this field' }]),
  ],
  { reasonField: 1, marketField: 2, causeField: null, segmentField: 99, languageField: null },
)

test('a value is called as the mapped field calls it', () => {
  expect(optionName(NAMES, 'reason', 'late')).toBe('Where is my order')
  expect(optionName(NAMES, 'market', 'market_de')).toBe('Germany')
})
test('a value without an option, and a field without options, have no name', () => {
  expect(optionName(NAMES, 'reason', 'gone')).toBeNull()
  expect(optionName(NAMES, 'segment', 'gold')).toBeNull()
  expect(optionName(NAMES, 'channel', 'late')).toBeNull()
  expect(optionName(NAMES, 'reason', null)).toBeNull()
})
test('several options chosen at once are named one by one', () => {
  expect(optionName(NAMES, 'reason', 'late, refund, gone')).toBe('Where is my order, Refund, gone')
})
test('an option is asked for by its value and by its name', () => {
  expect(valuesAsked(NAMES, 'reason', ['Refund', 'late', '(none)'])).toEqual(['Refund', 'refund', 'late', '(none)'])
  expect(valuesAsked(NAMES, 'channel', ['Refund'])).toEqual(['Refund'])
})
