import { expect, test } from 'vitest'
import type { Identity } from '../../auth/identity.ts'
import { openOpsStore } from '../../store/ops-store/duckdb/open-ops-store.ts'
import { createShelf } from './shelf.ts'

const person = (userId: number | null, role: Identity['role'] = 'reviewer'): Identity => ({
  kind: 'session',
  role,
  subject: userId === null ? 'local 127.0.0.1' : `user ${userId}`,
  userId,
  name: null,
  groups: null,
})
const [anna, ben, lead] = [person(1), person(2), person(3, 'manager')]

test('templates and views are private or everybody’s; somebody else’s are not overwritten', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  const shelf = createShelf({ ops, now: () => 1000 })
  const body = { title: 'Bank days', text: 'Gives our time only; the bank adds days. #policy', private: true }
  expect(await shelf.saveTemplate(anna, 't1', { ifVersion: 0, body })).toMatchObject({ ok: true, value: { version: 1 } })
  expect((await shelf.templates(ben)).templates).toEqual([])
  const hidden = await shelf.saveTemplate(ben, 't1', { ifVersion: 1, body })
  expect(hidden.ok ? '' : hidden.problem.code).toBe('unknown_template')
  await shelf.saveTemplate(anna, 't1', { ifVersion: 1, body: { ...body, private: false } })
  expect((await shelf.templates(ben)).templates.map(({ title, mine }) => [title, mine])).toEqual([['Bank days', false]])
  const foreign = await shelf.saveTemplate(ben, 't1', { ifVersion: 2, body: null })
  expect(foreign.ok ? '' : foreign.problem.code).toBe('not_yours')
  const view = { title: 'Late mail', page: 'queue' as const, query: 'state=overdue&channel=email', private: false }
  await shelf.saveView(anna, 'v1', { ifVersion: 0, body: view })
  expect((await shelf.views(ben)).views).toEqual([{ id: 'v1', version: 1, ...view, mine: false }])
  expect((await shelf.saveView(lead, 'v1', { ifVersion: 1, body: null })).ok).toBe(true)
  expect((await shelf.views(ben)).views).toEqual([])
  await ops.close()
})
test('what somebody without a person saves is theirs by how they came in', async () => {
  const ops = await openOpsStore({ path: ':memory:' })
  const shelf = createShelf({ ops, now: () => 1000 })
  await shelf.saveTemplate(person(null), 't1', { ifVersion: 0, body: { title: 'Own', text: 'Own words', private: true } })
  expect((await shelf.templates(person(null))).templates.map(({ mine }) => mine)).toEqual([true])
  expect((await shelf.templates(anna)).templates).toEqual([])
  await ops.close()
})
