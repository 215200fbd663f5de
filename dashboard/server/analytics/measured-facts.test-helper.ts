/** A random world of contacts with everything that counter-metrics read: answers, waits, measures, articles, promises. */
import { PRIORITIES } from '@shared/fcr/history.ts'
import type { ContactFact } from '@shared/fcr/fact.ts'
import { businessHoursSchema, operationsSchema, type Operations } from '@shared/api/operations.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { randomFacts } from './random-facts.test-helper.ts'

const nineToFive: [string, string][] = [['09:00', '17:00']]
export const OFFICE = businessHoursSchema.parse({
  monday: nineToFive,
  tuesday: nineToFive,
  wednesday: nineToFive,
  thursday: nineToFive,
  friday: nineToFive,
  holidays: ['2026-10-01'],
})
export const OPERATIONS: Operations = operationsSchema.parse({
  businessHours: OFFICE,
  handleTimeField: 'Seconds',
  npsField: 'NPS',
  effortField: 'Effort',
  slaTargets: [
    { measure: 'first_reply', withinMinutes: 60, hours: 'business', priorities: ['urgent', 'high'] },
    { measure: 'first_reply', withinMinutes: 240, channels: ['email', 'chat'] },
    { measure: 'resolution', withinMinutes: 1440, hours: 'business' },
  ],
})

export function measuredFacts(seed: number, n: number): ContactFact[] {
  const random = seededRandom(seed + 1000)
  const maybe = <T>(share: number, value: T): T | null => (random() < share ? value : null)
  const below = (most: number) => Math.floor(random() * most)
  const facts = randomFacts(seed, n)
  return facts.map((fact) => {
    const reply = maybe(0.85, fact.createdAt + Math.floor(random() ** 3 * 200_000))
    // What a solve without a reply left open was never answered; and gaps lead to contacts that exist.
    const next = fact.next.ticketId !== null && fact.next.ticketId > n ? { gap: null, kind: null, ticketId: null } : fact.next
    return {
      ...fact,
      next,
      firstAgentReplyAt: fact.exclusion === 'no_reply_solve' ? null : reply,
      firstBotReplyAt: maybe(0.2, fact.createdAt + below(600)),
      csat: maybe(0.4, random() < 0.8 ? ('good' as const) : ('bad' as const)),
      handleSeconds: maybe(0.6, below(2000)),
      nps: maybe(0.3, below(11)),
      effort: maybe(0.3, 1 + below(7)),
      priority: maybe(0.8, PRIORITIES[below(4)]!),
      article: maybe(0.3, 500 + below(4)),
    }
  })
}
