/** `GET /api/v1/fcr/self-service`: the self-service ratio in both of its meanings, each named. */
import { z } from 'zod'
import { openSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const selfServiceQuerySchema = factQuerySchema
export type SelfServiceQuery = z.infer<typeof selfServiceQuerySchema>

const countSchema = z.object({ count: z.number(), open: openSchema })
export const selfServiceSchema = stampSchema.extend({
  from: z.string().nullable(),
  to: z.string().nullable(),
  /** Views of help-centre content ÷ contacts that arrived in the same days. A count of everything, so without an interval. */
  viewsPerContact: z.object({
    definition: z.literal('content_views_per_contact'),
    views: z.number().nullable(),
    /** Days that the imported views speak of. */
    spans: z.array(z.object({ from: z.string(), to: z.string() })),
    contacts: z.object({ count: z.number(), opens: z.array(openSchema) }),
    ratio: z.number().nullable(),
    nullReason: z.enum(['no_views_imported', 'no_contacts']).nullable(),
  }),
  /** Resolved without a person ÷ resolved by people. */
  solvedPerSolved: z.object({
    definition: z.literal('self_solved_per_human_solved'),
    /** By bots alone, verified as the lens does. */
    bot: countSchema,
    /** By the help centre, as it was imported for exactly these days; null where it was not. */
    imported: z.number().nullable(),
    importedNullReason: z.enum(['none_imported', 'other_days']).nullable(),
    human: countSchema,
    ratio: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
    nullReason: z.enum(['too_few', 'no_self_service']).nullable(),
  }),
})
export type SelfService = z.infer<typeof selfServiceSchema>
