/** Changes a test makes to the world afterwards: what golden cases 23 and 24 need. */
import { ADMIN_ID, FIELD } from './catalogue.ts'
import type { Ledger } from './ledger.ts'
import { isoOf, type RawEvent, type RawIdentity, type RawTicket, type RawUser } from './records.ts'
import { scrub } from './scrub.ts'

export interface Later {
  /** Merges user `loser` into `winner`, as an admin does in Zendesk: tickets and identities move, the loser is gone. */
  mergeUsers(winner: number, loser: number, at: number): void
  /** Sets another contact reason on a ticket. */
  retag(ticketId: number, reason: string | null, at: number): void
  /** Deletes a ticket softly; `alsoWords` also takes its words away. */
  deleteTicket(ticketId: number, at: number, alsoWords?: boolean): void
}

interface Books {
  tickets: ReadonlyMap<number, RawTicket>
  users: ReadonlyMap<number, RawUser>
  identities: Map<number, RawIdentity[]>
  eventsOf(ticketId: number): readonly RawEvent[]
  ledger: Ledger
  touch(): void
}

export function createLater(world: Books): Later {
  const mergeUsers = (winner: number, loser: number, at: number): void => {
    const kept = world.users.get(winner)
    const gone = world.users.get(loser)
    if (!kept || !gone || winner === loser) throw new Error(`users ${winner} and ${loser} cannot be merged`)
    const moved = (world.identities.get(loser) ?? []).map((item) => ({ ...item, user_id: winner, primary: false, updated_at: isoOf(at) }))
    world.identities.set(winner, [...(world.identities.get(winner) ?? []), ...moved])
    world.identities.set(loser, [])
    Object.assign(kept, { updated_at: isoOf(at), phone: kept.phone ?? gone.phone, external_id: kept.external_id ?? gone.external_id })
    Object.assign(gone, { updated_at: isoOf(at), active: false, email: null, phone: null, external_id: null })
    for (const ticket of world.tickets.values())
      if (ticket.requester_id === loser) world.ledger.amend(ticket, { at, actorId: ADMIN_ID, via: 'User merge', set: { requester_id: winner } })
    world.touch()
  }
  const retag = (ticketId: number, reason: string | null, at: number): void => {
    const ticket = world.tickets.get(ticketId)
    if (!ticket) throw new Error(`no ticket ${ticketId}`)
    world.ledger.amend(ticket, { at, actorId: ADMIN_ID, via: 'Web form', fields: { [FIELD.reason]: reason } })
    world.touch()
  }
  const deleteTicket = (ticketId: number, at: number, alsoWords = false): void => {
    const ticket = world.tickets.get(ticketId)
    if (!ticket) throw new Error(`no ticket ${ticketId}`)
    world.ledger.amend(ticket, { at, actorId: ADMIN_ID, via: 'Web form', set: { status: 'deleted' } })
    if (alsoWords) scrub(ticket, world.eventsOf(ticketId), at)
    world.touch()
  }
  return { mergeUsers, retag, deleteTicket }
}
