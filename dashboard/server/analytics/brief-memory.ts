/** What briefs read: contacts of late and who is who, kept in memory; older ones and strangers are asked of the store. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import type { EpochSeconds, PersonId, TicketId, UserId } from '@shared/fcr/history.ts'
import type { RecentContact, UserPerson } from '../store/fact-store/contract.ts'
import { readKnownTickets, toKnownTickets, type KnownPerson, type KnownTicket } from './issue-tickets.ts'
import { readCompleteTo, type AnalyticsReader } from './reader.ts'

/** A gap counts up to 30 days, and a contact may be solved long after it was opened. */
const KEPT_SECONDS = 60 * DAY_SECONDS
const PAGE = 5000
/** Looking for news is cheap, reading them anew is not; a sync a minute is the usual. */
const LOOK_AFTER_MS = 5_000
const STALE_MS = 10 * 60_000
/** Fewer labelled contacts tell no shares. */
const FEWEST_WITH_REASON = 50
/** Contacts of one person that are looked at; a shared mailbox has hundreds. */
const LOOKED_AT = 20

export interface BriefMemory {
  findPerson: (keys: { userId: UserId | null; identities: readonly string[] }) => Promise<KnownPerson | null>
  /** Of the person, without `except`, touched at or after `since`, newest first. */
  contactsOf: (person: KnownPerson, since: EpochSeconds, except: TicketId | null) => Promise<readonly KnownTicket[]>
  /** null = not synced. `createdAt` as the helpdesk says it: a fresh ticket that is not in memory is in no table either. */
  ticket: (id: TicketId, createdAt: EpochSeconds | null) => Promise<Pick<RecentContact, 'row' | 'orderRefs'> | null>
  completeTo: () => Promise<EpochSeconds | null>
  /** Share of each reason among the contacts of late that have one; empty while they are few. */
  reasonShares: () => ReadonlyMap<string, number>
  /** Reads what changed since the last time; the service asks after every judging, and a brief now and then. */
  refresh: () => Promise<void>
}

interface Kept {
  mark: string
  since: EpochSeconds
  completeTo: EpochSeconds | null
  byTicket: ReadonlyMap<TicketId, RecentContact>
  byPerson: ReadonlyMap<PersonId, readonly RecentContact[]>
  people: ReadonlyMap<UserId, UserPerson>
  usersOf: ReadonlyMap<PersonId, readonly UserId[]>
  links: Map<PersonId, readonly string[]>
  reasonShares: ReadonlyMap<string, number>
}

