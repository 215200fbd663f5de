/**
 * Gold items: tickets with an agreed answer, placed among a reviewer's own and told apart by nobody until they are revealed. `GET /api/v1/quality/gold` (managers),
 * `GET …/gold/own` what was revealed to whoever asks, `POST …/gold/place` places one in twenty by seed, `POST …/gold/reveal` shows what was reviewed. They count in no sample.
 */
import { z } from 'zod'

/** Of a reviewer's open items. */
export const GOLD_SHARE = 0.05
export const goldAccuracySchema = z.object({
  reviewerId: z.number(),
  name: z.string().nullable(),
  /** Revealed items, and answers in these that the agreed one says something of. */
  items: z.number(),
  answers: z.number(),
  right: z.number(),
  /** Share of right answers with Wilson's interval over items, the independent units; null when too few. */
  accuracy: z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable(),
  reason: z.enum(['too_few']).nullable(),
})
export type GoldAccuracy = z.infer<typeof goldAccuracySchema>
export const goldSchema = z.object({
  asOf: z.string(),
  share: z.number(),
  fewest: z.number(),
  /** Agreed answers of finished sessions that an item can be made of. */
  candidates: z.number(),
  /** Placed and not reviewed yet; reviewed and not revealed yet. */
  waiting: z.number(),
  reviewed: z.number(),
  people: z.array(goldAccuracySchema),
})
export type Gold = z.infer<typeof goldSchema>
const answerSchema = z.object({
  criterion: z.string(),
  title: z.object({ en: z.string(), zh: z.string() }).nullable(),
  yours: z.object({ en: z.string(), zh: z.string() }),
  agreed: z.object({ en: z.string(), zh: z.string() }),
})
export const goldOwnSchema = z.object({
  asOf: z.string(),
  fewest: z.number(),
  accuracy: goldAccuracySchema.nullable(),
  items: z.array(
    z.object({
      ticketId: z.number(),
      revealedAt: z.string(),
      answers: z.number(),
      right: z.number(),
      /** Where they differ. */
      differs: z.array(answerSchema),
      note: z.string(),
    }),
  ),
})
export type GoldOwn = z.infer<typeof goldOwnSchema>
export const goldPlaceSchema = z.object({ seed: z.string().trim().min(1).max(40).optional() })
export const goldPlacedSchema = goldSchema.extend({ placed: z.number(), seed: z.string() })
export const goldRevealedSchema = goldSchema.extend({ revealed: z.number() })
