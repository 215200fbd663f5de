import { expect, test } from 'vitest'
import { scorecardWordsSchema } from '@shared/api/quality/scorecards.ts'
import { STARTER_CARDS } from '@shared/quality/starter-cards.ts'
import { openOpsStore } from '../../store/ops-store/duckdb/open-ops-store.ts'
import { createRootCauseDesk } from './root-cause-desk.ts'
import { createScorecardDesk } from './scorecard-desk.ts'

async function desks() {
  const store = await openOpsStore({ path: ':memory:' })
  let time = 1000
  const deps = { store, now: () => (time += 1), nameOf: async () => (by: string) => by }
  return { store, cards: createScorecardDesk(deps), causes: createRootCauseDesk(deps) }
}
const WORDS = scorecardWordsSchema.parse(STARTER_CARDS[3])
const codeOf = (answered: { ok: true } | { ok: false; problem: { code: string } }) => (answered.ok ? null : answered.problem.code)

test('a fresh account has a card in force at once; the other starters stay on offer', async () => {
  const { store, cards } = await desks()
  expect((await cards.list()).starters).toHaveLength(STARTER_CARDS.length)
  const [first, second] = await Promise.all([cards.inForce(), cards.inForce()])
  expect([first.id, first.version, second]).toEqual([STARTER_CARDS[0]?.id, 1, first])
  const list = await cards.list()
  expect([list.scorecards.map(({ id, version }) => [id, version]), list.starters.length]).toEqual([[[first.id, 1]], STARTER_CARDS.length - 1])
  await store.close()
})
test('each publication is a new version, and every earlier one reads as it was', async () => {
  const { store, cards } = await desks()
  await cards.saveDraft('own', { ifRevision: 0, words: WORDS }, 'lead')
  expect(await cards.card('own', null)).toBeNull()
  expect(codeOf(await cards.publish('own', { ifRevision: 1 }, 'lead'))).toBeNull()
  const first = await cards.card('own', 1)
  await cards.saveDraft('own', { ifRevision: 2, words: { ...WORDS, passMark: 0.5 } }, 'lead')
  await cards.publish('own', { ifRevision: 3 }, 'lead')
  const shown = await cards.show('own', 1)
  expect(await cards.card('own', 1)).toEqual(first)
  expect(shown.ok && [shown.value.card, shown.value.head.version, shown.value.versions.map(({ version }) => version)]).toEqual([first, 2, [2, 1]])
  expect((await cards.card('own', null))?.passMark).toBe(0.5)
  expect(codeOf(await cards.show('own', 3))).toBe('unknown_version')
  await store.close()
})
test('a faulty draft is kept and told, and not published; one from an older revision is refused', async () => {
  const { store, cards } = await desks()
  const saved = await cards.saveDraft('own', { ifRevision: 0, words: { ...WORDS, sections: [] } }, 'lead')
  expect(saved.ok && saved.value.faults.map(({ code }) => code)).toEqual(['no_sections'])
  expect(codeOf(await cards.publish('own', { ifRevision: 1 }, 'lead'))).toBe('scorecard_faulty')
  expect(codeOf(await cards.saveDraft('own', { ifRevision: 0, words: WORDS }, 'other'))).toBe('scorecard_changed')
  expect(codeOf(await cards.publish('own', { ifRevision: 0 }, 'other'))).toBe('scorecard_changed')
  expect(codeOf(await cards.retire('nothing', { ifRevision: 0, retired: true }, 'lead'))).toBe('unknown_scorecard')
  await store.close()
})
test('the card in force is the one published first that is not retired', async () => {
  const { store, cards } = await desks()
  for (const id of ['b_card', 'a_card']) {
    await cards.saveDraft(id, { ifRevision: 0, words: WORDS }, 'lead')
    await cards.publish(id, { ifRevision: 1 }, 'lead')
  }
  expect((await cards.inForce()).id).toBe('b_card')
  await cards.retire('b_card', { ifRevision: 2, retired: true }, 'lead')
  expect((await cards.inForce()).id).toBe('a_card')
  await store.close()
})
test('causes are there from the start; a change is a version of its own, and none that was used is lost', async () => {
  const { store, causes } = await desks()
  const first = await causes.latest()
  expect([first.version, first.groups.length]).toEqual([1, 9])
  const without = first.groups.slice(1)
  expect(codeOf(await causes.save({ ifVersion: 1, groups: without }, 'lead'))).toBe('causes_faulty')
  const retired = first.groups.map((group, at) =>
    at === 0 ? { ...group, causes: group.causes.map((cause) => ({ ...cause, retired: true })) } : group,
  )
  expect(codeOf(await causes.save({ ifVersion: 1, groups: retired }, 'lead'))).toBeNull()
  expect(codeOf(await causes.save({ ifVersion: 1, groups: retired }, 'other'))).toBe('causes_changed')
  const [older, latest] = [await causes.show(1), await causes.show()]
  expect(older.ok && older.value.groups).toEqual(first.groups)
  expect(latest.ok && [latest.value.version, latest.value.latest, latest.value.savedBy]).toEqual([2, 2, 'lead'])
  await store.close()
})
