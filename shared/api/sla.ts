/** `GET /api/v1/fcr/sla`: promises kept and broken, by arrival; `…/sla/contacts`: the tickets of each, the latest first. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { contactSchema, contactsSchema } from './contacts.ts'
import { SLA_MEASURES } from './operations.ts'
import { namedSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

/** `running`: not yet kept, and still in time. */
export const SLA_STATES = ['met', 'breached', 'running'] as const
export const slaQuerySchema = factQuerySchema.extend({ slice: z.enum(DIMENSIONS).default('channel') })
export type SlaQuery = z.infer<typeof slaQuerySchema>
export const slaContactsQuerySchema = slaQuerySchema.extend({
  /** Place of the target in the configuration, from 0. */
  target: z.coerce.number().int().min(0),
  state: z.enum(SLA_STATES).default('breached'),
  sliceValue: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
})
export type SlaContactsQuery = z.infer<typeof slaContactsQuerySchema>

export const slaFiguresSchema = z.object({
  met: z.number(),
  breached: z.number(),
  running: z.number(),
  /** met ÷ (met + breached), with Wilson's interval. */
  n: z.number(),
  rate: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  nullReason: z.enum(['no_contacts']).nullable(),
})
export const slaTargetFiguresSchema = z.object({
  target: z.number(),
  measure: z.enum(SLA_MEASURES),
  withinSeconds: z.number(),
  hours: z.enum(['calendar', 'business']),
  /** null = all that no target before it speaks of. */
  channels: z.array(z.string()).nullable(),
  priorities: z.array(z.string()).nullable(),
  total: slaFiguresSchema,
  slices: z.array(namedSchema.extend(slaFiguresSchema.shape)),
  nullReason: z.enum(['no_business_hours']).nullable(),
})
export const slaSchema = stampSchema.extend({
  slice: z.enum(DIMENSIONS),
  from: z.string().nullable(),
  to: z.string().nullable(),
  targets: z.array(slaTargetFiguresSchema),
  nullReason: z.enum(['no_targets']).nullable(),
})
export type Sla = z.infer<typeof slaSchema>
export const slaContactsSchema = contactsSchema.extend({
  rows: z.array(
    contactSchema.extend({
      /** null when the desk does not open for as long. */
      dueAt: z.string().nullable(),
      doneAt: z.string().nullable(),
      /** Seconds it took so far, in the target's hours. */
      tookSeconds: z.number(),
    }),
  ),
})
export type SlaContacts = z.infer<typeof slaContactsSchema>
