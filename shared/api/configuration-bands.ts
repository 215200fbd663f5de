/** What a rate is held against: published bands, each with its source and how it was measured, and the account's own targets. No counting rule reads them. */
import { z } from 'zod'
import { DIMENSIONS } from '../fcr/fact.ts'
import { LENS_IDS, type LensId } from '../fcr/lens.ts'
import { isoToDay } from '../time/calendar.ts'

const words = (most: number) => z.string().trim().min(1, 'must not be empty').max(most, `must not be longer than ${most} characters`)
const NO_SHARE = 'must be from 0 to 1, that is 0 to 100%; an example is 0.7'
const share = z.number().min(0, NO_SHARE).max(1, NO_SHARE)
const day = z.string().refine((iso) => isoToDay(iso) !== null, 'is no day of the calendar; an example is "2026-07-01"')

/** How the figures behind a band came about: a band of one way says little about a rate counted in another. */
export const MEASURED_BY = ['survey', 'log', 'quality_review', 'unstated'] as const
const zoneSchema = z
  .strictObject({ from: share, to: share, label: words(60) })
  .refine(({ from, to }) => from < to, 'ends before it begins; an example is {"from": 0.7, "to": 0.8, "label": "industry"}')
const inOrder = <T extends { from: number }>(zones: readonly T[]): T[] => zones.toSorted((a, b) => a.from - b.from)
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
export type BandSet = z.infer<typeof bandSetSchema>

export const SHIPPED_BANDS: readonly BandSet[] = [
  {
    id: 'sqm_70_80',
    name: 'SQM-style 70/80',
    source: {
      text: 'SQM Group, 2022 benchmark of North American call centres',
      url: 'https://www.headlinesoftoday.com/topic/press-releases/sqms-2022-benchmark-research-uncovers-what-a-good-fcr-rate-is.html',
      date: '2022-05-16',
    },
    measuredBy: 'survey',
    zones: [
      { from: 0, to: 0.7, label: 'needs work' },
      { from: 0.7, to: 0.8, label: 'industry' },
      { from: 0.8, to: 1, label: 'world class' },
    ],
  },
  {
    id: 'standard_65_90',
    name: 'Standard 65, high 90',
    source: { text: 'a rule of thumb in circulation, source unstated', url: null, date: null },
    measuredBy: 'unstated',
    zones: [
      { from: 0, to: 0.4, label: 'low' },
      { from: 0.65, to: 0.75, label: 'standard' },
      { from: 0.9, to: 1, label: 'high' },
    ],
  },
]

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
export type Bands = z.infer<typeof bandsSchema>
/** The set that charts draw, its zones from low to high. */
export function shownBand({ shown, sets }: Bands): BandSet | null {
  const set = sets.find(({ id }) => id === shown)
  return set ? { ...set, zones: inOrder(set.zones) } : null
}

/** People have no target of their own: a month of one agent is too few contacts to tell. */
export const TARGET_DIMENSIONS = DIMENSIONS.filter((dimension) => dimension !== 'agent')
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
export type Target = z.infer<typeof targetSchema>
export type TargetSlice = NonNullable<Target['slice']>
const sameSlice = (a: TargetSlice | null, b: TargetSlice | null): boolean => a?.dimension === b?.dimension && a?.value === b?.value

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

/** The target of a lens for exactly this slice on a day (ISO); a slice without its own has none. */
export function targetOn(targets: readonly Target[], { lens, slice }: { lens: LensId; slice: TargetSlice | null }, onDay: string): Target | null {
  return targets
    .filter((one) => one.lens === lens && sameSlice(one.slice, slice) && one.from <= onDay)
    .reduce<Target | null>((latest, one) => (latest === null || one.from > latest.from ? one : latest), null)
}

export const bandKeys = {
  bands: bandsSchema.default(() => bandsSchema.parse({})),
  targets: targetsSchema,
}
