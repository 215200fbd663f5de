/** Final contacts of a reason with how alike each opening is to a case: what its figures and their lists rest on. */
import type { CaseFigures, caseTicketsQuerySchema, caseTicketsSchema } from '@shared/api/quality/cases.ts'
import { SMALL_N } from '@shared/api/question.ts'
import { REPEAT_KINDS } from '@shared/fcr/fact.ts'
import type { EpochSeconds, TicketId } from '@shared/fcr/history.ts'
import { cosine, type RarityTable, type TermVector } from '@shared/issue/term-vector.ts'
import { wilson } from '@shared/stats/wilson.ts'
import { openingVector } from '@shared/text/opening-terms.ts'
import { dayToIso, localDay } from '@shared/time/calendar.ts'
import type { z } from 'zod'
import { answer, misuse, type Answer } from '../analytics/answer.ts'
import { readCursor, writeCursor } from '../analytics/contacts.ts'
import { optionName } from '../analytics/option-names.ts'
import { readCompleteTo, ticketUrl, toIsoOrNull, type AnalyticsReader, type AnalyticsSettings } from '../analytics/reader.ts'
import { ask, differenceOf, type Asked } from '../analytics/scope.ts'
import type { ArticleReader } from '../store/fact-store/article-contract.ts'
import { LIKE_FROM } from './lessons.ts'
import type { KeptCase } from './shelf.ts'
import { likenedTexts } from './texts.ts'

const DAYS = 26 * 7
/** The newest of a reason that are compared by their words. */
const MOST_READ = 4_000
const RETURNS: readonly string[] = REPEAT_KINDS
const COMPARED_AT_ONCE = 500

export interface LikeDeps {
  openingsOf: ArticleReader['openingsOf']
  rarity: () => RarityTable
  settings: () => AnalyticsSettings
}
interface OfReason {
  asked: Asked
  from: string | null
  to: string | null
  coarse: number
  contacts: readonly { ticketId: TicketId; returned: boolean; solvedAt: EpochSeconds; vector: TermVector }[]
}

