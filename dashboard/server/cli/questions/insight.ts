/** Questions that explain or weigh the rate: articles, load, what a point is worth, failure demand, experts. */
import { articleEffectQuerySchema, type ArticleEffect } from '@shared/api/article-effect.ts'
import { expertsQuerySchema } from '@shared/api/experts.ts'
import { failureDemandQuerySchema } from '@shared/api/failure-demand.ts'
import { savingsQuerySchema, type Savings } from '@shared/api/savings.ts'
import { LOADS, underLoadQuerySchema } from '@shared/api/under-load.ts'
import { DIMENSIONS } from '@shared/fcr/fact.ts'
import { formatCount } from '@shared/i18n/format.ts'
import { readArticleEffect } from '../../analytics/article-effect.ts'
import { readExperts } from '../../analytics/experts.ts'
import { readFailureDemand } from '../../analytics/failure-demand.ts'
import { readSavings } from '../../analytics/savings.ts'
import { readUnderLoad } from '../../analytics/under-load.ts'
import { table } from '../table.ts'
import { defineQuestion } from './question.ts'
import { differenceText, headLine, left, named, pointsText, portionCells, rateCells, rateText, right, intervalText } from './words.ts'

const least = { type: 'string', value: 'N', about: 'fewer ripe contacts than this are not judged (default 20)' } as const
/** Reasons that a terminal has room for. */
const SHOWN = 15

export const articleEffect = defineQuestion({
  name: 'article-effect',
  access: { role: 'vendor', scope: 'rows' },
  about: 'contacts with an article against the others of the same reason and channel; where none is used',
  options: { 'min-contacts': least },
  schema: articleEffectQuerySchema,
  read: readArticleEffect,
  toText: (answer) => {
    const words = (effect: ArticleEffect) =>
      effect.nullReason === null
        ? `${differenceText({ ...effect, nullReason: null })}, ${rateText(effect.covered)} compared`
        : effect.nullReason.replaceAll('_', ' ')
    const reasons = [...answer.reasons.slice(0, SHOWN), { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      ...rateCells(row.used),
      ...rateCells(row.notUsed),
      words(row.effect),
    ])
    const articles = answer.articles.slice(0, SHOWN).map((row) => [named(row), ...rateCells(row.used), words(row.effect), row.found ?? ''])
    const gaps = answer.gaps.slice(0, SHOWN).map((row) => [named(row), ...portionCells(row.failures), rateText(row.withoutArticle.rate)])
    return [
      `${headLine(answer)}${table([...left('reason'), ...right('with', '95 %', 'n', 'without', '95 %', 'n'), ...left('with − without')], reasons)}`,
      table([...left('article'), ...right('with', '95 %', 'n'), ...left('with − without', '')], articles),
      table([...left('reason'), ...right('failed without', 'of failures', '95 %', 'contacts without')], gaps),
      'Agents choose whom they show an article: this is no proof that it helps.\n',
    ].join('\n')
  },
})

export const underLoad = defineQuestion({
  name: 'under-load',
  access: { role: 'reviewer', scope: 'whole' },
  about: 'the rate of quiet and of busy days',
  options: {
    load: { type: 'string', value: 'WORD', about: `for each working agent: ${LOADS.join(' of the day, or ')} when it began (default arrivals)` },
  },
  schema: underLoadQuerySchema,
  read: readUnderLoad,
  toText: (answer) => {
    const rows = answer.deciles.map((row) => [
      String(row.decile),
      `${row.lowLoad.toFixed(1)}–${row.highLoad.toFixed(1)}`,
      formatCount(row.days),
      row.meanAgents.toFixed(1),
      ...rateCells(row.rate),
    ])
    const trend =
      answer.trend === null
        ? `no trend: ${answer.nullReason?.replaceAll('_', ' ') ?? ''}`
        : `for one more an agent ${pointsText(answer.trend.slope)} points (${pointsText(answer.trend.low)} to ${pointsText(answer.trend.high)}), p ${answer.trend.p.toPrecision(2)}, days vary ${answer.trend.dispersion.toFixed(1)} × chance`
    return `${headLine(answer)}${table(right('tenth', `${answer.load} an agent`, 'days', 'agents', 'rate', '95 %', 'n'), rows)}\nbusiest − quietest: ${differenceText(answer.difference)}\n${trend}\n`
  },
})

export const savings = defineQuestion({
  name: 'savings',
  access: { role: 'vendor', scope: 'rows' },
  about: 'what one point more would avoid, as a range, with its assumptions',
  options: {},
  schema: savingsQuerySchema,
  read: readSavings,
  toText: (answer) => {
    const range = (of: { expected: number; low: number; high: number } | null, unit: string, why: string | null) =>
      of === null
        ? `${unit}: none, ${why?.replaceAll('_', ' ') ?? ''}`
        : `${unit}: ${of.expected.toFixed(1)} (${of.low.toFixed(1)}–${of.high.toFixed(1)})`
    const { cost, hours, avoided, returned, furtherContacts, assumptions }: Savings = answer
    return [
      `${headLine(answer)}One point more in these ${answer.days} days avoids`,
      range(avoided, 'contacts', answer.nullReason),
      range(hours, 'hours', answer.hoursNullReason),
      range(cost, cost?.currency ?? 'money', answer.costNullReason),
      '',
      `It rests on ${formatCount(answer.matters.count)} contacts, ${rateText(returned.rate)} of whose failures came back (${intervalText(returned)}),`,
      range(furtherContacts, 'contacts that follow one', answer.nullReason),
      `and takes for granted: ${assumptions.codes.map((code) => code.replaceAll('_', ' ')).join('; ')}.`,
      '',
    ].join('\n')
  },
})

export const failureDemand = defineQuestion({
  name: 'failure-demand',
  access: { role: 'vendor', scope: 'rows' },
  about: 'how much of the volume is customers coming back about the same',
  options: { slice: { type: 'string', value: 'DIM', about: `one row for each value of ${DIMENSIONS.join(', ')} (default reason)` } },
  schema: failureDemandQuerySchema,
  read: readFailureDemand,
  toText: (answer) => {
    const rows = [...answer.slices, { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      formatCount(row.arrivals.count),
      ...portionCells(row.repeats),
      row.nullReason === null ? '' : 'too few',
    ])
    return `${headLine(answer)}${table([...left(answer.slice), ...right('arrived', 'came back', 'share', '95 %'), ...left('')], rows)}`
  },
})

export const experts = defineQuestion({
  name: 'experts',
  access: { role: 'reviewer', scope: 'rows' },
  about: 'who solves a reason at first contact more often than others do',
  options: { 'min-contacts': least },
  schema: expertsQuerySchema,
  read: readExperts,
  toText: (answer) => {
    const rows = answer.reasons.flatMap((reason) =>
      reason.candidates
        .filter(({ expert }) => expert)
        .map((one, at) => [
          at === 0 ? named(reason) : '',
          at === 0 ? rateText(reason.solved.rate) : '',
          named(one),
          rateText(one.solved.rate),
          intervalText(one.solved),
          formatCount(one.solved.of),
          rateText(one.standardised.rate),
          rateText(one.fair?.rate ?? null),
        ]),
    )
    const candidates = answer.reasons.reduce((sum, reason) => sum + reason.candidates.length, 0)
    const heads = ['solved', '95 %', 'n', 'standardised', 'fair']
    return `${headLine(answer)}${table([...left('reason'), ...right('all'), ...left('agent'), ...right(...heads)], rows)}\n${formatCount(candidates)} candidates with at least ${answer.minContacts} contacts of a reason; false-discovery rate ${rateText(answer.falseDiscoveryRate)}\n`
  },
})
