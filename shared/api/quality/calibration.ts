/**
 * Calibration: several reviewers score the same tickets, blind, and see afterwards where they differ.
 * `GET /api/v1/quality/calibrations`, `POST …` (managers), `GET …/{session}`, `POST …/{session}/close`, `GET …/{session}/results`, `PUT …/{session}/agreed/{ticket}`;
 * `GET /api/v1/quality/graders` says who scores higher or lower than the others, and how that moves.
 *
 * Until every review is in, or a manager closed the session after its deadline, nobody reads anybody else's answers: results answer 409 `calibration_blind`.
 * 409 `calibration_changed`: made from an older version. 409 `not_due_yet`: closed before the deadline. 400 `no_reviews`: nothing is left to be reviewed by these.
 */
import { z } from 'zod'
import { FIRST_CONTACT_VERDICTS } from '../../quality/review.ts'
import { scorecardSchema } from './scorecards.ts'

const userId = z.int().positive('is no user id; an example is 360001')
const ticketId = z.int().positive('is no ticket id; an example is 900301')
const moment = z.string().refine((value) => !Number.isNaN(Date.parse(value)), 'is no moment; an example is 2026-11-20T18:00:00+08:00')

export const MOST_TICKETS = 50
export const MOST_REVIEWERS = 20
export const calibrationRequestSchema = z.object({
  title: z.string().trim().min(1, 'is missing; an example is "November, refunds"').max(120),
  /** Tickets by id, or drawn by a seed from those of a sample. */
  tickets: z.union([
    z.object({ ids: z.array(ticketId).min(1).max(MOST_TICKETS) }),
    z.object({ sample: z.string().max(120), size: z.int().min(1).max(MOST_TICKETS), seed: z.string().trim().min(1).max(40).optional() }),
  ]),
  reviewers: z.array(userId).min(2, 'are too few: two at least can agree or not').max(MOST_REVIEWERS),
  /** null = the card in force; its latest version is pinned now. */
  scorecard: z.string().max(60).nullable().default(null),
  dueAt: moment,
})
export type CalibrationRequest = z.input<typeof calibrationRequestSchema>

export const CALIBRATION_STATES = ['open', 'shown', 'closed'] as const
const progressSchema = z.object({ submitted: z.number(), of: z.number() })
export const calibrationHeadSchema = z.object({
  id: z.string(),
  version: z.number(),
  title: z.string(),
  /** `shown`: all were in; `closed`: a manager ended it after the deadline with what there was. */
  state: z.enum(CALIBRATION_STATES),
  createdAt: z.string(),
  createdBy: z.string(),
  dueAt: z.string(),
  overdue: z.boolean(),
  tickets: z.number(),
  reviewers: z.number(),
  progress: progressSchema,
  /** Of whoever asks; null = not one of its reviewers. `next` is the item to go on with. */
  mine: progressSchema.extend({ next: z.string().nullable() }).nullable(),
})
export type CalibrationHead = z.infer<typeof calibrationHeadSchema>
export const calibrationsSchema = z.object({ asOf: z.string(), sessions: z.array(calibrationHeadSchema) })

export const calibrationDetailSchema = calibrationHeadSchema.extend({
  asOf: z.string(),
  scorecard: z.object({ id: z.string(), version: z.number(), title: z.object({ en: z.string(), zh: z.string() }) }),
  /** Of a draw. */
  drawn: z.object({ sample: z.string(), seed: z.string() }).nullable(),
  people: z.array(progressSchema.extend({ reviewerId: z.number(), name: z.string().nullable() })),
  /** Nobody sees anybody else's answers yet. */
  blind: z.boolean(),
  mayClose: z.boolean(),
})
export type CalibrationDetail = z.infer<typeof calibrationDetailSchema>
export const calibrationParamsSchema = z.object({ session: z.string().regex(/^[\w.-]{1,80}$/, 'is no id of a session; the list names them') })
export const agreedParamsSchema = calibrationParamsSchema.extend({ ticket: z.coerce.number().int().positive() })
export const calibrationCloseSchema = z.object({ ifVersion: z.int().min(1) })

