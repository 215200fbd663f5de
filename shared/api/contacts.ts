/** The tickets behind a number: `GET /api/v1/fcr/contacts`, and one ticket explained: `GET /api/v1/contacts/{id}`. */
import { z } from 'zod'
import { DIMENSIONS, EXCLUSIONS, REPEAT_KINDS } from '../fcr/fact.ts'
import { definitionSchema, factQuerySchema, LENS_IDS, PERIOD_UNITS } from './trend.ts'

export const STATES = ['success', 'failed', 'failedEarly', 'pending'] as const
export const contactsQuerySchema = factQuerySchema.extend({
  /** A state, `eligible` (all four), `n` (success + failed), `excluded:CODE`, for lenses that rest on answers `answered` and `unanswered`, or `contact`: whatever arrived, solved or not. */
  state: z.string().optional(),
  /** Primary failure reason. */
  reason: z.string().optional(),
  /** Narrow to one period: its unit and first day. */
  by: z.enum(PERIOD_UNITS).default('week'),
  period: z.string().optional(),
  slice: z.enum(DIMENSIONS).optional(),
  sliceValue: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  /** From `next` of the page before. */
  cursor: z.string().optional(),
})
export type ContactsQuery = z.infer<typeof contactsQuerySchema>

export const contactSchema = z.object({
  ticketId: z.number(),
  subject: z.string().nullable(),
  state: z.string(),
  reason: z.string().nullable(),
  channel: z.string(),
  contactReason: z.string().nullable(),
  /** Nobody stated the reason, it was predicted. */
  contactReasonPredicted: z.boolean(),
  group: z.string().nullable(),
  agent: z.string().nullable(),
  createdAt: z.string(),
  firstSolvedAt: z.string().nullable(),
  /** Ticket that came back, and seconds after the solve. */
  repeatTicketId: z.number().nullable(),
  repeatGapSeconds: z.number().nullable(),
})
export const contactsSchema = z.object({
  definition: definitionSchema,
  asOf: z.string().nullable(),
  total: z.number(),
  rows: z.array(contactSchema),
  next: z.string().nullable(),
})
export type Contacts = z.infer<typeof contactsSchema>

export const chainLinkSchema = z.object({
  ticketId: z.number(),
  subject: z.string().nullable(),
  channel: z.string(),
  createdAt: z.string(),
  firstSolvedAt: z.string().nullable(),
  same: z.enum(['yes', 'possible', 'no']),
  /** Codes of the deciding rule, e.g. `same_order`; translated by the reader. */
  why: z.array(z.string()),
})
export const explanationSchema = z.object({
  ticketId: z.number(),
  subject: z.string().nullable(),
  /** The ticket in the helpdesk. */
  url: z.string().nullable(),
  asOf: z.string().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  /** What happened, in order: opened, replies, solves, returns. */
  timeline: z.array(z.object({ at: z.string(), kind: z.string(), ticketId: z.number(), by: z.string().nullable(), value: z.string().nullable() })),
  chain: z.array(chainLinkSchema),
  person: z.object({ personId: z.number(), users: z.array(z.number()), linkedBy: z.array(z.string()), shared: z.boolean() }),
  lenses: z.array(
    z.object({
      lens: z.enum(LENS_IDS),
      state: z.enum([...STATES, 'excluded', 'not_counted']),
      exclusion: z.enum([...EXCLUSIONS, 'known_problem', 'not_first_contact_resolvable', 'not_first']).nullable(),
      failures: z.array(z.enum([...REPEAT_KINDS, 'escalated', 'transferred', 'clarification'])),
      primary: z.string().nullable(),
      windowDays: z.number().nullable(),
      /** Codes that say why in words. */
      why: z.array(z.string()),
    }),
  ),
})
export type Explanation = z.infer<typeof explanationSchema>
