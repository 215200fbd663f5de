/** The topic model on texts it never saw, beside the commonest class and naive Bayes over the same words. */
import { evaluateTopics as measureTopics } from '@shared/text/topics/evaluate.ts'
import { OUT_OF_SCOPE, trainTopics, type LabelledText } from '@shared/text/topics/train.ts'
import { z } from 'zod'
import type { DataSet } from './find-sets.ts'
import { commonestClass, naiveBayes, plainTopicQuality } from './plain-topics.ts'
import { readRows } from './read-set.ts'
import { DataProblem, rowOf, type EvalRow } from './row.ts'

const rowSchema = z.object({ text: z.string(), label: z.string() })
const SEED = 1

export function evaluateTopics({ folder, label }: DataSet): readonly EvalRow[] {
  const train = readRows(folder, label, 'train', rowSchema).filter((row) => row.label !== OUT_OF_SCOPE)
  const test = readRows(folder, label, 'test', rowSchema)
  const model = trainTopics(train, { seed: SEED })
  if (model === null) throw new DataProblem(`${label}/train holds fewer than two classes with enough texts to learn from.`)
  const quality = measureTopics(model, test)
  if (quality === null) throw new DataProblem(`${label}/test holds no text that belongs to a class.`)
  const plain = plainQualities(train, test)
  const baselines = (of: keyof ReturnType<typeof plainTopicQuality>) => Object.fromEntries(plain.map(({ name, ...figures }) => [name, figures[of]]))
  const { n, top1, top3, macroF1, ece, outOfScope } = quality
  const rows = [
    rowOf(label, { metric: 'top_1', value: top1.rate, low: top1.low, high: top1.high, n, baselines: baselines('top1') }),
    rowOf(label, { metric: 'top_3', value: top3.rate, low: top3.low, high: top3.high, n, baselines: baselines('top3') }),
    rowOf(label, { metric: 'macro_f1', value: macroF1, n, baselines: baselines('macroF1') }),
    rowOf(label, { metric: 'ece', value: ece, n, better: 'lower', baselines: baselines('ece') }),
  ]
  if (outOfScope !== null)
    rows.push(rowOf(label, { metric: 'auroc_oos', value: outOfScope.auroc, n: n + outOfScope.n, baselines: baselines('auroc') }))
  return rows
}

const plainQualities = (train: readonly LabelledText[], test: readonly LabelledText[]) => [
  { name: 'commonest class', ...plainTopicQuality(commonestClass(train), test) },
  { name: 'naive Bayes', ...plainTopicQuality(naiveBayes(train), test) },
]
