/** Domain 2.4, seven to ten: what only the person's other tickets can tell. */
import { neverAnswered } from './own.ts'
import { before, solveOf, type Card } from './cards.ts'
import type { Same } from './issue.ts'

const ownReply = (card: Card) => Math.min(...[...card.talk.replies, ...card.talk.bots].map((c) => c.at), Infinity)

/** 2.4, seven to ten. */
export function personExclusions(list: Card[], same: Same, cards: Map<number, Card>): void {
  for (const card of list) card.exclusion = card.base
  const live = (card: Card) => card.own.live
  const open = list.filter((card) => card.base === null && !live(card)).sort(before)
  const groups: Card[][] = []
  for (const t of open) {
    const group = groups.find((g) => same(g[0]!, t) === 'yes' && t.createdAt - g[0]!.createdAt <= 3600 && g.every((m) => ownReply(m) > t.createdAt))
    if (group) group.push(t)
    else groups.push([t])
  }
  for (const group of groups.filter((g) => g.length > 1)) {
    const earliest = Math.min(...group.map(ownReply))
    const contact = group.find((m) => ownReply(m) === earliest && earliest < Infinity) ?? group[0]!
    contact.createdAt = group[0]!.createdAt
    for (const member of group) if (member !== contact) member.exclusion = 'duplicate'
  }
  // Silence of the ticket and of what was merged into it; where nobody can tell, it is not silence.
  const unanswered = (card: Card) => [card, ...card.sources].every((c) => neverAnswered(c.own, c.talk))
  for (const card of list.filter(live).sort(before)) resume(card, list, same, cards, (other) => solveOf(other) !== null && unanswered(other))
  for (const card of list) {
    if (card.exclusion !== null || !unanswered(card)) continue
    if (live(card) && solveOf(card)) card.exclusion = 'abandoned'
    if (!live(card) && solveOf(card)) card.exclusion = 'no_reply_solve'
  }
}

function resume(t: Card, list: Card[], same: Same, cards: Map<number, Card>, abandoned: (card: Card) => boolean): void {
  if (t.base !== null) return
  const previous = list
    .filter((c) => c !== t && c.own.live && before(c, t) < 0)
    .sort(before)
    .at(-1)
  if (!previous || ['deleted', 'spam', 'test', 'internal', 'proactive'].includes(previous.base ?? '')) return
  if (previous.base === null && !previous.resumes && abandoned(previous)) return
  const lastPublic = Math.max(...previous.talk.spoken.filter((c) => c.at <= t.createdAt).map((c) => c.at), -Infinity)
  if (t.createdAt - lastPublic > 900) return
  const merged = [...cards.values()].find((c) => c.sources.includes(previous))
  const contact = previous.resumes ?? merged ?? previous
  if (contact === t || same(contact, t) === 'no' || contact.person !== t.person) return
  t.exclusion = 'resumed'
  t.resumes = contact
  contact.resumedBy.push(t)
}

const OUTSIDE = new Set(['deleted', 'spam', 'test', 'internal', 'proactive', 'merged', 'duplicate', 'resumed'])
export const member = (card: Card) => !OUTSIDE.has(card.exclusion ?? '')
