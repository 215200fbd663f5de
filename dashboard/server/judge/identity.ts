/** An identity of domain 9, checked. */
import type { DatedFact } from '../store/fact-store/judge-contract.ts'

export interface Identity {
  name: string
  ok: boolean
  /** What was counted, or what is wrong. */
  detail: string
}
/** Looks at every fact once, then says what it found. */
export interface FactCheck {
  see(fact: DatedFact): void
  result(): Identity
}
