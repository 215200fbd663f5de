import { expect, test } from 'vitest'
import { counted, merged, moves, targets, type TaxonomyList } from './taxonomy-draft.ts'

const value = (name: string, tickets: number) => ({ value: name, name, offered: true, tickets, countsAs: name, retired: false })
const list: TaxonomyList = { of: 'reason', field: null, values: [value('a', 10), value('b', 5), value('c', 1)] }

test('tickets of a merged value count as the last one of the chain', () => {
  expect([...counted(list, { c: 'b', b: 'a' })]).toEqual([['a', 16]])
  expect([...counted(list, {})]).toEqual([
    ['a', 10],
    ['b', 5],
    ['c', 1],
  ])
})
test('nothing can be merged into what already counts as it', () => {
  const names = (aliases: Record<string, string>, from: string) => targets(list, aliases, from).map((one) => one.value)
  expect(names({}, 'a')).toEqual(['b', 'c'])
  expect(names({ c: 'b', b: 'a' }, 'a')).toEqual([])
  expect(names({ c: 'b' }, 'b')).toEqual(['a'])
  expect(names({ b: 'a' }, 'b')).toEqual(['a', 'c'])
})
test('a draft says which values would count as another one, with their tickets, through a chain too', () => {
  expect(moves(list, { c: 'b' }, { c: 'b', b: 'a' })).toEqual([
    { value: 'b', before: 'b', after: 'a', tickets: 5 },
    { value: 'c', before: 'b', after: 'a', tickets: 1 },
  ])
})
test('a value merged into itself is on its own again', () => {
  expect(merged({ b: 'a', c: 'a' }, 'b', 'b')).toEqual({ c: 'a' })
})
