/** Published cases that a ticket resembles: same reason, stated or predicted, and openings alike. In memory, for every brief asks. */
import type { BriefLesson } from '@shared/api/brief.ts'
import type { CaseLanguage } from '@shared/api/quality/case-words.ts'
import type { TicketId } from '@shared/fcr/history.ts'
import { cosine, type RarityTable, type TermVector } from '@shared/issue/term-vector.ts'
import { languageOfLocale } from '@shared/text/language.ts'
import { openingBuckets, openingRarities, openingVector } from '@shared/text/opening-terms.ts'
import type { KeptCase } from './shelf.ts'
import { likenedTexts } from './texts.ts'

/**
 * Cosine from which a ticket counts as like a case. Measured on the demo's account of twelve reasons, 150 openings against 4,000:
 * of those this like, 77 % had the same reason before it was asked for; from .2 on 63 %, from .4 on 86 %.
 */
export const LIKE_FROM = 0.25
/** Of a ticket whose reason nobody knows. */
const LIKE_ALONE_FROM = 0.4
const MOST_LESSONS = 3

export interface LessonQuery {
  ticketId: TicketId | null
  text: string
  /** What the ticket is about, the likeliest first: as stated, else as predicted; none = nothing is known. */
  reasons: readonly string[]
  /** Of the agent; null = not known. */
  agentLocale: string | null
  locale: string
}
export interface Lessons {
  /** `openings`: what customers wrote of late, which says how rare a word is. */
  load(cases: readonly KeptCase[], openings: readonly string[] | null): void
  find(query: LessonQuery): readonly { kept: KeptCase; likeness: number }[]
  /** Of a ticket's opening, the table that likeness rests on. */
  rarity(): RarityTable
}
interface Profile {
  kept: KeptCase
  reason: string | null
  language: CaseLanguage
  vectors: readonly TermVector[]
}

export function createLessons(isDismissed: (ticketId: TicketId, caseId: number) => boolean): Lessons {
  let table: RarityTable = openingRarities([])
  let hasOpenings = false
  let profiles: readonly Profile[] = []
  return {
    rarity: () => table,
    load(cases, openings) {
      const published = cases.filter(({ body }) => body.state === 'published' && body.published !== null)
      if (openings !== null && openings.length > 0) {
        table = openingRarities(openings.map(openingBuckets))
        hasOpenings = true
      } else if (!hasOpenings) table = openingRarities(published.flatMap(({ body }) => likenedTexts(body.published!.words)).map(openingBuckets))
      profiles = published.map((kept) => {
        const { reason, language } = kept.body.published!.words
        return { kept, reason, language, vectors: likenedTexts(kept.body.published!.words).map((text) => openingVector(text, table)) }
      })
    },
    find({ ticketId, text, reasons, agentLocale, locale }) {
      const fitting = profiles.filter(
        ({ reason, language, kept }) =>
          reason !== null &&
          (reasons.length === 0 || reasons.includes(reason)) &&
          (agentLocale === null || language === languageFor(agentLocale)) &&
          (ticketId === null || !isDismissed(ticketId, Number(kept.id))),
      )
      if (fitting.length === 0) return []
      const own = openingVector(text, table)
      return fitting
        .map(({ kept, vectors, language }) => ({ kept, language, likeness: Math.max(0, ...vectors.map((vector) => cosine(own, vector))) }))
        .filter(({ likeness }) => likeness >= (reasons.length === 0 ? LIKE_ALONE_FROM : LIKE_FROM))
        .sort(
          (a, b) =>
            Number(b.language === languageFor(locale)) - Number(a.language === languageFor(locale)) ||
            b.likeness - a.likeness ||
            Number(a.kept.id) - Number(b.kept.id),
        )
        .slice(0, MOST_LESSONS)
    },
  }
}
const languageFor = (locale: string): CaseLanguage => (languageOfLocale(locale) === 'zh' ? 'zh' : 'en')

export interface LessonNames {
  reason: (value: string | null) => string | null
  cause: (key: string | null, language: CaseLanguage) => string | null
  /** `2026-11-16`. */
  today: string
}
/** As the sidebar shows it: published, masked text and nothing of other tickets. */
export function toLesson({ kept, likeness }: { kept: KeptCase; likeness: number }, names: LessonNames): BriefLesson {
  const words = kept.body.published?.words ?? kept.body.words
  const { title, lesson, rightAnswer, cause, reason, language, reviewBy, links } = words
  return {
    id: Number(kept.id),
    title,
    lesson,
    rightAnswer,
    cause,
    causeName: names.cause(cause, language),
    reason,
    reasonName: names.reason(reason),
    language,
    reviewBy,
    overdue: reviewBy !== null && reviewBy < names.today,
    links: links.map((link) => ({ ...link })),
    likeness: Math.round(likeness * 1000) / 1000,
  }
}
