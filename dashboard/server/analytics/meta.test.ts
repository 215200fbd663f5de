import { expect, test } from 'vitest'
import { operationsSchema } from '@shared/api/operations.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { at, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { readMeta } from './meta.ts'

test('meta names what can be asked, the commonest value first', async () => {
  const facts = [
    fact(1, { firstSolvedAt: at('2026-11-02'), market: 'FR' }),
    fact(2, { firstSolvedAt: at('2026-11-20'), market: 'DE' }),
    fact(3, { firstSolvedAt: at('2026-11-12'), market: 'DE' }),
  ]
  const meta = await readMeta(fakeReader({ facts }), { ...SETTINGS, windowDays: 14 })
  expect(meta).toMatchObject({ firstDay: '2026-11-02', lastDay: '2026-11-20', ticketUrl: 'https://acme.zendesk.com/agent/tickets/' })
  expect(meta.dimensions.map((dimension) => dimension.id)).toEqual([...DIMENSIONS])
  expect(meta.dimensions.find((dimension) => dimension.id === 'market')?.values.map((one) => [one.value, one.count])).toEqual([
    ['DE', 2],
    ['FR', 1],
  ])
  expect(meta.lenses.map((lens) => [lens.id, lens.windowDays])).toEqual([
    ['one_touch', null],
    ['no_reopen', null],
    ['gross', 14],
    ['net', 14],
    ['survey', null],
    ['stated', null],
  ])
})
test('before anything was read to its end there is no first day', async () => {
  expect(await readMeta(fakeReader({ completeTo: null }), { ...SETTINGS, ticketUrl: null })).toMatchObject({
    firstDay: null,
    lastDay: null,
    ticketUrl: null,
  })
})
test('values of a field are shown as the account names them', async () => {
  const facts = [fact(1, { market: 'market_de' }), fact(2, { market: 'market_xx' })]
  const { dimensions } = await readMeta(fakeReader({ facts }), SETTINGS)
  expect(dimensions.find((dimension) => dimension.id === 'market')?.values).toEqual([
    { value: 'market_de', label: 'Germany', count: 1 },
    { value: 'market_xx', label: 'market_xx', count: 1 },
  ])
})
test('meta carries the band that charts draw, with its source, and the targets', async () => {
  const plain = await readMeta(fakeReader({}), SETTINGS)
  expect(plain).toMatchObject({ band: { id: 'sqm_70_80', measuredBy: 'survey' }, targets: [] })
  const target = { lens: 'net', rate: 0.78, from: '2026-07-01' }
  const operations = operationsSchema.parse({ bands: { shown: null }, targets: [target] })
  expect(await readMeta(fakeReader({}), { ...SETTINGS, operations })).toMatchObject({ band: null, targets: [{ ...target, slice: null }] })
})
