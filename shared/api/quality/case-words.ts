/** What a failure case says: the text that a curator writes, masked before it is kept, and what it is about. */
import { z } from 'zod'

export const CASE_STATES = ['proposed', 'draft', 'published', 'retired', 'declined'] as const
/** `proposed` waits for a curator, `draft` is being written, `declined` was turned down: its tickets are no candidates any more. */
export type CaseState = (typeof CASE_STATES)[number]
export const CASE_LANGUAGES = ['en', 'zh'] as const
export type CaseLanguage = (typeof CASE_LANGUAGES)[number]
export const LINK_KINDS = ['article', 'macro', 'policy', 'product'] as const
/** Kinds of what is masked by itself; names and addresses beyond `name` are checked by a person. */
export const MASK_KINDS = ['email', 'phone', 'card', 'id', 'iban', 'link', 'order', 'name', 'value'] as const
export type MaskKind = (typeof MASK_KINDS)[number]

const ticketId = z.int().positive('is no ticket id; an example is 4711')
const day = z.iso.date('is not a day; an example is 2027-02-01')
export const caseQuoteSchema = z.object({
  text: z.string().max(2000),
  said: z.enum(['customer', 'agent', 'bot']),
  ticketId: ticketId.nullable().default(null),
})
export const caseLinkSchema = z.object({
  kind: z.enum(LINK_KINDS),
  title: z.string().min(1).max(300),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
})
export const caseWordsSchema = z.object({
  title: z.string().max(200),
  /** Value of the account's reason field. */
  reason: z.string().max(200).nullable(),
  /** `group/cause` of the root causes. */
  cause: z.string().max(130).nullable(),
  /** Value of the account's own cause field, by which the Pareto of causes opens the library. */
  accountCause: z.string().max(200).nullable().default(null),
  whatHappened: z.string().max(8000),
  quotes: z.array(caseQuoteSchema).max(30),
  lesson: z.string().max(2000),
  /** The right answer, or the standard procedure. */
  rightAnswer: z.string().max(8000),
  tags: z.array(z.string().min(1).max(40)).max(20),
  links: z.array(caseLinkSchema).max(30),
  /** Day by which somebody looks whether it still holds. */
  reviewBy: day.nullable(),
  /** Who answers for it, as people call them. */
  curator: z.string().max(120).nullable(),
  /** What it is written in. */
  language: z.enum(CASE_LANGUAGES),
})
export type CaseWords = z.infer<typeof caseWordsSchema>

/** What was replaced by its kind in brackets, how often. */
export const maskedSchema = z.array(z.object({ kind: z.enum(MASK_KINDS), count: z.number() }))
export type Masked = z.infer<typeof maskedSchema>
/** What is missing before it may be published, in the order in which it is shown. */
export const PUBLISH_GAPS = ['title', 'reason', 'cause', 'lesson', 'rightAnswer', 'reviewBy', 'checked'] as const
export type PublishGap = (typeof PUBLISH_GAPS)[number]
