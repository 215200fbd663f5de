/** Shapes in which scorecards and root causes are kept. A card is a head that changes and versions that never do. */
import { z } from 'zod'
import { rootCausesWordsSchema, scorecardSchema, scorecardWordsSchema } from '@shared/api/quality/scorecards.ts'

const moment = z.int()
export const headBodySchema = z.object({
  part: z.literal('head'),
  id: z.string(),
  /** Latest published version; 0 = none. */
  latest: z.int(),
  retired: z.boolean(),
  draft: z.object({ words: scorecardWordsSchema, savedAt: moment, savedBy: z.string() }).nullable(),
  firstPublishedAt: moment.nullable(),
  publishedAt: moment.nullable(),
  publishedBy: z.string().nullable(),
})
export type HeadBody = z.infer<typeof headBodySchema>
export const versionBodySchema = z.object({ part: z.literal('version'), card: scorecardSchema, publishedAt: moment, publishedBy: z.string() })
export const cardBodySchema = z.discriminatedUnion('part', [headBodySchema, versionBodySchema])
export type CardBody = z.infer<typeof cardBodySchema>
export type VersionBody = z.infer<typeof versionBodySchema>

export const versionId = (id: string, version: number): string => `${id}@${version}`
export const cardKeys = (body: CardBody): string[] => [`card:${body.part === 'head' ? body.id : body.card.id}`, `part:${body.part}`]

export const rootCausesBodySchema = rootCausesWordsSchema.extend({ version: z.int() })
export type RootCausesBody = z.infer<typeof rootCausesBodySchema>
