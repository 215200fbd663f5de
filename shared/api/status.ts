/** `GET /api/v1/status`: freshness and progress, for the foot of every page and the sync page. `GET /api/v1/meta`: what can be asked. */
import { z } from 'zod'
import { bandSetSchema, targetSchema } from './configuration-bands.ts'
import { DIMENSIONS } from '../fcr/fact.ts'
import { LENS_IDS } from './trend.ts'

export const streamStatusSchema = z.object({
  stream: z.string(),
  rows: z.number(),
  expected: z.number().nullable(),
  completeTo: z.string().nullable(),
  requests: z.number(),
  state: z.enum(['waiting', 'running', 'current', 'failed']),
})
export const statusSchema = z.object({
  mode: z.enum(['demo', 'live', 'import']),
  account: z.string().nullable(),
  now: z.string(),
  /** `idle` `first_load` `syncing` `judging` `failed`. */
  phase: z.enum(['idle', 'first_load', 'syncing', 'judging', 'failed']),
  /** One sentence naming the setting and the remedy. */
  problem: z.string().nullable(),
  completeTo: z.string().nullable(),
  lastSyncedAt: z.string().nullable(),
  streams: z.array(streamStatusSchema),
  judged: z.object({ done: z.number(), total: z.number() }),
  skipped: z.number(),
  skippedRows: z.array(z.object({ stream: z.string(), where: z.string(), why: z.string() })),
  unknown: z.array(z.object({ what: z.string(), value: z.string(), count: z.number() })),
  quality: z.object({
    tickets: z.number(),
    facts: z.number(),
    coarse: z.number(),
    agentsByEvidence: z.number(),
    authors: z.number(),
    sharedPersons: z.number(),
    mergedWithoutTarget: z.number(),
    noReason: z.number(),
    possibleOnly: z.number(),
    olderTextRule: z.number(),
  }),
})
export type Status = z.infer<typeof statusSchema>
export const metaSchema = z.object({
  version: z.string(),
  timeZone: z.string(),
  weekStart: z.enum(['monday', 'sunday']),
  lenses: z.array(z.object({ id: z.enum(LENS_IDS), version: z.number(), windowDays: z.number().nullable() })),
  windows: z.array(z.number()),
  dimensions: z.array(z.object({ id: z.enum(DIMENSIONS), values: z.array(z.object({ value: z.string(), label: z.string(), count: z.number() })) })),
  /** First and last cohort day at hand. */
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  ticketUrl: z.string().nullable(),
  /** The published band that charts draw, with its source; null = none. */
  band: bandSetSchema.nullable(),
  targets: z.array(targetSchema),
})
export type Meta = z.infer<typeof metaSchema>
/** RFC 9457. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  code: z.string(),
  detail: z.string(),
  /** Every fault of a body, by its path. */
  errors: z.array(z.object({ path: z.string(), detail: z.string() })).optional(),
  /** Somebody else saved first: who, when, and both texts of what differs, so that neither is lost. */
  conflict: z
    .object({
      version: z.number(),
      savedAt: z.string(),
      savedBy: z.string().nullable(),
      keys: z.array(z.object({ key: z.string(), base: z.unknown(), theirs: z.unknown(), yours: z.unknown(), bothChanged: z.boolean() })),
    })
    .optional(),
})
export type Problem = z.infer<typeof problemSchema>
