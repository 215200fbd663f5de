import { trendQuerySchema, type Trend, type TrendRow } from '@shared/api/trend.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { readTrend } from '../../analytics/trend.ts'
import { flag, type Command } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { table } from '../table.ts'

export const fcr: Command = {
  name: 'fcr',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: null,
  about: 'First-contact resolution by period, with its interval, n and state.',
  options: QUERY_OPTIONS,
  examples: [
    'firstfix fcr',
    'firstfix fcr --lens gross --window 14 --by month --slice channel',
    'firstfix fcr --filter reason=refund --filter channel=email --json',
  ],
  async run({ questions: { reader, settings, vintages }, values, io }) {
    const trend = unwrap(await readTrend(reader, settings(), parseQuery(trendQuerySchema, queryValues(values)), vintages))
    io.out(flag(values, 'json') ? json(trend) : toText(trend))
    return 0
  },
}

function toText(trend: Trend): string {
  const { definition } = trend
  const window = definition.windowDays === null ? 'no window' : `window ${definition.windowDays} d`
  const head = `${definition.lens} v${definition.version} · ${window} · ${definition.timeZone} · as of ${trend.asOf ?? 'never synced'}\n\n`
  const sliced = trend.rows.some((row) => row.slice !== null)
  const rows = [...trend.rows, trend.total].map((row) => [
    row.period ?? 'total',
    ...(sliced ? [row.sliceLabel ?? row.slice ?? ''] : []),
    row.rate === null ? '–' : formatRate(row.rate),
    row.low === null || row.high === null ? '' : formatInterval(row.low, row.high),
    formatCount(row.n),
    formatCount(row.failed + row.failedEarly),
    formatCount(row.pending),
    state(row),
  ])
  const columns = [
    { head: 'period' },
    ...(sliced ? [{ head: 'slice' }] : []),
    ...['rate', '95 %', 'n', 'failed', 'pending'].map((name) => ({ head: name, align: 'right' as const })),
    { head: '' },
  ]
  return head + table(columns, rows)
}

function state(row: TrendRow): string {
  if (row.period === null) return ''
  if (row.matured === null) return 'nothing eligible'
  if (row.matured) return 'final'
  const { projected, upperBound } = row
  const ending =
    projected?.rate == null ? '' : `, projected ${formatRate(projected.rate)} (${formatInterval(projected.low ?? 0, projected.high ?? 1)})`
  return upperBound === null ? 'not final' : `not final${ending}, upper bound ${formatRate(upperBound)}`
}
