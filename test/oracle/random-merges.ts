import type { RawChild, RawWorld } from './records.ts'

const HOUR = 3600
const DAY = 24 * HOUR
const iso = (at: number) => new Date(at * 1000).toISOString().replace('.000Z', 'Z')

/** Merges: a source is closed into another ticket, by tag and by the target's name in via or in the comment. */
export function mergeSome(world: RawWorld, pick: <T>(list: readonly T[]) => T, chance: (p: number) => boolean, nextAudit: () => number): void {
  for (const source of world.tickets) {
    if (!chance(0.1) || source.status === 'deleted' || !world.events.some((event) => event.ticket_id === source.id)) continue
    const known = (ticket: { id: number }) => world.events.some((event) => event.ticket_id === ticket.id)
    const targets = world.tickets.filter(
      (t) =>
        known(t) && t.id !== source.id && t.requester_id === source.requester_id && !t.tags.includes('closed_by_merge') && t.status !== 'deleted',
    )
    if (targets.length === 0) continue
    const target = pick(targets)
    const at = Math.max(Date.parse(source.updated_at), Date.parse(target.created_at)) / 1000 + pick([60, HOUR, DAY])
    const named = chance(0.5)
    source.tags = [...source.tags, 'closed_by_merge']
    if (named) source.via.source = { rel: source.via.source?.rel ?? null, from: source.via.source?.from ?? {}, to: { ticket_id: target.id } }
    const closing: RawChild[] = source.status === 'closed' ? [] : [{ event_type: 'Change', status: 'closed', previous_value: source.status }]
    const id = nextAudit()
    world.events.push({
      id,
      ticket_id: source.id,
      created_at: iso(at),
      updater_id: 301,
      via: 'Merge',
      child_events: [
        { event_type: 'Comment', public: false, author_id: 301, body: `This request was closed and merged into request #${target.id} "x".` },
        { event_type: 'Change', tags: source.tags, added_tags: ['closed_by_merge'], removed_tags: [] },
        ...closing,
      ].map((child, index) => ({ id: id * 100 + index, via: 'Merge', ...child })),
    })
    source.status = 'closed'
    source.updated_at = iso(at)
    const told = nextAudit()
    world.events.push({
      id: told,
      ticket_id: target.id,
      created_at: iso(at),
      updater_id: 301,
      via: 'Merge',
      child_events: [
        {
          id: told * 100,
          via: 'Merge',
          event_type: 'Comment',
          public: chance(0.5),
          author_id: 301,
          body: `Request #${source.id} "x" was closed and merged into this request.`,
        },
      ],
    })
    target.updated_at = iso(Math.max(at, Date.parse(target.updated_at) / 1000))
  }
}
