import { expect, test } from 'vitest'
import { fact } from '../analytics/fake-reader.test-helper.ts'
import { ticketRow } from '../analytics/fake-ticket.test-helper.ts'
import { labelPairs, toPaired, type PairedContact } from './labelled-pairs.ts'

const DAY = 86_400
const contact = (id: number, day: number, more: Partial<PairedContact> = {}): PairedContact => ({
  id,
  personId: 1,
  at: day * DAY,
  orderRefs: [],
  follows: null,
  ...more,
})
const labels = (contacts: readonly PairedContact[], options: Partial<Parameters<typeof labelPairs>[1]> = {}) =>
  labelPairs(contacts, { shared: new Set(), said: [], most: 100, ...options }).map(({ a, b, same, source }) => [a, b, same, source])

test('an order in common and a follow-up are the same, different orders are not, the rest says nothing', () => {
  const contacts = [
    contact(1, 0, { orderRefs: ['a', 'b'] }),
    contact(2, 1, { orderRefs: ['b'] }),
    contact(3, 2, { orderRefs: ['c'] }),
    contact(4, 3),
    contact(5, 4, { follows: 4, orderRefs: ['z'] }),
  ]
  expect(labels(contacts)).toEqual([
    [1, 5, false, 'order'],
    [2, 5, false, 'order'],
    [3, 5, false, 'order'],
    [4, 5, true, 'follow_up'],
    [1, 3, false, 'order'],
    [2, 3, false, 'order'],
    [1, 2, true, 'order'],
  ])
})
test('a human’s word on a pair, in either order, comes before what its orders say', () => {
  const contacts = [contact(1, 0, { orderRefs: ['a'] }), contact(2, 1, { orderRefs: ['a'] }), contact(3, 1)]
  const said = [
    { a: 2, b: 1, same: false },
    { a: 1, b: 3, same: true },
  ]
  expect(labels(contacts, { said })).toEqual([
    [1, 2, false, 'human'],
    [1, 3, true, 'human'],
  ])
})
test('pairs are of one person who is not shared, at most 30 days apart, and the latest of many', () => {
  const order = { orderRefs: ['a'] }
  const contacts = [contact(1, 0, order), contact(2, 30, order), contact(3, 30.5, order), contact(4, 31, { ...order, personId: 2 })]
  expect(labels(contacts)).toEqual([
    [2, 3, true, 'order'],
    [1, 2, true, 'order'],
  ])
  expect(labels(contacts, { most: 1 })).toEqual([[2, 3, true, 'order']])
  expect(labels(contacts, { shared: new Set([1]) })).toEqual([])
})
test('what is no conversation of a customer takes no part; a merged mail and a duplicate do', () => {
  const known = (exclusion: 'spam' | 'merged' | null) =>
    toPaired({
      fact: fact(7, { exclusion, personId: 3 }),
      row: ticketRow(7, { viaRel: 'follow_up', viaFromTicket: 6 }),
      orderRefs: ['a'],
      opening: null,
    })
  expect(known('spam')).toBeNull()
  expect(known('merged')).toMatchObject({ id: 7, personId: 3, orderRefs: ['a'], follows: 6 })
})
