/** `GET /api/v1/fcr/savings`: what one point more would avoid, as a range, with everything it takes for granted. */
import { z } from 'zod'
import { costSchema } from './pareto.ts'
import { openSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const savingsQuerySchema = factQuerySchema
export type SavingsQuery = z.infer<typeof savingsQuerySchema>

const rangeSchema = z.object({ expected: z.number(), low: z.number(), high: z.number() })
export const savingsSchema = stampSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  days: z.number(),
  /** Ripe first contacts of these days. */
  matters: z.object({ count: z.number(), open: openSchema }),
  /** Failures whose customer came back, of all failures. */
  returned: shareSchema,
  /** Contacts that follow a failure of that kind, a mean. */
  furtherContacts: rangeSchema.nullable(),
  /** For each point of the rate, in as many days. */
  avoided: rangeSchema.nullable(),
  hours: rangeSchema.nullable(),
  cost: z.object({ currency: z.string(), expected: z.number(), low: z.number(), high: z.number() }).nullable(),
  /** The same in 365 days. */
  yearly: z
    .object({ avoided: rangeSchema, hours: rangeSchema.nullable(), cost: costSchema.extend({ low: z.number(), high: z.number() }).nullable() })
    .nullable(),
  assumptions: z.object({
    costPerContact: costSchema.nullable(),
    /** Of a contact, where it is measured. */
    handleSeconds: rangeSchema.nullable(),
    codes: z.array(z.enum(['won_on_failures_as_they_come', 'chains_as_long_as_now', 'every_contact_costs_the_same', 'year_like_these_days'])),
  }),
  nullReason: z.enum(['too_few']).nullable(),
  costNullReason: z.enum(['no_cost_configured', 'too_few']).nullable(),
  hoursNullReason: z.enum(['no_handle_time', 'too_few']).nullable(),
})
export type Savings = z.infer<typeof savingsSchema>
