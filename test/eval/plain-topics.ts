/** What plain methods make of topics: the commonest class whatever is said, and multinomial naive Bayes over stemmed words. */
import { expectedCalibrationError } from '@shared/stats/calibration.ts'
import { classReport } from '@shared/stats/classifier-quality.ts'
import { rocAuc } from '@shared/stats/ranking-quality.ts'
import { tokenize } from '@shared/text/tokenize.ts'
import { OUT_OF_SCOPE, type LabelledText } from '@shared/text/topics/train.ts'

/** Classes with their probability, likeliest first. */
type Guess = (text: string) => readonly { label: string; p: number }[]

const countOf = (labels: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

export function commonestClass(train: readonly LabelledText[]): Guess {
  const counts = countOf(train.map(({ label }) => label))
  const ranked = [...counts].map(([label, n]) => ({ label, p: n / train.length })).sort((a, b) => b.p - a.p)
  return () => ranked
}

/** Source: Manning, Raghavan & Schütze (2008), Introduction to Information Retrieval, 13.2; smoothing by one. */
export function naiveBayes(train: readonly LabelledText[]): Guess {
  const classes = [...countOf(train.map(({ label }) => label))].map(([label, n]) => ({
    label,
    prior: Math.log(n / train.length),
    words: new Map<string, number>(),
    total: 0,
  }))
  const byLabel = new Map(classes.map((each) => [each.label, each]))
  const vocabulary = new Set<string>()
  for (const { text, label } of train) {
    const own = byLabel.get(label)!
    for (const word of tokenize(text)) {
      vocabulary.add(word)
      own.words.set(word, (own.words.get(word) ?? 0) + 1)
      own.total++
    }
  }
  return (text) => {
    const words = tokenize(text).filter((word) => vocabulary.has(word))
    const scores = classes.map(({ prior, words: seen, total }) =>
      words.reduce((sum, word) => sum + Math.log(((seen.get(word) ?? 0) + 1) / (total + vocabulary.size)), prior),
    )
    const most = Math.max(...scores)
    const sum = scores.reduce((all, score) => all + Math.exp(score - most), 0)
    return classes.map(({ label }, at) => ({ label, p: Math.exp(scores[at]! - most) / sum })).sort((a, b) => b.p - a.p)
  }
}

export interface PlainTopicQuality {
  top1: number | null
  top3: number | null
  macroF1: number | null
  ece: number | null
  auroc: number | null
}

export function plainTopicQuality(guess: Guess, test: readonly LabelledText[]): PlainTopicQuality {
  const guessed = test.map(({ text, label }) => ({ label, best: guess(text).slice(0, 3) }))
  const known = guessed.filter(({ label }) => label !== OUT_OF_SCOPE)
  const right = known.map(({ label, best }) => best[0]?.label === label)
  const sure = (rows: typeof guessed) => rows.map(({ best }) => best[0]?.p ?? 0)
  const report = classReport(
    known.map(({ best }) => best[0]?.label ?? ''),
    known.map(({ label }) => label),
  )
  return {
    top1: report?.accuracy.rate ?? null,
    top3: known.filter(({ label, best }) => best.some((each) => each.label === label)).length / known.length,
    macroF1: report?.macro.f1 ?? null,
    ece: expectedCalibrationError(sure(known), right, 'equal-width', 15),
    auroc: rocAuc(
      sure(guessed),
      guessed.map(({ label }) => label !== OUT_OF_SCOPE),
    ),
  }
}
