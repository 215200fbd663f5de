/** Submitted reviews found again: by hashtag, by words, by cause. */
import type { doneQuerySchema, ReviewsDone } from '@shared/api/quality/review-shelf.ts'
import type { MessageComment } from '@shared/quality/review.ts'
import type { z } from 'zod'
import { toIso } from '../../analytics/reader.ts'
import { sampleOfReviewSchema, type ReviewBody } from '../bodies.ts'
import { leads } from '../queue/read-queue.ts'
import type { Kept } from '../record-book.ts'
import { writerName } from '../writer.ts'
import { labelsFor } from './names.ts'
import { reviewBook, type Caller, type ReviewDeps } from './review-deps.ts'

type DoneQuery = z.infer<typeof doneQuerySchema>

/** Those of samples, newest first, of tickets that the caller may see. */
export async function findDone(deps: ReviewDeps, { identity, reader }: Caller, query: DoneQuery): Promise<ReviewsDone> {
  const keys = ['state:submitted', 'purpose:sample', ...(query.sample === undefined ? [] : [`sample:${query.sample}`])]
  const all = await reviewBook(deps.ops).list(keys)
  const found = all
    .filter(({ body }) => query.mine === 'false' || body.reviewerId === identity.userId)
    // What is said of one's own work is on one's own page, once it is released.
    .filter(({ body }) => leads(identity) || identity.userId === null || body.agentId !== identity.userId)
    .filter(({ body }) => isAsked(body, query))
    .sort((a, b) => (b.body.submittedAt ?? 0) - (a.body.submittedAt ?? 0) || (a.id < b.id ? -1 : 1))
  const visible = new Set((await reader.facts([...new Set(found.map(({ body }) => body.ticketId))])).map(({ ticketId }) => ticketId))
  const own = found.filter(({ body }) => visible.has(body.ticketId))
  const page = own.slice(query.offset, query.offset + query.limit)
  const [rows, samples, labels] = await Promise.all([
    deps.landed.landedRows(page.map(({ body }) => body.ticketId)),
    deps.ops.records('sample'),
    labelsFor(deps),
  ])
  const subjects = new Map(rows.map(({ id, subject }) => [id, subject]))
  const titles = new Map(samples.map(({ id, body }) => [id, sampleOfReviewSchema.parse(body).title]))
  return {
    asOf: toIso(deps.now()),
    total: own.length,
    reviews: page.map(({ body, savedBy }) => ({
      itemId: body.itemId,
      sampleId: body.of,
      title: titles.get(body.of) ?? '',
      ticketId: body.ticketId,
      subject: subjects.get(body.ticketId) ?? null,
      submittedAt: toIso(body.submittedAt ?? 0),
      reviewer: body.reviewerId === null ? writerName(savedBy, labels) : labels.agent(body.reviewerId),
      score: body.score,
      passed: body.passed,
      verdict: body.words.verdict,
      cause: body.words.cause,
      tags: tagsIn(body),
      comments: body.words.comments.length,
      found: foundIn(body, query),
      seconds: body.seconds,
    })),
  }
}

const tagsIn = ({ words }: ReviewBody): string[] => [...new Set(words.comments.flatMap(({ tags }) => tags))]
const textsOf = ({ words }: ReviewBody): string[] => [...words.comments.map(({ text }) => text), words.note].filter((text) => text !== '')
function isAsked(body: ReviewBody, { tag, q, cause, verdict, passed }: DoneQuery): boolean {
  if (tag !== undefined && !tagsIn(body).includes(tag.replace(/^#/, '').toLowerCase())) return false
  if (q !== undefined && !textsOf(body).some((text) => holds(text, q))) return false
  if (cause !== undefined && body.words.cause !== cause && body.words.cause?.startsWith(`${cause}/`) !== true) return false
  if (verdict !== undefined && body.words.verdict !== verdict) return false
  return passed === undefined || String(body.passed) === passed
}
const holds = (text: string, words: string): boolean =>
  words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.toLowerCase().includes(word))
function foundIn(body: ReviewBody, { tag, q }: DoneQuery): string | null {
  if (q !== undefined) return textsOf(body).find((text) => holds(text, q)) ?? null
  const hasTag = ({ tags }: MessageComment): boolean => tag !== undefined && tags.includes(tag.replace(/^#/, '').toLowerCase())
  return body.words.comments.find((comment) => hasTag(comment))?.text ?? null
}

/** How often each hashtag stands in submitted reviews and own drafts. */
export async function countTags(deps: ReviewDeps, { identity, reader }: Caller): Promise<{ tags: { tag: string; count: number }[] }> {
  const book = reviewBook(deps.ops)
  const [submitted, drafts] = await Promise.all([book.list(['state:submitted', 'purpose:sample']), book.list(['state:draft'])])
  const own = drafts.filter(({ body }) => identity.userId !== null && body.reviewerId === identity.userId)
  const all: Kept<ReviewBody>[] = [...submitted, ...own]
  const visible = new Set((await reader.facts([...new Set(all.map(({ body }) => body.ticketId))])).map(({ ticketId }) => ticketId))
  const counts = new Map<string, number>()
  for (const { body } of all)
    if (visible.has(body.ticketId)) for (const { tags } of body.words.comments) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1)
  return { tags: [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1)) }
}
