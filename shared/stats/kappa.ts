/** Agreement beyond chance, categories without order. */
import { grouped } from './grouped.ts'

export interface Agreement {
  /** Rated units. */
  n: number
  /** Share of agreeing pairs of ratings. */
  agreement: number
  /** The share that chance alone would give. */
  chance: number
  /** (agreement − chance) ÷ (1 − chance); null when only one category was ever used, where chance explains everything. */
  kappa: number | null
  /** Share of all ratings by category: with one far above the others kappa is low although nearly all agree. */
  prevalence: Map<string, number>
}
export interface KappaWithInterval extends Agreement {
  /** Of kappa for large samples, 95 % by default; null with it. */
  low: number | null
  high: number | null
  standardError: number | null
}

/** Two raters, a pair of categories a unit; null for none. Source: Cohen (1960); its error: Fleiss, Cohen & Everitt (1969), Psychological Bulletin 72:323–327. */
export function cohenKappa(pairs: readonly (readonly [string, string])[], z = 1.959964): KappaWithInterval | null {
  const n = pairs.length
  if (n === 0) return null
  const first = shares(pairs.map(([a]) => a))
  const second = shares(pairs.map(([, b]) => b))
  const cells = grouped(pairs, ([a, b]) => JSON.stringify([a, b]))
  const prevalence = shares(pairs.flat())
  const agreement = pairs.filter(([a, b]) => a === b).length / n
  let chance = 0
  for (const category of prevalence.keys()) chance += (first.get(category) ?? 0) * (second.get(category) ?? 0)
  const result = { n, agreement, chance, prevalence }
  if (chance >= 1) return { ...result, kappa: null, low: null, high: null, standardError: null }
  const kappa = (agreement - chance) / (1 - chance)
  let sum = -((kappa - chance * (1 - kappa)) ** 2)
  for (const group of cells.values()) {
    const [a, b] = group[0]!
    const cell = group.length / n
    if (a === b) sum += cell * (1 - ((first.get(a) ?? 0) + (second.get(a) ?? 0)) * (1 - kappa)) ** 2
    else sum += cell * ((1 - kappa) * ((second.get(a) ?? 0) + (first.get(b) ?? 0))) ** 2
  }
  const standardError = Math.sqrt(Math.max(0, sum) / n) / (1 - chance)
  return { ...result, kappa, standardError, low: kappa - z * standardError, high: Math.min(1, kappa + z * standardError) }
}

/**
 * The same number of raters, two or more, for every unit, not always the same persons; null for no unit.
 * Interval: `bootstrapInterval(units, (sample) => fleissKappa(sample)?.kappa ?? null, random)`. Source: Fleiss (1971), Psychological Bulletin 76:378–382.
 */
export function fleissKappa(units: readonly (readonly string[])[]): Agreement | null {
  const n = units.length
  if (n === 0) return null
  const raters = units[0]!.length
  if (raters < 2 || units.some((unit) => unit.length !== raters))
    throw new RangeError('Fleiss’ kappa needs the same number of ratings, at least two, for every unit.')
  const prevalence = shares(units.flat())
  let agreeing = 0
  for (const unit of units) for (const group of grouped(unit, (category) => category).values()) agreeing += group.length * (group.length - 1)
  const agreement = agreeing / (n * raters * (raters - 1))
  const chance = [...prevalence.values()].reduce((sum, share) => sum + share ** 2, 0)
  return { n, agreement, chance, kappa: prevalence.size > 1 ? (agreement - chance) / (1 - chance) : null, prevalence }
}

function shares(categories: readonly string[]): Map<string, number> {
  return new Map([...grouped(categories, (category) => category)].map(([category, group]) => [category, group.length / categories.length]))
}
