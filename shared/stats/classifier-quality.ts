/** Precision, recall and F of decisions, of one class or of many. */
import { wilson } from './wilson.ts'

export interface Decisions {
  truePositives: number
  falsePositives: number
  falseNegatives: number
}
export interface ShareWithInterval {
  rate: number
  low: number
  high: number
  n: number
}
export interface DecisionQuality {
  /** null: nothing was predicted. */
  precision: ShareWithInterval | null
  /** null: nothing was there to be found. */
  recall: ShareWithInterval | null
  /** null when both others are. */
  f: number | null
}

/** Decisions counted over pairs: truthy prediction, truthy truth. */
export function decisions(predicted: ArrayLike<boolean | number>, actual: ArrayLike<boolean | number>): Decisions {
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 }
  for (let at = 0; at < actual.length; at += 1) {
    if (predicted[at] && actual[at]) counts.truePositives += 1
    else if (predicted[at]) counts.falsePositives += 1
    else if (actual[at]) counts.falseNegatives += 1
  }
  return counts
}

/** Precision and recall with Wilson intervals, and F-beta. Source: van Rijsbergen (1979), Information Retrieval, chapter 7. */
export function decisionQuality({ truePositives, falsePositives, falseNegatives }: Decisions, beta = 1): DecisionQuality {
  const predicted = truePositives + falsePositives
  const actual = truePositives + falseNegatives
  const weighted = (1 + beta ** 2) * truePositives
  const all = weighted + beta ** 2 * falseNegatives + falsePositives
  return {
    precision: share(truePositives, predicted),
    recall: share(truePositives, actual),
    f: all > 0 ? weighted / all : null,
  }
}

function share(successes: number, n: number): ShareWithInterval | null {
  const interval = wilson(successes, n)
  return interval && { ...interval, n }
}

export interface ClassReport {
  accuracy: ShareWithInterval
  /** Mean over the classes that occur in either list; a share that doesn't exist counts 0. */
  macro: { precision: number; recall: number; f1: number }
  /** In the order in which classes first occur in the truth, then in the predictions. */
  classes: ({ name: string; support: number } & DecisionQuality)[]
}

/** Many classes, one prediction each; null for an empty list. Source: Sokolova & Lapalme (2009), Information Processing & Management 45:427–437. */
export function classReport(predicted: readonly string[], actual: readonly string[]): ClassReport | null {
  const tallies = new Map<string, Decisions>()
  for (const name of [...actual, ...predicted]) tallies.set(name, { truePositives: 0, falsePositives: 0, falseNegatives: 0 })
  let right = 0
  actual.forEach((name, at) => {
    const guess = predicted[at]!
    if (guess === name) {
      right += 1
      tallies.get(name)!.truePositives += 1
    } else {
      tallies.get(name)!.falseNegatives += 1
      tallies.get(guess)!.falsePositives += 1
    }
  })
  const accuracy = share(right, actual.length)
  if (!accuracy) return null
  const classes = [...tallies].map(([name, tally]) => ({
    name,
    support: tally.truePositives + tally.falseNegatives,
    ...decisionQuality(tally),
  }))
  const average = (of: (quality: DecisionQuality) => number) => classes.reduce((sum, quality) => sum + of(quality), 0) / classes.length
  return {
    accuracy,
    macro: {
      precision: average((quality) => quality.precision?.rate ?? 0),
      recall: average((quality) => quality.recall?.rate ?? 0),
      f1: average((quality) => quality.f ?? 0),
    },
    classes,
  }
}
