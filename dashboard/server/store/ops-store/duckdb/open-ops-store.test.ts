import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { openOpsStore } from './open-ops-store.ts'

test('the last saved configuration is in force, also after reopening', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'firstfix-ops-'))
  const path = join(folder, 'ops.duckdb')
  const store = await openOpsStore({ path })
  expect(await store.configuration()).toBeNull()
  const first = { version: 1, savedAt: 5, savedBy: null, origin: 'file' as const, note: '', body: DEFAULT_CONFIGURATION }
  expect(await store.saveConfiguration(first)).toBe(true)
  const body = { ...DEFAULT_CONFIGURATION, timeZone: 'Asia/Shanghai', escalationTags: ["it's urgent", '升级'] }
  const second = { version: 2, savedAt: 6, savedBy: 'person 7', origin: 'edit' as const, note: 'it’s "why"', body }
  expect(await store.saveConfiguration(second)).toBe(true)
  expect(await store.saveConfiguration({ ...second, body: DEFAULT_CONFIGURATION })).toBe(false)
  await store.close()
  const again = await openOpsStore({ path })
  expect(await again.configuration()).toEqual(second)
  expect(await again.configurations()).toEqual([first, second])
  await again.close()
  rmSync(folder, { recursive: true })
})

test('a word on two tickets is one, whichever is named first, and can be taken back', async () => {
  const store = await openOpsStore({ path: ':memory:' })
  await store.saveIssueVerdict({ a: 9, b: 2, same: true }, 1)
  await store.saveIssueVerdict({ a: 2, b: 9, same: false }, 2)
  await store.saveIssueVerdict({ a: 3, b: 4, same: true }, 3)
  expect(await store.issueVerdicts()).toEqual([
    { a: 2, b: 9, same: false, at: 2 },
    { a: 3, b: 4, same: true, at: 3 },
  ])
  await store.saveIssueVerdict({ a: 4, b: 3, same: null }, 4)
  expect(await store.issueVerdicts()).toHaveLength(1)
  await store.close()
})

test('a configuration that says by now what is refused still opens', async () => {
  const store = await openOpsStore({ path: ':memory:' })
  const body = { ...DEFAULT_CONFIGURATION, orderPatterns: ['(a+)+$'] }
  await store.saveConfiguration({ version: 1, savedAt: 1, savedBy: null, origin: 'file', note: '', body })
  expect((await store.configuration())?.body.orderPatterns).toEqual(['(a+)+$'])
  await store.close()
})
