import { articleLinksIn } from '../text/article-links.ts'
import { isAutoReply } from '../text/auto-reply.ts'
import { isGratitude } from '../text/gratitude.ts'
import { findOrderRefs } from '../text/order-refs.ts'
import { packSignals, signalsOf } from '../text/signals.ts'
import type { RawAudit, RawChild } from './decode-audit.ts'
import type { DecodeContext } from './decode-context.ts'
import { storedText } from './decode-ticket.ts'
import { readMergeComment } from './merge-words.ts'
import { idOf, isRaw, rawOf, textOf, type Raw } from './raw.ts'
import type { EventRow } from './rows.ts'

type CommentRow = Extract<EventRow, { kind: 'comment' }>
const NONE: readonly string[] = []

/** A comment or a call; verdicts on its text are read here, before the text is redacted or dropped. */
export function decodeComment(audit: RawAudit, child: RawChild, seq: number, context: DecodeContext): CommentRow {
  const { raw } = child
  const via = child.via ?? audit.via
  const voice = child.type === 'VoiceComment'
  const text = bodyOf(raw, context)
  const isPublic = raw['public'] !== false
  const merge = text === '' ? null : readMergeComment(text)
  const answeredBy = voice ? answeredByOf(raw) : undefined
  const authorId = answeredBy ?? idOf(raw['author_id']) ?? audit.actorId
  // Written out: spreading the common part costs more than all verdicts together.
  const row: CommentRow = {
    id: audit.id,
    seq,
    at: audit.at,
    actorId: audit.actorId,
    ticketId: audit.ticketId,
    kind: 'comment',
    // Integrations write comments as the system in the name of a person.
    byPerson: authorId > 0 && !via.automatic,
    authorId,
    public: isPublic,
    voice: voice && answeredBy !== null,
    byMerge: merge !== null || audit.via.merge || via.merge,
    gratitude: isPublic && isGratitude(text),
    autoReply: isPublic && isAutoReply(text, { flags: audit.flags }),
    text: isPublic || context.storeText === 'full' ? storedText(text === '' ? null : text, context) : null,
    orderRefs: isPublic ? hashedRefs(text, context) : NONE,
    mergeTarget: merge?.side === 'from' ? null : (targetOf(audit, child) ?? merge?.target ?? null),
  }
  if (isPublic && text !== '') row.signals = packSignals(signalsOf(text))
  const articles = isPublic ? articleLinksIn(text) : []
  if (articles.length > 0) row.articles = articles
  return row
}

/** Without `include=comment_events` all that is told of a comment is that there was one. */
export function decodeCommentMark(audit: RawAudit, child: RawChild, seq: number): CommentRow {
  return {
    id: audit.id,
    seq,
    at: audit.at,
    actorId: audit.actorId,
    ticketId: audit.ticketId,
    kind: 'comment',
    byPerson: audit.actorId > 0 && !(child.via ?? audit.via).automatic,
    authorId: audit.actorId,
    public: child.raw['comment_public'] !== false,
    voice: false,
    byMerge: audit.via.merge,
    gratitude: false,
    autoReply: false,
    text: null,
    orderRefs: NONE,
    mergeTarget: targetOf(audit, child),
  }
}

const targetOf = (audit: RawAudit, child: RawChild) => audit.via.toTicket ?? child.via?.toTicket ?? null
function bodyOf(raw: Raw, { plainText }: DecodeContext): string {
  const plain = textOf(raw['body']) ?? textOf(raw['plain_body'])
  if (plain !== null) return plain
  const html = textOf(raw['html_body'])
  return html === null ? '' : plainText(html)
}
/** Who took the call; null when nobody did, undefined when the record does not say. */
function answeredByOf(raw: Raw): number | null | undefined {
  const data = raw['data']
  return isRaw(data) && 'answered_by_id' in data ? idOf(rawOf(data)['answered_by_id']) : undefined
}
function hashedRefs(text: string, context: DecodeContext): readonly string[] {
  const refs = findOrderRefs(text, context.orderPatterns)
  return refs.length === 0 ? NONE : refs.map(context.hash)
}
