/** The forecast of volumes, chosen and fitted on the part before the test, beside three plain forecasts. */
import { evaluateForecast } from '@shared/forecast/evaluate-forecast.ts'
import type { Baseline } from '@shared/forecast/baselines.ts'
import { z } from 'zod'
import type { DataSet } from './find-sets.ts'
import { readDocument, readRows } from './read-set.ts'
import { DataProblem, rowOf, type EvalRow } from './row.ts'
import { wilson } from '@shared/stats/wilson.ts'

const rowSchema = z.object({ t: z.string(), value: z.number().nullable() })
const splitSchema = z.object({
  testFrom: z.string(),
  stepHours: z.number().positive(),
  origin: z.enum(['fixed', 'rolling']).default('fixed'),
})
const NAMES: Readonly<Record<Baseline, string>> = { last_week: 'last week', four_week_mean: 'four-week mean', all_week_mean: 'all-week mean' }

export function evaluateVolume({ folder, label }: DataSet): readonly EvalRow[] {
  const series = readRows(folder, label, 'series', rowSchema)
  const split = readDocument(folder, label, 'split.json', splitSchema)
  const quality = evaluateForecast(series, split)
  if ('reason' in quality) throw new DataProblem(`${label} cannot be forecast: ${quality.reason.replaceAll('_', ' ')}.`)
  const { n, wape, baselines, bestBaseline, coverage, model } = quality
  const best = baselines[bestBaseline]
  const verdict =
    wape === null || best === null
      ? null
      : `${model.replaceAll('_', ' ')} was chosen on the past; ${NAMES[bestBaseline]} is the best baseline, ${wape <= best ? 'and the forecast beats it' : 'and it wins'} (${wape.toFixed(3)} against ${best.toFixed(3)}).`
  const covered = wilson(Math.round(coverage * n), n)
  return [
    rowOf(label, {
      metric: 'wape',
      value: wape,
      n,
      better: 'lower',
      baselines: Object.fromEntries(Object.entries(NAMES).map(([kind, name]) => [name, baselines[kind as Baseline]])),
      verdict,
    }),
    rowOf(label, { metric: 'band_coverage', value: coverage, low: covered?.low ?? null, high: covered?.high ?? null, n, better: 'none' }),
  ]
}
