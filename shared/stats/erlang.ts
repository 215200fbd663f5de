/** How a queue of calls fares with so many agents, without and with impatience. Times in seconds. */

export interface CallLoad {
  callsPerHour: number
  handleSeconds: number
}
export interface QueueOutcome {
  agents: number
  /** Share of their time that agents are busy. */
  occupancy: number
  /** Share of calls that wait at all. */
  waitProbability: number
  /** Share of all calls that are answered within the wanted time; an abandoned call is not. */
  serviceLevel: number
  /** Over all calls, those that wait not at all and those that hang up included. */
  averageWait: number
  /** Share of calls that hang up before an answer. */
  abandonment: number
}

/** Mean number of agents that the calls keep busy, in Erlang. */
export function offeredLoad({ callsPerHour, handleSeconds }: CallLoad): number {
  return (callsPerHour * handleSeconds) / 3600
}

/**
 * Nobody hangs up (M/M/n). null when the agents can't keep up, where the queue grows for ever, or without calls.
 * Source: Erlang (1917); Cooper (1981), Introduction to Queueing Theory, 3.5; for calls, not for chats held side by side or mail.
 */
export function erlangC(load: CallLoad, agents: number, answerWithin: number): QueueOutcome | null {
  const offered = offeredLoad(load)
  if (offered <= 0 || agents <= offered) return null
  const blocked = 1 / inverseErlangB(agents, offered)
  const occupancy = offered / agents
  const waitProbability = blocked / (1 - occupancy * (1 - blocked))
  const spare = (agents - offered) / load.handleSeconds
  return {
    agents,
    occupancy,
    waitProbability,
    serviceLevel: 1 - waitProbability * Math.exp(-spare * answerWithin),
    averageWait: waitProbability / spare,
    abandonment: 0,
  }
}

/** 1 ÷ B(n, a): grows without overflow into a wrong answer. Source: Jagerman (1974), Bell System Technical Journal 53:525–551. */
function inverseErlangB(agents: number, offered: number): number {
  let inverse = 1
  for (let agent = 1; agent <= agents; agent += 1) inverse = 1 + (inverse * agent) / offered
  return inverse
}

/**
 * Callers hang up after an exponential patience (M/M/n + M). null without calls, agents or patience.
 * Source: Palm (1957); formulas as in Mandelbaum & Zeltyn (2007), Service engineering in action: the Palm/Erlang-A queue.
 */
export function erlangA(load: CallLoad, agents: number, answerWithin: number, patienceSeconds: number): QueueOutcome | null {
  const offered = offeredLoad(load)
  if (offered <= 0 || agents < 1 || patienceSeconds <= 0) return null
  const arrivals = load.callsPerHour / 3600
  const leaving = 1 / patienceSeconds
  const density = offeredWait(arrivals, agents / load.handleSeconds, leaving)
  const all = density.integral(0, density.end, 0)
  const answered = density.integral(0, density.end, leaving)
  const inTime = density.integral(0, Math.min(answerWithin, density.end), leaving)
  // the density is held relative to its top, so the calls that don't wait are scaled alike
  const waiting = arrivals * all
  const waitProbability = waiting / (inverseErlangB(agents - 1, offered) * Math.exp(-density.top) + waiting)
  const abandonment = waitProbability * (1 - answered / all)
  return {
    agents,
    occupancy: (offered * (1 - abandonment)) / agents,
    waitProbability,
    serviceLevel: 1 - waitProbability + (waitProbability * inTime) / all,
    averageWait: abandonment * patienceSeconds,
    abandonment,
  }
}

/** The density, but for a factor, of the wait x > 0 that is offered to a caller of endless patience: exp(λ/θ (1 − e^(−θx)) − nμx). */
function offeredWait(arrivals: number, service: number, leaving: number) {
  const exponent = (x: number) => (arrivals / leaving) * -Math.expm1(-leaving * x) - service * x
  const peak = arrivals > service ? Math.log(arrivals / service) / leaving : 0
  const top = exponent(peak)
  let [low, high] = [peak, peak + 1 / leaving + 1 / service]
  while (exponent(high) > top - 40) high = peak + 2 * (high - peak)
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2
    if (exponent(middle) > top - 40) low = middle
    else high = middle
  }
  const end = high
  /** ∫ density(x) e^(−decay·x) over from … to. Simpson's rule. */
  const integral = (from: number, to: number, decay: number) => {
    const panels = 2000
    const step = (to - from) / panels
    let sum = 0
    for (let at = 0; at <= panels; at += 1) {
      const x = from + at * step
      const weight = at === 0 || at === panels ? 1 : at % 2 === 1 ? 4 : 2
      sum += weight * Math.exp(exponent(x) - top - decay * x)
    }
    return (sum * step) / 3
  }
  return { top, end, integral }
}
