/** `/api/v1/configuration`: what is in force, what a change would do, who changed what, and what the account suggests. */
import { z } from 'zod'
import { configurationSchema } from './configuration.ts'
import { lensDryRunSchema } from './lenses.ts'

/** A version as it is named to people; `version` 0 = nothing was saved yet, the defaults are in force. */
const versionSchema = z.object({
  version: z.number(),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
  /** `file` came with `--config` or `config import`, `edit` was saved here; null with version 0. */
  origin: z.enum(['file', 'edit']).nullable(),
  note: z.string(),
})
const body = z.record(z.string(), z.unknown())
export const configurationAnswerSchema = versionSchema.extend({
  body: configurationSchema,
  /** Keys that are as they come. */
  defaults: z.array(z.string()),
  /** What they come with, for every key. */
  defaultBody: configurationSchema,
})
export type ConfigurationAnswer = z.infer<typeof configurationAnswerSchema>
/** As it is sent: bodies were checked when they were saved. */
export const sentConfigurationSchema = configurationAnswerSchema.extend({ body, defaultBody: body })

/** The body is checked by its own rules, so that every fault is told by its path; keys left out take their default. */
export const configurationSaveSchema = z.object({
  /** The version that was edited; 0 where none was saved. */
  ifVersion: z.int().nonnegative(),
  body,
  note: z.string().max(500).default(''),
})
export const configurationDraftSchema = z.object({ body })

/** `at_once`: questions ask with it from now on. `judged_anew`: every ticket is judged again. `as_read`: tickets read from now on. */
export const TAKES_EFFECT = ['at_once', 'judged_anew', 'as_read'] as const
export const configurationChangeSchema = z.object({
  key: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  takesEffect: z.enum(TAKES_EFFECT),
})
export type ConfigurationChange = z.infer<typeof configurationChangeSchema>
export const configurationDryRunSchema = z.object({
  version: z.number(),
  changes: z.array(configurationChangeSchema),
  rejudges: z.boolean(),
  /** Names that nothing in the helpdesk bears. */
  notices: z.array(z.string()),
  /** The last 26 weeks of net before and after, where windows or lists change. */
  net: lensDryRunSchema.nullable(),
  /** Why there is none: no change of what net counts, or tickets have to be judged first. */
  netMissing: z.enum(['not_concerned', 'judged_anew']).nullable(),
})
export type ConfigurationDryRun = z.infer<typeof configurationDryRunSchema>
export const configurationSavedSchema = z.object({
  version: z.number(),
  changes: z.array(configurationChangeSchema),
  /** Every ticket is being judged again; until then numbers are those of before. */
  rejudging: z.boolean(),
})
export type ConfigurationSaved = z.infer<typeof configurationSavedSchema>

export const configurationHistoryQuerySchema = z.object({ key: z.string().max(60).optional() })
export const configurationHistorySchema = z.object({
  /** The newest first. */
  changes: z.array(versionSchema.extend({ key: z.string(), before: z.unknown(), after: z.unknown() })),
})
export type ConfigurationHistory = z.infer<typeof configurationHistorySchema>

export const FIELD_ROLES = ['reasonField', 'verdictField', 'causeField', 'orderFields', 'marketField', 'segmentField', 'languageField'] as const
export const GROUP_ROLES = ['tier2Groups', 'vendorGroups'] as const
export const configurationSuggestionsSchema = z.object({
  fields: z.array(
    z.object({
      key: z.enum(FIELD_ROLES),
      id: z.number(),
      title: z.string(),
      type: z.string(),
      /** `named`: has the name that is looked for by default. `title`: its title says so. `options`: its options look like it. */
      why: z.enum(['named', 'title', 'options']),
      options: z.array(z.string()),
      /** Tickets on which it is filled, of `tickets`; null where values of this kind are not kept until it is mapped. */
      filled: z.number().nullable(),
      inForce: z.boolean(),
    }),
  ),
  groups: z.array(z.object({ key: z.enum(GROUP_ROLES), id: z.number(), name: z.string(), why: z.literal('name'), inForce: z.boolean() })),
  tickets: z.number(),
})
/** Reasons and causes as they are used. */
export const taxonomySchema = z.object({
  lists: z.array(
    z.object({
      of: z.enum(['reason', 'cause']),
      /** null = none is mapped. */
      field: z.object({ id: z.number(), title: z.string() }).nullable(),
      /** The commonest first. */
      values: z.array(
        z.object({
          value: z.string(),
          name: z.string(),
          /** It is an option of the field. */
          offered: z.boolean(),
          /** Tickets on which it was filled in, whatever it counts as. */
          tickets: z.number(),
          /** The value itself unless it was merged. */
          countsAs: z.string(),
          retired: z.boolean(),
        }),
      ),
    }),
  ),
})
export type TaxonomyAnswer = z.infer<typeof taxonomySchema>
export type ConfigurationSuggestions = z.infer<typeof configurationSuggestionsSchema>
