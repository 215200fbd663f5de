/** Worlds of contacts with planted causes of a return, from a seed. */
import { exponential } from '../stats/draws.ts'
import { integerBelow, seededRandom } from '../stats/random.ts'
import type { RiskContact, SolveState } from './risk-contact.ts'
import { sigmoid } from '../stats/logistic-regression.ts'

const DAY = 86_400
export const T0 = 1_700_000_000
export const WINDOW = 7 * DAY

export function contact(more: Partial<RiskContact> = {}): RiskContact {
  return {
    id: 1,
    person: 1,
    openedAt: T0,
    solvedAt: null,
    channel: 'email',
    reason: null,
    group: null,
    market: null,
    signals: null,
    atSolve: null,
    outcome: null,
    ...more,
  }
}
export const solveState = (more: Partial<SolveState> = {}): SolveState => ({
  transfers: 0,
  escalated: false,
  clarifications: 0,
  answers: 1,
  waited: 3600,
  took: 7200,
  byBot: false,
  alreadyBack: false,
  unconfirmed: false,
  said: null,
  ...more,
})

export interface PlantedWorld {
  seed: number
  contacts: number
  persons: number
  /** Log-odds of a return, from what the world knows of the contact. */
  logOdds: (of: { reason: string; transfers: number; upset: number; promise: boolean; count: number }) => number
}

/** Returns are real contacts of the same person and reason, so that counts before grow where returns do. */
export function plantedWorld({ seed, contacts, persons, logOdds }: PlantedWorld): RiskContact[] {
  const random = seededRandom(seed)
  const made: RiskContact[] = []
  const queue: { at: number; person: number; reason: string }[] = []
  const history = new Map<string, number[]>()
  let clock = T0
  while (made.length < contacts) {
    clock += exponential(random, DAY / 60)
    queue.push({ at: clock, person: integerBelow(random, persons), reason: `reason_${integerBelow(random, 8)}` })
    queue.sort((a, b) => a.at - b.at)
    while (queue.length > 0 && queue[0]!.at <= clock) {
      const { at, person, reason } = queue.shift()!
      const openedAt = Math.floor(at)
      const key = `${person} ${reason}`
      const before = (history.get(key) ?? []).filter((moment) => moment > openedAt - 30 * DAY)
      const [transfers, upset, promise] = [random() < 0.25 ? 1 : 0, random() < 0.3 ? 2 : 0, random() < 0.3]
      const returned = random() < sigmoid(logOdds({ reason, transfers, upset, promise, count: before.length }))
      const solvedAt = openedAt + 7200
      if (returned) queue.push({ at: solvedAt + random() * WINDOW, person, reason })
      queue.sort((a, b) => a.at - b.at)
      history.set(key, [...before, openedAt])
      made.push(
        contact({
          id: made.length + 1,
          person,
          openedAt,
          solvedAt,
          reason,
          signals: { negative: upset, question: false, promise: false },
          atSolve: solveState({ transfers, said: { negative: 0, unanswered: false, promise } }),
          outcome: { returned, knownAt: solvedAt + WINDOW },
        }),
      )
    }
  }
  return made.slice(0, contacts)
}
