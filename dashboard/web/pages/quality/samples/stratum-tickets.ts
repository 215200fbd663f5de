/** Where a stratum's contacts can be listed: made of filters alone it is exactly a list of tickets, of risk rules it is not. */
import type { RouteLocationRaw } from 'vue-router'
import { DIMENSIONS, NO_VALUE } from '@shared/fcr/fact.ts'
import type { LensId } from '@shared/fcr/lens.ts'
import { frameTickets } from './plan-address.ts'

interface Framed {
  from: string
  to: string
  filter: readonly string[]
  eligible: number
  /** Without those that nobody may be given. */
  size: number
}

export function stratumTickets(
  frame: Framed,
  counted: { lens: LensId; windowDays: number | null },
  parts: readonly { by: string; value: string }[],
): RouteLocationRaw | null {
  const filters = parts.filter(({ by }) => by !== 'whole')
  const isListed = filters.every(({ by }) => DIMENSIONS.some((dimension) => dimension === by))
  if (!isListed || frame.size !== frame.eligible) return null
  const own = filters.map(({ by, value }) => `${by}=${value === '' ? NO_VALUE : value}`)
  // Two filters on one dimension mean either, so a stratum inside a filtered dimension takes its place.
  const others = frame.filter.filter((pair) => !filters.some(({ by }) => pair.startsWith(`${by}=`)))
  return frameTickets({ ...counted, from: frame.from, to: frame.to, filter: [...others, ...own] }, 'eligible')
}
