import { expect, test } from 'vitest'
import { DEFAULT_CONFIGURATION } from '@shared/api/configuration.ts'
import { T0, plantedWorld } from '@shared/risk/risk-world.test-helper.ts'
import { assessRisk } from '@shared/risk/assess-risk.ts'
import { fact } from '../analytics/fake-reader.test-helper.ts'
import { createRiskShelf } from '../risk/stored-models.ts'
import { openFactStore } from '../store/fact-store/duckdb/open-fact-store.ts'
import { openOpsStore } from '../store/ops-store/duckdb/open-ops-store.ts'
import { repeatRiskTraining } from './repeat-risk.ts'
import { runJobInline } from './run-job.ts'

const DAY = 86_400

/** A store with judged contacts of a world where transfers cause returns, complete to `completeTo`. */
async function world(contacts: number, completeTo: number) {
  const store = await openFactStore({ path: ':memory:', threads: 1, memoryLimit: '300MB' })
  const ops = await openOpsStore({ path: ':memory:' })
  const land = async (to: number) => {
    for (const stream of ['tickets', 'ticket_events', 'users'] as const) await store.land({ stream, cursor: null, completeTo: to }, to)
  }
  const planted = plantedWorld({ seed: 21, contacts, persons: contacts, logOdds: ({ transfers }) => -2 + 2 * transfers })
  const facts = planted.map((one) =>
    fact(one.id, {
      personId: one.person,
      createdAt: one.openedAt,
      firstSolvedAt: one.solvedAt,
      reason: one.reason,
      transfers: one.atSolve!.transfers,
      next: { gap: one.outcome!.returned ? DAY : null, kind: one.outcome!.returned ? 'new_ticket' : null, ticketId: null },
    }),
  )
  await store.applyFacts({ facts: facts.map((one) => ({ fact: one, cohortDay: 1, lastSolvedDay: null })), people: [], gone: [], done: null })
  await land(completeTo)
  const configuration = { ...DEFAULT_CONFIGURATION }
  const training = repeatRiskTraining({
    reader: store,
    ops,
    configuration: () => configuration,
    now: () => completeTo,
    runJob: runJobInline,
    log: () => {},
  })
  return { ops, training, land, configuration, close: () => Promise.all([store.close(), ops.close()]) }
}

test('a model is trained from ripe contacts, kept with its report, and answers; again only with enough news', async () => {
  const end = T0 + 40 * DAY
  const { ops, training, land, configuration, close } = await world(1200, end)
  expect(await training.isDue()).toBe(true)
  const outcome = await training.run()
  expect(outcome).toMatchObject({ version: 1, inForce: true })
  expect(outcome.why).toMatch(/at the solve ROC-AUC 0\.\d+ beside 0\.\d+ by counting \(better\)\.$/)
  const [latest] = await ops.latestModels()
  expect(latest?.report).toMatchObject({ labelled: 1200, windowDays: 7, solve: { verdict: 'better' } })

  const models = await createRiskShelf(ops).current()
  const own = plantedWorld({ seed: 22, contacts: 1, persons: 1, logOdds: () => 0 })[0]!
  const p = (transfers: number) => assessRisk(models, 'solve', { ...own, atSolve: { ...own.atSolve!, transfers } }, []).p
  expect(p(1)).toBeGreaterThan(p(0) * 2)

  expect(await training.isDue()).toBe(false)
  await land(end + 6 * DAY)
  expect(await training.isDue()).toBe(false)
  await land(end + 7 * DAY)
  expect(await training.isDue()).toBe(true)
  await training.run()
  configuration.windowDays = 14
  expect(await training.isDue()).toBe(true)
  await close()
})

test('with few contacts nothing is due, and a run that is asked for says what is missing', async () => {
  const { ops, training, close } = await world(300, T0 + 40 * DAY)
  expect(await training.isDue()).toBe(false)
  expect(await training.run()).toEqual({
    version: 1,
    inForce: false,
    why: 'at opening 300 contacts with a known outcome are too few (500), at the solve 300 contacts with a known outcome are too few (500).',
  })
  expect(await createRiskShelf(ops).current()).toBeNull()
  await close()
})
