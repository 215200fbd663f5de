/** State, day and slice of an invented contact. */
import { NO_VALUE, type Dimension } from '@shared/fcr/fact.ts'
import { hasWindow } from '@shared/fcr/lens.ts'
import type { Trend } from '@shared/api/trend.ts'
import { dayToIso, localDay, periodStart } from '@shared/time/calendar.ts'
import type { FactAsk } from './backend.ts'
import { FIXTURE_NOW, type FixtureContact } from './fixture-world.ts'

export const ZONE = 'Asia/Shanghai'
export const iso = (ms: number): string => new Date(ms).toISOString()
const days = new WeakMap<FixtureContact, number>()
export function dayOf(contact: FixtureContact): number {
  const known = days.get(contact)
  if (known !== undefined) return known
  const day = localDay(contact.solvedAt / 1000, ZONE)
  days.set(contact, day)
  return day
}
export const weekOf = (contact: FixtureContact): string => dayToIso(periodStart(dayOf(contact), 'week'))
export const valueOf = (contact: FixtureContact, dimension: Dimension): string => contact.dimensions[dimension] ?? NO_VALUE
export const windowOf = (ask: FactAsk): number | null => (hasWindow(ask.lens) ? (ask.windowDays ?? 7) : null)

export const definitionOf = (ask: FactAsk): Trend['definition'] => ({
  lens: ask.lens,
  version: 1,
  windowDays: windowOf(ask),
  windowByReason: {},
  timeZone: ZONE,
  weekStart: 'monday',
  usePredictedReasons: false,
  draft: false,
})

export function cellOf(contact: FixtureContact, ask: FactAsk): string {
  if (contact.exclusion) return `excluded:${contact.exclusion}`
  const days = windowOf(ask)
  const ripe = days === null || FIXTURE_NOW - contact.solvedAt >= days * 86_400_000
  const fails = contact.failure !== null && contact.gap <= (days ?? 7) * 86_400
  const known = contact.solvedAt + contact.gap * 1000 <= FIXTURE_NOW
  if (ripe) return fails ? 'failed' : 'success'
  return fails && known ? 'failedEarly' : 'pending'
}
