/** A case as it is shown, in full and as a row of the list. */
import type { CaseRow, FailureCase } from '@shared/api/quality/cases.ts'
import type { CaseWords } from '@shared/api/quality/case-words.ts'
import type { RegisteredAction } from '@shared/api/quality/actions.ts'
import { optionName } from '../analytics/option-names.ts'
import { ticketUrl, toIso, toIsoOrNull, type AnalyticsSettings } from '../analytics/reader.ts'
import { publishGaps } from './changes.ts'
import type { KeptCase } from './shelf.ts'
import type { UseBook } from './uses.ts'
import { mayChange, type Viewer } from './viewer.ts'

export interface ShowContext {
  viewer: Viewer
  settings: AnalyticsSettings
  /** `2026-11-16`, in the account's zone. */
  today: string
  uses: Pick<UseBook, 'of'>
}

/** Readers see what is published, curators the text at work. */
export const wordsFor = (viewer: Viewer, { body }: KeptCase): CaseWords =>
  mayChange(viewer, body) ? body.words : (body.published?.words ?? body.words)
export const isOverdue = ({ body }: KeptCase, today: string): boolean => {
  const reviewBy = body.published?.words.reviewBy ?? null
  return body.state === 'published' && reviewBy !== null && reviewBy < today
}

export function toRow(kept: KeptCase, { viewer, settings, today, uses }: ShowContext): CaseRow {
  const { body, version, savedAt } = kept
  const { title, lesson, reason, cause, tags, language, reviewBy, curator } = wordsFor(viewer, kept)
  return {
    id: Number(kept.id),
    version,
    state: body.state,
    overdue: isOverdue(kept, today),
    title,
    lesson,
    reason,
    reasonName: optionName(settings.optionNames, 'reason', reason),
    cause,
    tags: [...tags],
    language,
    reviewBy,
    curator,
    proposedAt: toIso(body.proposed.at),
    publishedAt: toIsoOrNull(body.published?.at ?? null),
    savedAt: toIso(savedAt),
    uses: uses.of(Number(kept.id)),
    figures: null,
  }
}

export async function toCase(kept: KeptCase, context: ShowContext, actions: readonly RegisteredAction[]): Promise<FailureCase> {
  const { viewer, settings, today, uses } = context
  const { body, version, savedAt, savedBy } = kept
  const words = wordsFor(viewer, kept)
  const edits = mayChange(viewer, body)
  const seen = viewer.limited ? new Set((await viewer.reader.facts(body.tickets)).map(({ ticketId }) => ticketId)) : null
  const isSeen = (id: number | null) => id !== null && (seen === null || seen.has(id))
  const open = (one: CaseWords): CaseWords => ({
    ...one,
    quotes: one.quotes.map((quote) => (isSeen(quote.ticketId) ? quote : { ...quote, ticketId: null })),
  })
  const { published } = body
  const differs = edits && published !== null && JSON.stringify(published.words) !== JSON.stringify(body.words)
  return {
    id: Number(kept.id),
    version,
    state: body.state,
    overdue: isOverdue(kept, today),
    words: open(words),
    published: differs ? { version: published.version, words: open(published.words) } : null,
    reasonName: optionName(settings.optionNames, 'reason', words.reason),
    masked: body.masked,
    tickets: body.tickets.filter(isSeen).map((ticketId) => ({ ticketId, url: ticketUrl(settings, ticketId) })),
    reviewId: edits ? body.reviewId : null,
    gaps: publishGaps(words, false),
    proposedBy: body.proposed.by,
    proposedAt: toIso(body.proposed.at),
    publishedBy: published?.by ?? null,
    publishedAt: toIsoOrNull(published?.at ?? null),
    closed: body.closed === null ? null : { ...body.closed, at: toIso(body.closed.at) },
    savedBy,
    savedAt: toIso(savedAt),
    uses: uses.of(Number(kept.id)),
    actions: actions.map(({ id, action: { title, kind, state, dueOn, doneOn, owner } }) => ({ id, title, kind, state, dueOn, doneOn, owner })),
    may: { edit: edits, publish: edits && viewer.mayPublish },
  }
}
