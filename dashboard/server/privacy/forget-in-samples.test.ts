import { expect, test } from 'vitest'
import { createSampleBooks, type FrameBody } from '../qa/samples/bodies.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { maskWith, patternOf } from './pattern.ts'
import { createRename } from './rename.ts'

/** One of few digits, as it may stand in any number beside it, and one as a helpdesk gives them. */
const [FEW, MANY] = [501, 360_001]
const [FEW_STANDS, MANY_STANDS] = [8_000_000_000_000_001, 8_000_000_000_000_002]
const frame: FrameBody = {
  sampleId: 's',
  ticketIds: [501, 900_501, 360_001],
  strata: ['360001+chat', '360002+chat'],
  stratumOf: [0, 1, 0],
  agents: [FEW, MANY, 360_002, null],
  agentOf: [0, 1, 2],
  groups: [501],
  groupOf: [0, 0, 0],
}

test('agents of a frozen frame and of its items get their stand-in; tickets, groups and places stay', async () => {
  const store = await openOpsStore({ path: ':memory:' })
  const books = createSampleBooks(store)
  const item = { sampleId: 's', ticketId: 501, place: 501, stratum: '360001+chat', inclusion: 0.5, part: 'random' as const, groupId: 501 }
  const open = { ...item, agentId: MANY, reviewerId: FEW, dueAt: 501, state: 'due' as const, replaced: null, replaces: null }
  await store.saveRecords([books.frames.change('s', 0, frame, `user:${FEW}`, 1), books.items.change('s.1', 0, open, `user:${FEW}`, 1)])

  const users = [
    { userId: FEW, standsIn: FEW_STANDS },
    { userId: MANY, standsIn: MANY_STANDS },
  ]
  const pattern = patternOf([], [FEW, MANY])
  await store.forgetPeople({ users, pattern, rename: createRename(users, new Map(), maskWith(pattern)) })

  expect((await books.frames.get('s'))?.body).toEqual({
    ...frame,
    agents: [FEW_STANDS, MANY_STANDS, 360_002, null],
    strata: [`${MANY_STANDS}+chat`, '360002+chat'],
  })
  expect((await books.items.list([`agent:${MANY}`])).length).toBe(0)
  const [kept] = await books.items.list(['sample:s'])
  expect(kept?.body).toEqual({ ...open, agentId: MANY_STANDS, reviewerId: FEW_STANDS, stratum: `${MANY_STANDS}+chat` })
  expect(JSON.stringify(await store.records('sample_item'))).not.toMatch(/\b360001\b/)
  await store.close()
})
