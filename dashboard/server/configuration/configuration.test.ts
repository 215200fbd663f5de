import { DEFAULT_CONFIGURATION, type Configuration } from '@shared/api/configuration.ts'
import type { FieldRow, GroupRow } from '@shared/zendesk/rows.ts'
import { expect, test } from 'vitest'
import type { StoredConfiguration } from '../store/ops-store/configurations.ts'
import { openConfiguration } from './book.ts'
import { checkConfiguration } from './check.ts'
import { changedKeys, sameValue } from './differences.ts'
import { suggestConfiguration } from './suggestions.ts'

const field = (id: number, title: string, type = 'tagger', options: readonly string[] = [], active = true): FieldRow => ({
  id,
  title,
  type,
  active,
  options: options.map((name, at) => ({ value: `v${at}`, name })),
})
const group = (id: number, name: string, deleted = false): GroupRow => ({ id, name, deleted })
const FIELDS = [
  field(1, '联系原因', 'tagger', ['退款', '物流']),
  field(2, 'Root cause'),
  field(3, '订单号', 'text'),
  field(4, 'Where from', 'tagger', ['Germany', 'France', 'UK', 'Other']),
  field(5, '客户等级'),
  field(6, 'Contact reason (old)', 'tagger', [], false),
  field(7, 'Notes', 'textarea'),
  field(8, '是否解决', 'tagger', ['已解决', '未解决']),
  field(9, 'Order number', 'text'),
]
const names = {
  fields: async () => FIELDS,
  groups: async () => [group(1, '二线支持'), group(2, '外包团队'), group(3, 'Support'), group(4, 'Tier 2 old', true), group(5, 'L2 Billing')],
  brands: async () => [],
  accountZone: async () => null,
  usersNamed: async () => [],
}

function fakeStore() {
  const kept: StoredConfiguration[] = []
  return {
    kept,
    configuration: async () => kept.at(-1) ?? null,
    configurations: async () => kept,
    saveConfiguration: async (one: StoredConfiguration) => {
      if (one.version !== (kept.at(-1)?.version ?? 0) + 1) return false
      kept.push(one)
      return true
    },
  }
}
async function openBook() {
  const ops = fakeStore()
  const calls: string[] = []
  const say = (name: string) => async () => void calls.push(name)
  const deps = { ops, reader: names, now: () => 1_800_000_000, beforeChange: say('before'), afterChange: say('after'), judgeAgain: say('judge') }
  return { book: await openConfiguration(deps), other: await openConfiguration(deps), calls, ops }
}
const wish = (body: Partial<Configuration>, ifVersion: number, by = 'Ada') => ({
  body: { ...DEFAULT_CONFIGURATION, ...body },
  ifVersion,
  by,
  origin: 'edit' as const,
  note: '',
})

