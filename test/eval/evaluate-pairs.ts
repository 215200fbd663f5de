/** The same-issue text score on labelled pairs, with its stated weights, beside the cosine of the texts' words. */
import { evaluatePairs as measurePairs, type TextPair } from '@shared/issue/evaluate-pairs.ts'
import { bootstrapCounts } from '@shared/stats/bootstrap.ts'
import { decisionQuality, decisions } from '@shared/stats/classifier-quality.ts'
import { seededRandom } from '@shared/stats/random.ts'
import { ranking } from '@shared/stats/ranking-quality.ts'
import { tokenize } from '@shared/text/tokenize.ts'
import { z } from 'zod'
import type { DataSet } from './find-sets.ts'
import { readRows } from './read-set.ts'
import { rowOf, type EvalRow } from './row.ts'

const rowSchema = z.object({
  a: z.string(),
  b: z.string(),
  same: z.union([z.boolean(), z.literal(0), z.literal(1)]).transform(Boolean),
})
const ROUNDS = 300
const COSINE_FROM = 0.5

export function evaluatePairs({ folder, label }: DataSet): readonly EvalRow[] {
  const pairs = readRows(folder, label, 'pairs', rowSchema)
  const labels = pairs.map(({ same }) => same)
  const quality = measurePairs(pairs)
  const cosines = pairs.map(wordCosine)
  const plain = decisionQuality(
    decisions(
      cosines.map((cosine) => cosine >= COSINE_FROM),
      labels,
    ),
  )
  const ranked = ranking(quality.scores, labels)
  const interval = bootstrapCounts(pairs.length, (counts) => ranked.rocAuc(counts), seededRandom(label), { rounds: ROUNDS })
  const n = pairs.length
  const share = (metric: 'precision' | 'recall') => {
    const part = quality[metric]
    const baselines = { [`word cosine ≥ ${COSINE_FROM}`]: plain[metric]?.rate ?? null }
    return rowOf(label, { metric, value: part?.rate ?? null, low: part?.low ?? null, high: part?.high ?? null, n: part?.n ?? 0, baselines })
  }
  return [
    rowOf(label, {
      metric: 'auc',
      value: quality.auc,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n,
      baselines: { 'word cosine': ranking(cosines, labels).rocAuc() },
    }),
    rowOf(label, { metric: 'pr_auc', value: quality.averagePrecision, n, baselines: { 'word cosine': ranking(cosines, labels).averagePrecision() } }),
    share('precision'),
    share('recall'),
  ]
}

/** Cosine of plain word counts. */
function wordCosine({ a, b }: TextPair): number {
  const [left, right] = [countsOf(a), countsOf(b)]
  let dot = 0
  for (const [word, n] of left) dot += n * (right.get(word) ?? 0)
  const length = (counts: ReadonlyMap<string, number>) => Math.sqrt([...counts.values()].reduce((sum, n) => sum + n * n, 0))
  const scale = length(left) * length(right)
  return scale === 0 ? 0 : dot / scale
}
function countsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of tokenize(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
