import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { readTaxonomy } from './taxonomy.ts'

const options = [
  { value: 'refund', name: 'Refund' },
  { value: 'refund_old', name: 'Refund (old)' },
]
const reader = {
  fields: async () => [{ id: 7, title: 'Contact reason', type: 'tagger', active: true, options }],
  groups: async () => [],
  brands: async () => [],
  accountZone: async () => null,
  usersNamed: async () => [],
  fieldUse: async () => ({ tickets: 0, filled: new Map() }),
  valueUse: async () =>
    new Map([
      ['refund_old', 12],
      ['gone', 3],
      ['refund', 40],
    ]),
}

test('each value says how many tickets have it, whether agents are offered it, and what it counts as through every step', async () => {
  const body = { ...DEFAULT_CONFIGURATION, reasonAliases: { gone: 'refund_old', refund_old: 'refund' }, retiredReasons: ['idle'] }
  const { lists } = await readTaxonomy(reader, body)
  const [reasons, causes] = lists
  expect(reasons?.field).toEqual({ id: 7, title: 'Contact reason' })
  expect(reasons?.values).toEqual([
    { value: 'refund', name: 'Refund', offered: true, tickets: 40, countsAs: 'refund', retired: false },
    { value: 'refund_old', name: 'Refund (old)', offered: true, tickets: 12, countsAs: 'refund', retired: false },
    { value: 'gone', name: 'gone', offered: false, tickets: 3, countsAs: 'refund', retired: false },
    { value: 'idle', name: 'idle', offered: false, tickets: 0, countsAs: 'idle', retired: true },
  ])
  expect(causes).toEqual({ of: 'cause', field: null, values: [] })
})
