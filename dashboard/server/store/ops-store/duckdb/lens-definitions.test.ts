import { expect, test } from 'vitest'
import { changedLens } from '@shared/fcr/lens-changes.ts'
import { openOpsStore } from './open-ops-store.ts'

const KEYS = { windowDays: 7, windowByReason: { "it's": 14 }, notFirstContactResolvable: ['退款'] }
const version = (number: number) => ({
  definition: changedLens('net', KEYS, { flags: ['repeat'] }, number),
  changes: { flags: ['repeat'] as const },
  savedAt: 5,
  savedBy: number === 1 ? null : "o'neil",
  origin: 'saved' as const,
  note: '试 a "note"',
})

test('versions come back as they were kept, and only the very next one is taken', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  expect(await ops.saveLensDefinition(version(2))).toBe(false)
  expect(await ops.saveLensDefinition(version(1))).toBe(true)
  expect(await ops.saveLensDefinition(version(1))).toBe(false)
  expect(await ops.saveLensDefinition(version(2))).toBe(true)
  expect(await ops.lensDefinitions()).toEqual([version(1), version(2)])
  await ops.close()
})
test('of several who write at once one is kept', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  const kept = await Promise.all([1, 1, 1].map((number) => ops.saveLensDefinition(version(number))))
  expect(kept.filter(Boolean)).toHaveLength(1)
  await ops.close()
})
