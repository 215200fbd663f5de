/** What is left of cases when tickets are deleted or people ask to be forgotten: only published text, masked (design 11). */
import type { CaseWords } from '@shared/api/quality/case-words.ts'
import type { EpochSeconds, TicketId, UserId } from '@shared/fcr/history.ts'
import { createMasker } from '@shared/text/mask.ts'
import type { RecordStore } from '../store/ops-store/records.ts'
import { actionBook, caseBook, usesBook, type CaseBody, type LessonUses } from './bodies.ts'
import { namesInAddress } from './known-words.ts'
import { mapTexts } from './texts.ts'

export interface ForgetWhat {
  ticketIds: readonly TicketId[]
  /** Their numbers may stand in a text. */
  userIds: readonly UserId[]
  /** Names, addresses, numbers: with or without their kind (`email:a@b.c`). */
  values: readonly string[]
}
export interface Forgotten {
  /** Cases that were never published and go altogether. */
  removed: number
  /** Cases and actions that lost numbers or words. */
  changed: number
}
const TRIES = 5

/** Idempotent. Somebody who saves meanwhile is waited for: what they wrote is forgotten as well. */
export async function forgetInCases(
  store: RecordStore,
  { ticketIds, userIds, values }: ForgetWhat,
  { by, at }: { by: string; at: EpochSeconds },
): Promise<Forgotten> {
  const gone = new Set(ticketIds)
  const bare = values.map((value) => value.replace(/^(email|phone|external):/, ''))
  const mask = createMasker({
    names: [],
    people: bare.flatMap((value) => (value.includes('@') ? namesInAddress(value) : value)),
    values: [...bare, ...userIds.map(String)],
    orders: [],
  })
  const [cases, actions, uses] = [caseBook(store), actionBook(store), usesBook(store)]
  for (let tried = 1; ; tried += 1) {
    const allCases = await cases.list()
    const nextCases = allCases.flatMap((kept) => {
      const next = forgetIn(kept.body, gone, { mask: (text) => mask(text).text, isClean: (url) => !bare.some((value) => holds(url, value)) })
      return same(next, kept.body) ? [] : [{ kept, next }]
    })
    const allActions = await actions.list()
    const nextActions = allActions.flatMap((kept) => {
      const { action } = kept.body
      const next = {
        ...action,
        title: mask(action.title).text.slice(0, 300),
        note: mask(action.note).text.slice(0, 4000),
        owner: mask(action.owner).text.slice(0, 120),
      }
      return same(next, action) ? [] : [{ kept, next: { ...kept.body, action: next } }]
    })
    const allUses = await uses.list()
    const nextUses = allUses.flatMap((kept) => {
      const next = withoutTickets(kept.body, gone)
      return same(next, kept.body) ? [] : [{ kept, next }]
    })
    const saved = await store.saveRecords([
      ...nextUses.map(({ kept, next }) => uses.change(kept.id, kept.version, next, by, at)),
      ...nextCases.map(({ kept, next }) => cases.change(kept.id, kept.version, next, by, at)),
      ...nextActions.map(({ kept, next }) => actions.change(kept.id, kept.version, next, by, at)),
    ])
    if (saved.kind === 'kept') {
      const removed = nextCases.filter(({ next }) => next === null).length
      return { removed, changed: nextCases.length - removed + nextActions.length }
    }
    if (tried === TRIES) throw new Error(`cases could not be cleared of what is to be forgotten: somebody went on saving ${saved.id}`)
  }
}
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const holds = (url: string, value: string): boolean => value.length > 2 && decodedUrl(url).toLowerCase().includes(value.toLowerCase())
function decodedUrl(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    // Not an encoding at all: compared as it is written.
    return url
  }
}
interface Forgetting {
  mask: (text: string) => string
  /** A link carries none of it. */
  isClean: (url: string) => boolean
}
/** null = nothing of it may stay. */
function forgetIn(body: CaseBody, gone: ReadonlySet<TicketId>, { mask, isClean }: Forgetting): CaseBody | null {
  const isOn = body.tickets.some((id) => gone.has(id)) || body.words.quotes.some(({ ticketId }) => ticketId !== null && gone.has(ticketId))
  if (isOn && body.published === null) return null
  const clear = (words: CaseWords): CaseWords => {
    const masked = mapTexts(words, mask)
    return {
      ...masked,
      curator: words.curator === null ? null : mask(words.curator),
      links: masked.links.map((link) => (link.url === null || isClean(link.url) ? link : { ...link, url: null })),
      quotes: masked.quotes.map((quote) => (quote.ticketId !== null && gone.has(quote.ticketId) ? { ...quote, ticketId: null } : quote)),
    }
  }
  const published =
    body.published === null
      ? null
      : { ...body.published, by: mask(body.published.by), checkedBy: mask(body.published.checkedBy), words: clear(body.published.words) }
  return {
    ...body,
    // What was being written about a ticket that is gone goes with it.
    words: isOn && published !== null ? published.words : clear(body.words),
    published,
    tickets: body.tickets.filter((id) => !gone.has(id)),
    reviewId: isOn ? null : body.reviewId,
    proposed: { ...body.proposed, by: mask(body.proposed.by) },
    closed: body.closed === null ? null : { ...body.closed, by: mask(body.closed.by), note: mask(body.closed.note) },
    log: body.log.map((line) => ({ ...line, by: mask(line.by) })),
  }
}

function withoutTickets(uses: LessonUses, gone: ReadonlySet<TicketId>): LessonUses {
  const used = uses.used.filter((id) => !gone.has(id))
  const dismissed = uses.dismissed.filter((id) => !gone.has(id))
  return {
    ...uses,
    used,
    dismissed,
    usedBefore: uses.usedBefore + uses.used.length - used.length,
    dismissedBefore: uses.dismissedBefore + uses.dismissed.length - dismissed.length,
  }
}
