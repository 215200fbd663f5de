import type { Draft, Edits } from './edits.ts'
import type { Ticket } from './rows.ts'

const CUSTOM = /^custom_field_(\d+)$/

/** What `PUT /tickets/{id}` is sent: only what was edited, and only if nobody saved the ticket meanwhile. */
export function updateBody(ticket: Ticket, edits: Edits, draft: Draft): object {
  const body: Record<string, unknown> = { safe_update: true, updated_stamp: ticket.updatedAt }
  const customFields: { id: number; value: unknown }[] = []
  for (const [property, value] of Object.entries(edits)) {
    const id = CUSTOM.exec(property)?.[1]
    if (id !== undefined) customFields.push({ id: Number(id), value })
    else body[property] = value
  }
  if (customFields.length > 0) body['custom_fields'] = customFields
  if (draft.text.trim() !== '') body['comment'] = { body: draft.text, public: draft.type === 'publicReply' }
  return body
}
