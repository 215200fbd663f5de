/** Writing ticket fields after the submit, as the agent, by one update that refuses to overwrite somebody else's change. */
import { toId, toList, toRecord, toText } from '../decode.ts'
import type { Transport } from './transport.ts'

export type FieldValues = Readonly<Record<string, string | null>>
export type FieldUpdate = { kind: 'written'; former: FieldValues } | { kind: 'conflict' } | { kind: 'failed'; status: number }

/**
 * @param expected what the fields must still hold, else it is a conflict; for undo
 */
export async function updateFields(
  transport: Transport,
  ticketId: number,
  values: FieldValues,
  expected: FieldValues | null = null,
): Promise<FieldUpdate> {
  const path = `/api/v2/tickets/${ticketId}.json`
  const now = await transport.toZendesk('GET', path)
  if (!now.ok) return { kind: 'failed', status: now.status }
  const ticket = toRecord(toRecord(now.body)['ticket'])
  const former = readValues(ticket['custom_fields'], Object.keys(values))
  if (expected && Object.entries(expected).some(([id, value]) => (former[id] ?? null) !== value)) return { kind: 'conflict' }
  const written = await transport.toZendesk('PUT', path, {
    ticket: {
      custom_fields: Object.entries(values).map(([id, value]) => ({ id: Number(id), value })),
      safe_update: true,
      updated_stamp: toText(ticket['updated_at']),
    },
  })
  if (written.ok) return { kind: 'written', former }
  return written.status === 409 ? { kind: 'conflict' } : { kind: 'failed', status: written.status }
}

function readValues(fields: unknown, ids: readonly string[]): FieldValues {
  const now = new Map(toList(fields).map((entry) => [String(toId(toRecord(entry)['id'])), toText(toRecord(entry)['value'])]))
  return Object.fromEntries(ids.map((id) => [id, now.get(id) ?? null]))
}
