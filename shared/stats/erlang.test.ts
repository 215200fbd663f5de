import { expect, test } from 'vitest'
import { exponential } from './draws.ts'
import { type CallLoad, erlangA, erlangC } from './erlang.ts'
import { seededRandom } from './random.ts'
import { requiredAgents } from './staffing.ts'

test('360 calls in half an hour of 240 s, 55 agents (Tanner, The Call Centre Maths): 23.9 % wait, 8.2 s on average, 84.5 % within 15 s', () => {
  const { waitProbability, averageWait, serviceLevel, occupancy } = erlangC({ callsPerHour: 720, handleSeconds: 240 }, 55, 15)!
  expect([waitProbability.toFixed(3), averageWait.toFixed(1), serviceLevel.toFixed(3), occupancy.toFixed(3)]).toEqual([
    '0.239',
    '8.2',
    '0.846',
    '0.873',
  ])
})
test('100 calls in half an hour of 180 s, 14 agents (Call Centre Helper’s worked Erlang C): 17.4 % wait, 88.8 % within 20 s, 7.8 s, 71.4 % busy', () => {
  const { waitProbability, averageWait, serviceLevel, occupancy } = erlangC({ callsPerHour: 200, handleSeconds: 180 }, 14, 20)!
  expect([waitProbability.toFixed(3), serviceLevel.toFixed(3), averageWait.toFixed(1), occupancy.toFixed(3)]).toEqual([
    '0.174',
    '0.888',
    '7.8',
    '0.714',
  ])
})
const GARNETT = { callsPerHour: 48 * 60, handleSeconds: 60 }
test('48 calls a minute, 50 agents, two minutes’ patience (Garnett, Mandelbaum & Reiman 2002, table 1): 20.8 s and 96 % busy without, 3.7 s, 93 % and 3.1 % lost with', () => {
  const endless = erlangC(GARNETT, 50, 20)!
  expect([endless.averageWait.toFixed(1), endless.occupancy.toFixed(2)]).toEqual(['20.8', '0.96'])
  const impatient = erlangA(GARNETT, 50, 20, 120)!
  expect([impatient.averageWait.toFixed(1), impatient.occupancy.toFixed(2), (100 * impatient.abandonment).toFixed(1)]).toEqual(['3.7', '0.93', '3.1'])
})

/** The steady state of the birth-and-death chain, by adding it up. */
function chain({ callsPerHour, handleSeconds }: CallLoad, agents: number, patience: number) {
  const arrivals = callsPerHour / 3600
  const weights = [1]
  for (let k = 1; k < 3000; k += 1)
    weights.push((weights[k - 1]! * arrivals) / (Math.min(k, agents) / handleSeconds + Math.max(0, k - agents) / patience))
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const share = (of: (k: number) => number) => weights.reduce((sum, weight, k) => sum + weight * of(k), 0) / all
  const queue = share((k) => Math.max(0, k - agents))
  return { waitProbability: share((k) => Number(k >= agents)), abandonment: queue / patience / arrivals, averageWait: queue / arrivals }
}
test.each([
  [{ callsPerHour: 60, handleSeconds: 300 }, 3, 90],
  [{ callsPerHour: 60, handleSeconds: 300 }, 9, 600],
  [{ callsPerHour: 600, handleSeconds: 240 }, 38, 180],
  [{ callsPerHour: 900, handleSeconds: 200 }, 35, 30],
  [{ callsPerHour: 20, handleSeconds: 100 }, 1, 50],
])('Erlang A of %o with %i agents and %i s of patience is the chain added up', (load, agents, patience) => {
  const expected = chain(load, agents, patience)
  const outcome = erlangA(load, agents, 20, patience)!
  expect(outcome.waitProbability).toBeCloseTo(expected.waitProbability, 7)
  expect(outcome.abandonment).toBeCloseTo(expected.abandonment, 7)
  expect(outcome.averageWait).toBeCloseTo(expected.averageWait, 5)
})
test('the service level of Erlang A is what 200,000 simulated calls get', () => {
  const random = seededRandom(1917)
  const load = { callsPerHour: 600, handleSeconds: 240 }
  const free = Array.from({ length: 38 }, () => 0)
  let now = 0
  let answered = 0
  const calls = 200_000
  for (let call = 0; call < calls; call += 1) {
    now += exponential(random, 6)
    const soonest = free.indexOf(Math.min(...free))
    const wait = Math.max(0, free[soonest]! - now)
    if (wait > exponential(random, 180)) continue
    free[soonest] = now + wait + exponential(random, 240)
    if (wait <= 20) answered += 1
  }
  expect(Math.abs(erlangA(load, 38, 20, 180)!.serviceLevel - answered / calls)).toBeLessThan(0.015)
})
test('endless patience is Erlang C; more agents serve better', () => {
  const load = { callsPerHour: 200, handleSeconds: 180 }
  const [patient, endless] = [erlangA(load, 14, 20, 1e7)!, erlangC(load, 14, 20)!]
  expect(patient.serviceLevel).toBeCloseTo(endless.serviceLevel, 4)
  expect(patient.waitProbability).toBeCloseTo(endless.waitProbability, 4)
  const levels = Array.from({ length: 30 }, (_, at) => erlangA(load, at + 1, 20, 120)!.serviceLevel)
  levels.slice(1).forEach((level, at) => expect(level).toBeGreaterThan(levels[at]!))
})
test('large centres neither overflow nor leave 0 to 1', () => {
  for (const agents of [400, 1000, 1500, 6000]) {
    const outcome = erlangA({ callsPerHour: 12_000, handleSeconds: 300 }, agents, 20, 120)!
    for (const value of [outcome.serviceLevel, outcome.abandonment, outcome.waitProbability, outcome.occupancy]) {
      expect(value).toBeGreaterThanOrEqual(0)
      expect(value).toBeLessThanOrEqual(1 + 1e-9)
    }
  }
  expect(erlangA({ callsPerHour: 12_000, handleSeconds: 300 }, 400, 20, 120)!.abandonment).toBeCloseTo(0.6, 3)
})

