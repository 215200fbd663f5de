/**
 * The register of actions, under `/api/v1/quality/actions`: what was done about failures, and how its scope went before and after.
 * `GET` list · `POST` add · `GET /:id` · `PUT /:id` save · `GET /:id/effect`.
 * A save made from an older version answers 409 `action_changed` with `conflict`.
 */
import { z } from 'zod'
import { openSchema, rateSchema, differenceSchema, stampSchema } from '../question.ts'
import { LENS_IDS } from '../trend.ts'

export const ACTION_KINDS = ['article', 'macro', 'policy', 'product', 'process', 'training', 'other'] as const
export const ACTION_STATES = ['open', 'done', 'dropped'] as const
const day = z.iso.date('is not a day; an example is 2026-11-30')
export const actionParamsSchema = z.object({ id: z.coerce.number().int().positive('is no action; an example is 3') })

/** Whose numbers it should move. The first filter is what the action touches; the further ones narrow both sides of the comparison. */
export const actionScopeSchema = z.object({
  lens: z.enum(LENS_IDS).default('net'),
  filter: z.array(z.string().max(200)).max(10).default([]),
})
export const actionBodySchema = z
  .object({
    title: z.string().min(1).max(300),
    kind: z.enum(ACTION_KINDS),
    owner: z.string().max(120),
    dueOn: day.nullable().default(null),
    startedOn: day.nullable().default(null),
    /** Effects are counted from here; a done action has it. */
    doneOn: day.nullable().default(null),
    state: z.enum(ACTION_STATES).default('open'),
    scope: actionScopeSchema,
    /** Points of the scope's rate, 4 = from 72 % to 76 %. */
    expectedPoints: z.number().min(-100).max(100).nullable().default(null),
    cases: z.array(z.int().positive()).max(100).default([]),
    note: z.string().max(4000).default(''),
  })
  .refine(({ state, doneOn }) => state !== 'done' || doneOn !== null, { path: ['doneOn'], error: 'is needed for an action that is done' })
export type ActionBody = z.infer<typeof actionBodySchema>
export const actionSaveSchema = z.object({ ifVersion: z.int().positive(), action: actionBodySchema })

export const actionSchema = z.object({
  id: z.number(),
  version: z.number(),
  action: actionBodySchema,
  /** Open and past its day. */
  overdue: z.boolean(),
  cases: z.array(z.object({ id: z.number(), title: z.string(), state: z.string() })),
  createdBy: z.string(),
  createdAt: z.string(),
  savedBy: z.string(),
  savedAt: z.string(),
})
export type RegisteredAction = z.infer<typeof actionSchema>
export const actionsQuerySchema = z.object({
  state: z.enum([...ACTION_STATES, 'overdue']).optional(),
  kind: z.enum(ACTION_KINDS).optional(),
  case: z.coerce.number().int().positive().optional(),
})
export type ActionsQuery = z.infer<typeof actionsQuerySchema>
export const actionsSchema = z.object({
  asOf: z.string(),
  counts: z.record(z.enum([...ACTION_STATES, 'overdue']), z.number()),
  rows: z.array(actionSchema),
})
export type Actions = z.infer<typeof actionsSchema>

const sideSchema = rateSchema.extend({ from: z.string().nullable(), to: z.string().nullable(), weeks: z.number() })
/** Before and after, and the same of the rest; it says how they went, not why. `open`s add to `contacts`. */
export const actionEffectSchema = stampSchema.extend({
  actionId: z.number(),
  /** Day from which it counts; its own week is on neither side. */
  effectiveOn: z.string().nullable(),
  expectedPoints: z.number().nullable(),
  /** `measured` against the rest; `before_after` when there is no rest to compare with. */
  kind: z.enum(['measured', 'before_after', 'not_measurable']),
  nullReason: z.enum(['not_done', 'too_few_weeks', 'too_few_weeks_before', 'too_few', 'nothing_synced']).nullable(),
  /** First day on which it can be measured; null when it can, or when nobody knows. */
  measurableFrom: z.string().nullable(),
  fewestWeeks: z.number(),
  before: sideSchema.nullable(),
  after: sideSchema.nullable(),
  /** after − before, Newcombe. */
  change: differenceSchema.nullable(),
  control: z.object({ filter: z.array(z.string()), before: sideSchema, after: sideSchema, change: differenceSchema }).nullable(),
  /** change − control's change, MOVER; null without a control. */
  differenceInDifferences: z.object({ difference: z.number(), low: z.number(), high: z.number(), withinNoise: z.boolean() }).nullable(),
  open: openSchema,
})
export type ActionEffect = z.infer<typeof actionEffectSchema>
