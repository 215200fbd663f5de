/** `GET /api/v1/audit`: who did what to what, and how it ended. */
import { z } from 'zod'

const moment = z.iso.datetime({ offset: true, error: 'is no moment with its zone; an example is 2026-11-15T00:00:00Z' })
export const auditQuerySchema = z.object({
  /** A user's id, or a kind such as `local`. */
  who: z.string().min(1).max(60).optional(),
  act: z.string().min(1).max(60).optional(),
  from: moment.optional(),
  /** Exclusive. */
  to: moment.optional(),
  /** Whole, e.g. `contacts/900301`, or its id alone. */
  target: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(40).optional(),
})
export type AuditQueryParams = z.infer<typeof auditQuerySchema>
export const auditEntrySchema = z.object({
  seq: z.number(),
  at: z.string(),
  who: z.object({ kind: z.string(), userId: z.number().nullable(), role: z.string().nullable() }),
  act: z.string(),
  target: z.array(z.string()),
  outcome: z.string(),
  details: z.record(z.string(), z.unknown()).nullable(),
})
export type AuditLine = z.infer<typeof auditEntrySchema>
export const auditSchema = z.object({
  /** The newest first. */
  entries: z.array(auditEntrySchema),
  next: z.string().nullable(),
})
export type AuditPage = z.infer<typeof auditSchema>

/** Whether every line still says what was written, and none is missing in between. */
export const auditVerdictSchema = z.object({
  whole: z.boolean(),
  entries: z.number(),
  /** Hash of the last line: kept elsewhere, it shows later whether lines were cut off at the end. */
  head: z.string().nullable(),
  /** The first line that does not follow from the one before it. */
  broken: z.object({ seq: z.number(), why: z.enum(['changed', 'missing_before']) }).nullable(),
})
export type AuditVerdict = z.infer<typeof auditVerdictSchema>
