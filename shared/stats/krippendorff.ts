/** Krippendorff's alpha: any number of raters, ratings may be missing. */
import { type BootstrapInterval, type BootstrapOptions, bootstrapCounts, type Counts } from './bootstrap.ts'
import type { Random } from './random.ts'

/** `nominal`: another is another; `ordinal`: by ranks between; `interval`: by difference. */
export type Metric = 'nominal' | 'ordinal' | 'interval'

/** One row a unit, one place a rater; null = not rated. Categories without order are numbers too, any will do. */
export type Ratings = readonly (readonly (number | null)[])[]

export interface Alpha {
  /** null when nobody ever differed over all units: without variation there is nothing to be reliable about. */
  alpha: number | null
  /** Units with two ratings or more; the others cannot tell anything. */
  n: number
  /** Ratings in these. */
  ratings: number
  /** Share of agreeing pairs of ratings, each unit by its ratings. */
  agreement: number
  /** Share of the ratings by value. */
  prevalence: Map<number, number>
}

interface Coincidences {
  values: number[]
  /** By unit: how often each value was given; units with fewer than two ratings left out. */
  units: Float64Array[]
}

/** null when no unit has two ratings. Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability; (2004), Content Analysis, 11.3. */
export function krippendorffAlpha(ratings: Ratings, metric: Metric): Alpha | null {
  const { values, units } = coincidences(ratings)
  if (units.length === 0) return null
  const { totals, together, n } = matrix(values.length, units)
  let agreeing = 0
  values.forEach((_, at) => (agreeing += together[at * values.length + at]!))
  return {
    alpha: alphaOf(values, units, metric),
    n: units.length,
    ratings: n,
    agreement: agreeing / n,
    prevalence: new Map(values.map((value, at) => [value, totals[at]! / n])),
  }
}

/** Percentile interval by resampling units. Source: Zapf et al. (2016), BMC Medical Research Methodology 16:93. */
export function alphaInterval(ratings: Ratings, metric: Metric, random: Random, options: BootstrapOptions = {}): BootstrapInterval | null {
  const { values, units } = coincidences(ratings)
  return bootstrapCounts(units.length, (counts) => alphaOf(values, units, metric, counts), random, options)
}

function coincidences(ratings: Ratings): Coincidences {
  const rated = ratings.map((unit) => unit.filter((value) => value !== null)).filter((unit) => unit.length > 1)
  const values = [...new Set(rated.flat())].sort((a, b) => a - b)
  const place = new Map(values.map((value, at) => [value, at]))
  const units = rated.map((unit) => {
    const counts = new Float64Array(values.length)
    for (const value of unit) counts[place.get(value)!] = counts[place.get(value)!]! + 1
    return counts
  })
  return { values, units }
}

/** The coincidence matrix row by row, its margins and its sum. */
function matrix(size: number, units: readonly Float64Array[], counts?: Counts) {
  const together = new Float64Array(size * size)
  const totals = new Float64Array(size)
  let n = 0
  units.forEach((unit, index) => {
    const times = counts ? counts[index]! : 1
    if (times === 0) return
    const given = unit.reduce((sum, count) => sum + count, 0)
    n += times * given
    for (let a = 0; a < size; a += 1) {
      if (unit[a] === 0) continue
      totals[a] = totals[a]! + times * unit[a]!
      for (let b = 0; b < size; b += 1)
        together[a * size + b] = together[a * size + b]! + (times * unit[a]! * (unit[b]! - (a === b ? 1 : 0))) / (given - 1)
    }
  })
  return { together, totals, n }
}

function alphaOf(values: readonly number[], units: readonly Float64Array[], metric: Metric, counts?: Counts): number | null {
  const size = values.length
  const { together, totals, n } = matrix(size, units, counts)
  let observed = 0
  let expected = 0
  for (let a = 0; a < size; a += 1) {
    let between = totals[a]!
    for (let b = a + 1; b < size; b += 1) {
      between += totals[b]!
      const distance = metric === 'nominal' ? 1 : metric === 'interval' ? values[b]! - values[a]! : between - (totals[a]! + totals[b]!) / 2
      observed += together[a * size + b]! * distance ** 2
      expected += totals[a]! * totals[b]! * distance ** 2
    }
  }
  return expected > 0 ? 1 - ((n - 1) * observed) / expected : null
}
