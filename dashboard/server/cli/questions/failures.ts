/** Questions about failures: what they come from, what others would call solved, and how they were routed. */
import { falseHighQuerySchema, REPORTED_LENSES } from '@shared/api/false-high.ts'
import { PARETO_SLICES, paretoQuerySchema } from '@shared/api/pareto.ts'
import { routingQuerySchema } from '@shared/api/routing.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { formatCount, formatDuration } from '@shared/i18n/format.ts'
import { readFalseHigh } from '../../analytics/false-high.ts'
import { readPareto } from '../../analytics/pareto.ts'
import { readRouting } from '../../analytics/routing.ts'
import { table } from '../table.ts'
import { defineQuestion } from './question.ts'
import { differenceText, headLine, left, named, pointsText, portionCells, rateCells, rateText, right } from './words.ts'

const sliceOption = (words: readonly string[]) =>
  ({ type: 'string', value: 'DIM', about: `one row for each value of ${words.join(', ')} (default reason)` }) as const

export const pareto = defineQuestion({
  name: 'pareto',
  access: { role: 'vendor', scope: 'rows' },
  about: 'what failures come from, by repeat volume and cost',
  options: {
    slice: sliceOption(PARETO_SLICES),
    rank: { type: 'string', value: 'BY', about: 'largest first by repeats or failures (default repeats)' },
  },
  schema: paretoQuerySchema,
  read: readPareto,
  toText: (answer) => {
    const rows = answer.rows.map((row) => [
      named(row),
      ...portionCells(row.repeats),
      rateText(row.cumulative),
      formatCount(row.failures.count),
      row.cost === null ? '–' : `${formatCount(row.cost.amount)} ${row.cost.currency}`,
      ...(row.rate === null ? ['', '', ''] : rateCells(row.rate)),
    ])
    const columns = [...left(answer.slice), ...right('repeats', 'share', '95 %', 'up to here', 'failures', 'cost', 'rate', '95 %', 'n')]
    const { repeats, failures, cost } = answer.total
    const costs = cost === null ? 'no cost configured (costPerContact)' : `${formatCount(cost.amount)} ${cost.currency}`
    return `${headLine(answer)}${table(columns, rows)}\n${formatCount(repeats)} repeats in ${formatCount(failures)} failures · ${costs}\n`
  },
})

export const falseHigh = defineQuestion({
  name: 'false-high',
  access: { role: 'vendor', scope: 'rows' },
  about: 'where a reported rate looks good and the net one does not',
  options: {
    slice: sliceOption(DIMENSIONS),
    reported: { type: 'string', value: 'LENS', about: `what others would report: ${REPORTED_LENSES.join(', ')} (default one_touch)` },
  },
  schema: falseHighQuerySchema,
  read: readFalseHigh,
  toText: (answer) => {
    const cells = (row: (typeof answer)['total']) => [
      rateText(row.reported.rate),
      rateText(row.net.rate),
      formatCount(row.net.of),
      ...portionCells(row.falseHigh),
      formatCount(row.falseLow.count),
      pointsText(row.gap),
      row.medianResolution === null ? '–' : formatDuration(row.medianResolution, 'en'),
      formatCount(row.fastFailures.count),
      rateText(row.noReply.rate),
    ]
    const rows = answer.rows.map((row) => [
      named(row),
      ...cells(row),
      row.nullReason === 'too_few'
        ? 'too few'
        : [row.fastAndFailing ? 'fast and failing' : '', row.clearlyBelow ? 'clearly below' : ''].filter((word) => word !== '').join(', '),
    ])
    const heads = [
      answer.reported,
      answer.definition.lens,
      'n',
      'false high',
      'share',
      '95 %',
      'false low',
      'gap',
      'median time',
      'fast failures',
      'no reply',
    ]
    return `${headLine(answer)}${table([...left(answer.slice), ...right(...heads), ...left('')], [...rows, ['all', ...cells(answer.total), '']])}`
  },
})

export const routing = defineQuestion({
  name: 'routing',
  access: { role: 'vendor', scope: 'rows' },
  about: 'first group and agent against those who solved it',
  options: { slice: sliceOption(DIMENSIONS), matrix: { type: 'boolean', about: 'every way of every slice, too (in --json)' } },
  schema: routingQuerySchema,
  read: readRouting,
  toText: (answer) => {
    const bySlice = [...answer.slices, { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      ...portionCells(row.misrouted),
      ...rateCells(row.direct),
      ...rateCells(row.detour),
      rateText(row.noReturn.direct.rate),
      rateText(row.noReturn.detour.rate),
      pointsText(row.noReturn.difference.difference),
    ])
    const heads = ['misrouted', 'share', '95 %', 'direct', '95 %', 'n', 'detour', '95 %', 'n', 'no return: direct', 'detour', 'points']
    const routes = (answer.total.routes ?? []).map((route) => [
      named(route.from),
      named(route.to),
      formatCount(route.rate.eligible),
      ...rateCells(route.rate),
    ])
    const { same, other, difference } = answer.agents
    return [
      `${headLine(answer)}${table([...left(answer.slice), ...right(...heads)], bySlice)}`,
      table([...left('first group', 'solved by'), ...right('contacts', 'rate', '95 %', 'n')], routes),
      `answered first and solved by the same agent ${rateText(same.rate)} (n ${formatCount(same.n)}), by another ${rateText(other.rate)} (n ${formatCount(other.n)}): ${differenceText(difference)}\n`,
    ].join('\n')
  },
})
