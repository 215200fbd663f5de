import type { Explanation } from '@shared/api/contacts.ts'
import type { ChainMoments } from '../charts/chain-chart.ts'

const MONTH_MS = 30 * 86_400_000
const numberOf = (value: Explanation['facts'][string] | undefined): number | null => (typeof value === 'number' ? value : null)

/** The contact, its solve, what came back, and later contacts about the same issue, as moments to draw. */
export function chainMoments(explanation: Explanation, windowDays: number | null): ChainMoments {
  const own = explanation.chain.find((link) => link.ticketId === explanation.ticketId)
  const createdAt = Date.parse(own?.createdAt ?? String(explanation.facts['createdAt']))
  const firstSolvedAt = own?.firstSolvedAt ? Date.parse(own.firstSolvedAt) : null
  const gap = numberOf(explanation.facts['nextGap'])
  const next = numberOf(explanation.facts['nextTicketId'])
  const back =
    firstSolvedAt !== null && gap !== null ? [{ at: firstSolvedAt + gap * 1000, fails: windowDays !== null && gap <= windowDays * 86_400 }] : []
  const later = explanation.chain.filter((link) => link.same === 'yes' && link.ticketId !== explanation.ticketId && link.ticketId !== next)
  const others = later
    .map((link) => ({ at: Date.parse(link.createdAt), fails: false }))
    .filter(({ at }) => at > createdAt && at - (firstSolvedAt ?? createdAt) <= MONTH_MS)
  return { createdAt, firstSolvedAt, windowDays, returns: [...back, ...others] }
}
