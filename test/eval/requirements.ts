/** What named data sets are held to. Sets that are not named are measured alike and held to nothing. */
import type { EvalRow } from './row.ts'

interface Requirement {
  set: string
  metric: string
  said: string
  holds: (row: EvalRow & { value: number }) => boolean
}
const atLeast = (set: string, metric: string, least: number): Requirement => ({
  set,
  metric,
  said: `≥ ${least}`,
  holds: ({ value }) => value >= least,
})
const atMost = (set: string, metric: string, most: number): Requirement => ({ set, metric, said: `≤ ${most}`, holds: ({ value }) => value <= most })
const notBelow = (set: string, metric: string, by: number): Requirement => ({
  set,
  metric,
  said: `≥ baseline ${by < 0 ? `+ ${-by}` : `− ${by}`}`,
  holds: ({ value, baseline }) => baseline === null || value >= baseline - by,
})
const within = (set: string, metric: string, least: number, most: number): Requirement => ({
  set,
  metric,
  said: `${least} – ${most}`,
  holds: ({ value }) => value >= least && value <= most,
})
/** For errors: at most this many times the best of the baselines, or of one that is named. */
const timesBaseline = (set: string, metric: string, factor: number, name: string | null = null): Requirement => ({
  set,
  metric,
  said: `≤ ${factor} × ${name ?? 'best baseline'}`,
  holds: ({ value, baseline, baselines }) => {
    const against = name === null ? baseline : (baselines[name] ?? null)
    return against === null || value <= factor * against
  },
})

const REQUIREMENTS: readonly Requirement[] = [
  within('sampling/200-75-25', 'bias_points', -0.3, 0.3),
  within('sampling/200-75-25', 'coverage_95', 0.93, 0.97),
  within('sampling/risk-60-min-0', 'bias_points', -0.3, 0.3),
  within('sampling/risk-60-min-2', 'bias_points', -0.3, 0.3),
  atLeast('lines/gratitude', 'precision', 0.98),
  atLeast('lines/gratitude', 'recall', 0.8),
  atLeast('topics/banking77', 'top_1', 0.89),
  atLeast('topics/banking77', 'top_3', 0.965),
  atLeast('topics/clinc150', 'top_1', 0.9),
  atLeast('topics/clinc150', 'auroc_oos', 0.94),
  notBelow('ranking/covidfaq', 'mrr', 0.005),
  notBelow('ranking/covidfaq', 'recall_at_5', 0.005),
  atLeast('ranking/egret_zh', 'recall_at_5', 0.11),
  notBelow('incidents/uci', 'roc_auc', -0.01),
  atMost('incidents/uci', 'ece', 0.03),
  timesBaseline('volume/bank_daily', 'wape', 1.05),
  timesBaseline('volume/uci_hourly', 'wape', 1.05),
  timesBaseline('volume/uci_hourly', 'wape', 0.9, 'last week'),
  within('volume/bank_daily', 'band_coverage', 0.7, 0.9),
  within('volume/uci_hourly', 'band_coverage', 0.7, 0.9),
]

/** The row with what is asked of it, and whether it is met. */
export function judgeRow(row: EvalRow): EvalRow {
  const asked = REQUIREMENTS.filter(({ set, metric }) => set === row.set && metric === row.metric)
  if (asked.length === 0) return row
  const { value } = row
  return {
    ...row,
    required: asked.map(({ said }) => said).join(' and '),
    met: value !== null && asked.every(({ holds }) => holds({ ...row, value })),
  }
}
