/** Why a contact has its state, as a sentence's key and its values: codes in, words by the reader. */
import type { Explanation } from '@shared/api/contacts.ts'
import type { LensId } from '@shared/fcr/lens.ts'

type WhyKey =
  | `why.repeat.${'follow_up' | 'merged' | 'new_ticket' | 'same_ticket_return'}`
  | `why.${'escalated' | 'transferred' | 'clarification' | 'success' | 'pending' | 'excluded' | 'plain'}`
export interface Why {
  key: WhyKey
  windowDays: number | null
  /** Seconds from the solve to the return; 0 = before the solve. */
  gapSeconds: number | null
  /** The ticket that came back, when it is another one. */
  returnTicketId: number | null
  /** Code of the rule that made the two one issue. */
  same: string | null
  /** A code to be said as it is. */
  code: string | null
}

const numberFact = (explanation: Explanation, name: string): number | null => {
  const value = explanation.facts[name]
  return typeof value === 'number' ? value : null
}

/** Null when the lens is not among those explained. */
export function whyOf(explanation: Explanation, lensId: LensId): Why | null {
  const lens = explanation.lenses.find((one) => one.lens === lensId)
  if (!lens) return null
  const { windowDays } = lens
  const plain: Why = { key: 'why.plain', windowDays, gapSeconds: null, returnTicketId: null, same: null, code: lens.why[0] ?? lens.state }
  if (lens.state === 'excluded') return { ...plain, key: 'why.excluded', code: lens.exclusion }
  if (windowDays === null || lens.state === 'not_counted') return plain
  if (lens.state === 'pending') return { ...plain, key: 'why.pending' }
  if (lens.state === 'success') return { ...plain, key: 'why.success' }
  switch (lens.primary) {
    case 'escalated':
    case 'transferred':
    case 'clarification':
      return { ...plain, key: `why.${lens.primary}` }
    case 'follow_up':
    case 'merged':
    case 'new_ticket':
    case 'same_ticket_return': {
      const next = numberFact(explanation, 'nextTicketId')
      const link = explanation.chain.find((one) => one.ticketId === next)
      return {
        ...plain,
        key: `why.repeat.${lens.primary}`,
        gapSeconds: numberFact(explanation, 'nextGap'),
        returnTicketId: next === explanation.ticketId ? null : next,
        same: link?.why[0] ?? null,
      }
    }
    default:
      return plain
  }
}
