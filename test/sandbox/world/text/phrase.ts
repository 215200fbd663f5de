import type { Reason } from '../catalogue.ts'

/** What people say about one matter. Slots: {ref} {item} {when} {days} {amount} {pay} {carrier} {place} {code} {defect}. */
export interface Matter {
  subjects: readonly string[]
  /** Said the first time. */
  first: readonly string[]
  /** The same matter again, in other words. */
  again: readonly string[]
  /** What an agent answers. */
  answers: readonly string[]
}
export type Phrasebook = Readonly<Record<Reason, readonly Matter[]>>
