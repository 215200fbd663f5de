/** What the sidebar may do to the ticket beside it, in its own words; the features know nothing else of the host. */
import { toId, toList, toRecord, toText } from '../decode.ts'
import { read, type ZafClient } from './client.ts'
import { insertIntoDraft, type Insertion, type Piece } from './draft.ts'
import { updateFields, type FieldUpdate, type FieldValues } from './field-update.ts'
import { fieldPath, readOpening, toDraft, toFieldValue, type Draft, type FieldValue, type Opening } from './ticket.ts'
import type { Transport } from './transport.ts'

export interface Desk {
  readOpening(): Promise<Opening | null>
  readDraft(): Promise<Draft>
  /** Id and status as they are now: both may change by a submit. */
  readState(): Promise<{ id: number | null; status: string | null }>
  /** Custom field values as they stand in the form, saved or not. */
  readValues(fieldIds: readonly number[]): Promise<readonly FieldValue[]>
  insert(piece: Piece): Promise<Insertion>
  /** Into the ticket's form; saved by the agent's own submit. */
  setFields(values: FieldValues): Promise<unknown>
  /** After the submit, straight into the saved ticket. */
  updateFields(ticketId: number, values: FieldValues, expected?: FieldValues | null): Promise<FieldUpdate>
  openTicket(id: number): void
  /** Subjects by ticket id, read as the agent; the one Zendesk request of an opened ticket. */
  readSubjects(ids: readonly number[]): Promise<ReadonlyMap<number, string>>
}

export function createDesk(client: ZafClient, transport: Transport): Desk {
  return {
    readOpening: () => readOpening(client),
    readDraft: async () => toDraft((await read(client, ['comment']))['comment']),
    readState: async () => {
      const answer = await read(client, ['ticket.id', 'ticket.status'])
      return { id: toId(answer['ticket.id']), status: toText(answer['ticket.status']) }
    },
    readValues: async (fieldIds) => {
      const answer = await read(client, fieldIds.map(fieldPath))
      return fieldIds.map((id) => toFieldValue(answer[fieldPath(id)]))
    },
    insert: (piece) => insertIntoDraft(client, piece),
    setFields: (values) => client.set(Object.fromEntries(Object.entries(values).map(([id, value]) => [fieldPath(Number(id)), value]))),
    updateFields: (ticketId, values, expected) => updateFields(transport, ticketId, values, expected),
    openTicket: (id) => void client.invoke('routeTo', 'ticket', id),
    readSubjects: async (ids) => {
      const reply = await transport.toZendesk('GET', `/api/v2/tickets/show_many.json?ids=${ids.slice(0, 100).join(',')}`)
      const tickets = toList(toRecord(reply.body)['tickets']).map(toRecord)
      return new Map(tickets.flatMap((ticket) => pair(toId(ticket['id']), toText(ticket['subject']))))
    },
  }
}
const pair = (id: number | null, subject: string | null): [number, string][] => (id === null || subject === null ? [] : [[id, subject]])
