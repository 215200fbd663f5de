import { expect, test } from 'vitest'
import { reconciliationQuerySchema, stepContactsQuerySchema, type ReconciliationAnswer } from '@shared/api/reconciliation.ts'
import { trendQuerySchema } from '@shared/api/trend.ts'
import { LENS_IDS } from '@shared/fcr/lens.ts'
import { at, DAY, fact, fakeReader, SETTINGS } from './fake-reader.test-helper.ts'
import { everyStepContact, listStep, readReconciliation } from './reconciliation.ts'
import { readTrend } from './trend.ts'

const facts = Array.from({ length: 120 }, (_, i) => {
  const firstSolvedAt = at('2026-11-02') + i * 0.15 * DAY
  return fact(i + 1, {
    firstSolvedAt,
    agentReplies: 1 + (i % 3),
    survey: (['yes', 'no', 'partly', null, null] as const)[i % 5] ?? null,
    stated: i % 4 === 0 ? 'resolved' : null,
    ...(i % 4 === 0 ? { next: { gap: 2 * DAY, kind: 'new_ticket' as const, ticketId: 999 } } : {}),
    ...(i % 6 === 0 ? { lastSolvedAt: firstSolvedAt + 6 * DAY, reopens: 1 } : {}),
    ...(i % 7 === 0 ? { exclusion: 'spam' as const } : {}),
    ...(i % 11 === 0 ? { prevGap: DAY } : {}),
    ...(i % 13 === 0 ? { solvedNow: false } : {}),
    ...(i % 17 === 0 ? { knownProblem: true } : {}),
  })
})
const reader = fakeReader({ facts, completeTo: at('2026-11-20') })
const ask = async (query: object = {}): Promise<ReconciliationAnswer> => {
  const found = await readReconciliation(reader, SETTINGS, reconciliationQuerySchema.parse(query))
  if (!found.ok) throw new Error(found.problem.detail)
  return found.value
}
const WEEK = { from: '2026-11-09', to: '2026-11-15' }

test('for every pair of lenses the steps lead from the one’s own counts to the other’s, and each opens to its tickets', async () => {
  for (const reported of LENS_IDS)
    for (const lens of LENS_IDS) {
      const found = await ask({ reported, lens, ...WEEK })
      const own = async (id: string) => {
        const trend = await readTrend(reader, SETTINGS, trendQuerySchema.parse({ lens: id, ...WEEK }))
        return trend.ok ? { n: trend.value.total.n, success: trend.value.total.success } : null
      }
      const sum = (of: (step: ReconciliationAnswer['steps'][number]) => number) => found.steps.reduce((total, step) => total + of(step), 0)
      expect({ n: sum((step) => step.reported.n), success: sum((step) => step.reported.success) }).toEqual(await own(reported))
      expect({ n: sum((step) => step.ours.n), success: sum((step) => step.ours.success) }).toEqual(await own(lens))
      for (const step of found.steps) {
        const query = stepContactsQuerySchema.parse({ reported, lens, ...WEEK, step: step.code, limit: 1000 })
        const page = await listStep(reader, SETTINGS, query)
        expect(page.ok && [page.value.total, page.value.rows.length]).toEqual([step.tickets, step.tickets])
      }
    }
})
test('the card shows its five lenses with interval, n and version, and how many answered the survey', async () => {
  const { lenses, gap } = await ask(WEEK)
  expect(lenses.map(({ definition }) => [definition.lens, definition.version])).toEqual([
    ['one_touch', 1],
    ['no_reopen', 1],
    ['gross', 1],
    ['net', 1],
    ['survey', 1],
  ])
  for (const { total } of lenses) expect(total.low! < total.rate! && total.rate! < total.high!).toBe(true)
  const survey = lenses.at(-1)?.total
  expect(survey?.response).toMatchObject({ answered: survey?.eligible })
  expect(survey?.response?.rate).toBeCloseTo(survey!.eligible / survey!.response!.asked)
  expect(lenses[0]?.total.response).toBeNull()
  expect(gap).toBeCloseTo(lenses[0]!.total.rate! - lenses[3]!.total.rate!)
})
test('both directions are told apart, with the reasons by which ours fails', async () => {
  const found = await ask(WEEK)
  const step = found.steps.find(({ code }) => code === 'turned_failed')
  expect(found.solvedByReportedFailedByOurs).toBe(step?.tickets)
  expect(Object.values(step?.reasons ?? {}).reduce((sum, count) => sum + count, 0)).toBe(step?.tickets)
  const query = stepContactsQuerySchema.parse({ ...WEEK, step: 'turned_failed', reason: 'new_ticket', limit: 2 })
  const page = await listStep(reader, SETTINGS, query)
  if (!page.ok) throw new Error(page.problem.detail)
  expect(page.value.total).toBe(step?.reasons['new_ticket'])
  const rows = []
  for await (const row of everyStepContact(reader, SETTINGS, page.value, query)) rows.push(row.reason)
  expect(rows).toEqual(Array.from({ length: page.value.total }, () => 'new_ticket'))
})
test('filters hold for both lenses alike', async () => {
  const mixed = fakeReader({ facts: facts.map((one, i) => ({ ...one, channel: i % 2 === 0 ? 'email' : 'chat' })), completeTo: at('2026-11-20') })
  const count = async (filter: string[]) => {
    const found = await readReconciliation(mixed, SETTINGS, reconciliationQuerySchema.parse({ filter }))
    return found.ok ? [found.value.reported.n, found.value.ours.n] : []
  }
  const [all, email, chat] = [await count([]), await count(['channel=email']), await count(['channel=chat'])]
  expect(all).toEqual(email.map((part, i) => part + (chat[i] ?? 0)))
})
test('lenses that speak of now know no past; between others it is answered, without them on the card', async () => {
  const asOf = '2026-11-12T12:00:00Z'
  const refused = await readReconciliation(reader, SETTINGS, reconciliationQuerySchema.parse({ asOf }))
  expect(refused).toMatchObject({ ok: false, problem: { code: 'as_of_not_supported' } })
  const found = await ask({ reported: 'gross', asOf })
  expect(found.asOf).toBe(asOf)
  expect(found.lenses.map(({ definition }) => definition.lens)).toEqual(['gross', 'net', 'survey'])
})
test('before anything was synced there are no steps and no rates', async () => {
  const found = await readReconciliation(fakeReader({ completeTo: null }), SETTINGS, reconciliationQuerySchema.parse({}))
  expect(found).toMatchObject({ ok: true, value: { asOf: null, steps: [], gap: null, reported: { n: 0 } } })
})
