/** A ticket with its person and its merged sources: what the person-wide rules start from (domain 2.3, 2.4 one to six). */
import { type Own, type Talk } from './own.ts'
import type { OracleConfig } from './records.ts'

export interface Solve {
  at: number
  order: number
  audit: number
  person: boolean
  /** Whose solve it is: places are comparable within one ticket only. */
  ticket: number
}
export interface Card {
  own: Own
  talk: Talk
  person: number
  base: string | null
  proactiveAnswer: { at: number; order: number } | null
  solve: Solve | null
  /** The ticket whose solve counts: itself, or a source solved earlier. */
  from: Card
  sources: Card[]
  createdAt: number
  mergedArrivals: number[]
  exclusion: string | null
  resumes: Card | null
  resumedBy: Card[]
}
export const before = (a: Card, b: Card) => a.createdAt - b.createdAt || a.own.id - b.own.id

export function newCard(own: Own, talk: Talk, person: number): Card {
  const answer = talk.agentWroteFirst ? talk.customer.find((c) => !c.gratitude) : undefined
  const proactiveAnswer = answer ? { at: answer.at, order: answer.order } : null
  const solving = own.spans.find((span) => !span.merge && (!answer || span.order > answer.order))
  const solve = solving ? { at: solving.from, order: solving.order, audit: solving.audit, person: solving.person, ticket: own.id } : null
  const card = {
    own,
    talk,
    person,
    base: null,
    proactiveAnswer,
    solve,
    sources: [],
    createdAt: answer?.at ?? own.created,
    mergedArrivals: [],
    exclusion: null,
    resumes: null,
    resumedBy: [],
  }
  return Object.assign(card, { from: card as unknown as Card })
}

export function baseExclusion(card: Card, config: OracleConfig, suspended: Set<number>, staff: Set<number>, agents: Set<number>): string | null {
  const { raw } = card.own
  if (raw.status === 'deleted') return 'deleted'
  if (suspended.has(raw.requester_id)) return 'spam'
  if (raw.tags.some((tag) => config.testTags.includes(tag))) return 'test'
  if (staff.has(raw.requester_id) || agents.has(raw.requester_id)) return 'internal'
  if (card.talk.agentWroteFirst && !card.proactiveAnswer) return 'proactive'
  if (raw.tags.includes('closed_by_merge')) return 'merged'
  return null
}

export function attachSources(cards: Map<number, Card>): void {
  for (const card of cards.values()) {
    if (card.base !== 'merged') continue
    const seen = new Set<number>()
    for (let at: Card | undefined = card; at && !seen.has(at.own.id);) {
      seen.add(at.own.id)
      const target: Card | undefined = cards.get(mergeTarget(at) ?? -1)
      if (!target || target === card || target.base === 'deleted') break
      if (!target.own.raw.tags.includes('closed_by_merge')) {
        target.sources.push(card)
        break
      }
      at = target
    }
  }
}
function mergeTarget(card: Card): number | null {
  const via = card.own.raw.via.source?.to?.ticket_id
  if (via) return via
  const said = card.own.comments.findLast((c) => /merged into request #\d+/i.test(c.text))
  return said ? Number(/merged into request #(\d+)/i.exec(said.text)?.[1]) : null
}

/** Of the ticket and what was merged into it; what an agent wrote before the customer's answer replied to nobody. */
export function firstReply(card: Card): number {
  const own = ({ talk, proactiveAnswer }: Card) =>
    [...talk.replies, ...talk.bots].filter((c) => !proactiveAnswer || c.order > proactiveAnswer.order).map((c) => c.at)
  return Math.min(...own(card), ...card.sources.flatMap(own), Infinity)
}

/** 2.3: only arrivals move. */
export function foldSources(card: Card): void {
  if (card.sources.length === 0) return
  const solved = [card, ...card.sources]
    .filter((c) => c.solve)
    .sort((a, b) => a.solve!.at - b.solve!.at || Number(b === card) - Number(a === card) || a.own.id - b.own.id)
  if (solved[0]) card.from = solved[0]
  const ownArrival = card.createdAt
  const arrivals = [ownArrival, ...card.sources.map((s) => s.createdAt)].sort((a, b) => a - b)
  const first = arrivals[0]!
  const reply = firstReply(card)
  card.createdAt = first
  card.mergedArrivals = arrivals.slice(1).filter((at) => card.own.live || !(at - first <= 3600 && reply > at))
}
export const solveOf = (card: Card): Solve | null => card.from.solve
