/** Domain 2.4, seven to ten: what only the person's other tickets can tell. */
import { before, firstReply, solveOf, type Card } from './cards.ts'
import type { Same } from './issue.ts'

/** 2.4, seven to ten. */
export function personExclusions(list: Card[], same: Same, cards: Map<number, Card>): void {
  for (const card of list) card.exclusion = card.base
  const live = (card: Card) => card.own.live
  const open = list.filter((card) => card.base === null && !live(card)).sort(before)
  const groups: Card[][] = []
  for (const t of open) {
    const group = groups.find((g) => same(g[0]!, t) === 'yes' && t.createdAt - g[0]!.createdAt <= 3600 && g.every((m) => firstReply(m) > t.createdAt))
    if (group) group.push(t)
    else groups.push([t])
  }
  for (const group of groups.filter((g) => g.length > 1)) {
    const earliest = Math.min(...group.map(firstReply))
    const contact = group.find((m) => firstReply(m) === earliest && earliest < Infinity) ?? group[0]!
    contact.createdAt = group[0]!.createdAt
    for (const member of group) if (member !== contact) member.exclusion = 'duplicate'
  }
  const unanswered = (card: Card) => firstReply(card) === Infinity && [card, ...card.sources].every((c) => (c.own.raw.metric_set?.replies ?? 0) === 0)
  for (const card of list.filter(live).sort(before)) resume(card, list, same, cards, unanswered)
  for (const card of list) {
    if (card.exclusion !== null || !unanswered(card)) continue
    if (live(card) && solveOf(card)) card.exclusion = 'abandoned'
    if (!live(card) && solveOf(card)) card.exclusion = 'no_reply_solve'
  }
}

function resume(t: Card, list: Card[], same: Same, cards: Map<number, Card>, unanswered: (card: Card) => boolean): void {
  if (t.base !== null) return
  const previous = list
    .filter((c) => c !== t && c.own.live && before(c, t) < 0)
    .sort(before)
    .at(-1)
  if (!previous || ['deleted', 'spam', 'test', 'internal', 'proactive'].includes(previous.base ?? '')) return
  if (previous.base === null && !previous.resumes && solveOf(previous) && unanswered(previous)) return
  const lastPublic = Math.max(...previous.own.comments.filter((c) => c.public && c.at <= t.createdAt).map((c) => c.at), -Infinity)
  if (t.createdAt - lastPublic > 900) return
  const merged = [...cards.values()].find((c) => c.sources.includes(previous))
  const contact = previous.resumes ?? merged ?? previous
  if (same(contact, t) === 'no' || contact.person !== t.person) return
  t.exclusion = 'resumed'
  t.resumes = contact
  contact.resumedBy.push(t)
}

const OUTSIDE = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed'])
export const member = (card: Card) => !OUTSIDE.has(card.exclusion ?? '')