/** `now` in epoch milliseconds. */
export function createBriefMemory(reader: AnalyticsReader, now: () => number): BriefMemory {
  let kept: Kept | null = null
  let reading: Promise<void> | null = null
  let lookedAt = Number.NEGATIVE_INFINITY
  /** Since when looking has failed. */
  let failing: { since: number; cause: unknown } | null = null
  const refresh = (): Promise<void> =>
    (reading ??= readAnew(reader, kept, Math.floor(now() / 1000))
      .then((fresh) => {
        kept = fresh
        failing = null
      })
      .finally(() => {
        reading = null
      }))
  /** The first brief waits for the memory; later ones are answered from what is there, unless it could not be renewed for long. */
  async function current(): Promise<Kept> {
    if (kept === null) await refresh()
    else if (performance.now() - lookedAt > LOOK_AFTER_MS) {
      lookedAt = performance.now()
      refresh().catch((cause: unknown) => {
        failing = { since: failing?.since ?? performance.now(), cause }
      })
    }
    if (kept === null) throw new Error('the contacts of late could not be read')
    if (failing !== null && performance.now() - failing.since > STALE_MS)
      throw new Error('the contacts of late could not be read anew', { cause: failing.cause })
    return kept
  }
  /** What links the users of a person is asked once. */
  async function linksOf({ personId, userId }: UserPerson): Promise<readonly string[]> {
    const links = kept?.links.get(personId) ?? (await reader.findPerson({ userId, identities: [] }))?.linkedBy ?? []
    kept?.links.set(personId, links)
    return links
  }
  return {
    refresh,
    reasonShares: () => kept?.reasonShares ?? new Map(),
    completeTo: async () => (await current()).completeTo,
    async findPerson(keys) {
      const { people, usersOf } = await current()
      const known = keys.userId === null ? undefined : people.get(keys.userId)
      const users = known && usersOf.get(known.personId)
      if (!known || !users) return reader.findPerson(keys)
      return { personId: known.personId, shared: known.shared, users, linkedBy: users.length > 1 ? await linksOf(known) : [] }
    },
    async contactsOf(person, since, except) {
      const { since: keptSince, byPerson } = await current()
      const wanted = (at: EpochSeconds, id: TicketId) => at >= since && id !== except
      if (since >= keptSince) {
        const recent = (byPerson.get(person.personId) ?? []).filter(({ fact }) => wanted(touchedAt(fact), fact.ticketId))
        return toKnownTickets(newest(recent), person.shared)
      }
      const facts = (await reader.factsOfPerson(person.personId, since)).filter((fact) => fact.ticketId !== except)
      return readKnownTickets(
        reader,
        newest(facts.map((fact) => ({ fact }))).map(({ fact }) => fact),
        person.shared,
      )
    },
    async ticket(id, createdAt) {
      const { byTicket, since } = await current()
      const recent = byTicket.get(id)
      if (recent) return recent
      if (createdAt !== null && createdAt >= since) return null
      const landed = await reader.ticket(id)
      return landed && { row: landed.row, orderRefs: [...new Set([...landed.row.orderRefs, ...landed.events.flatMap((event) => event.orderRefs)])] }
    },
  }
}

type Dated = Pick<RecentContact, 'fact'>
const newest = <T extends Dated>(contacts: readonly T[]): readonly T[] =>
  contacts.toSorted((a, b) => b.fact.createdAt - a.fact.createdAt || b.fact.ticketId - a.fact.ticketId).slice(0, LOOKED_AT)
/** An open contact is of today. */
const touchedAt = ({ createdAt, solvedNow, lastSolvedAt }: Dated['fact']): EpochSeconds =>
  solvedNow ? Math.max(createdAt, lastSolvedAt ?? createdAt) : Number.MAX_SAFE_INTEGER

async function readAnew(reader: AnalyticsReader, before: Kept | null, now: EpochSeconds): Promise<Kept> {
  const [states, completeTo, quality] = await Promise.all([reader.streamStates(), readCompleteTo(reader), reader.quality()])
  // Landing moves the states, judging the counts.
  const mark = JSON.stringify([states, quality])
  if (before?.mark === mark) return before
  const end = completeTo ?? now
  const since = Math.min(now, end) - KEPT_SECONDS
  const byTicket = new Map<TicketId, RecentContact>()
  for (let after = 0; ;) {
    const page = await reader.recentContacts({ since, after, limit: PAGE })
    for (const contact of page) byTicket.set(contact.fact.ticketId, contact)
    after = page.at(-1)?.fact.ticketId ?? after
    if (page.length < PAGE) break
  }
  const everyone = await reader.people()
  return {
    mark,
    since,
    completeTo,
    byTicket,
    byPerson: grouped(byTicket.values(), ({ fact }) => fact.personId),
    people: new Map(everyone.map((person) => [person.userId, person])),
    usersOf: new Map([...grouped(everyone, (person) => person.personId)].map(([person, users]) => [person, users.map(({ userId }) => userId)])),
    links: new Map(),
    reasonShares: sharesOf([...byTicket.values()].flatMap(({ fact }) => fact.reason ?? [])),
  }
}

function grouped<T>(items: Iterable<T>, keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

function sharesOf(reasons: readonly string[]): ReadonlyMap<string, number> {
  if (reasons.length < FEWEST_WITH_REASON) return new Map()
  const shares = new Map<string, number>()
  for (const reason of reasons) shares.set(reason, (shares.get(reason) ?? 0) + 1 / reasons.length)
  return shares
}
