/** How good the flag is, against what the sandbox's seed knows and never serves: each ticket as its agent opens it, by its words alone. */
import type { Folder, RunningSandbox } from './bench.ts'

/** Opened since then, so that the thirty days before are in the world too. */
const SINCE = Date.parse('2026-10-05T00:00:00Z')

export interface FlagCounts {
  right: number
  wrong: number
  missed: number
}
export async function countFlags({ engine }: Folder, { world: { truth, tickets, users } }: RunningSandbox): Promise<FlagCounts> {
  let [right, wrong, missed] = [0, 0, 0]
  for (const ticket of tickets.values()) {
    const openedAt = Date.parse(ticket.created_at)
    const requester = users.get(ticket.requester_id)
    if (ticket.status === 'deleted' || openedAt < SINCE || requester?.role !== 'end-user') continue
    // A second earlier and without its number: what was synced of the ticket itself cannot help.
    const { repeat } = await engine.brief(null, {
      requester: { id: requester.id, email: requester.email, phone: requester.phone },
      channel: String(ticket.via.channel),
      createdAt: new Date(openedAt - 1000).toISOString(),
      subject: ticket.subject ?? '',
      text: ticket.description ?? '',
      fields: {},
      tags: [],
      locale: requester.locale ?? 'en',
    })
    const issue = truth.issueOf.get(ticket.id)
    const found = truth.returns.get(ticket.id)
    const isReturn = found !== undefined && !['duplicate', 'resumed', 'merged'].includes(found.how)
    if (repeat.verdict === 'repeat') {
      if (repeat.previous.some(({ ticketId }) => truth.issueOf.get(ticketId) === issue)) right++
      else wrong++
    } else if (isReturn) missed++
  }
  return { right, wrong, missed }
}
