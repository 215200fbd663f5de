import { expect, test } from 'vitest'
import { shownBand, targetOn, type Target } from '../fcr/benchmark.ts'
import { configurationSchema, DEFAULT_CONFIGURATION } from './configuration.ts'

const faults = (raw: object) => configurationSchema.safeParse(raw).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []
const target = (over: Partial<Target> = {}): Target => ({ lens: 'net', slice: null, rate: 0.78, from: '2026-07-01', ...over })
const refund = { dimension: 'reason' as const, value: 'refund' }

test('two sets are shipped, each says its source and how it was measured, and one is drawn', () => {
  const { bands } = DEFAULT_CONFIGURATION
  expect(bands.sets.map(({ id, measuredBy, source }) => [id, measuredBy, source.date])).toEqual([
    ['sqm_70_80', 'survey', '2022-05-16'],
    ['standard_65_90', 'unstated', null],
  ])
  expect(shownBand(bands)?.zones.map(({ from, to }) => [from, to])).toEqual([
    [0, 0.7],
    [0.7, 0.8],
    [0.8, 1],
  ])
  expect(shownBand({ ...bands, shown: null })).toBeNull()
})
test('a set needs a source and zones that do not overlap, an id of its own, and the one that is shown exists', () => {
  const set = { id: 'own', name: 'Own', source: { text: 'our own year 2025' }, zones: [{ from: 0.6, to: 0.7, label: 'usual' }] }
  expect(faults({ bands: { shown: 'own', sets: [set] } })).toEqual([])
  expect(faults({ bands: { shown: 'other', sets: [set] } })).toEqual(['bands.shown names no set; those are own'])
  expect(faults({ bands: { shown: null, sets: [set, set] } })).toEqual(['bands.sets.1.id is the id of another set, too'])
  const zones = [
    { from: 0.6, to: 0.8, label: 'a' },
    { from: 0.7, to: 0.9, label: 'b' },
  ]
  expect(faults({ bands: { shown: null, sets: [{ ...set, zones }] } })).toEqual(['bands.sets.0.zones has zones that overlap'])
  expect(faults({ bands: { shown: null, sets: [{ ...set, source: { text: ' ' } }] } })).toEqual(['bands.sets.0.source.text must not be empty'])
  const unsafe = { ...set, source: { text: 'x', url: 'javascript:alert(1)' } }
  expect(faults({ bands: { shown: null, sets: [unsafe] } })).toEqual([
    'bands.sets.0.source.url is no address; an example is "https://example.com/report"',
  ])
})
test('zones are drawn from low to high, however they were written', () => {
  const zones = [
    { from: 0.8, to: 1, label: 'b' },
    { from: 0, to: 0.8, label: 'a' },
  ]
  const set = { id: 'own', name: 'Own', source: { text: 'x' }, zones }
  const kept = configurationSchema.parse({ bands: { shown: 'own', sets: [set] } }).bands
  expect(shownBand(kept)?.zones.map(({ label }) => label)).toEqual(['a', 'b'])
})
test('a target is a fraction from a day on, once a day, and never of one agent', () => {
  expect(faults({ targets: [target(), target({ slice: refund })] })).toEqual([])
  expect(faults({ targets: [target({ rate: 78 })] })).toEqual(['targets.0.rate must be from 0 to 1, that is 0 to 100%; an example is 0.7'])
  expect(faults({ targets: [target(), target({ rate: 0.8 })] })).toEqual(['targets.1.from is the day of another target for the same, number 1'])
  expect(faults({ targets: [{ ...target(), slice: { dimension: 'agent', value: '7' } }] })[0]).toMatch(/^targets\.0\.slice\.dimension /)
})
test('the target of a day is the latest that has begun, of exactly this lens and slice', () => {
  const targets = [target(), target({ rate: 0.8, from: '2026-10-01' }), target({ slice: refund, rate: 0.6 })]
  expect(targetOn(targets, { lens: 'net', slice: null }, '2026-06-30')).toBeNull()
  expect(targetOn(targets, { lens: 'net', slice: null }, '2026-09-30')?.rate).toBe(0.78)
  expect(targetOn(targets, { lens: 'net', slice: null }, '2026-10-01')?.rate).toBe(0.8)
  expect(targetOn(targets, { lens: 'net', slice: refund }, '2026-10-01')?.rate).toBe(0.6)
  expect(targetOn(targets, { lens: 'gross', slice: null }, '2026-10-01')).toBeNull()
  expect(targetOn(targets, { lens: 'net', slice: { ...refund, value: 'delivery' } }, '2026-10-01')).toBeNull()
})
