/** A ticket and its metric set at the moment of opening. */
import type { LedgerBooks, OpenInput } from './ledger-input.ts'
import { isoOf, type RawMetric, type RawTicket } from './records.ts'

export function blankTicket(input: OpenInput, books: LedgerBooks): RawTicket {
  const at = isoOf(input.at)
  const custom = books.fieldIds.map((id) => ({ id, value: input.fields?.[id] ?? null }))
  const optionTags = custom.flatMap(({ id, value }) => (books.taggerFields.has(id) && typeof value === 'string' && value ? [value] : []))
  return {
    url: `/api/v2/tickets/${input.id}.json`,
    id: input.id,
    external_id: null,
    via: { channel: input.channel, source: { from: input.source?.from ?? {}, to: input.source?.to ?? {}, rel: input.source?.rel ?? null } },
    created_at: at,
    updated_at: at,
    generated_timestamp: input.at,
    type: input.type ?? null,
    subject: input.subject,
    raw_subject: input.subject,
    description: input.comment.body,
    priority: input.priority ?? null,
    status: input.status ?? 'new',
    recipient: input.recipient ?? null,
    requester_id: input.requesterId,
    submitter_id: input.submitterId ?? input.requesterId,
    assignee_id: input.assigneeId ?? null,
    organization_id: null,
    group_id: input.groupId ?? null,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    problem_id: input.problemId ?? null,
    has_incidents: false,
    is_public: input.comment.public ?? true,
    due_at: null,
    tags: [...new Set([...(input.tags ?? []), ...optionTags])],
    custom_fields: custom,
    fields: custom,
    satisfaction_rating: null,
    sharing_agreement_ids: [],
    custom_status_id: null,
    followup_ids: [],
    ticket_form_id: null,
    brand_id: input.brandId,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: input.messaging ?? false,
    support_type: input.aiAgent ? 'ai_agent' : 'agent',
    encoded_id: `FF${input.id.toString(36).toUpperCase()}`,
  }
}

export function blankMetric(ticket: RawTicket, input: OpenInput): RawMetric {
  return {
    url: `/api/v2/ticket_metrics/${ticket.id + 4_000_000}.json`,
    id: ticket.id + 4_000_000,
    ticket_id: ticket.id,
    created_at: ticket.created_at,
    updated_at: ticket.created_at,
    group_stations: 0,
    assignee_stations: 0,
    reopens: 0,
    replies: input.hiddenReplies ?? 0,
    requester_updated_at: ticket.created_at,
    status_updated_at: ticket.created_at,
    latest_comment_added_at: ticket.created_at,
    reply_time_in_minutes: { calendar: null, business: null },
    first_resolution_time_in_minutes: { calendar: null, business: null },
    full_resolution_time_in_minutes: { calendar: null, business: null },
  }
}