test('what is judged is judged again, what is asked is not', async () => {
  const { book, calls } = await openBook()
  const window = await book.save(wish({ windowDays: 14 }, 0))
  expect([window.ok && window.value.rejudging, calls]).toEqual([false, ['before', 'after']])
  const reason = await book.save(wish({ windowDays: 14, reasonField: '联系原因', storeText: 'none' }, 1))
  expect(reason.ok && reason.value.changes.map(({ key, takesEffect }) => [key, takesEffect])).toEqual([
    ['reasonField', 'judged_anew'],
    ['storeText', 'as_read'],
  ])
  expect(calls).toEqual(['before', 'after', 'before', 'after', 'judge'])
})
test('who saved second is told who saved first, when, and both texts of what differs', async () => {
  const { book, other } = await openBook()
  await book.save(wish({}, 0))
  await book.save(wish({ windowDays: 14, weekStart: 'sunday' }, 1, 'Ada'))
  const late = await other.save(wish({ windowDays: 3 }, 1, 'Bob'))
  if (late.ok) throw new Error('the second save went through')
  expect(late.problem.detail).toBe(
    'The configuration is at version 2 by now: Ada saved it at 2027-01-15T08:00:00Z, and yours started from version 1; they differ in weekStart, windowDays (changed by both). Look at both, then save again.',
  )
  expect(late.problem.more?.conflict?.keys).toEqual([
    { key: 'weekStart', base: 'monday', theirs: 'sunday', yours: 'monday', bothChanged: false },
    { key: 'windowDays', base: 7, theirs: 14, yours: 3, bothChanged: true },
  ])
  expect(other.inForce().windowDays).toBe(14)
})
test('a save that changes nothing makes no version', async () => {
  const { book, ops } = await openBook()
  await book.save(wish({ windowDays: 14 }, 0))
  expect(await book.save(wish({ windowDays: 14 }, 1))).toMatchObject({ ok: true, value: { version: 1, changes: [] } })
  expect(ops.kept).toHaveLength(1)
})
test('the history tells each key, the newest first, and an unknown key is refused', async () => {
  const { book } = await openBook()
  await book.save(wish({ windowDays: 14 }, 0))
  await book.save(wish({ windowDays: 30, weekStart: 'sunday' }, 1))
  const found = await book.history('windowDays')
  expect(found.ok && found.value.changes.map(({ version, before, after }) => [version, before, after])).toEqual([
    [2, 14, 30],
    [1, 7, 14],
  ])
  expect(await book.history('colour')).toMatchObject({ ok: false, problem: { code: 'unknown_key' } })
})
test('the order of keys is no difference, the order of a list is', () => {
  expect([sameValue({ a: 1, b: 2 }, { b: 2, a: 1 }), sameValue([1, 2], [2, 1])]).toEqual([true, false])
  const body = { ...DEFAULT_CONFIGURATION, windowByReason: { refund: 14 as const } }
  expect(changedKeys(DEFAULT_CONFIGURATION, body)).toEqual(['windowByReason'])
})
test('every fault has its path and one sentence', () => {
  const checked = checkConfiguration({ windowDays: '7', weekStart: 'friday', tier2Groups: 'Tier 2', colour: 1, auditKeepDays: 3 })
  const faults = checked.ok ? [] : checked.faults
  expect(faults.toSorted((a, b) => (a.path < b.path ? -1 : 1))).toEqual([
    { path: 'auditKeepDays', detail: 'auditKeepDays must be at least 30 days.' },
    { path: 'colour', detail: 'colour is no key of the configuration.' },
    { path: 'tier2Groups', detail: 'tier2Groups must be a list.' },
    { path: 'weekStart', detail: 'weekStart must be one of monday, sunday.' },
    { path: 'windowDays', detail: 'windowDays must be 1, 3, 7, 14 or 30 (days, without quotes).' },
  ])
})
test('fields and groups are found by Chinese and English names and by their options; closed and deleted ones are not', async () => {
  const asked: number[][] = []
  const reader = {
    ...names,
    fieldUse: async (ids: readonly number[]) => {
      asked.push([...ids])
      return { tickets: 50, filled: new Map(ids.map((id) => [id, id * 2])) }
    },
    valueUse: async () => new Map(),
  }
  const found = await suggestConfiguration(reader, { ...DEFAULT_CONFIGURATION, reasonField: 1 })
  expect(found.fields.map(({ key, id, why, filled, inForce }) => [key, id, why, filled, inForce])).toEqual([
    ['reasonField', 1, 'title', 2, true],
    ['verdictField', 8, 'title', 16, false],
    ['causeField', 2, 'title', 4, false],
    ['orderFields', 9, 'named', 18, true],
    ['orderFields', 3, 'title', null, false],
    ['marketField', 4, 'options', 8, false],
    ['segmentField', 5, 'title', 10, false],
  ])
  expect(found.groups.map(({ key, id }) => [key, id])).toEqual([
    ['tier2Groups', 1],
    ['tier2Groups', 5],
    ['vendorGroups', 2],
  ])
})
