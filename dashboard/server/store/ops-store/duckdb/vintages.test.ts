import { expect, test } from 'vitest'
import { defineLens } from '@shared/fcr/lens.ts'
import type { Vintage } from '../vintages.ts'
import { openOpsStore } from './open-ops-store.ts'

const definition = defineLens('net', { windowDays: 7, windowByReason: { "a 'word'": 14 }, notFirstContactResolvable: [] })
const VINTAGE: Omit<Vintage, 'id'> = {
  kind: 'week_end',
  period: 20_759,
  next: 20_766,
  timeZone: 'Asia/Shanghai',
  weekStart: 'monday',
  asOf: 5,
  takenAt: 9,
  takenLate: true,
  definition,
  models: { topics: 3 },
  counts: { success: 1, failed: 2, failedEarly: 3, pending: 4 },
}
const BODY = Uint8Array.from([0, 39, 92, 255])

test('a vintage comes back as it was kept, byte for byte', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  expect(await ops.keepVintage(VINTAGE, BODY)).toBe(1)
  expect(await ops.vintages({ lens: 'net' })).toEqual([{ id: 1, ...VINTAGE }])
  const found = await ops.vintage(1)
  expect([...(found?.body ?? [])]).toEqual([...BODY])
  expect(found?.vintage).toEqual({ id: 1, ...VINTAGE })
  expect(await ops.vintage(2)).toBeNull()
  await ops.close()
})
test('it is never written again: the first of its kind, lens, week, zone and week start stays; reports are kept every time', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  await ops.keepVintage(VINTAGE, BODY)
  expect(await ops.keepVintage({ ...VINTAGE, takenAt: 99, definition: { ...definition, version: 2 } }, BODY)).toBeNull()
  expect(await ops.keepVintage({ ...VINTAGE, kind: 'matured' }, BODY)).toBe(2)
  expect(await ops.keepVintage({ ...VINTAGE, timeZone: 'UTC' }, BODY)).toBe(3)
  for (const id of [4, 5]) expect(await ops.keepVintage({ ...VINTAGE, kind: 'report' }, BODY)).toBe(id)
  expect(await ops.keepVintage({ ...VINTAGE, period: 20_752 }, BODY)).toBe(6)
  expect((await ops.vintages({ lens: 'net' })).map(({ id }) => id)).toEqual([6, 1, 2, 3, 4, 5])
  expect(await ops.vintages({ lens: 'net', period: 20_752 })).toHaveLength(1)
  expect(await ops.vintages({ lens: 'gross' })).toEqual([])
  await ops.close()
})
