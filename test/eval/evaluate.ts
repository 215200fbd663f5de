/** Every quality over every data set of a folder, one set after the other. */
import { evaluateIncidents } from './evaluate-incidents.ts'
import { evaluateLines } from './evaluate-lines.ts'
import { evaluatePairs } from './evaluate-pairs.ts'
import { evaluateRanking } from './evaluate-ranking.ts'
import { evaluateSampling } from './evaluate-sampling.ts'
import { evaluateTopics } from './evaluate-topics.ts'
import { evaluateVolume } from './evaluate-volume.ts'
import { DATA_KINDS, findSets, type DataKind, type DataSet } from './find-sets.ts'
import { judgeRow } from './requirements.ts'
import { DataProblem, type EvalRow } from './row.ts'

export const EVAL_KINDS = ['lines', 'sampling', ...DATA_KINDS] as const
export type EvalKind = (typeof EVAL_KINDS)[number]

export interface EvalOptions {
  /** Folder of data sets. */
  data: string
  /** Kinds to measure; null = all. */
  only: readonly EvalKind[] | null
  /** Told what is being done. */
  note: (line: string) => void
}
export interface EvalResult {
  rows: readonly EvalRow[]
  /** One sentence each: sets that could not be measured. */
  problems: readonly string[]
  /** Folders of no known kind. */
  unknown: readonly string[]
}

type Evaluate = (set: DataSet) => Promise<readonly EvalRow[]> | readonly EvalRow[]
const EVALUATE: Readonly<Record<DataKind, Evaluate>> = {
  topics: evaluateTopics,
  ranking: evaluateRanking,
  pairs: evaluatePairs,
  volume: evaluateVolume,
  incidents: evaluateIncidents,
}

export async function evaluate({ data, only, note }: EvalOptions): Promise<EvalResult> {
  const isWanted = (kind: EvalKind) => only === null || only.includes(kind)
  const { sets, unknown } = findSets(data)
  for (const name of unknown) note(`skipped ${name}: no kind of data that is known (${DATA_KINDS.join(', ')})`)
  const rows: EvalRow[] = []
  const problems: string[] = []
  if (isWanted('lines')) rows.push(...evaluateLines().rows.map(judgeRow))
  if (isWanted('sampling')) rows.push(...evaluateSampling().map(judgeRow))
  for (const set of sets.filter(({ kind }) => isWanted(kind))) {
    const started = performance.now()
    try {
      rows.push(...(await EVALUATE[set.kind](set)).map(judgeRow))
      note(`${set.label}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
    } catch (cause) {
      if (!(cause instanceof DataProblem)) throw cause
      problems.push(cause.message)
    }
  }
  return { rows, problems, unknown }
}
