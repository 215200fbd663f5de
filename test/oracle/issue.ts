/** Domain 4 as far as rules decide it: without a text model, what is left is possible. */
import type { Card } from './cards.ts'
import type { OracleConfig, RawWorld } from './records.ts'

export type Same = (a: Card, b: Card) => 'yes' | 'possible' | 'no'
export function sameIssue(cards: Map<number, Card>, config: OracleConfig, world: RawWorld, shared: Set<number>): Same {
  const field = (title: string) => world.fields.find((f) => f.title === title)?.id
  const value = (card: Card, title: string) => {
    const found = card.own.raw.custom_fields.find((f) => f.id === field(title))?.value
    return found === null || found === undefined || found === '' ? null : String(found)
  }
  const order = (card: Card) => value(card, config.orderField)?.toUpperCase().replace(/[\s-]/g, '') ?? null
  const link = (card: Card): number | null => {
    const { source } = card.own.raw.via
    if (source?.rel !== 'follow_up' || !source.from?.ticket_id) return null
    const to = source.from.ticket_id
    return [...cards.values()].find((c) => c.sources.some((s) => s.own.id === to))?.own.id ?? to
  }
  return (a, b) => {
    if (link(a) === b.own.id || link(b) === a.own.id) return 'yes'
    if (a.sources.includes(b) || b.sources.includes(a)) return 'yes'
    if (a.own.raw.problem_id && a.own.raw.problem_id === b.own.raw.problem_id) return 'yes'
    const [oa, ob] = [order(a), order(b)]
    if (oa && ob) return oa === ob ? 'yes' : 'no'
    if (shared.has(a.person) || shared.has(b.person)) return 'no'
    const [ra, rb] = [value(a, config.reasonField), value(b, config.reasonField)]
    if (ra && rb) return ra === rb ? 'yes' : 'no'
    return 'possible'
  }
}
