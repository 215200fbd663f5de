/** Definitions of lenses: `GET /api/v1/lenses`, `PUT /api/v1/lenses/{id}`, `POST /api/v1/lenses/{id}/dry-run` and its tickets. */
import { z } from 'zod'
import { WINDOWS_DAYS } from '../fcr/config.ts'
import { EXCLUSIONS } from '../fcr/fact.ts'
import { FAILURE_FLAGS, LENS_IDS } from '../fcr/lens.ts'
import { contactSchema } from './contacts.ts'
import { definitionSchema } from './trend.ts'

const windowDays = z.number().refine((days) => WINDOWS_DAYS.some((known) => known === days), 'must be 1, 3, 7, 14 or 30 (days)')
const lensId = z.enum(LENS_IDS)

/** What a saved definition changes of what the configuration's keys say; whatever is left out follows the configuration. */
export const lensChangesSchema = z.strictObject({
  windowDays: windowDays.optional(),
  windowByReason: z.record(z.string(), windowDays).readonly().optional(),
  flags: z.array(z.enum(FAILURE_FLAGS)).readonly().optional(),
  exclusions: z.array(z.enum(EXCLUSIONS)).readonly().optional(),
  leaveOutKnownProblems: z.boolean().optional(),
  notFirstContactResolvable: z.array(z.string().min(1)).readonly().optional(),
  usePredictedReasons: z.boolean().optional(),
})
export const lensDefinitionSchema = z.object({
  id: lensId,
  version: z.number(),
  windowDays: z.number().nullable(),
  windowByReason: z.record(z.string(), z.number()).readonly(),
  flags: z.array(z.enum(FAILURE_FLAGS)).readonly(),
  exclusions: z.array(z.enum(EXCLUSIONS)).readonly(),
  leaveOutKnownProblems: z.boolean(),
  notFirstContactResolvable: z.array(z.string()).readonly(),
  usePredictedReasons: z.boolean(),
  successWhen: z.enum(['no_flag', 'fewer_than_two_replies', 'never_reopened', 'survey_yes', 'stated_resolved']),
})

export const lensVersionSchema = z.object({
  definition: lensDefinitionSchema,
  changes: lensChangesSchema,
  savedAt: z.string(),
  /** null = the service itself. */
  savedBy: z.string().nullable(),
  /** `configuration`: a key of the configuration changed what the lens counts. */
  origin: z.enum(['configuration', 'saved']),
  note: z.string(),
})
export const lensesSchema = z.object({
  lenses: z.array(
    z.object({
      /** In force. */
      definition: lensDefinitionSchema,
      changes: lensChangesSchema,
      /** What of it can be changed. */
      changeable: z.array(z.string()),
      /** Newest first; empty before the first number was counted. */
      history: z.array(lensVersionSchema),
    }),
  ),
})
export type Lenses = z.infer<typeof lensesSchema>

export const lensDraftSchema = z.strictObject({ changes: lensChangesSchema })
export const lensSaveSchema = z.strictObject({
  /** All differences from the configuration, not only the new ones. */
  changes: lensChangesSchema,
  /** The version that was edited; another one in force refuses the change. */
  ifVersion: z.number().int().min(1),
  note: z.string().max(500).default(''),
})

const sideSchema = z.object({
  eligible: z.number(),
  n: z.number(),
  success: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  matured: z.boolean().nullable(),
})
const rowSchema = z.object({
  /** First day of the week; null in the total. */
  period: z.string().nullable(),
  before: sideSchema,
  after: sideSchema,
  /** Tickets whose state differs. */
  changed: z.number(),
})
export type DryRunRow = z.infer<typeof rowSchema>
export const lensDryRunSchema = z.object({
  before: lensDefinitionSchema,
  after: lensDefinitionSchema,
  /** Parts of the definition that differ. */
  parts: z.array(z.string()),
  definition: definitionSchema,
  asOf: z.string().nullable(),
  completeTo: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  rows: z.array(rowSchema),
  total: rowSchema,
  /** Tickets that change their state: success, failed, failedEarly, pending, `excluded:CODE` or `unseen`. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), tickets: z.number() })),
})
export type LensDryRun = z.infer<typeof lensDryRunSchema>

export const lensMoveSchema = lensDraftSchema.extend({
  from: z.string(),
  to: z.string(),
  limit: z.number().int().min(1).max(1000).default(50),
  cursor: z.string().optional(),
})
export type LensMoveQuery = z.infer<typeof lensMoveSchema>
export const lensMoveContactsSchema = z.object({
  definition: definitionSchema,
  asOf: z.string().nullable(),
  total: z.number(),
  /** `state` is the one under the draft. */
  rows: z.array(contactSchema),
  next: z.string().nullable(),
})
export type LensMoveContacts = z.infer<typeof lensMoveContactsSchema>
