/** What each reviewed ticket stands for, when some of those drawn were replaced or are not reviewed yet. */
import { grouped } from '../stats/grouped.ts'
import type { SampledUnit } from '../stats/weighted-mean.ts'

export interface Response {
  stratum: string
  /** As it was drawn. */
  inclusion: number
}
export interface Responses {
  /** In the order given, to be the inclusion of `SampledUnit`. */
  inclusions: readonly number[]
  /** For the variance; strata with a response only. */
  populations: ReadonlyMap<string, number>
  /** Share of the population whose strata have a response; the others are not spoken of. */
  covered: number
}

/**
 * Within a stratum those without a review are taken to be like those with one: the weights 1 ÷ inclusion are scaled so that they sum to the stratum.
 * Source: Särndal, Swensson & Wretman (1992), 15.6 (response homogeneity groups) and 7.6 (poststratification).
 */
export function responseWeights(responses: readonly Response[], populations: ReadonlyMap<string, number>): Responses {
  const strata = grouped(responses, ({ stratum }) => stratum)
  const sizes = new Map([...strata].map(([stratum, own]) => [stratum, own.reduce((sum, { inclusion }) => sum + 1 / inclusion, 0)]))
  const all = [...populations.values()].reduce((sum, population) => sum + population, 0)
  const reached = [...strata.keys()].map((stratum): [string, number] => [stratum, populations.get(stratum) ?? 0])
  return {
    inclusions: responses.map(({ stratum, inclusion }) => Math.min(1, (inclusion * (sizes.get(stratum) ?? 0)) / (populations.get(stratum) ?? 1))),
    populations: new Map(reached),
    covered: all === 0 ? 0 : reached.reduce((sum, [, population]) => sum + population, 0) / all,
  }
}

/** Values beside their weights; a null (criterion that does not apply, "cannot tell") is left out, the others of its stratum do not take its place. */
export function weightedUnits(responses: readonly Response[], { inclusions }: Responses, values: readonly (number | null)[]): SampledUnit[] {
  return responses.flatMap(({ stratum }, at) => {
    const value = values[at] ?? null
    return value === null ? [] : [{ value, inclusion: inclusions[at] ?? 1, stratum }]
  })
}
