/** One measured quality of one data set, beside what a plain method reaches on it in the same run. */
export interface EvalRow {
  /** `KIND/NAME`, e.g. `topics/banking77`. */
  set: string
  metric: string
  /** null: the set is too small or too one-sided to have it. */
  value: number | null
  /** The best of `baselines`; null where a plain method has no such figure. */
  baseline: number | null
  baselines: Readonly<Record<string, number | null>>
  /** 95 % interval of `value`, where there is one. */
  low: number | null
  high: number | null
  /** Cases behind `value`. */
  n: number
  /** Which direction is good; `in_range` and `none` have no best. */
  better: 'higher' | 'lower' | 'none'
  /** In words, where the figures alone could mislead. */
  verdict: string | null
  /** What the figure is held to; null when nothing is asked of it. */
  required: string | null
  met: boolean | null
}

export type RowParts = Pick<EvalRow, 'metric' | 'value' | 'n'> & Partial<Pick<EvalRow, 'baselines' | 'low' | 'high' | 'better' | 'verdict'>>

export function rowOf(set: string, parts: RowParts): EvalRow {
  const { better = 'higher', baselines = {} } = parts
  const row = { low: null, high: null, verdict: null, ...parts, set, better, baselines, baseline: bestOf(Object.values(baselines), better) }
  return { ...row, required: null, met: null }
}

function bestOf(values: readonly (number | null)[], better: EvalRow['better']): number | null {
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return null
  return better === 'lower' ? Math.min(...known) : Math.max(...known)
}

/** A file or folder that cannot be used: said in one sentence, the run goes on with the next set. */
export class DataProblem extends Error {}
