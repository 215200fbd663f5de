/** The weekly blind check of the same-issue rules: `GET /api/v1/issue-check`, `POST /api/v1/issue-check/{pair}`, `GET /api/v1/issue-check/report`. */
import { z } from 'zod'

const answerSchema = z.enum(['same', 'different', 'cannot_tell'])
const pairSideSchema = z.object({
  ticketId: z.number(),
  url: z.string().nullable(),
  /** As the helpdesk names it. */
  channel: z.string(),
  createdAt: z.string(),
  subject: z.string().nullable(),
  /** The customer's first words as they are kept; null where no text is kept. */
  opening: z.string().nullable(),
})
export type PairSide = z.infer<typeof pairSideSchema>
/** Nothing here tells what the rules said of a pair: order and number of the pairs do not either. */
export const issueCheckSchema = z.object({
  /** First day of the week that asks; the later contact of every pair arrived from `from` to `to`, inclusive. */
  week: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  completeTo: z.string().nullable(),
  answered: z.number(),
  pairs: z.array(
    z.object({
      pair: z.string(),
      /** In the order of arrival. */
      first: pairSideSchema,
      second: pairSideSchema,
      answer: answerSchema.nullable(),
      answeredBy: z.string().nullable(),
      answeredAt: z.string().nullable(),
    }),
  ),
})
export type IssueCheck = z.infer<typeof issueCheckSchema>

export const pairParamsSchema = z.object({ pair: z.string().regex(/^\d{1,16}-\d{1,16}$/, 'is two ticket ids, an example is 4711-4720') })
/** `null` takes the answer back. */
export const pairAnswerSchema = z.object({ answer: answerSchema.nullable() })
export const pairAnsweredSchema = z.object({ pair: z.string(), answer: answerSchema.nullable() })

const shareSchema = z.object({ rate: z.number(), low: z.number(), high: z.number(), n: z.number(), effectiveN: z.number() }).nullable()
export const issueCheckReportQuerySchema = z.object({ weeks: z.coerce.number().int().min(1).max(260).default(13) })
export const issueCheckReportSchema = z.object({
  asOf: z.string(),
  completeTo: z.string().nullable(),
  /** What was checked: the rules, the probability from which they count words as the same, and versions of the model that judged. */
  definition: z.object({ id: z.literal('same_issue'), yesFrom: z.number(), models: z.array(z.number()) }),
  weeks: z.number(),
  drawn: z.number(),
  answered: z.number(),
  cannotTell: z.number(),
  /** Weighted by how likely each pair was to be drawn; null with too few answers. Pairs tied by people, links or a shared requester are not asked about. */
  precision: shareSchema,
  recall: shareSchema,
  recallWithPossible: shareSchema,
  why: z.literal('too_few_answers').nullable(),
  fewestAnswers: z.number(),
  strata: z.array(z.object({ stratum: z.string(), population: z.number(), drawn: z.number(), answered: z.number(), same: z.number() })),
})
export type IssueCheckReport = z.infer<typeof issueCheckReportSchema>
