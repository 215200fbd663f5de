/** The fewest agents that reach a service goal. */
import { type CallLoad, erlangA, erlangC, offeredLoad, type QueueOutcome } from './erlang.ts'

export interface ServiceGoal {
  /** Share of all calls answered within `answerWithin` seconds. */
  serviceLevel: number
  answerWithin: number
  maxAbandonment?: number
  /** Share of their time that agents may be busy. */
  maxOccupancy?: number
}
export interface StaffingOptions {
  /** Mean patience; without it nobody is taken to hang up (Erlang C). */
  patienceSeconds?: number
  /** Share of paid time away from calls: breaks, training, illness. */
  shrinkage?: number
}
export interface Staffing {
  method: 'erlang-c' | 'erlang-a'
  outcome: QueueOutcome
  /** On the phone at the same time. */
  agents: number
  /** To be scheduled, so that these are there. */
  scheduled: number
}

/** A goal that so many agents for each busy one don't reach is out of reach. */
const MOST = 1000

/** null without calls or for a goal that no number reaches (all calls at once, say). More agents never serve worse, so the search halves. */
export function requiredAgents(load: CallLoad, goal: ServiceGoal, { patienceSeconds, shrinkage = 0 }: StaffingOptions = {}): Staffing | null {
  const offered = offeredLoad(load)
  if (!(offered > 0) || !(goal.serviceLevel < 1) || shrinkage >= 1 || goal.maxAbandonment === 0 || goal.maxOccupancy === 0) return null
  const outcomeOf = (agents: number) =>
    patienceSeconds === undefined ? erlangC(load, agents, goal.answerWithin) : erlangA(load, agents, goal.answerWithin, patienceSeconds)
  const reached = (agents: number) => {
    const outcome = outcomeOf(agents)
    return (
      outcome !== null &&
      outcome.serviceLevel >= goal.serviceLevel &&
      outcome.abandonment <= (goal.maxAbandonment ?? 1) &&
      outcome.occupancy <= (goal.maxOccupancy ?? 1)
    )
  }
  let [short, enough] = [0, Math.max(1, Math.ceil(offered))]
  while (!reached(enough)) {
    if (enough > MOST * Math.max(1, offered)) return null
    ;[short, enough] = [enough, enough * 2]
  }
  while (enough - short > 1) {
    const middle = Math.floor((short + enough) / 2)
    if (reached(middle)) enough = middle
    else short = middle
  }
  return {
    method: patienceSeconds === undefined ? 'erlang-c' : 'erlang-a',
    outcome: outcomeOf(enough)!,
    agents: enough,
    scheduled: Math.ceil(enough / (1 - shrinkage) - 1e-9),
  }
}
