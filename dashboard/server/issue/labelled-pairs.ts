/** Pairs of contacts that something else than text decided: what the same-issue model learns from and is measured on. */
import { MAX_GAP_SECONDS } from '@shared/fcr/config.ts'
import type { Exclusion } from '@shared/fcr/fact.ts'
import type { EpochSeconds, PersonId, TicketId } from '@shared/fcr/history.ts'
import type { LabelSource } from '@shared/issue/learn-text-model.ts'
import type { RecentContact } from '../store/fact-store/contract.ts'

/** What decides a pair without its words. */
export interface PairedContact {
  id: TicketId
  personId: PersonId
  at: EpochSeconds
  orderRefs: readonly string[]
  /** Ticket that this one follows up. */
  follows: TicketId | null
}
export interface PairLabel {
  a: TicketId
  b: TicketId
  /** Arrivals. */
  aAt: EpochSeconds
  bAt: EpochSeconds
  same: boolean
  source: LabelSource
}

/** No conversations of a customer with the desk. */
const LEFT_OUT: ReadonlySet<Exclusion> = new Set(['deleted', 'spam', 'test', 'internal', 'proactive'])

/** null = takes no part. */
export function toPaired({ fact, row, orderRefs }: RecentContact): PairedContact | null {
  if (fact.exclusion !== null && LEFT_OUT.has(fact.exclusion)) return null
  return { id: row.id, personId: fact.personId, at: row.createdAt, orderRefs, follows: row.viaRel === 'follow_up' ? row.viaFromTicket : null }
}

/**
 * Of one person and at most 30 days apart, the `most` latest: a human's word, else a follow-up, else an order in common or different orders.
 * Shared requesters are left out: there, whoever writes is another.
 */
export function labelPairs(
  contacts: readonly PairedContact[],
  { shared, said, most }: { shared: ReadonlySet<PersonId>; said: readonly { a: TicketId; b: TicketId; same: boolean }[]; most: number },
): PairLabel[] {
  const words = new Map(said.flatMap(({ a, b, same }) => [[`${a} ${b}`, same] as const, [`${b} ${a}`, same] as const]))
  const pairs: PairLabel[] = []
  for (const own of byPerson(contacts)) {
    if (shared.has(own[0]!.personId)) continue
    own.sort((a, b) => a.at - b.at || a.id - b.id)
    for (const [at, a] of own.entries())
      for (const b of own.slice(at + 1)) {
        if (b.at - a.at > MAX_GAP_SECONDS) break
        const label = labelOf(a, b, words.get(`${a.id} ${b.id}`))
        if (label !== null) pairs.push({ a: a.id, b: b.id, aAt: a.at, bAt: b.at, ...label })
      }
  }
  return pairs.sort((x, y) => y.bAt - x.bAt || x.a - y.a || x.b - y.b).slice(0, most)
}

function labelOf(a: PairedContact, b: PairedContact, word: boolean | undefined): Pick<PairLabel, 'same' | 'source'> | null {
  if (word !== undefined) return { same: word, source: 'human' }
  if (a.follows === b.id || b.follows === a.id) return { same: true, source: 'follow_up' }
  if (a.orderRefs.length === 0 || b.orderRefs.length === 0) return null
  return { same: a.orderRefs.some((ref) => b.orderRefs.includes(ref)), source: 'order' }
}

function byPerson(contacts: readonly PairedContact[]): PairedContact[][] {
  const groups = new Map<PersonId, PairedContact[]>()
  for (const contact of contacts) {
    const group = groups.get(contact.personId)
    if (group) group.push(contact)
    else groups.set(contact.personId, [contact])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}
