/** The life of a case: proposed, curated, published, looked at again, retired. Every text is masked before it is kept. */
import { PUBLISH_GAPS, type CaseState, type CaseWords, type PublishGap } from '@shared/api/quality/case-words.ts'
import type { CasePropose } from '@shared/api/quality/cases.ts'
import type { Problem } from '@shared/api/status.ts'
import type { EpochSeconds } from '@shared/fcr/history.ts'
import type { Masker } from '@shared/text/mask.ts'
import { answer, conflict, misuse, notFound, type Answer } from '../analytics/answer.ts'
import { toIso } from '../analytics/reader.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import type { CaseBody } from './bodies.ts'
import { NO_WORDS, prefillFromReview, prefillFromTicket } from './prefill.ts'
import type { CaseShelf, KeptCase } from './shelf.ts'
import { maskWords } from './texts.ts'
import { mayChange, type Viewer } from './viewer.ts'

export interface ChangeDeps {
  records: RecordStore
  shelf: CaseShelf
  masker: (tickets: readonly number[]) => Promise<Masker>
  now: () => EpochSeconds
}
const LONGEST_LOG = 200

export const unknownCase = (id: number) => notFound('unknown_case', `There is no case ${id} here, or it is not yours to see.`)

export async function propose(deps: ChangeDeps, viewer: Viewer, asked: CasePropose): Promise<Answer<KeptCase>> {
  const { shelf, masker, now } = deps
  const kept = asked.reviewId === null ? null : await prefillFromReview(deps.records, asked.reviewId)
  // Whatever ticket is named beside it: that of the review must be in sight.
  const fromReview = kept !== null && (await viewer.reader.facts([kept.review.ticketId])).length > 0 ? kept : null
  if (asked.reviewId !== null && fromReview === null)
    return notFound('unknown_review', `There is no review ${asked.reviewId} to propose a case from.`)
  const known = asked.reviewId === null ? undefined : shelf.all().find(({ body }) => body.reviewId === asked.reviewId && body.state !== 'declined')
  if (known) return conflict('case_exists', `Case ${known.id} was proposed from this review already.`)
  const ticketId = asked.ticketId ?? fromReview?.review.ticketId ?? null
  const fromTicket = ticketId === null ? NO_WORDS : await prefillFromTicket(viewer.reader, ticketId)
  if (fromTicket === null) return notFound('unknown_ticket', `Ticket ${ticketId} is not known here; it may not have been synced yet.`)
  const own = new Set((await viewer.reader.facts(asked.tickets)).map((fact) => fact.ticketId))
  const tickets = [...new Set([...(ticketId === null ? [] : [ticketId]), ...asked.tickets.filter((id) => own.has(id))])]
  const quotes = [...fromTicket.quotes, ...(fromReview?.words.quotes ?? [])]
  const given = Object.fromEntries(Object.entries(asked.words).filter(([, value]) => value !== undefined))
  const words: CaseWords = { ...fromTicket, ...fromReview?.words, quotes, ...given }
  const at = now()
  const masked = maskWords(words, await masker(tickets))
  const body: CaseBody = {
    state: 'proposed',
    ...masked,
    published: null,
    tickets,
    reviewId: asked.reviewId,
    proposed: { by: viewer.name, at },
    proposer: viewer.subject,
    closed: null,
    log: [{ version: 1, state: 'proposed', at, by: viewer.name, what: 'proposed' }],
  }
  return answer(await shelf.add(body, viewer.name, at))
}

export async function edit(
  deps: ChangeDeps,
  viewer: Viewer,
  id: number,
  { ifVersion, words }: { ifVersion: number; words: CaseWords },
): Promise<Answer<KeptCase>> {
  const kept = deps.shelf.get(id)
  if (kept === null || !mayChange(viewer, kept.body)) return unknownCase(id)
  const { body } = kept
  const masked = maskWords(words, await deps.masker(body.tickets))
  // Whoever proposed goes on with the proposal; anybody else takes it up.
  const takenUp = body.state === 'proposed' && (viewer.subject !== body.proposer || viewer.mayPublish)
  const state: CaseState = takenUp || body.state === 'declined' || body.state === 'retired' ? 'draft' : body.state
  return save(deps, viewer, { kept, ifVersion, what: 'edited' }, { ...body, ...masked, state, closed: state === body.state ? body.closed : null })
}

