/** Questions about time: when customers come back, and what another window would make of it. */
import { returnsQuerySchema } from '@shared/api/returns.ts'
import { windowsQuerySchema } from '@shared/api/windows.ts'
import { DAY_SECONDS } from '@shared/fcr/config.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { formatCount, formatDuration } from '@shared/i18n/format.ts'
import { readReturns } from '../../analytics/returns.ts'
import { readWindows } from '../../analytics/windows.ts'
import { table } from '../table.ts'
import { defineQuestion } from './question.ts'
import { headLine, left, named, pointsText, rateCells, rateText, right } from './words.ts'

const SHOWN_DAYS = [1, 3, 7, 14, 30]

export const returns = defineQuestion({
  name: 'returns',
  access: { role: 'vendor', scope: 'rows' },
  about: 'when customers come back: share returned by day (Kaplan–Meier), half-life, what the window misses',
  options: { slice: { type: 'string', value: 'DIM', about: `one row for each value of ${DIMENSIONS.join(', ')} (default reason)` } },
  schema: returnsQuerySchema,
  read: readReturns,
  toText: (answer) => {
    const rows = [...answer.slices, { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      formatCount(row.n),
      formatCount(row.returns),
      ...SHOWN_DAYS.map((day) => rateText(row.points?.find(({ seconds }) => seconds === day * DAY_SECONDS)?.returned ?? null)),
      row.halfLife === null ? '–' : formatDuration(row.halfLife.seconds, 'en'),
      rateText(row.withinHour.rate),
      `${rateText(row.afterWindow.rate)} of ${formatCount(row.afterWindow.of)}`,
      row.nullReason?.replaceAll('_', ' ') ?? '',
    ])
    const heads = ['n', 'returns', ...SHOWN_DAYS.map((day) => `by ${day} d`), 'half-life', 'in 1 h', 'after the window']
    return `${headLine(answer)}${table([...left(answer.slice), ...right(...heads), ...left('')], rows)}`
  },
})

export const windows = defineQuestion({
  name: 'windows',
  access: { role: 'vendor', scope: 'rows' },
  about: 'the rate of the last 26 weeks under every window, for all reasons or one alone',
  options: { reason: { type: 'string', value: 'R', about: "move only this reason's window" } },
  without: ['window'],
  schema: windowsQuerySchema,
  read: readWindows,
  toText: (answer) => {
    const rows = answer.rows.map((row) => [
      `${row.windowDays} d`,
      ...rateCells(row.total),
      formatCount(row.total.eligible),
      pointsText(row.change),
      ...(row.ofReason === null ? [] : rateCells(row.ofReason)),
      row.inForce ? 'in force' : '',
    ])
    const reason = answer.reason === null ? [] : [`${answer.reason}`, '95 %', 'n']
    const columns = [...left('window'), ...right('rate', '95 %', 'n', 'eligible', 'points', ...reason), ...left('')]
    return `${headLine(answer)}${table(columns, rows)}\n${answer.from ?? ''} to ${answer.to ?? ''}, weeks by --json\n`
  },
})
