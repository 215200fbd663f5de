/** A ticket before it has an id: when it opens, and what happens to it. */
import type { Dice } from '../seed.ts'
import type { Arrivals } from './arrivals.ts'
import type { AuditInput, OpenInput } from './ledger-input.ts'
import type { People, Person } from './people.ts'
import type { RawTicket } from './records.ts'
import type { Issue, Writer } from './text/writer.ts'
import type { Truth } from './truth.ts'

export interface Step {
  at: number
  /** Sees the ticket as it is by then; null = nothing to do any more. */
  make: (ticket: RawTicket) => AuditInput | null
}
export interface Plan {
  at: number
  /** Given when all plans are known, by order of time; golden cases bring theirs. */
  id: number
  open: () => Omit<OpenInput, 'id' | 'at'>
  steps: Step[]
  issue: Issue | null
  /** Notes for the truth and changes outside the ledger, once the ids are known. */
  after: ((ticket: RawTicket) => void)[]
}
export interface Scene {
  dice: Dice
  start: number
  end: number
  /** 1 at 20,000 tickets. */
  scale: number
  people: People
  /** One requester for many customers of a reseller. */
  mailbox: Person
  writer: Writer
  truth: Truth
  arrivals: Arrivals
  plans: Plan[]
  nextIssueId(): number
  /** Takes the words of a deleted ticket away, as Zendesk does after a month; no audit tells. */
  scrub(ticket: RawTicket, at: number): void
}

export const MINUTE = 60
export const HOUR = 3600
export const DAY = 86_400

export function addPlan(scene: Pick<Scene, 'plans'>, plan: Pick<Plan, 'at' | 'open'> & Partial<Plan>): Plan {
  const made: Plan = { id: 0, steps: [], issue: null, after: [], ...plan, at: Math.floor(plan.at) }
  scene.plans.push(made)
  return made
}

export function addStep(plan: Plan, at: number, make: Step['make'] | AuditInputWithoutTime): void {
  const when = Math.floor(at)
  plan.steps.push({ at: when, make: typeof make === 'function' ? make : () => ({ ...make, at: when }) })
}
export type AuditInputWithoutTime = Omit<AuditInput, 'at'>
