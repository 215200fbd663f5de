/** From landing rows to the history the rules read. Names and ids of the configuration are resolved by the caller. */
import type {
  Channel,
  HistoryEvent,
  MappedFields,
  StatedVerdict,
  SurveyAnswer,
  TicketHistory,
  TicketId,
  TicketMeasures,
  UserId,
} from '../fcr/history.ts'
import { channelOf } from './channels.ts'
import { listedAs } from './listed-word.ts'
import type { EventRow, FieldValue, TicketRow } from './rows.ts'
import { statusCategory } from './status-words.ts'

export interface HistoryMapping {
  /** Ids of the mapped ticket fields; null = not mapped. */
  reasonField: number | null
  verdictField: number | null
  causeField: number | null
  marketField: number | null
  segmentField: number | null
  languageField: number | null
  /** What counter-metrics read; left out when none is mapped. */
  handleTimeField?: number | null
  npsField?: number | null
  effortField?: number | null
  /** Values that count as another one, each with its last target. */
  reasonAliases?: Readonly<Record<string, string>>
  causeAliases?: Readonly<Record<string, string>>
  verdictValues: Readonly<Record<StatedVerdict, readonly string[]>>
  surveyMap: ({ field: number | null } & Readonly<Record<SurveyAnswer, readonly string[]>>) | null
  channelMap: Readonly<Record<string, Channel>>
  /** Name of a brand, null when unknown. */
  brandName: (brandId: number) => string | null
  /** Locale of the requester as Zendesk keeps it; used when no language field is mapped or filled. */
  requesterLanguage: (userId: UserId) => string | null
}

const CLOSED_BY_MERGE = 'closed_by_merge'

/** One ticket as the rules see it. `events` are those of this ticket, in any order; `opening` its first words, where a rule reads them. */
export function toHistory(row: TicketRow, events: readonly EventRow[], mapping: HistoryMapping, opening: string | null = null): TicketHistory {
  const ordered = inOrder(events)
  const channel = channelOf(row.via, row.fromMessaging, mapping.channelMap)
  const mergedAway = row.tags.includes(CLOSED_BY_MERGE)
  return {
    id: row.id,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    status: statusCategory(row.status),
    requesterId: row.requesterId,
    submitterId: row.submitterId,
    assigneeId: row.assigneeId,
    groupId: row.groupId,
    problemId: row.problemId,
    channel,
    outbound: channel === 'voice' && row.viaRel === 'outbound',
    followUpOf: row.viaRel === 'follow_up' ? row.viaFromTicket : null,
    mergedAway,
    mergedInto: mergedAway ? (row.viaToTicket ?? mergeTarget(row.id, ordered)) : null,
    aiAgent: row.aiAgent,
    tags: row.tags,
    fields: mappedFields(row, mapping),
    orderRefs: orderRefs(row, ordered),
    metric: row.metric,
    measures: measuresOf(row, mapping),
    opening,
    events: ordered,
  }
}

const before = (a: HistoryEvent, b: HistoryEvent) => a.at - b.at || a.id - b.id || a.seq - b.seq
function inOrder(events: readonly EventRow[]): readonly EventRow[] {
  for (let i = 1; i < events.length; i++) if (before(events[i - 1]!, events[i]!) > 0) return events.toSorted(before)
  return events
}

/** The last target named wins: a ticket is merged away at most once, at its end. */
function mergeTarget(own: TicketId, events: readonly EventRow[]): TicketId | null {
  return events.findLast((event) => event.mergeTarget !== null && event.mergeTarget !== own)?.mergeTarget ?? null
}

function orderRefs(row: TicketRow, events: readonly EventRow[]): readonly string[] {
  const found = new Set(row.orderRefs)
  for (const event of events) for (const ref of event.orderRefs) found.add(ref)
  return found.size === row.orderRefs.length ? row.orderRefs : [...found]
}

function mappedFields(row: TicketRow, mapping: HistoryMapping): MappedFields {
  const text = (id: number | null) => fieldText(valueOf(row, id))
  return {
    reason: merged(text(mapping.reasonField), mapping.reasonAliases),
    stated: oneOf(valueOf(row, mapping.verdictField), mapping.verdictValues, ['resolved', 'partly', 'no'], 'resolved'),
    cause: merged(text(mapping.causeField), mapping.causeAliases),
    market: text(mapping.marketField),
    language: text(mapping.languageField) ?? mapping.requesterLanguage(row.requesterId),
    segment: text(mapping.segmentField),
    brand: row.brandId === null ? null : (mapping.brandName(row.brandId) ?? String(row.brandId)),
    survey: mapping.surveyMap && oneOf(valueOf(row, mapping.surveyMap.field), mapping.surveyMap, ['yes', 'partly', 'no'], 'yes'),
    csat: row.csat,
  }
}
/** The value that counts: its alias, of several chosen at once each one's. */
export function merged(value: string | null, aliases: Readonly<Record<string, string>> | undefined): string | null {
  if (value === null || aliases === undefined) return value
  if (Object.hasOwn(aliases, value)) return aliases[value] ?? value
  const parts = value.split(', ')
  if (!parts.some((part) => Object.hasOwn(aliases, part))) return value
  return [...new Set(parts.map((part) => (Object.hasOwn(aliases, part) ? (aliases[part] ?? part) : part)))].toSorted().join(', ')
}
function measuresOf(row: TicketRow, { handleTimeField, npsField, effortField }: HistoryMapping): TicketMeasures {
  const number = (id: number | null | undefined) => wholeNumber(fieldText(valueOf(row, id ?? null)))
  const nps = number(npsField)
  return {
    priority: row.priority ?? null,
    handleSeconds: number(handleTimeField),
    nps: nps === null || nps > MOST_NPS ? null : nps,
    effort: number(effortField),
  }
}
const MOST_NPS = 10
/** Not below zero; a choice may hold its number anywhere, as in `nps_9`. */
function wholeNumber(text: string | null): number | null {
  const [, digits] = /^\D*?(\d{1,9}(?:\.\d+)?)\D*$/.exec(text?.startsWith('-') === true ? '' : (text ?? '')) ?? []
  return digits === undefined ? null : Math.round(Number(digits))
}
const valueOf = (row: TicketRow, id: number | null): FieldValue => (id === null ? null : (row.fields[id] ?? null))

/** A multi-select is one value: its options in order, so that equal choices are equal. */
function fieldText(value: FieldValue): string | null {
  if (value === null || value === '') return null
  if (typeof value === 'object') return value.length === 0 ? null : value.toSorted().join(', ')
  return String(value)
}

/** Which of the named lists holds the field's value. A ticked box means `ticked`, an unticked one says nothing, unless a list names them. */
function oneOf<T extends string>(value: FieldValue, lists: Readonly<Record<T, readonly string[]>>, names: readonly T[], ticked: T): T | null {
  const text = fieldText(value)
  return text === null ? null : (listedAs(text, lists, names) ?? (value === true ? ticked : null))
}