/** What is missing; `checked` is the curator's own word and is not kept before. */
export function publishGaps(words: CaseWords, checked: boolean): PublishGap[] {
  return PUBLISH_GAPS.filter((gap) => (gap === 'checked' ? !checked : (words[gap] ?? '').trim() === ''))
}
const GAP_WORDS: Readonly<Record<PublishGap, string>> = {
  title: 'A case needs a title.',
  reason: 'A case needs the reason of the contacts that it speaks of.',
  cause: 'A case needs a root cause.',
  lesson: 'A case needs its lesson.',
  rightAnswer: 'A case needs the right answer or the standard procedure.',
  reviewBy: 'A case needs a day by which somebody looks whether it still holds.',
  checked: 'Names and addresses are not found by patterns: say that you looked for them.',
}

export async function publish(
  deps: ChangeDeps,
  viewer: Viewer,
  id: number,
  { ifVersion, checked }: { ifVersion: number; checked: boolean },
): Promise<Answer<KeptCase>> {
  const kept = deps.shelf.get(id)
  if (kept === null || !mayChange(viewer, kept.body)) return unknownCase(id)
  if (kept.version !== ifVersion) return changed(kept, ifVersion, kept.body.words)
  const { body } = kept
  const gaps = publishGaps(body.words, checked)
  if (gaps.length > 0)
    return misuse('not_publishable', `Case ${id} cannot be published yet: ${gaps.join(', ')} ${gaps.length === 1 ? 'is' : 'are'} missing.`, {
      errors: gaps.map((gap) => ({ path: gap, detail: GAP_WORDS[gap] })),
    })
  // Somebody may have become known by name since it was written.
  const masked = maskWords(body.words, await deps.masker(body.tickets))
  const at = deps.now()
  const published = { words: masked.words, version: ifVersion + 1, by: viewer.name, at, checkedBy: viewer.name }
  return save(deps, viewer, { kept, ifVersion, what: 'published' }, { ...body, ...masked, state: 'published', published, closed: null })
}

/** A published case is retired, any other declined; neither is shown beside tickets. */
export async function close(
  deps: ChangeDeps,
  viewer: Viewer,
  id: number,
  to: 'retired' | 'declined',
  { ifVersion, note }: { ifVersion: number; note: string },
): Promise<Answer<KeptCase>> {
  const kept = deps.shelf.get(id)
  if (kept === null || !mayChange(viewer, kept.body)) return unknownCase(id)
  const isPublished = kept.body.published !== null
  if (isPublished !== (to === 'retired'))
    return misuse(
      'wrong_state',
      isPublished ? `Case ${id} is published: it can be retired, not declined.` : `Case ${id} was never published: it can be declined, not retired.`,
    )
  const masked = (await deps.masker(kept.body.tickets))(note).text
  const closed = { by: viewer.name, at: deps.now(), note: masked }
  return save(deps, viewer, { kept, ifVersion, what: to }, { ...kept.body, state: to, closed })
}

async function save(
  { shelf, now }: ChangeDeps,
  viewer: Viewer,
  { kept, ifVersion, what }: { kept: KeptCase; ifVersion: number; what: string },
  next: CaseBody,
): Promise<Answer<KeptCase>> {
  if (kept.version !== ifVersion) return changed(kept, ifVersion, next.words)
  const [id, at] = [Number(kept.id), now()]
  const log = [...next.log, { version: ifVersion + 1, state: next.state, at, by: viewer.name, what }].slice(-LONGEST_LOG)
  const saved = await shelf.save(id, ifVersion, { ...next, log }, viewer.name, at)
  if (saved.kind === 'kept') return answer(shelf.get(id)!)
  return saved.present === null ? unknownCase(id) : changed(saved.present, ifVersion, next.words)
}

/** Both texts, so that neither is lost. */
function changed(present: KeptCase, ifVersion: number, yours: CaseWords): ReturnType<typeof conflict> {
  const theirs = new Map(Object.entries(present.body.words))
  const keys: NonNullable<Problem['conflict']>['keys'] = Object.entries(yours)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(theirs.get(key)))
    .map(([key, value]) => ({ key, base: null, theirs: theirs.get(key) ?? null, yours: value, bothChanged: true }))
  return conflict('case_changed', `${present.savedBy} saved version ${present.version} meanwhile; yours was made from version ${ifVersion}.`, {
    conflict: { version: present.version, savedAt: toIso(present.savedAt), savedBy: present.savedBy, keys },
  })
}
