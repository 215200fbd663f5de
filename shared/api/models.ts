/** `GET /api/v1/models` and `/api/v1/models/repeat-risk`: what was learned from the account's own tickets, and how good it is on tickets it had not seen. */
import { z } from 'zod'

const intervalSchema = z.object({ low: z.number(), high: z.number() }).nullable()
/** Of the model and of the plain count of the person's contacts before; `difference` = model − count, paired over resampled persons. Intervals are 95 %. */
const figureSchema = z.object({
  model: z.number(),
  count: z.number(),
  modelInterval: intervalSchema,
  difference: z.number(),
  differenceInterval: intervalSchema,
})
const topSchema = z.object({ rate: z.number(), lift: z.number() }).nullable()
const measuredSchema = z.object({
  moment: z.enum(['opening', 'solve']),
  reason: z.null(),
  /** `not_better_than_counting` is to be said wherever the model's figures are shown. */
  verdict: z.enum(['better', 'not_better_than_counting']),
  train: z.object({ n: z.number(), positives: z.number() }),
  test: z.object({ n: z.number(), positives: z.number(), persons: z.number() }),
  rocAuc: figureSchema,
  prAuc: figureSchema,
  /** Mean squared error: lower is better. */
  brier: figureSchema,
  /** Expected calibration error, ten bins of equal width; the count's after a logistic curve through it. */
  ece: z.object({ model: z.number(), count: z.number() }),
  /** Share of returns among the tenth with the highest risk, and that ÷ the share of all. */
  topTenth: z.object({ model: topSchema, count: topSchema }),
  calibration: z.array(
    z.object({
      n: z.number(),
      from: z.number(),
      to: z.number(),
      predicted: z.number(),
      observed: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
})
const unmeasuredSchema = z.object({
  moment: z.enum(['opening', 'solve']),
  reason: z.enum(['too_few_contacts', 'one_label_only']),
  /** Contacts with a known outcome. */
  labelled: z.number(),
})
export const riskMomentSchema = z.discriminatedUnion('reason', [measuredSchema, unmeasuredSchema])

/** As the training keeps it. */
export const storedRiskReportSchema = z.object({
  windowDays: z.number(),
  windowByReason: z.record(z.string(), z.number()),
  labelled: z.number(),
  knownTo: z.number().nullable(),
  why: z.string(),
  basis: z.object({ completeTo: z.number() }),
  opening: riskMomentSchema,
  solve: riskMomentSchema,
})

export const repeatRiskSchema = z.object({
  /** What is foreseen: the person is back within the window after the first solve. */
  definition: z.object({
    label: z.literal('return_within_window'),
    windowDays: z.number(),
    windowByReason: z.record(z.string(), z.number()),
    /** The plain method beside the model. */
    count: z.literal('contacts_of_the_same_reason_in_30_days_before'),
  }),
  /** Of the model; counts up with every training. */
  version: z.number().nullable(),
  trainedAt: z.string().nullable(),
  /** How far the data went that it was trained on, and go now. */
  trainedTo: z.string().nullable(),
  completeTo: z.string().nullable(),
  inForce: z.boolean(),
  /** Contacts with a known outcome. */
  labelled: z.number(),
  nullReason: z.enum(['not_trained']).nullable(),
  opening: riskMomentSchema.nullable(),
  solve: riskMomentSchema.nullable(),
})
export type RepeatRiskAnswer = z.infer<typeof repeatRiskSchema>

export const modelsSchema = z.object({
  models: z.array(
    z.object({
      kind: z.enum(['topics', 'same_issue', 'repeat_risk']),
      /** null = never trained. */
      version: z.number().nullable(),
      trainedAt: z.string().nullable(),
      inForce: z.boolean(),
      /** One sentence: the figure that decided. */
      why: z.string().nullable(),
      /** As its training wrote it. */
      report: z.unknown(),
    }),
  ),
})
export type ModelsAnswer = z.infer<typeof modelsSchema>
