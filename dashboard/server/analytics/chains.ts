/** Chains of contacts about one matter, walked along the nearest return of each. */
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { CONTACT } from '@shared/fcr/arrivals.ts'
import { NO_VALUE } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import type { LensDefinition } from '@shared/fcr/lens.ts'
import type { FactScope } from '../store/fact-store/contract.ts'
import type { AnalyticsReader } from './reader.ts'

/** What a matter cost its customer. */
export interface Effort {
  /** Times the customer turned up: tickets, and returns to one of them. */
  contacts: number
  channels: number
  transfers: number
  clarifications: number
}
export interface Chains {
  effortOf(first: TicketId): Effort | null
}
interface Link {
  channel: string
  transfers: number
  clarifications: number
  /** Came back in the contact's own window: with which ticket; 0 = without one of its own that counts. */
  next: TicketId | null
}
/** A return within the ticket itself, or one that was merged away. */
const NO_TICKET = 0
/** Longer than any matter that people sort out by themselves; a circle cannot be. */
const LONGEST = 100

/** Everything that had arrived by the as-of, whatever the question filters: a chain leads out of any slice. */
export async function readChains(reader: Pick<AnalyticsReader, 'scanContacts'>, everyone: FactScope): Promise<Chains> {
  const links = new Map<TicketId, Link>()
  const { definition, asOf } = everyone.lens
  await reader.scanContacts(
    {
      lens: everyone.lens,
      fromDay: null,
      toDay: null,
      filters: [],
      numbers: ['ticketId', 'firstSolvedAt', 'nextGap', 'nextTicketId', 'transfers', 'clarifications'],
      words: ['channel', 'reason', 'nextKind'],
    },
    ({ size, cell, numbers, words }) => {
      const wordOf = (name: 'channel' | 'reason' | 'nextKind', i: number) => words[name].names[words[name].codes[i]!] ?? NO_VALUE
      for (let i = 0; i < size; i += 1) {
        if (cell.names[cell.codes[i]!] !== CONTACT) continue
        const returned = isReturn(numbers.nextGap[i]!, numbers.firstSolvedAt[i]!, windowOf(definition, wordOf('reason', i)), asOf)
        const kind = wordOf('nextKind', i)
        links.set(numbers.ticketId[i]!, {
          channel: wordOf('channel', i),
          transfers: numbers.transfers[i]!,
          clarifications: numbers.clarifications[i]!,
          next: !returned ? null : kind === 'new_ticket' || kind === 'follow_up' ? numbers.nextTicketId[i]! : NO_TICKET,
        })
      }
    },
  )
  return { effortOf: (first) => walk(links, first) }
}
/** A reason may be called as what every object has. */
const windowOf = ({ windowDays, windowByReason }: LensDefinition, reason: string): number =>
  ((Object.hasOwn(windowByReason, reason) ? windowByReason[reason] : undefined) ?? windowDays ?? 0) * DAY_SECONDS
/** Of a contact that is not solved yet the return came while it was open. */
const isReturn = (gap: number, solvedAt: number, window: number, asOf: EpochSeconds): boolean =>
  gap <= window && (Number.isNaN(solvedAt) || solvedAt + gap <= asOf)

function walk(links: ReadonlyMap<TicketId, Link>, first: TicketId): Effort | null {
  let link = links.get(first)
  if (link === undefined) return null
  const channels = new Set<string>()
  const effort = { contacts: 0, transfers: 0, clarifications: 0 }
  while (link !== undefined && effort.contacts < LONGEST) {
    effort.contacts += 1
    effort.transfers += link.transfers
    effort.clarifications += link.clarifications
    channels.add(link.channel)
    if (link.next === NO_TICKET) effort.contacts += 1
    link = link.next === null ? undefined : links.get(link.next)
  }
  return { ...effort, channels: channels.size }
}
