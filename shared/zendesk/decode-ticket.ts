import { findOrderRefs, orderRefsOfField } from '../text/order-refs.ts'
import { redact } from '../text/redact.ts'
import { PRIORITIES, type TicketMetric } from '../fcr/history.ts'
import type { DecodeContext } from './decode-context.ts'
import type { DecodeNotes } from './decode-notes.ts'
import { countOf, epochOf, idOf, isRaw, listOf, rawOf, tagsOf, textOf, type Raw } from './raw.ts'
import { TEXT_RULE_VERSION, type FieldValue, type TicketRow } from './rows.ts'
import { knownStatus } from './status-words.ts'
import { isKnownTicketVia } from './via-words.ts'

/** Choices, numbers, dates and ticks; free text and card numbers stay out. */
const KEPT_TYPES: ReadonlySet<string> = new Set(['tagger', 'multiselect', 'checkbox', 'integer', 'decimal', 'date'])
/** What a scrubbed ticket has for a subject. */
const SCRUBBED = 'SCRUBBED'

/** One ticket of any list or export; `metric` when the metric set came beside the ticket instead of inside. null = skipped, with the reason noted. */
export function decodeTicket(raw: unknown, metric: unknown, context: DecodeContext, notes: DecodeNotes, where: string): TicketRow | null {
  if (!isRaw(raw)) return notes.skip(where, 'is no record')
  const id = idOf(raw['id'])
  if (id === null) return notes.skip(where, 'has no id')
  const place = `${where}, ticket ${id}`
  const createdAt = epochOf(raw['created_at'])
  if (createdAt === null) return notes.skip(place, 'created_at is missing or no date')
  const requesterId = idOf(raw['requester_id'])
  if (requesterId === null) return notes.skip(place, 'requester_id is missing or no id')
  const status = textOf(raw['status'])
  if (status === null) return notes.skip(place, 'status is missing')
  if (knownStatus(status) === null) notes.unknown('status', status)
  const updatedAt = epochOf(raw['updated_at']) ?? createdAt
  const values = fieldValues(raw)
  const subject = textOf(raw['subject'])
  const priority = PRIORITIES.find((word) => word === raw['priority'])
  return {
    id,
    createdAt,
    updatedAt,
    generatedAt: epochOf(raw['generated_timestamp']) ?? updatedAt,
    status,
    requesterId,
    submitterId: idOf(raw['submitter_id']) ?? requesterId,
    assigneeId: idOf(raw['assignee_id']),
    groupId: idOf(raw['group_id']),
    brandId: idOf(raw['brand_id']),
    problemId: idOf(raw['problem_id']),
    ...decodeVia(raw['via'], context, notes),
    fromMessaging: raw['from_messaging_channel'] === true,
    aiAgent: raw['support_type'] === 'ai_agent',
    tags: tagsOf(raw['tags']),
    fields: keptFields(values, context),
    orderRefs: orderRefs(values, subject, context),
    csat: csatOf(raw['satisfaction_rating']),
    ...(priority === undefined ? {} : { priority }),
    metric: decodeMetric(metric ?? raw['metric_set']),
    subject: storedText(subject === SCRUBBED || status === 'deleted' ? null : subject, context),
    textRule: TEXT_RULE_VERSION,
  }
}

/** Text as the configuration lets it be stored. */
export function storedText(text: string | null, context: Pick<DecodeContext, 'storeText'>): string | null {
  if (text === null || context.storeText === 'none') return null
  return context.storeText === 'full' ? text : redact(text)
}

function decodeVia(raw: unknown, context: DecodeContext, notes: DecodeNotes): Pick<TicketRow, 'via' | 'viaRel' | 'viaFromTicket' | 'viaToTicket'> {
  const via = isRaw(raw) ? raw : { channel: raw }
  const channel = via['channel']
  const word = typeof channel === 'number' ? String(channel) : (textOf(channel) ?? '')
  if (!isKnownTicketVia(word) && !Object.hasOwn(context.channelMap, word)) notes.unknown('channel', word)
  const source = rawOf(via['source'])
  return {
    via: word,
    viaRel: textOf(source['rel']),
    viaFromTicket: idOf(rawOf(source['from'])['ticket_id']),
    viaToTicket: idOf(rawOf(source['to'])['ticket_id']),
  }
}

/** `custom_fields`, else `fields`: the same list twice, either may be absent. */
function fieldValues(raw: Raw): readonly (readonly [number, FieldValue])[] {
  const list = Array.isArray(raw['custom_fields']) ? raw['custom_fields'] : listOf(raw['fields'])
  return list.flatMap((entry) => {
    const field = rawOf(entry)
    const id = idOf(field['id'])
    const value = fieldValue(field['value'])
    return id === null || value === null ? [] : [[id, value] as const]
  })
}
function fieldValue(value: unknown): FieldValue {
  if (typeof value === 'string') return value === '' ? null : value
  if (typeof value === 'number' || typeof value === 'boolean') return value
  const list = tagsOf(Array.isArray(value) ? value : [])
  return list.length === 0 ? null : list
}

function keptFields(values: readonly (readonly [number, FieldValue])[], context: DecodeContext): Readonly<Record<string, FieldValue>> {
  const kept: Record<string, FieldValue> = {}
  for (const [id, value] of values) {
    if (context.orderFields.has(id)) continue
    const type = context.fieldTypes.get(id)
    // Of a field never described, text might be anything a customer typed.
    if (context.mappedFields.has(id) || (type === undefined ? typeof value !== 'string' : KEPT_TYPES.has(type))) kept[id] = value
  }
  return kept
}

function orderRefs(values: readonly (readonly [number, FieldValue])[], subject: string | null, context: DecodeContext): readonly string[] {
  const refs = new Set(subject === null ? [] : findOrderRefs(subject, context.orderPatterns))
  for (const [id, value] of values)
    if (context.orderFields.has(id))
      for (const part of typeof value === 'object' && value !== null ? value : [String(value)])
        for (const ref of orderRefsOfField(part)) refs.add(ref)
  return refs.size === 0 ? NONE : Array.from(refs, context.hash)
}
const NONE: readonly string[] = []

/** Offered and unoffered are no answers. */
function csatOf(rating: unknown): 'good' | 'bad' | null {
  return readCsat(rawOf(rating)['score'])
}
export function readCsat(score: unknown): 'good' | 'bad' | null {
  const word = textOf(score)?.toLowerCase() ?? ''
  if (word.startsWith('good')) return 'good'
  return word.startsWith('bad') ? 'bad' : null
}

/** Missing keys and nulls are the same: not known. */
function decodeMetric(raw: unknown): TicketMetric | null {
  if (!isRaw(raw)) return null
  return {
    replies: countOf(raw['replies']),
    reopens: countOf(raw['reopens']),
    groupStations: countOf(raw['group_stations']),
    solvedAt: epochOf(raw['solved_at']),
    firstResolutionMinutes: countOf(rawOf(raw['first_resolution_time_in_minutes'])['calendar']),
  }
}
