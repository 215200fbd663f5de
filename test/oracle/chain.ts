/** Domain 5: the nearest return and the nearest earlier contact, among all tickets of the person. */
import { before, type Card, type Solve } from './cards.ts'
import { member } from './exclusions.ts'

export const MONTH = 30 * 86_400
const KINDS = ['follow_up', 'merged', 'new_ticket', 'same_ticket_return']

/** Section 5 against every other ticket of the person. */
export function chain(card: Card, list: Card[], solve: Solve | null, returnAt: number | null, same: (other: Card) => boolean) {
  const others = list.filter((other) => other !== card && member(other) && same(other))
  const gaps: { gap: number; kind: string }[] = []
  const next = others.filter((other) => before(other, card) > 0).sort(before)[0]
  if (next) {
    const link = next.own.raw.via.source
    const points = link?.rel === 'follow_up' && [card.own.id, ...card.sources.map((s) => s.own.id)].includes(link.from?.ticket_id ?? -1)
    gaps.push({ gap: !solve || solve.at > next.createdAt ? 0 : next.createdAt - solve.at, kind: points ? 'follow_up' : 'new_ticket' })
  }
  if (returnAt !== null && solve) gaps.push({ gap: returnAt - solve.at, kind: 'same_ticket_return' })
  for (const at of card.mergedArrivals) gaps.push({ gap: !solve || at < solve.at ? 0 : at - solve.at, kind: 'merged' })
  const nearest = gaps.filter((g) => g.gap <= MONTH).sort((a, b) => a.gap - b.gap || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))[0]
  const prev = others
    .filter((other) => before(other, card) < 0 && other.exclusion !== 'abandoned')
    .map((other) => gapAfter(other, card.createdAt))
    .filter((gap) => gap <= MONTH)
  return { prev: prev.length > 0 ? Math.min(...prev) : null, gap: nearest?.gap ?? null, kind: nearest?.kind ?? null }
}

function gapAfter(other: Card, at: number): number {
  const spans = other.own.spans.filter((span) => span.from <= at)
  const resumed = other.resumedBy.flatMap((c) => c.own.spans.filter((span) => span.from <= at))
  const last = spans.at(-1)
  const open = last ? last.to !== null && last.to <= at : resumed.length === 0
  if (open) return 0
  return at - Math.max(...[...spans, ...resumed].map((span) => span.from))
}
