/** Questions on what surrounds the rate: counter-metrics, promises, self-service, satisfaction, effort. */
import { counterMetricsQuerySchema, type CounterRow, type Spread } from '@shared/api/counter-metrics.ts'
import { effortQuerySchema } from '@shared/api/effort.ts'
import { selfServiceQuerySchema } from '@shared/api/self-service.ts'
import { slaQuerySchema } from '@shared/api/sla.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { formatCount, formatDuration } from '@shared/i18n/format.ts'
import { readCounterMetrics } from '../../analytics/counter-metrics.ts'
import { readEffort } from '../../analytics/effort.ts'
import { readSelfService } from '../../analytics/self-service.ts'
import { readSla } from '../../analytics/sla.ts'
import { PERIOD_UNITS } from '@shared/api/trend.ts'
import { table } from '../table.ts'
import { defineQuestion } from './question.ts'
import { differenceText, headLine, intervalText, left, named, portionCells, rateText, right } from './words.ts'

const bySlice = (standard: string) =>
  ({ type: 'string', value: 'DIM', about: `one row for each value of ${DIMENSIONS.join(', ')}${standard}` }) as const
const time = (seconds: number | undefined): string => (seconds === undefined ? '–' : formatDuration(seconds, 'en'))
/** Median and nine tenths. */
const spreadCells = ({ median, p90 }: Spread): string[] => [time(median?.value), time(p90?.value)]

export const counterMetrics = defineQuestion({
  name: 'counter-metrics',
  access: { role: 'vendor', scope: 'rows' },
  about: 'replies, resolution, handling, satisfaction, reopens and backlog beside the rate',
  options: {
    by: { type: 'string', value: 'P', about: `one row for each ${PERIOD_UNITS.join(', ')}` },
    slice: bySlice(''),
    bots: { type: 'string', value: 'WORD', about: 'include: an answer by a bot ends the wait, too (default exclude)' },
  },
  schema: counterMetricsQuerySchema,
  read: readCounterMetrics,
  toText: (answer) => {
    const row = (one: CounterRow) => [
      [one.period, one.sliceLabel ?? one.slice].filter((word) => word !== null).join(' · ') || 'all',
      formatCount(one.contacts.count),
      ...spreadCells(one.firstReply.calendar),
      ...spreadCells(one.firstReply.business),
      ...spreadCells(one.fullResolution.calendar),
      ...spreadCells(one.handleTime),
      rateText(one.csat.score.rate),
      intervalText(one.csat.score),
      formatCount(one.csat.score.of),
      rateText(one.reopened.rate),
      rateText(one.transferred.rate),
      rateText(one.noReply.rate),
      one.backlog === null ? '–' : formatCount(one.backlog.count),
    ]
    const heads = [
      'contacts',
      'reply',
      '90 %',
      'in hours',
      '90 %',
      'resolved',
      '90 %',
      'handled',
      '90 %',
      'CSAT',
      '95 %',
      'n',
      'reopened',
      'moved',
      'no reply',
      'waiting',
    ]
    const { csat, nps } = answer.total
    const scores = [
      `satisfied when resolved ${rateText(csat.resolved.rate)}, when they came back ${rateText(csat.repeated.rate)}: ${differenceText(csat.difference)}`,
      nps.score === null
        ? `no recommendation score: ${nps.nullReason?.replaceAll('_', ' ') ?? ''}`
        : `recommendation (${nps.kind}) ${nps.score.toFixed(0)} of 100, ${nps.low?.toFixed(0)} to ${nps.high?.toFixed(0)}, n ${formatCount(nps.n)}`,
      ...answer.csatByFirstReply.map(
        ({ overSeconds, upToSeconds, score, nullReason }) =>
          `first reply ${overSeconds === null ? '' : `over ${time(overSeconds)} `}${upToSeconds === null ? '' : `up to ${time(upToSeconds)}`}: ${rateText(score.rate)} satisfied of ${formatCount(score.of)}${nullReason === null ? '' : ', too few'}`,
      ),
    ]
    return `${headLine(answer)}${table([...left(''), ...right(...heads)], [...answer.rows, answer.total].map(row))}\n${scores.join('\n')}\n`
  },
})

