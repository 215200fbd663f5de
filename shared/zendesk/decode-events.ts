/** The child events of an audit that the rules read, as landing rows. */
import type { HistoryEvent, StatusCategory } from '../fcr/history.ts'
import { readAudit, type RawAudit, type RawChange, type RawChild } from './decode-audit.ts'
import { decodeComment, decodeCommentMark } from './decode-comment.ts'
import type { DecodeContext } from './decode-context.ts'
import type { DecodeNotes } from './decode-notes.ts'
import { readSurveyResponse } from './decode-survey.ts'
import { readCsat } from './decode-ticket.ts'
import { idOf, tagsOf, textOf } from './raw.ts'
import type { EventRow } from './rows.ts'
import { knownStatus } from './status-words.ts'

const COMMENTS: ReadonlySet<string> = new Set(['Comment', 'VoiceComment', 'FacebookComment'])
/** Event types that say nothing to the rules. A type that stands nowhere here is kept in the count of unknown words. */
const SILENT: ReadonlySet<string> = new Set(
  (
    'CommentPrivacyChange CommentRedactEvent AttachmentRedactionEvent Notification NotificationWithCcs SmsNotification Cc FollowerNotificationEvent FollowerChange EmailCcChange AgentMacroReference SatisfactionRating ' +
    'TicketSharingEvent OrganizationActivity ScheduleAssignment SlaTargetChange Error Tweet FacebookEvent External LogMeInTranscript Push ChatStartedEvent ChatEndedEvent AssociateAttValsEvent ' +
    'SurveyOffered OfferedTo RoutingChannel CollabThreadCreated CollabThreadClosed CollabThreadReopened TicketUnsuspend'
  ).split(' '),
)

/** One audit of either shape; the rows are in the order of its child events. */
export function decodeEvents(
  raw: unknown,
  context: DecodeContext,
  notes: DecodeNotes,
  where: string,
  ticketId: number | null = null,
): readonly EventRow[] {
  const audit = readAudit(raw, ticketId, notes, where)
  if (audit === null) return []
  const rows: EventRow[] = []
  const creates = audit.children.filter((child) => child.type === 'Create')
  const told = audit.children.some((child) => COMMENTS.has(child.type))
  let created = false
  for (const [place, child] of audit.children.entries()) {
    // (audit, place) names a row for good, so what a child holds beside its first event is numbered after all places.
    const seqs = seqsFrom(place, audit.children.length)
    if (child.type === 'Create') {
      // Audits write one Create a field; together they are one creation.
      if (!created) rows.push(decodeCreated(audit, creates, seqs(), notes))
      created = true
    }
    if (!told && child.raw['comment_present'] === true) rows.push(decodeCommentMark(audit, child, seqs()))
    if (child.type === 'Change') for (const change of child.changes) pushChange(rows, audit, child, change, seqs, notes)
    else if (COMMENTS.has(child.type)) rows.push(decodeComment(audit, child, seqs(), context))
    else if (child.type === 'SurveyResponseSubmitted') pushSurvey(rows, audit, child, seqs, context)
    else if (child.type !== 'Create' && !SILENT.has(child.type)) notes.unknown('event_type', child.type === '' ? '(none)' : child.type)
  }
  return rows
}

function seqsFrom(place: number, count: number): () => number {
  let turn = 0
  return () => place + count * turn++
}

type Bare = HistoryEvent extends infer E ? (E extends HistoryEvent ? Omit<E, 'id' | 'seq' | 'at' | 'actorId' | 'byPerson'> : never) : never
const NONE: readonly string[] = []
function rowOf(audit: RawAudit, child: RawChild, seq: number, event: Bare): EventRow {
  const via = child.via ?? audit.via
  return {
    id: audit.id,
    seq,
    at: audit.at,
    actorId: audit.actorId,
    byPerson: audit.actorId > 0 && !via.automatic,
    ticketId: audit.ticketId,
    text: null,
    orderRefs: NONE,
    mergeTarget: audit.via.toTicket ?? via.toTicket,
    ...event,
  }
}

function decodeCreated(audit: RawAudit, creates: readonly RawChild[], seq: number, notes: DecodeNotes): EventRow {
  const values = new Map(creates.flatMap((child) => child.changes.map((change) => [change.field, change.value] as const)))
  return rowOf(audit, creates[0]!, seq, {
    kind: 'created',
    status: categoryOf(values.get('status'), notes) ?? 'new',
    groupId: idOf(values.get('group_id')),
    assigneeId: idOf(values.get('assignee_id')),
    tags: tagsOf(values.get('tags')),
  })
}

function pushChange(rows: EventRow[], audit: RawAudit, child: RawChild, change: RawChange, seqs: () => number, notes: DecodeNotes): void {
  const event = changeOf(child, change, notes)
  if (event) rows.push(rowOf(audit, child, seqs(), event))
}
function changeOf(child: RawChild, { field, value, previous }: RawChange, notes: DecodeNotes): Bare | null {
  switch (field) {
    case 'status': {
      const to = categoryOf(value, notes)
      return to === null ? null : { kind: 'status', from: categoryOf(previous, notes), to }
    }
    case 'group_id':
      return { kind: 'group', from: idOf(previous), to: idOf(value) }
    case 'assignee_id':
      return { kind: 'assignee', from: idOf(previous), to: idOf(value) }
    case 'requester_id':
      return { kind: 'requester', from: idOf(previous), to: idOf(value) }
    case 'tags':
      return tagChange(child, value, previous)
    case 'satisfaction_score': {
      const score = readCsat(value)
      return score === null ? null : { kind: 'csat', score }
    }
    default:
      return null
  }
}
function tagChange(child: RawChild, value: unknown, previous: unknown): Bare | null {
  const now = tagsOf(value)
  const old = tagsOf(previous)
  const added = Array.isArray(child.raw['added_tags']) ? tagsOf(child.raw['added_tags']) : now.filter((tag) => !old.includes(tag))
  const removed = Array.isArray(child.raw['removed_tags']) ? tagsOf(child.raw['removed_tags']) : old.filter((tag) => !now.includes(tag))
  return added.length + removed.length === 0 ? null : { kind: 'tags', added, removed }
}

function pushSurvey(rows: EventRow[], audit: RawAudit, child: RawChild, seqs: () => number, context: DecodeContext): void {
  const { answer, csat } = readSurveyResponse(child.raw, context)
  if (answer) rows.push(rowOf(audit, child, seqs(), { kind: 'survey', answer }))
  if (csat) rows.push(rowOf(audit, child, seqs(), { kind: 'csat', score: csat }))
}

/** null when nothing is said; an unknown word is `other` and counted. */
function categoryOf(value: unknown, notes: DecodeNotes): StatusCategory | null {
  const word = textOf(value)
  if (word === null || word === '') return null
  const category = knownStatus(word)
  if (category === null) notes.unknown('status', word)
  return category ?? 'other'
}
