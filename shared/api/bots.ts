/** `GET /api/v1/fcr/bots`: what bots resolve, verified on every channel, and what they hand on. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { differenceSchema, namedSchema, rateSchema, shareSchema, stampSchema } from './question.ts'
import { factQuerySchema } from './trend.ts'

const SLICES = z.enum(DIMENSIONS).exclude(['handledBy'])
export const botsQuerySchema = factQuerySchema.extend({ slice: SLICES.default('reason') })
export type BotsQuery = z.infer<typeof botsQuerySchema>

export const botFiguresSchema = z.object({
  /** Eligible contacts that a bot answered, of all that anybody answered. */
  reached: shareSchema,
  /** Nobody else answered. Says nothing of whether it was solved: read it beside `bot`. */
  containment: shareSchema,
  /** Handed on to a person. */
  handoff: shareSchema,
  /** Bot alone, a return on any channel counted: in the definition's window, and within 72 hours. */
  bot: rateSchema,
  botIn72h: rateSchema,
  /** People after a bot, and people alone. */
  afterBot: rateSchema,
  human: rateSchema,
  /** human − afterBot. Whom bots hand on are not the same contacts. */
  difference: differenceSchema,
})
export const botsSchema = stampSchema.extend({
  slice: SLICES,
  total: botFiguresSchema,
  slices: z.array(namedSchema.extend(botFiguresSchema.shape)),
  nullReason: z.enum(['no_bot_contacts']).nullable(),
})
export type Bots = z.infer<typeof botsSchema>
