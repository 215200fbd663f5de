/** What a vintage keeps of each ticket: its cell, and what of its fact could change it later. Columns as JSON, compressed: about ten bytes a ticket. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import type { ContactFact } from '@shared/fcr/fact.ts'
import type { TicketId, UserId } from '@shared/fcr/history.ts'
import type { UserPerson } from '../store/fact-store/contract.ts'

/** A ticket as it was counted. */
export interface SnapshotTicket {
  ticketId: TicketId
  /** A state or `excluded:CODE`. */
  cell: string
  reason: string | null
  predictedReason: string | null
  exclusion: string | null
  firstSolvedAt: number | null
  /** The return: seconds after the solve, its kind, the ticket that came back. */
  gap: number | null
  kind: string | null
  nextTicketId: number | null
  /** Which users were its person; no user can be read from it. */
  personMark: number
  ruleVersion: number
}
const COLUMNS = {
  ticketId: z.number(),
  cell: z.string(),
  reason: z.string().nullable(),
  predictedReason: z.string().nullable(),
  exclusion: z.string().nullable(),
  firstSolvedAt: z.number().nullable(),
  gap: z.number().nullable(),
  kind: z.string().nullable(),
  nextTicketId: z.number().nullable(),
  personMark: z.number(),
  ruleVersion: z.number(),
} satisfies Record<keyof SnapshotTicket, z.ZodType>
const NAMES: readonly (keyof SnapshotTicket)[] = [
  'ticketId',
  'cell',
  'reason',
  'predictedReason',
  'exclusion',
  'firstSolvedAt',
  'gap',
  'kind',
  'nextTicketId',
  'personMark',
  'ruleVersion',
]
const bodySchema = z.object({
  version: z.literal(1),
  columns: z.object(
    Object.fromEntries(NAMES.map((name) => [name, z.array(COLUMNS[name])])) as { [K in keyof typeof COLUMNS]: z.ZodArray<(typeof COLUMNS)[K]> },
  ),
})

export function writeSnapshot(tickets: readonly SnapshotTicket[]): Uint8Array {
  const columns = Object.fromEntries(NAMES.map((name) => [name, tickets.map((ticket) => ticket[name])]))
  return gzipSync(JSON.stringify({ version: 1, columns }))
}
export function readSnapshot(body: Uint8Array): SnapshotTicket[] {
  const { columns } = bodySchema.parse(JSON.parse(gunzipSync(body).toString()))
  return columns.ticketId.map((ticketId, at) => ({
    ticketId,
    cell: columns.cell[at] ?? '',
    reason: columns.reason[at] ?? null,
    predictedReason: columns.predictedReason[at] ?? null,
    exclusion: columns.exclusion[at] ?? null,
    firstSolvedAt: columns.firstSolvedAt[at] ?? null,
    gap: columns.gap[at] ?? null,
    kind: columns.kind[at] ?? null,
    nextTicketId: columns.nextTicketId[at] ?? null,
    personMark: columns.personMark[at] ?? 0,
    ruleVersion: columns.ruleVersion[at] ?? 0,
  }))
}

export function toSnapshot(fact: ContactFact, cell: string, personMark: number): SnapshotTicket {
  const { ticketId, reason, predictedReason, exclusion, firstSolvedAt, next, ruleVersion } = fact
  const back = { gap: next.gap, kind: next.kind, nextTicketId: next.ticketId }
  return { ticketId, cell, reason, predictedReason, exclusion, firstSolvedAt, ...back, personMark, ruleVersion }
}

/** One number for the set of users of each person: it changes when users join or leave. */
export function personMarks(people: readonly UserPerson[]): ReadonlyMap<number, number> {
  const marks = new Map<number, number>()
  for (const { userId, personId } of people) marks.set(personId, (marks.get(personId) ?? 0) ^ scattered(userId))
  return marks
}
function scattered(id: UserId): number {
  let mixed = Math.imul((id >>> 0) ^ Math.floor(id / 2 ** 32), 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 1
}
