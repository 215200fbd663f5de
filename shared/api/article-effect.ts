/** `GET /api/v1/fcr/article-effect`: contacts in which an article was pointed to, against the others inside the same reason and channel. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { namedSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

export const articleEffectQuerySchema = factQuerySchema.extend({
  /** Fewer ripe contacts with an article are compared with nothing. */
  minContacts: z.coerce.number().int().min(20).max(10_000).default(20),
})
export type ArticleEffectQuery = z.infer<typeof articleEffectQuerySchema>

/** used − not, both at the mix of the contacts with an article; only strata that both have. */
const effectSchema = z.object({
  difference: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  withinNoise: z.boolean().nullable(),
  strata: z.number(),
  /** Share of the contacts with an article that have somebody to be compared with. */
  covered: z.number(),
  nullReason: z.enum(['too_few', 'nothing_to_compare']).nullable(),
})
export type ArticleEffect = z.infer<typeof effectSchema>
export const articleFiguresSchema = z.object({ used: rateSchema, notUsed: rateSchema, effect: effectSchema })
export const articleEffectSchema = stampSchema.extend({
  strata: z.array(z.enum(DIMENSIONS)),
  /** Agents choose whom they show an article: what differs need not come from it. */
  note: z.literal('not_causal'),
  minContacts: z.number(),
  falseDiscoveryRate: z.number(),
  total: articleFiguresSchema,
  reasons: z.array(namedSchema.extend(articleFiguresSchema.shape)),
  /** A contact belongs to the first article that it was pointed to. */
  articles: z.array(
    namedSchema.extend({
      used: rateSchema,
      effect: effectSchema,
      /** Two-sided, of no difference; null when too few. */
      p: z.number().nullable(),
      /** Different after false-discovery control over all articles. */
      found: z.enum(['above', 'below']).nullable(),
    }),
  ),
  /** Reasons by failures in which no article was pointed to, the most first. */
  gaps: z.array(namedSchema.extend({ withoutArticle: shareSchema, failures: shareSchema })),
  nullReason: z.enum(['no_article_used']).nullable(),
})
export type ArticleEffects = z.infer<typeof articleEffectSchema>
