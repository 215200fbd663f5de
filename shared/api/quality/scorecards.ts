/**
 * What conversations are scored by, and why they failed: `GET /api/v1/quality/scorecards`, `GET /api/v1/quality/scorecards/{id}` (`?version=2`),
 * `PUT /api/v1/quality/scorecards/{id}/draft`, `POST …/{id}/publish`, `POST …/{id}/retire`; `GET /api/v1/quality/root-causes` (`?version=2`), `PUT /api/v1/quality/root-causes`.
 * A published version never changes and stays readable. A change that was made from an older state answers 409 `scorecard_changed`.
 */
import { z } from 'zod'
import { CONTROLLABLE_BY } from '../../quality/root-causes.ts'

const wordsSchema = z.object({ en: z.string().max(400), zh: z.string().max(400) })
const longWordsSchema = z.object({ en: z.string().max(4000), zh: z.string().max(4000) })
const partId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, 'is lower-case letters, digits and _, beginning with a letter; an example is correct_policy')
const codes = z.array(z.string().max(200)).max(200)

export const criterionSchema = z.object({
  id: partId,
  title: wordsSchema,
  guidance: longWordsSchema.nullable(),
  weight: z.number().min(0).max(1000),
  critical: z.boolean(),
  levels: z.array(z.object({ id: partId, title: wordsSchema, value: z.number().min(0).max(1) })).max(9),
  mayBeNotApplicable: z.boolean(),
  /** Id of the rule check that answers the same on every ticket. */
  check: z.string().max(60).nullable(),
})
export const sectionSchema = z.object({
  id: partId,
  title: wordsSchema,
  when: z
    .object({
      reasons: codes.optional(),
      channels: codes.optional(),
      handledBy: codes.optional(),
      answered: z.object({ criterion: z.string().max(60), levels: codes }).optional(),
    })
    .nullable(),
  criteria: z.array(criterionSchema).max(60),
})
/** What is edited: everything of a card but its id and version. */
export const scorecardWordsSchema = z.object({ title: wordsSchema, passMark: z.number().min(0).max(1), sections: z.array(sectionSchema).max(30) })
export type ScorecardWords = z.infer<typeof scorecardWordsSchema>
export const scorecardSchema = scorecardWordsSchema.extend({ id: partId, version: z.number() })

export const scorecardParamsSchema = z.object({ id: partId })
export const versionQuerySchema = z.object({ version: z.coerce.number('is no version; an example is 2').int().min(1).optional() })

const draftSchema = z.object({ words: scorecardWordsSchema, savedAt: z.string(), savedBy: z.string() })
/** A fault of a draft: where (`sections.0.criteria.2.levels`), a stable code to translate by, and one sentence. */
export const scorecardFaultSchema = z.object({ path: z.string(), code: z.string(), detail: z.string() })
export const scorecardHeadSchema = z.object({
  id: z.string(),
  title: wordsSchema,
  /** Latest published version; 0 = none yet. */
  version: z.number(),
  /** Counts up with each change of any kind; a change names the one that it was made from, 0 for a new card. */
  revision: z.number(),
  retired: z.boolean(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
  hasDraft: z.boolean(),
  /** Of the latest version; where there is none, of the draft. */
  criteria: z.number(),
  /** Submitted reviews that are pinned to any version. */
  reviews: z.number(),
})
export const scorecardsSchema = z.object({
  scorecards: z.array(scorecardHeadSchema),
  /** Shipped cards that nobody has published or drafted yet; saving one as a draft takes it over. */
  starters: z.array(scorecardSchema),
  /** The card that a sample without an own one is reviewed on; null = none is published yet, the first starter will be. */
  inForce: z.string().nullable(),
  /** Rule checks that a criterion may name. */
  checks: z.array(z.object({ id: z.string(), title: wordsSchema, says: wordsSchema })),
})
export type Scorecards = z.infer<typeof scorecardsSchema>

export const scorecardDetailSchema = z.object({
  head: scorecardHeadSchema,
  /** The asked version, else the latest; null where none is published yet. */
  card: scorecardSchema.nullable(),
  draft: draftSchema.nullable(),
  /** What keeps the draft from being published; empty = nothing. */
  faults: z.array(scorecardFaultSchema),
  /** Newest first. */
  versions: z.array(z.object({ version: z.number(), publishedAt: z.string(), publishedBy: z.string(), reviews: z.number() })),
})
export type ScorecardDetail = z.infer<typeof scorecardDetailSchema>

const ifRevision = z.int().min(0)
/** `words: null` throws the draft away. Faults do not keep a draft from being saved; the answer lists them. */
export const scorecardDraftSchema = z.object({ ifRevision, words: scorecardWordsSchema.nullable() })
/** Makes the draft the next version; 400 `scorecard_faulty` lists its faults. */
export const scorecardPublishSchema = z.object({ ifRevision })
/** A retired card is offered for no new sample; its reviews stay. */
export const scorecardRetireSchema = z.object({ ifRevision, retired: z.boolean() })

export const rootCausesWordsSchema = z.object({
  groups: z
    .array(
      z.object({
        id: partId,
        title: wordsSchema,
        causes: z.array(z.object({ id: partId, title: wordsSchema, controllableBy: z.enum(CONTROLLABLE_BY), retired: z.boolean() })).max(60),
      }),
    )
    .max(40),
})
export const rootCausesSchema = rootCausesWordsSchema.extend({
  version: z.number(),
  savedAt: z.string().nullable(),
  savedBy: z.string().nullable(),
  latest: z.number(),
})
export type RootCausesAnswer = z.infer<typeof rootCausesSchema>
/** `ifVersion` is the version that was shown. A cause that was ever there stays; `retired: true` takes it from the offer. 400 `causes_faulty`, 409 `causes_changed`. */
export const rootCausesChangeSchema = rootCausesWordsSchema.extend({ ifVersion: z.int().min(0) })