/** Held while what is known stays the same: the cards of a list ask for the same reasons again. */
export function createLikeness({ openingsOf, rarity, settings }: LikeDeps) {
  const held = new Map<string, Promise<OfReason>>()
  let heldFor = ''
  async function readReason(reader: AnalyticsReader, reason: string): Promise<OfReason> {
    const [own, completeTo] = [settings(), await readCompleteTo(reader)]
    const last = completeTo === null ? null : localDay(completeTo, own.timeZone)
    const days = last === null ? {} : { from: dayToIso(last - DAYS + 1), to: dayToIso(last) }
    const asked = await ask(reader, own, { lens: 'net', filter: [`reason=${reason}`], ...days })
    if (!asked.ok) throw new Error(`the contacts of a reason could not be asked for: ${asked.problem.detail}`)
    const found: { ticketId: TicketId; returned: boolean; solvedAt: EpochSeconds; coarse: number }[] = []
    if (asked.value.scope !== null)
      await reader.scanContacts(
        { ...asked.value.scope, numbers: ['ticketId', 'firstSolvedAt', 'coarse'], words: [] },
        ({ size, cell, reason: why, numbers }) => {
          for (let i = 0; i < size; i += 1) {
            const state = cell.names[cell.codes[i]!]
            if (state !== 'success' && state !== 'failed') continue
            const returned = state === 'failed' && RETURNS.includes(why.names[why.codes[i]!] ?? '')
            found.push({ ticketId: numbers.ticketId[i]!, returned, solvedAt: numbers.firstSolvedAt[i]!, coarse: numbers.coarse[i]! })
          }
        },
      )
    const newest = found.sort((a, b) => b.solvedAt - a.solvedAt || b.ticketId - a.ticketId).slice(0, MOST_READ)
    const openings = await openingsOf(newest.map(({ ticketId }) => ticketId))
    const contacts: OfReason['contacts'][number][] = []
    for (const [at, { ticketId, returned, solvedAt }] of newest.entries()) {
      const opening = openings.get(ticketId)
      if (opening !== undefined) contacts.push({ ticketId, returned, solvedAt, vector: openingVector(opening, rarity()) })
      // Briefs go first.
      if (at % COMPARED_AT_ONCE === COMPARED_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
    }
    const coarse = newest.reduce((sum, one) => sum + one.coarse, 0) / Math.max(1, newest.length)
    return { asked: asked.value, from: days.from ?? null, to: days.to ?? null, coarse, contacts }
  }
  async function ofReason(reader: AnalyticsReader, reason: string, isWhole: boolean): Promise<OfReason> {
    if (!isWhole) return readReason(reader, reason)
    const { timeZone, windowDays, windowByReason, lenses } = settings()
    const now = JSON.stringify([await readCompleteTo(reader), timeZone, windowDays, windowByReason, lenses])
    if (now !== heldFor) held.clear()
    heldFor = now
    const known = held.get(reason) ?? readReason(reader, reason)
    held.set(reason, known)
    known.catch(() => held.delete(reason))
    return known
  }
  async function likened(reader: AnalyticsReader, kept: KeptCase, isWhole: boolean) {
    const words = kept.body.published?.words ?? kept.body.words
    const own = likenedTexts(words).map((text) => openingVector(text, rarity()))
    const of = await ofReason(reader, words.reason ?? '', isWhole)
    const rows = of.contacts.map((contact) => ({ ...contact, likeness: Math.max(0, ...own.map((vector) => cosine(vector, contact.vector))) }))
    return { ...of, reason: words.reason, rows }
  }
  return {
    forget: () => held.clear(),
    async figures(reader: AnalyticsReader, kept: KeptCase, isWhole: boolean): Promise<CaseFigures> {
      const { asked, from, to, coarse, rows, reason } = await likened(reader, kept, isWhole)
      const like = shareOf(rows.filter(({ likeness }) => likeness >= LIKE_FROM))
      const others = shareOf(rows.filter(({ likeness }) => likeness < LIKE_FROM))
      const difference = differenceOf({ success: like.returned, n: like.n }, { success: others.returned, n: others.n })
      return {
        ...asked.stamp(coarse),
        caseId: Number(kept.id),
        from,
        to,
        like: { reason, reasonName: optionName(settings().optionNames, 'reason', reason), cosineFrom: LIKE_FROM },
        likeIt: like,
        others,
        difference,
        nullReason: nullReasonOf(asked, reason, rows.length, like.n),
        open: { state: 'n', filter: asked.filter() },
      }
    },
    async tickets(
      reader: AnalyticsReader,
      kept: KeptCase,
      isWhole: boolean,
      query: z.infer<typeof caseTicketsQuerySchema>,
    ): Promise<Answer<z.infer<typeof caseTicketsSchema>>> {
      const place = readCursor(query.cursor)
      if (place === null) return misuse('invalid_cursor', 'cursor is not one this service gave out; leave it out to begin with the first page.')
      const { asked, rows } = await likened(reader, kept, isWhole)
      const found = rows
        .filter(
          ({ likeness, returned }) =>
            likeness >= LIKE_FROM === (query.of === 'like') && (query.returned === undefined || returned === (query.returned === 'yes')),
        )
        .sort((a, b) => b.likeness - a.likeness || b.ticketId - a.ticketId)
      const end = place.offset + query.limit
      return answer({
        asOf: toIsoOrNull(asked.question.asOf),
        total: found.length,
        rows: found.slice(place.offset, end).map(({ ticketId, returned, likeness, solvedAt }) => ({
          ticketId,
          url: ticketUrl(settings(), ticketId),
          returned,
          likeness: Math.round(likeness * 1000) / 1000,
          solvedAt: toIsoOrNull(solvedAt),
        })),
        next: end < found.length ? writeCursor({ offset: end, asOf: null }) : null,
      })
    },
  }
}

function shareOf(rows: readonly { returned: boolean }[]): CaseFigures['likeIt'] {
  const returned = rows.filter((row) => row.returned).length
  const share = rows.length < SMALL_N ? null : wilson(returned, rows.length)
  return { n: rows.length, returned, ...(share ?? { rate: null, low: null, high: null }) }
}
function nullReasonOf(asked: Asked, reason: string | null, read: number, like: number): CaseFigures['nullReason'] {
  if (asked.question.asOf === null) return 'nothing_synced'
  if (reason === null) return 'no_reason'
  if (read === 0) return 'no_text'
  return like < SMALL_N ? 'too_few' : null
}
