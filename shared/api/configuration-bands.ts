/** Keys of the configuration by which a rate is held against published bands and own targets. */
import { z } from 'zod'
import { inOrder, MEASURED_BY, sameSlice, SHIPPED_BANDS, TARGET_DIMENSIONS } from '../fcr/benchmark.ts'
import { LENS_IDS } from '../fcr/lens.ts'
import { isoToDay } from '../time/calendar.ts'

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most, `must not be longer than ${most} characters`)
const NO_SHARE = 'must be from 0 to 1, that is 0 to 100%; an example is 0.7'
const share = z.number().min(0, NO_SHARE).max(1, NO_SHARE)
const day = z.string().refine((iso) => isoToDay(iso) !== null, 'is no day of the calendar; an example is "2026-07-01"')

const zoneSchema = z
  .strictObject({ from: share, to: share, label: words(60) })
  .refine(({ from, to }) => from < to, 'ends before it begins; an example is {"from": 0.7, "to": 0.8, "label": "industry"}')
export const bandSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'is no id; an example is "sqm_70_80" (small letters, digits, _ and -)'),
  name: words(80),
  source: z.strictObject({
    text: words(200),
    url: z
      .url({ protocol: /^https$/, error: 'is no address; an example is "https://example.com/report"' })
      .nullable()
      .default(null),
    /** When it was published. */
    date: day.nullable().default(null),
  }),
  measuredBy: z.enum(MEASURED_BY).default('unstated'),
  /** In any order; between them nothing is said. */
  zones: z
    .array(zoneSchema)
    .min(1, 'needs a zone; an example is {"from": 0.7, "to": 0.8, "label": "industry"}')
    .max(8, 'has more than 8 zones')
    .refine((zones) => inOrder(zones).every(({ from }, at, all) => at === 0 || from >= all[at - 1]!.to), 'has zones that overlap'),
})

const bandsSchema = z
  .strictObject({
    /** Id of the set that charts draw; null = none. */
    shown: z.string().nullable().default('sqm_70_80'),
    sets: z
      .array(bandSetSchema)
      .max(20, 'has more than 20 sets')
      .default(() => [...SHIPPED_BANDS]),
  })
  .superRefine(({ shown, sets }, context) => {
    sets.forEach(({ id }, at) => {
      if (sets.findIndex((set) => set.id === id) < at)
        context.addIssue({ code: 'custom', path: ['sets', at, 'id'], message: 'is the id of another set, too' })
    })
    if (shown !== null && sets.every(({ id }) => id !== shown))
      context.addIssue({ code: 'custom', path: ['shown'], message: `names no set; those are ${sets.map(({ id }) => id).join(', ') || 'none'}` })
  })
export const targetSchema = z.strictObject({
  lens: z.enum(LENS_IDS),
  /** Left out, or null: the whole. */
  slice: z
    .strictObject({ dimension: z.enum(TARGET_DIMENSIONS), value: words(200) })
    .nullable()
    .default(null),
  rate: share,
  /** First day on which it stands; until then the one before it does. */
  from: day,
})
const targetsSchema = z
  .array(targetSchema)
  .max(500, 'has more than 500 targets')
  .default([])
  .superRefine((targets, context) => {
    targets.forEach((one, at) => {
      const twin = targets.findIndex((other) => other.lens === one.lens && other.from === one.from && sameSlice(other.slice, one.slice))
      if (twin < at)
        context.addIssue({ code: 'custom', path: [at, 'from'], message: `is the day of another target for the same, number ${twin + 1}` })
    })
  })

export const bandKeys = {
  bands: bandsSchema.default(() => bandsSchema.parse({})),
  targets: targetsSchema,
}
