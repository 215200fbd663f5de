/** What a rate is held against: published bands, each with its source and how it was measured, and the account's own targets. No counting rule reads them. */
import { DIMENSIONS, type Dimension } from './fact.ts'
import type { LensId } from './lens.ts'

/** How the figures behind a band came about: a band of one way says little about a rate counted in another. */
export const MEASURED_BY = ['survey', 'log', 'quality_review', 'unstated'] as const

/** Shares from 0 to 1. */
export interface Zone {
  from: number
  to: number
  label: string
}
export interface BandSet {
  id: string
  name: string
  /** `date` is the day it was published, ISO. */
  source: { text: string; url: string | null; date: string | null }
  measuredBy: (typeof MEASURED_BY)[number]
  zones: Zone[]
}
export interface Bands {
  /** Id of the set that charts draw; null = none. */
  shown: string | null
  sets: readonly BandSet[]
}
export const inOrder = <T extends { from: number }>(zones: readonly T[]): T[] => zones.toSorted((a, b) => a.from - b.from)

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

/** The set that charts draw, its zones from low to high. */
export function shownBand({ shown, sets }: Bands): BandSet | null {
  const set = sets.find(({ id }) => id === shown)
  return set ? { ...set, zones: inOrder(set.zones) } : null
}

/** People have no target of their own: a month of one agent is too few contacts to tell. */
export const TARGET_DIMENSIONS = DIMENSIONS.filter((dimension) => dimension !== 'agent')
export interface TargetSlice {
  dimension: Exclude<Dimension, 'agent'>
  value: string
}
export interface Target {
  lens: LensId
  /** null = the whole. */
  slice: TargetSlice | null
  /** 0 to 1. */
  rate: number
  /** First day on which it stands, ISO. */
  from: string
}
export const sameSlice = (a: TargetSlice | null, b: TargetSlice | null): boolean => a?.dimension === b?.dimension && a?.value === b?.value

/** The target of a lens for exactly this slice on a day (ISO); a slice without its own has none. */
export function targetOn(targets: readonly Target[], { lens, slice }: { lens: LensId; slice: TargetSlice | null }, onDay: string): Target | null {
  return targets
    .filter((one) => one.lens === lens && sameSlice(one.slice, slice) && one.from <= onDay)
    .reduce<Target | null>((latest, one) => (latest === null || one.from > latest.from ? one : latest), null)
}
