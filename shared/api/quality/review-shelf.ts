/**
 * What lies beside the queue: `GET /api/v1/quality/reviews/done` finds submitted reviews, `GET /api/v1/quality/reviews/tags` counts hashtags,
 * `GET /api/v1/quality/reviews/matcher` says how often reviewers agree with the same-issue rules;
 * `GET /api/v1/quality/reviews/templates`, `PUT …/templates/{id}`, `GET /api/v1/quality/reviews/views`, `PUT …/views/{id}`.
 */
import { z } from 'zod'
import { FIRST_CONTACT_VERDICTS } from '../../quality/review.ts'

/** Submitted reviews that the caller may see, newest first. */
export const doneQuerySchema = z.object({
  tag: z.string().max(40).optional(),
  /** Words of comments and notes. */
  q: z.string().max(200).optional(),
  sample: z.string().max(120).optional(),
  cause: z.string().max(130).optional(),
  verdict: z.enum(FIRST_CONTACT_VERDICTS).optional(),
  passed: z.enum(['true', 'false']).optional(),
  mine: z.enum(['true', 'false']).default('false'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
})
export const doneSchema = z.object({
  asOf: z.string(),
  total: z.number(),
  reviews: z.array(
    z.object({
      itemId: z.string(),
      sampleId: z.string(),
      title: z.string(),
      ticketId: z.number(),
      subject: z.string().nullable(),
      submittedAt: z.string(),
      reviewer: z.string().nullable(),
      score: z.number().nullable(),
      passed: z.boolean().nullable(),
      verdict: z.enum(FIRST_CONTACT_VERDICTS).nullable(),
      cause: z.string().nullable(),
      tags: z.array(z.string()),
      comments: z.number(),
      /** The first comment or the note in which the words were found. */
      found: z.string().nullable(),
      seconds: z.number(),
    }),
  ),
})
export type ReviewsDone = z.infer<typeof doneSchema>
/** Of submitted reviews and own drafts, most used first. */
export const tagsSchema = z.object({ tags: z.array(z.object({ tag: z.string(), count: z.number() })) })

export const keptParamsSchema = z.object({ id: z.string().regex(/^[\w-]{1,60}$/, 'is letters, digits, - and _; an example is a UUID') })
/** Texts for comments, offered to everyone or to oneself. */
export const templateSchema = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  text: z.string(),
  private: z.boolean(),
  mine: z.boolean(),
  uses: z.number(),
})
export const templatesSchema = z.object({ templates: z.array(templateSchema) })
export type CommentTemplate = z.infer<typeof templateSchema>
/** `body: null` removes it. 409 `template_changed`; a private one of another person is unknown (404). */
export const templateChangeSchema = z.object({
  ifVersion: z.int().min(0),
  body: z.object({ title: z.string().trim().min(1).max(100), text: z.string().trim().min(1).max(4000), private: z.boolean() }).nullable(),
})
/** A view is the query of a page: opening it by its address shows the same. A view of `sample` is a saved design of the page that draws. */
export const viewSchema = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  page: z.enum(['queue', 'done', 'sample']),
  query: z.string(),
  private: z.boolean(),
  mine: z.boolean(),
})
export const viewsSchema = z.object({ views: z.array(viewSchema) })
export type SavedView = z.infer<typeof viewSchema>
/** 409 `view_changed`. Somebody else's public view is changed by managers only (403 `not_yours`). */
export const viewChangeSchema = z.object({
  ifVersion: z.int().min(0),
  body: z
    .object({
      title: z.string().trim().min(1).max(100),
      page: z.enum(['queue', 'done', 'sample']),
      /** Without `?`; an example is `state=overdue&channel=email`. */
      query: z.string().max(2000),
      private: z.boolean(),
    })
    .nullable(),
})
export const keptSchema = z.object({ id: z.string(), version: z.number() })

const shareSchema = z.object({ rate: z.number(), low: z.number(), high: z.number(), n: z.number() }).nullable()
/** Pairs that reviewers labelled, against what the rules said of them before any human's word. */
export const matcherReportSchema = z.object({
  asOf: z.string(),
  /** Labelled `same` or `different`. */
  pairs: z.number(),
  cannotTell: z.number(),
  /** Of pairs that the rules call the same, those that reviewers call the same; null with too few. */
  precision: shareSchema,
  /** Of pairs that reviewers call the same, those that the rules call the same. */
  recall: shareSchema,
  /** Of tickets that the net lens calls solved, those with the reviewer's `yes`, and of those it calls failed, `no`. */
  success: shareSchema,
  failure: shareSchema,
  fewest: z.number(),
})
export type MatcherReport = z.infer<typeof matcherReportSchema>
