/** `firstfix.config.json`: everything a manager may tune, every key optional (design 6). */
import { z } from 'zod'
import { boundedPattern } from '../text/bounded-pattern.ts'
import { isTimeZone } from '../time/time-zone.ts'
import { taxonomyKeys } from './configuration-taxonomy.ts'
import { operationsKeys } from './operations.ts'

const name = z.union([z.string(), z.number()], 'is no name and no id')
const names = z.array(name).default([])
const field = name.nullable()
const windowDays = z.union(
  [z.literal(1), z.literal(3), z.literal(7), z.literal(14), z.literal(30)],
  'must be 1, 3, 7, 14 or 30 (days, without quotes)',
)

export const configurationSchema = z.strictObject({
  timeZone: z
    .string()
    .nullable()
    .default(null)
    .refine((zone) => zone === null || isTimeZone(zone), 'is not an IANA time zone; an example is "Asia/Shanghai"'),
  weekStart: z.enum(['monday', 'sunday']).default('monday'),
  windowDays: windowDays.default(7),
  windowByReason: z.record(z.string(), windowDays).default({}),
  reasonField: field.default('Contact reason'),
  verdictField: field.default('Resolved at first contact'),
  verdictValues: z.strictObject({ resolved: z.array(z.string()), partly: z.array(z.string()), no: z.array(z.string()) }).default({
    resolved: ['yes', 'resolved', 'firstfix_resolved_yes'],
    partly: ['partly', 'firstfix_resolved_partly'],
    no: ['no', 'firstfix_resolved_no'],
  }),
  causeField: field.default('Failure cause'),
  orderFields: names.default(['Order number']),
  orderPatterns: z
    .array(
      z
        .string()
        .refine(
          (source) => boundedPattern(source) !== null,
          'is not a regular expression, or repeats what may itself repeat; an example is "\\\\b[A-Z]{2}-?\\\\d{5,8}\\\\b"',
        ),
    )
    .max(20, 'are too many; join some with |')
    .default([]),
  marketField: field.default('Market'),
  segmentField: field.default(null),
  languageField: field.default(null),
  surveyMap: z
    .strictObject({ field, yes: z.array(z.string()), partly: z.array(z.string()), no: z.array(z.string()) })
    .nullable()
    .default(null),
  tier2Groups: names,
  vendorGroups: names,
  escalationTags: z.array(z.string()).default([]),
  testTags: z.array(z.string()).default([]),
  loggedContactTags: z.array(z.string()).default([]),
  botUsers: names,
  thirdParties: names,
  sharedIdentities: z.array(z.string()).default([]),
  defaultCountry: z.string().nullable().default(null),
  notFirstContactResolvable: z.array(z.string()).default([]),
  channelMap: z.record(z.string(), z.enum(['email', 'web', 'api', 'chat', 'messaging', 'voice', 'social', 'other'])).default({}),
  /** Groups of words that mean the same to this account, e.g. [["postage", "shipping"]]; articles are found by either. */
  synonyms: z
    .array(z.array(z.string().min(1).max(60)).min(2).max(20))
    .max(500)
    .default([]),
  storeText: z.enum(['none', 'redacted', 'full']).default('redacted'),
  askBeforeSolve: names,
  /** For repeats as money: ISO 4217 currency, and what one contact costs in it. */
  costPerContact: z
    .strictObject({
      currency: z.string().regex(/^[A-Z]{3}$/, 'is no ISO 4217 code; an example is "USD"'),
      amount: z.number().nonnegative('is no amount; an example is 4.5'),
    })
    .nullable()
    .default(null),
  ...operationsKeys,
  ...taxonomyKeys,
  /** How long the audit log is kept. */
  auditKeepDays: z.int('is no whole number of days').min(30, 'must be at least 30 days').default(730),
  /** How long words of tickets are kept after their last change, and what people without later tickets carry; null = as long as the helpdesk has them. */
  textKeepDays: z.int('is no whole number of days').min(30, 'must be at least 30 days').nullable().default(null),
})
/** As an earlier version of the program may have kept it: an order pattern that is refused by now finds nothing, and keeps no folder from opening. */
export const keptConfigurationSchema = configurationSchema.extend({ orderPatterns: z.array(z.string()).default([]) })
export type Configuration = z.infer<typeof configurationSchema>
export const DEFAULT_CONFIGURATION: Configuration = configurationSchema.parse({})
