/** Invented contacts for tests: small, seeded, and one list from which every number is counted. */
import { EXCLUSIONS, type Dimension } from '@shared/fcr/fact.ts'
import { FAILURE_REASONS, type FailureReason } from '@shared/fcr/lens.ts'

export interface FixtureContact {
  ticketId: number
  /** Epoch milliseconds. */
  createdAt: number
  solvedAt: number
  dimensions: Partial<Record<Dimension, string>>
  exclusion: string | null
  failure: FailureReason | null
  /** Seconds from the solve to what failed it. */
  gap: number
}
export const FIXTURE_NOW = Date.parse('2026-11-16T01:00:00Z')
const DAY_MS = 86_400_000
const REASONS = [
  ['delivery_status', 0.17],
  ['refund', 0.37],
  ['returns', 0.24],
  ['customs', 0.32],
  ['size_fit', 0.16],
  ['damaged_item', 0.27],
  ['payment', 0.18],
  ['address_change', 0.11],
  ['coupon', 0.1],
] as const
const CHANNELS = ['email', 'email', 'email', 'messaging', 'messaging', 'web', 'chat', 'voice'] as const
const GROUPS = ['1', '1', '2', '2', '3', '4'] as const
const MARKETS = ['DE', 'FR', 'JP', 'US', 'US', 'CN'] as const
export const GROUP_NAMES: Record<string, string> = { '1': 'Orders', '2': 'Returns', '3': 'Finance', '4': 'Vendor A' }

/** Numerical Recipes' generator; good enough to scatter dots. */
function dice(seed: number): () => number {
  let state = seed
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 4_294_967_296
}

export function fixtureContacts(weeks = 27, perWeek = 700, seed = 7): FixtureContact[] {
  const roll = dice(seed)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(roll() * values.length)]!
  const start = Date.parse('2026-11-15T16:00:00Z') - (weeks - 1) * 7 * DAY_MS
  const contacts: FixtureContact[] = []
  for (let index = 0; ; index++) {
    const solvedAt = start + (index / perWeek) * 7 * DAY_MS
    if (solvedAt >= FIXTURE_NOW) return contacts
    const [reason, risk] = REASONS[Math.floor(roll() ** 1.6 * REASONS.length)]!
    const outage = Math.floor((solvedAt - start) / (7 * DAY_MS)) === 13 ? 0.07 : 0
    const failed = roll() < risk + outage
    const gap = Math.floor(roll() ** 1.5 * 7 * 86_400)
    const social = roll() < 0.02
    contacts.push({
      ticketId: 40_000 + index,
      createdAt: solvedAt - Math.floor(roll() * 2 * DAY_MS),
      solvedAt,
      dimensions: {
        channel: social ? 'social' : pick(CHANNELS),
        group: pick(GROUPS),
        firstGroup: pick(GROUPS),
        agent: String(100 + Math.floor(roll() * 24)),
        ...(roll() < 0.03 ? {} : { reason }),
        market: pick(MARKETS),
        language: roll() < 0.4 ? 'zh' : 'en',
        handledBy: roll() < 0.1 ? 'bot' : 'human',
        vendor: roll() < 0.25 ? 'true' : 'false',
      },
      exclusion: roll() < 0.09 ? pick([...EXCLUSIONS, 'not_first']) : null,
      failure: failed ? pick([...FAILURE_REASONS, 'new_ticket', 'new_ticket', 'same_ticket_return', 'transferred', 'clarification']) : null,
      gap,
    })
  }
}
