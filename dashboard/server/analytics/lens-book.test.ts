import { assert, asyncProperty, constantFrom, array, oneof, record, integer } from 'fast-check'
import { expect, test } from 'vitest'
import type { LensSettings } from '@shared/fcr/lens.ts'
import { fakeLensBook, memoryLensStore } from './fake-lenses.test-helper.ts'
import { openLensBook } from './lens-book.ts'

const KEYS: LensSettings = { windowDays: 7, windowByReason: {}, notFirstContactResolvable: [] }
const must = <T>(one: { ok: true; value: T } | { ok: false; problem: { detail: string } }): T => {
  if (!one.ok) throw new Error(one.problem.detail)
  return one.value
}
const wish = (changes: object, ifVersion: number) => ({ id: 'net' as const, changes, ifVersion, by: 'x', note: '' })

test('version 1 is what the configuration says, kept or not', async () => {
  const book = await fakeLensBook(() => ({ ...KEYS, windowDays: 14, notFirstContactResolvable: ['b', 'a', 'b'] }))
  expect(book.inForce().net).toMatchObject({ version: 1, windowDays: 14, notFirstContactResolvable: ['a', 'b'] })
  expect(book.history('net')).toEqual([])
  const before = book.inForce()
  await book.settle()
  expect(book.inForce()).toEqual(before)
  expect(book.history('net')).toMatchObject([{ origin: 'configuration', definition: { version: 1 } }])
})
test('a key that changes what a lens counts makes its next version by itself; other lenses stay', async () => {
  let keys = KEYS
  const book = await fakeLensBook(() => keys)
  await book.settle()
  keys = { ...KEYS, notFirstContactResolvable: ['warranty'] }
  await book.settle()
  const { net, gross, one_touch } = book.inForce()
  expect([net.version, gross.version, one_touch.version]).toEqual([2, 1, 1])
  expect(net.notFirstContactResolvable).toEqual(['warranty'])
})
test('what was saved stays when a key changes, and the rest follows the key', async () => {
  let keys = KEYS
  const book = await fakeLensBook(() => keys)
  await book.settle()
  expect(must(await book.save(wish({ windowDays: 14 }, 1))).definition).toMatchObject({ version: 2, windowDays: 14 })
  keys = { ...KEYS, windowDays: 3, windowByReason: { refund: 30 } }
  await book.settle()
  expect(book.inForce().net).toMatchObject({ version: 3, windowDays: 14, windowByReason: { refund: 30 } })
})
test('saving the same again makes no version; a change from an older version is refused in words', async () => {
  const book = await fakeLensBook(() => KEYS)
  await book.settle()
  await book.save(wish({ windowDays: 14 }, 1))
  expect(must(await book.save(wish({ windowDays: 14 }, 2))).definition.version).toBe(2)
  const late = await book.save(wish({ windowDays: 30 }, 1))
  expect(late).toMatchObject({ ok: false, problem: { kind: 'conflict', code: 'lens_changed' } })
  expect(book.inForce().net.windowDays).toBe(14)
})
test('of two who save at once one is refused', async () => {
  const ops = memoryLensStore()
  const [one, other] = [await fakeLensBook(() => KEYS, ops), await fakeLensBook(() => KEYS, ops)]
  await one.settle()
  const third = await fakeLensBook(() => KEYS, ops)
  expect((await one.save(wish({ windowDays: 14 }, 1))).ok).toBe(true)
  expect(await third.save(wish({ windowDays: 30 }, 1))).toMatchObject({ ok: false, problem: { kind: 'conflict' } })
  expect(third.inForce().net).toMatchObject({ version: 2, windowDays: 14 })
  expect(other.inForce().net.version).toBe(1)
})
test('what is no part of a lens cannot be changed, and the sentence names what can', async () => {
  const book = await fakeLensBook(() => KEYS)
  const refused = book.draft('one_touch', { windowDays: 14 })
  expect(refused.ok ? '' : refused.problem.detail).toContain('usePredictedReasons')
  expect(book.draft('gross', { notFirstContactResolvable: ['x'] }).ok).toBe(false)
  expect(book.draft('survey', { exclusions: [] }).ok).toBe(true)
})
test('a change is told, so that nothing kept in memory goes on with the old definition', async () => {
  let told = 0
  const book = await openLensBook({ ops: memoryLensStore(), keys: () => KEYS, now: () => 5, onChange: () => told++ })
  await book.settle()
  await book.save(wish({ usePredictedReasons: true }, 1))
  expect(told).toBe(2)
})
test('whatever is saved and configured in whatever order, a version means one definition and the next one is higher', async () => {
  const days = constantFrom(1, 3, 7, 14, 30)
  const step = oneof(
    record({ key: days }),
    record({ save: days }),
    record({ flags: array(constantFrom('repeat', 'escalated'), { maxLength: 2 }) }),
    record({ reopen: integer() }),
  )
  await assert(
    asyncProperty(array(step, { maxLength: 12 }), async (steps) => {
      const ops = memoryLensStore()
      let keys = KEYS
      let book = await fakeLensBook(() => keys, ops)
      await book.settle()
      const meanings = new Map<number, string>()
      let highest = 0
      for (const one of steps) {
        if ('key' in one) keys = { ...KEYS, windowDays: one.key }
        else if ('save' in one) await book.save(wish({ windowDays: one.save }, book.inForce().net.version))
        else if ('flags' in one) await book.save(wish({ flags: one.flags }, book.inForce().net.version))
        else book = await fakeLensBook(() => keys, ops)
        await book.settle()
        const { version, ...meaning } = book.inForce().net
        expect(version).toBeGreaterThanOrEqual(highest)
        highest = version
        expect(meanings.get(version) ?? JSON.stringify(meaning)).toBe(JSON.stringify(meaning))
        meanings.set(version, JSON.stringify(meaning))
      }
    }),
    { numRuns: 100, seed: 3 },
  )
})
