import { expect, test } from 'vitest'
import { SHIPPED_BANDS, type Target } from '@shared/fcr/benchmark.ts'
import { referencesOf } from './references.ts'

const periods = ['2026-10-05', '2026-10-12', '2026-10-19']
const target: Target = { lens: 'net', slice: null, rate: 0.78, from: '2026-10-12' }
const refund: Target = { ...target, slice: { dimension: 'reason', value: 'refund' }, rate: 0.6, from: '2026-01-01' }
const meta = { targets: [target, refund], band: SHIPPED_BANDS[0]! }
const of = (filters: { dimension: string; value: string }[], lens: 'net' | 'gross' = 'net') => referencesOf(meta, { lens, filters, periods }).targets

test('a target stands from its day on, for its own lens', () => {
  expect(of([])).toEqual([null, 0.78, 0.78])
  expect(of([], 'gross')).toEqual([null, null, null])
})
test('under a filter only the target of that very slice stands', () => {
  const [reason, market] = [
    { dimension: 'reason', value: 'refund' },
    { dimension: 'market', value: 'DE' },
  ]
  expect(of([reason])).toEqual([0.6, 0.6, 0.6])
  expect(of([market])).toEqual([null, null, null])
  expect(of([reason, market])).toEqual([null, null, null])
})