const rateSchema = z.object({ value: z.number(), low: z.number(), high: z.number() })
export const AGREEMENT_WORDS = ['rely', 'tentative', 'reword'] as const
export const agreementRowSchema = z.object({
  /** Criterion's id, or `verdict`. */
  id: z.string(),
  kind: z.enum(['criterion', 'verdict']),
  /** In the card's words; null for the verdict. */
  title: z.object({ en: z.string(), zh: z.string() }).nullable(),
  /** Tickets with two answers or more, and answers in these; N/A is no answer. */
  n: z.number(),
  ratings: z.number(),
  /** Tickets that some called not applicable and others did not. */
  split: z.number(),
  /** Share of agreeing pairs; Wilson's interval over tickets. */
  raw: rateSchema.nullable(),
  /** Share of the answers by level, the most frequent first. */
  prevalence: z.array(z.object({ level: z.string(), share: z.number() })),
  /** Krippendorff's, ordinal for levels and nominal for the verdict; percentile interval of 1,000 resamples of tickets. */
  alpha: rateSchema.nullable(),
  /** Cohen's for two reviewers, Fleiss' where everyone answered on each ticket. */
  kappa: rateSchema.extend({ kind: z.enum(['cohen', 'fleiss']) }).nullable(),
  /** By alpha: from .80 rely, from .667 tentative, below reword. null with the reason. */
  says: z.enum(AGREEMENT_WORDS).nullable(),
  /** The interval reaches below what `says` asks for. */
  unsure: z.boolean(),
  /** `no_variation`: all gave the same answer throughout, which chance explains as well. */
  reason: z.enum(['too_few', 'no_variation']).nullable(),
})
export type AgreementRow = z.infer<typeof agreementRowSchema>

const answersSchema = z.record(z.string().max(60), z.string().max(60))
export const agreedAnswerSchema = z.object({
  answers: answersSchema,
  verdict: z.enum(FIRST_CONTACT_VERDICTS).nullable(),
  note: z.string().max(4000),
})
export const agreedChangeSchema = z.object({
  /** Of the session. */
  ifVersion: z.int().min(1),
  /** null takes it back. */
  agreed: agreedAnswerSchema.nullable(),
})
export type AgreedChange = z.infer<typeof agreedChangeSchema>
export const biasSchema = z.object({
  reviewerId: z.number(),
  name: z.string().nullable(),
  /** Reviews compared. */
  n: z.number(),
  /** Mean of own score less the others' mean on the same ticket, in points of 100; null when too few. */
  bias: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  reason: z.enum(['too_few']).nullable(),
})
export type GraderBias = z.infer<typeof biasSchema>
export const calibrationResultsSchema = z.object({
  asOf: z.string(),
  session: calibrationHeadSchema,
  scorecard: scorecardSchema,
  method: z.object({ resamples: z.number(), seed: z.string(), fewest: z.number(), rely: z.number(), tentative: z.number() }),
  /** Worst first; what has no figure last. */
  agreement: z.array(agreementRowSchema),
  /** Everyone's for managers, one's own for reviewers. */
  bias: z.array(biasSchema),
  reviewers: z.array(z.object({ reviewerId: z.number(), name: z.string().nullable() })),
  tickets: z.array(
    z.object({
      ticketId: z.number(),
      subject: z.string().nullable(),
      url: z.string().nullable(),
      /** In points of 100 between the highest and the lowest score; null with fewer than two. */
      spread: z.number().nullable(),
      reviews: z.array(
        z.object({
          reviewerId: z.number(),
          score: z.number().nullable(),
          passed: z.boolean().nullable(),
          answers: answersSchema,
          verdict: z.enum(FIRST_CONTACT_VERDICTS).nullable(),
          cause: z.string().nullable(),
          note: z.string(),
          comments: z.array(z.object({ quote: z.string().nullable(), text: z.string() })),
        }),
      ),
      agreed: agreedAnswerSchema.extend({ by: z.string(), at: z.string() }).nullable(),
    }),
  ),
})
export type CalibrationResults = z.infer<typeof calibrationResultsSchema>

export const GRADER_SPANS = ['week', 'month'] as const
export const gradersQuerySchema = z.object({ by: z.enum(GRADER_SPANS).default('month') })
export const gradersSchema = z.object({
  asOf: z.string(),
  by: z.enum(GRADER_SPANS),
  fewest: z.number(),
  /** Over the sessions that were shown. */
  sessions: z.number(),
  graders: z.array(
    biasSchema.extend({
      /** Oldest first; `from` is the period's first day. */
      periods: z.array(biasSchema.omit({ reviewerId: true, name: true }).extend({ from: z.string() })),
      /** Change of the bias a period, in points; null when fewer than three periods have a figure. */
      drift: z.object({ perPeriod: z.number(), low: z.number(), high: z.number() }).nullable(),
    }),
  ),
})
export type Graders = z.infer<typeof gradersSchema>
