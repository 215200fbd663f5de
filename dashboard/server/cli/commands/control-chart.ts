import { controlChartQuerySchema, LIMIT_METHODS, type ControlChartAnswer } from '@shared/api/control-chart.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { readControlChart } from '../../analytics/control-chart.ts'
import { flag, text, type Command, type OptionSpec } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { table } from '../table.ts'

const { slice: _, ...options } = QUERY_OPTIONS
const BASELINE: Readonly<Record<string, OptionSpec>> = {
  'baseline-from': { type: 'string', value: 'D', about: 'first day of the stated period that limits rest on (default: the calendar quarter before)' },
  'baseline-to': { type: 'string', value: 'D', about: 'its last day, inclusive' },
  method: { type: 'string', value: 'M', about: `limits: ${LIMIT_METHODS.join(', ')} (default adjusted)` },
}

export const controlChartCommand: Command = {
  name: 'control-chart',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: null,
  about: 'Which final periods differ from a frozen baseline by more than chance: limits from each period’s n, and named run rules.',
  options: { ...options, ...BASELINE },
  examples: ['firstfix control-chart', 'firstfix control-chart --filter channel=email --baseline-from 2026-05-18 --baseline-to 2026-08-16 --json'],
  async run({ questions: { reader, settings }, values, io }) {
    const asked = {
      ...queryValues(values),
      baselineFrom: text(values, 'baseline-from'),
      baselineTo: text(values, 'baseline-to'),
      method: text(values, 'method'),
    }
    const chart = unwrap(await readControlChart(reader, settings(), parseQuery(controlChartQuerySchema, asked)))
    io.out(flag(values, 'json') ? json(chart) : toText(chart))
    return 0
  },
}

function toText(chart: ControlChartAnswer): string {
  const { definition, baseline, stretch } = chart
  const head = `${definition.lens} v${definition.version} · ${definition.timeZone} · as of ${chart.asOf ?? 'never synced'}\n`
  const rest =
    baseline === null
      ? 'No limits: a baseline needs twelve final periods with contacts.\n'
      : `Baseline ${baseline.from} to ${baseline.to}: ${formatRate(baseline.rate)}, n ${formatCount(baseline.n)}, ${baseline.periods} periods. Limits ${chart.method}, stretched by ${(stretch ?? 1).toFixed(2)}.\n`
  const rows = chart.rows.map((row) => [
    row.period,
    row.rate === null || !row.judged ? '–' : formatRate(row.rate),
    row.limits === null ? '' : formatInterval(row.limits.low, row.limits.high),
    formatCount(row.n),
    row.judged ? row.signals.map(({ rule, side }) => `${rule} ${side}`).join(', ') : 'not final',
  ])
  return `${head}${rest}\n${table([{ head: 'period' }, ...['rate', 'limits', 'n'].map((name) => ({ head: name, align: 'right' as const })), { head: '' }], rows)}`
}
