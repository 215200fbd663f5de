/** Questions that compare: periods or slices, agents, bots and people, what comes next. */
import { agentsQuerySchema } from '@shared/api/agents.ts'
import { botsQuerySchema } from '@shared/api/bots.ts'
import { mixQuerySchema } from '@shared/api/mix.ts'
import { nextIssuesQuerySchema } from '@shared/api/next-issues.ts'
import { DIMENSIONS, NO_VALUE } from '@shared/fcr/fact.ts'
import { FAILURE_FLAGS } from '@shared/fcr/lens.ts'
import { formatCount } from '@shared/i18n/format.ts'
import { readAgents } from '../../analytics/agents.ts'
import { readBots } from '../../analytics/bots.ts'
import { readMix } from '../../analytics/mix.ts'
import { readNextIssues } from '../../analytics/next-issues.ts'
import { table } from '../table.ts'
import { defineQuestion } from './question.ts'
import { differenceText, headLine, intervalText, left, named, pointsText, portionCells, rateCells, rateText, right } from './words.ts'

/** Parts of a change that a terminal has room for. */
const SHOWN_PARTS = 15

export const mix = defineQuestion({
  name: 'mix',
  access: { role: 'vendor', scope: 'rows' },
  about: 'why a rate moved between two periods, or a slice differs from the rest: other contacts, or the same going otherwise',
  options: {
    'before-from': { type: 'string', value: 'D', about: 'first day of the period before (default: as many days before --from)' },
    'before-to': { type: 'string', value: 'D', about: 'last day of the period before' },
    slice: { type: 'string', value: 'DIM', about: `instead of periods: one value of ${DIMENSIONS.join(', ')} against the rest` },
    'slice-value': { type: 'string', value: 'VALUE', about: 'that value' },
  },
  schema: mixQuerySchema,
  read: readMix,
  toText: (answer) => {
    const side = (name: string, { rate, standardised }: (typeof answer)['before']) => [
      name,
      ...rateCells(rate),
      rateText(standardised.rate),
      intervalText(standardised),
      standardised.effectiveN === null ? '' : formatCount(standardised.effectiveN),
      rateText(standardised.covered),
    ]
    const sides = table(
      [...left(''), ...right('rate', '95 %', 'n', 'standardised', '95 %', 'effective n', 'mix covered')],
      [side('before', answer.before), side('after', answer.after)],
    )
    const parts = answer.parts
      .slice(0, SHOWN_PARTS)
      .map((part) => [
        part.values.map((value, i) => part.labels[i] ?? (value === NO_VALUE ? '–' : value)).join(' · '),
        pointsText(part.mix),
        pointsText(part.rate),
        ...rateCells(part.before),
        ...rateCells(part.after),
      ])
    const split =
      answer.rate === null
        ? `no split: ${answer.nullReason ?? ''}`
        : `${differenceText(answer.difference)} = mix ${pointsText(answer.mix)} + rate ${pointsText(answer.rate.part)}`
    return `${headLine(answer)}${sides}\n${split}\n\n${table([...left(answer.strata.join(' · ')), ...right('mix', 'rate', 'before', '95 %', 'n', 'after', '95 %', 'n')], parts)}`
  },
})

export const agents = defineQuestion({
  name: 'agents',
  access: { role: 'vendor', scope: 'rows' },
  about: 'agents or groups compared fairly: standardised, shrunken, controllable failures only; no order of merit',
  options: {
    slice: { type: 'string', value: 'DIM', about: 'agent or group (default agent)' },
    controllable: {
      type: 'string',
      value: 'FLAG',
      about: `failures that the solver answers for: ${FAILURE_FLAGS.join(', ')}; may be given again (default repeat)`,
      multiple: true,
    },
    sort: { type: 'string', value: 'BY', about: 'name or n (default name)' },
  },
  schema: agentsQuerySchema,
  read: readAgents,
  toText: (answer) => {
    const rows = answer.rows.map((row) => [
      named(row),
      rateText(row.raw.rate),
      rateText(row.controllable.rate),
      intervalText(row.controllable),
      formatCount(row.controllable.of),
      rateText(row.standardised.rate),
      rateText(row.fair?.rate ?? null),
      row.fair === null ? '' : intervalText(row.fair),
      rateText(row.expected),
      row.outside ?? (row.nullReason === null ? '' : 'too few'),
    ])
    const heads = ['raw', 'controllable', '95 %', 'n', 'standardised', 'fair', '95 %', 'expected']
    const basis = `controllable: ${answer.controllableBasis.flags.join(', ')}; known problems left out; ${answer.prior?.alike === true ? 'they differ no more than by chance' : `false-discovery rate ${rateText(answer.falseDiscoveryRate)}`}`
    return `${headLine(answer)}${table([...left(answer.slice), ...right(...heads), ...left('')], rows)}\n${basis}\n`
  },
})

export const bots = defineQuestion({
  name: 'bots',
  access: { role: 'vendor', scope: 'rows' },
  about: 'what bots resolve, verified on every channel, and what they hand on',
  options: { slice: { type: 'string', value: 'DIM', about: `one row for each value of ${DIMENSIONS.join(', ')} (default reason)` } },
  schema: botsQuerySchema,
  read: readBots,
  toText: (answer) => {
    const rows = [...answer.slices, { value: 'all', label: null, ...answer.total }].map((row) => [
      named(row),
      rateText(row.reached.rate),
      rateText(row.containment.rate),
      rateText(row.handoff.rate),
      rateText(row.botIn72h.rate),
      ...rateCells(row.bot),
      ...rateCells(row.afterBot),
      ...rateCells(row.human),
    ])
    const heads = ['reached', 'contained', 'handed on', 'bot 72 h', 'bot', '95 %', 'n', 'after bot', '95 %', 'n', 'people', '95 %', 'n']
    const none = answer.nullReason === null ? '' : '\nNo contact that a bot answered; configure botUsers if there are bots.\n'
    return `${headLine(answer)}${table([...left(answer.slice), ...right(...heads)], rows)}${none}`
  },
})

export const nextIssues = defineQuestion({
  name: 'next-issues',
  access: { role: 'vendor', scope: 'rows' },
  about: 'customers with this also come back about …',
  options: {
    reason: { type: 'string', value: 'R', about: 'only what follows this reason' },
    all: { type: 'boolean', about: 'pairs that are no more than chance, too' },
  },
  schema: nextIssuesQuerySchema,
  read: readNextIssues,
  toText: (answer) => {
    const rows = answer.pairs.map((pair) => [
      pair.reasonLabel ?? pair.reason,
      pair.nextLabel ?? pair.next,
      ...portionCells(pair.share),
      formatCount(pair.share.of),
      rateText(pair.base.rate),
      `${pair.lift.toFixed(2)} ×`,
      `${pair.liftLow.toFixed(2)}–${pair.liftHigh.toFixed(2)}`,
      pair.found ? '' : 'chance',
    ])
    const columns = [...left('after', 'they come about'), ...right('persons', 'share', '95 %', 'of', 'otherwise', 'lift', '95 %'), ...left('')]
    return `${headLine(answer)}${table(columns, rows)}\nwithin ${answer.withinDays} days · ${formatCount(answer.pairsTested)} pairs tested, false-discovery rate ${rateText(answer.falseDiscoveryRate)}\n`
  },
})