export const sla = defineQuestion({
  name: 'sla',
  access: { role: 'vendor', scope: 'rows' },
  about: 'promises kept and broken, by arrival; the tickets: /api/v1/fcr/sla/contacts',
  options: { slice: bySlice(' (default channel)') },
  schema: slaQuerySchema,
  read: readSla,
  toText: (answer) => {
    const rows = answer.targets.flatMap((target) => {
      const promise = `${target.measure.replaceAll('_', ' ')} within ${time(target.withinSeconds)}${target.hours === 'business' ? ' open' : ''} · ${[...(target.channels ?? []), ...(target.priorities ?? [])].join(', ') || 'all'}`
      return [...target.slices, { value: 'all', label: null, ...target.total }].map((row, at) => [
        at === 0 ? promise : '',
        named(row),
        rateText(row.rate),
        intervalText(row),
        formatCount(row.n),
        formatCount(row.breached),
        formatCount(row.running),
        target.nullReason?.replaceAll('_', ' ') ?? '',
      ])
    })
    const none = answer.nullReason === null ? '' : 'No promises are configured (slaTargets).\n'
    return `${headLine(answer)}${table([...left('promise', answer.slice), ...right('kept', '95 %', 'n', 'broken', 'running'), ...left('')], rows)}${none}`
  },
})

export const selfService = defineQuestion({
  name: 'self-service',
  access: { role: 'vendor', scope: 'rows' },
  about: 'the self-service ratio in both of its meanings, each named',
  options: {},
  schema: selfServiceQuerySchema,
  read: readSelfService,
  toText: (answer) => {
    const { viewsPerContact: views, solvedPerSolved: solved } = answer
    const ratio = (value: number | null, why: string | null) => (value === null ? `none: ${why?.replaceAll('_', ' ') ?? ''}` : value.toFixed(2))
    const range = solved.low === null || solved.high === null ? '' : ` (${solved.low.toFixed(2)}–${solved.high.toFixed(2)})`
    return [
      `${headLine(answer)}content views ÷ contacts: ${ratio(views.ratio, views.nullReason)} · ${formatCount(views.views ?? 0)} views, ${formatCount(views.contacts.count)} contacts of the same days`,
      `solved without a person ÷ solved by people: ${ratio(solved.ratio, solved.nullReason)}${range} · ${formatCount(solved.bot.count)} by bots, ${solved.imported === null ? 'none known of the help centre' : `${formatCount(solved.imported)} by the help centre`}, ${formatCount(solved.human.count)} by people`,
      '',
    ].join('\n')
  },
})

export const effort = defineQuestion({
  name: 'effort',
  access: { role: 'vendor', scope: 'rows' },
  about: 'what a matter cost its customer: contacts, channels, transfers, questions back',
  options: { slice: bySlice(' (default reason)') },
  schema: effortQuerySchema,
  read: readEffort,
  toText: (answer) => {
    const mean = (of: { mean: number } | null) => (of === null ? '–' : of.mean.toFixed(2))
    const rows = [...answer.slices, { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      formatCount(row.n),
      mean(row.contacts),
      row.contacts === null ? '' : `${row.contacts.low.toFixed(2)}–${row.contacts.high.toFixed(2)}`,
      mean(row.channels),
      mean(row.transfers),
      mean(row.clarifications),
      ...portionCells(row.returned),
      row.nullReason === null ? '' : 'too few',
    ])
    const heads = ['matters', 'contacts', '95 %', 'channels', 'transfers', 'asked back', 'came back', 'share', '95 %']
    return `${headLine(answer)}${table([...left(answer.slice), ...right(...heads), ...left('')], rows)}\na proxy: nobody was asked\n`
  },
})