test('the worked Erlang C’s answer: 14 agents for 80 % in 20 s, 20 to be scheduled at 30 % shrinkage', () => {
  const staffing = requiredAgents({ callsPerHour: 200, handleSeconds: 180 }, { serviceLevel: 0.8, answerWithin: 20 }, { shrinkage: 0.3 })!
  expect(staffing).toMatchObject({ method: 'erlang-c', agents: 14, scheduled: 20 })
})
test('the number found reaches the goal, one fewer doesn’t', () => {
  for (const callsPerHour of [5, 80, 700, 4000])
    for (const patienceSeconds of [undefined, 60, 300]) {
      const load = { callsPerHour, handleSeconds: 260 }
      const goal = { serviceLevel: 0.8, answerWithin: 30, maxAbandonment: 0.05, maxOccupancy: 0.88 }
      const { agents, outcome } = requiredAgents(load, goal, patienceSeconds === undefined ? {} : { patienceSeconds })!
      const fewer = patienceSeconds === undefined ? erlangC(load, agents - 1, 30) : erlangA(load, agents - 1, 30, patienceSeconds)
      expect(outcome).toMatchObject({ agents })
      const met = [outcome, fewer].map((one) => one !== null && one.serviceLevel >= 0.8 && one.abandonment <= 0.05 && one.occupancy <= 0.88)
      expect(met).toEqual([true, false])
    }
})
test('no calls, no patience, agents who can’t keep up, a goal out of reach: no answer', () => {
  expect(erlangC({ callsPerHour: 200, handleSeconds: 180 }, 10, 20)).toBeNull()
  expect(erlangC({ callsPerHour: 0, handleSeconds: 180 }, 10, 20)).toBeNull()
  expect(erlangA({ callsPerHour: 200, handleSeconds: 180 }, 0, 20, 60)).toBeNull()
  expect(requiredAgents({ callsPerHour: 200, handleSeconds: 180 }, { serviceLevel: 1, answerWithin: 20 })).toBeNull()
  expect(requiredAgents({ callsPerHour: 200, handleSeconds: 180 }, { serviceLevel: 0.8, answerWithin: 20, maxOccupancy: -1 })).toBeNull()
  expect(requiredAgents({ callsPerHour: 0, handleSeconds: 180 }, { serviceLevel: 0.8, answerWithin: 20 })).toBeNull()
})
