/** `POST /api/v1/tickets/{id}/brief`: what the sidebar shows. Ids, dates, codes, probabilities and articles; no text and no names of other tickets (design 7). */
import { z } from 'zod'

export const BRIEF_VERSION = 1
export const briefRequestSchema = z.object({
  requester: z.object({
    id: z.number().int().nullable(),
    email: z.string().max(320).nullable().default(null),
    phone: z.string().max(40).nullable().default(null),
  }),
  channel: z.string().max(60),
  createdAt: z.iso.datetime({ offset: true }).nullable().default(null),
  subject: z.string().max(1000).default(''),
  text: z.string().max(20_000).default(''),
  /** Custom field values by field id. */
  fields: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])).default({}),
  tags: z.array(z.string()).max(500).default([]),
  locale: z.string().max(20).default('en'),
  /** The language that the agent works in; lessons come in it. A sidebar that does not say gets those of `locale` first. */
  agentLocale: z.string().max(20).nullable().optional(),
  /** The public reply as it stands while the ticket is about to be solved: asks for the risk at the solve instead of at opening. */
  draft: z
    .object({ text: z.string().max(20_000) })
    .nullable()
    .optional(),
})
export type BriefRequest = z.infer<typeof briefRequestSchema>

const whySchema = z.object({
  /** `same_order` `same_reason` `follow_up` `merged` `same_problem` `human` `person_email` `person_phone` `person_external` `text` `text_missing`. */
  code: z.string(),
  value: z.string().nullable(),
})
export const briefArticleSchema = z.object({
  id: z.number(),
  title: z.string(),
  url: z.string().nullable(),
  locale: z.string(),
  updatedAt: z.string(),
  restricted: z.boolean(),
  /** Words of the ticket that it matched. */
  matched: z.array(z.string()),
  score: z.number(),
})
export const historyContactSchema = z.object({
  ticketId: z.number(),
  channel: z.string(),
  createdAt: z.string(),
  firstSolvedAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** What the account's field calls it. */
  reasonName: z.string().nullable().optional(),
  agentReplies: z.number(),
  same: z.enum(['yes', 'possible', 'no']),
  state: z.string().nullable(),
})
export const briefLessonSchema = z.object({
  /** Number of the case. */
  id: z.number(),
  title: z.string(),
  lesson: z.string(),
  rightAnswer: z.string(),
  /** `group/cause` and what it is called in the case's language. */
  cause: z.string().nullable(),
  causeName: z.string().nullable(),
  reason: z.string().nullable(),
  reasonName: z.string().nullable(),
  language: z.enum(['en', 'zh']),
  reviewBy: z.string().nullable(),
  /** Its day of review has passed. */
  overdue: z.boolean(),
  links: z.array(z.object({ kind: z.string(), title: z.string(), url: z.string().nullable() })),
  /** 0 to 1, of the words. */
  likeness: z.number(),
})
export type BriefLesson = z.infer<typeof briefLessonSchema>
export const briefSchema = z.object({
  version: z.number(),
  ticketId: z.number().nullable(),
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  repeat: z.object({
    /** `repeat` is shown as a flag, `possible` quietly, `none` not at all. */
    verdict: z.enum(['repeat', 'possible', 'none']),
    p: z.number().nullable(),
    /** Where p comes from: a stated prior until a model is trained. */
    basis: z.enum(['rule_prior', 'model']).nullable(),
    why: z.array(whySchema),
    previous: z.array(z.object({ ticketId: z.number(), gapSeconds: z.number(), open: z.boolean(), firstSolvedAt: z.string().nullable() })),
  }),
  risk: z.object({
    /** Probability that the person comes back within the window. */
    p: z.number().nullable(),
    band: z.enum(['low', 'medium', 'high']).nullable(),
    /** What raises it most; codes of `shared/risk/risk-reasons.ts`. */
    why: z.array(whySchema),
    /** `not_better_than_counting`: a model that tells no better than the plain count of earlier contacts; to be shown as such. */
    basis: z.enum(['rule_prior', 'model', 'not_better_than_counting']).nullable().optional(),
    moment: z.enum(['opening', 'solve']).optional(),
  }),
  customer: z.object({
    personId: z.number().nullable(),
    contacts30d: z.number(),
    /** Profiles of this person, the requester's own included. */
    linkedUsers: z.number(),
    linkedBy: z.array(z.string()),
    shared: z.boolean(),
    market: z.string().nullable(),
    language: z.string().nullable(),
    segment: z.string().nullable(),
    /** What the account's fields call them; null where they have no name for it. */
    marketName: z.string().nullable().optional(),
    languageName: z.string().nullable().optional(),
    segmentName: z.string().nullable().optional(),
  }),
  /** Contacts of the last 30 days, grouped by issue, newest first. */
  history: z.array(z.object({ issue: z.number(), contacts: z.array(historyContactSchema) })),
  articles: z.array(briefArticleSchema),
  disposition: z.object({
    fieldId: z.number().nullable(),
    verdictFieldId: z.number().nullable(),
    causeFieldId: z.number().nullable(),
    /** Option values of the verdict field that stand for the three answers, null where it has none; absent when the account's mapping is not known. */
    verdictValues: z.object({ yes: z.string().nullable(), partly: z.string().nullable(), no: z.string().nullable() }).nullable().optional(),
    options: z.array(z.object({ value: z.string(), name: z.string() })),
    causes: z.array(z.object({ value: z.string(), name: z.string() })),
    suggestions: z.array(z.object({ value: z.string(), name: z.string(), p: z.number(), basis: z.string() })),
  }),
  /** Published failure cases that the ticket resembles, the most alike first, at most three; masked text, nothing of other tickets. */
  lessons: z.array(briefLessonSchema),
  /** What customers with this reason come back about within 30 days, more often than others; the highest lift first. */
  nextIssue: z.array(
    z.object({
      reason: z.string(),
      reasonName: z.string().nullable(),
      /** Of `n` persons with this reason. */
      share: z.number().nullable(),
      low: z.number().nullable(),
      high: z.number().nullable(),
      n: z.number(),
      /** Times the share after other reasons. */
      lift: z.number(),
      liftLow: z.number(),
      liftHigh: z.number(),
    }),
  ),
  authority: z.null(),
  sla: z.null(),
})
export type Brief = z.infer<typeof briefSchema>
/** `GET /api/v1/articles?q=…&locale=…`, the sidebar's own search. */
export const articleSearchSchema = z.object({ articles: z.array(briefArticleSchema) })
/** `POST /api/v1/tickets/{id}/feedback`: the agent's one-click words; idempotent, reversible. */
export const feedbackSchema = z.object({
  kind: z.enum([
    'same_issue',
    'not_same_issue',
    'undo_issue',
    'other_person',
    'undo_person',
    'article_used',
    'article_dismissed',
    'undo_article',
    'no_good_article',
    'lesson_used',
    'lesson_dismissed',
    'undo_lesson',
  ]),
  otherTicketId: z.number().int().nullable().default(null),
  articleId: z.number().int().nullable().default(null),
  /** Number of the case. */
  lessonId: z.number().int().nullable().optional(),
})
export type Feedback = z.infer<typeof feedbackSchema>
