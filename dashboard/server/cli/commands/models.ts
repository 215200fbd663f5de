import type { ModelsAnswer, RepeatRiskAnswer } from '@shared/api/models.ts'
import { formatCount, formatRate } from '@shared/i18n/format.ts'
import { readModels, readRepeatRisk } from '../../analytics/models.ts'
import { flag, type Command } from '../command.ts'
import { json } from '../query.ts'
import { table } from '../table.ts'

export const models: Command = {
  name: 'models',
  where: 'folder',
  access: { role: 'manager', scope: 'whole' },
  audit: null,
  about: 'What was learned from this account’s own tickets, how good it is on tickets it had not seen, and whether it is used.',
  options: { json: { type: 'boolean', about: 'print one JSON document, with the whole reports' } },
  examples: ['firstfix models', 'firstfix models --json'],
  async run({ engine, values, io }) {
    const [all, repeatRisk] = await Promise.all([readModels(engine.ops), readRepeatRisk(engine.ops, engine.store, engine.settings())])
    io.out(flag(values, 'json') ? json({ ...all, repeatRisk }) : `${toText(all)}\n${riskText(repeatRisk)}`)
    return 0
  },
}

function toText({ models: all }: ModelsAnswer): string {
  const heads = ['model', 'version', 'trained', 'used', 'why'].map((head) => ({ head }))
  return table(
    heads,
    all.map(({ kind, version, trainedAt, inForce, why }) => [
      kind,
      version === null ? '' : String(version),
      trainedAt ?? 'never',
      version === null ? '' : inForce ? 'yes' : 'no',
      why ?? '',
    ]),
  )
}

type Moment = NonNullable<RepeatRiskAnswer['opening']>
function riskText(answer: RepeatRiskAnswer): string {
  const { definition, trainedTo, completeTo, labelled, nullReason } = answer
  const windows = [
    `${definition.windowDays} days`,
    ...Object.entries(definition.windowByReason).map(([reason, days]) => `${reason} ${days} days`),
  ].join(', ')
  if (nullReason !== null) return `repeat risk (back within ${windows}): not trained yet\n`
  const moments = [answer.opening, answer.solve].filter((moment) => moment !== null)
  return [
    `repeat risk: back within ${windows}; ${formatCount(labelled)} contacts with a known outcome, trained to ${trainedTo ?? '–'}, data complete to ${completeTo ?? '–'}`,
    '',
    table(
      ['at', 'figure', 'model', 'counting', 'difference', '95 %', 'n'].map((head) => ({ head })),
      moments.flatMap(rowsOf),
    ),
    ...moments.map(verdictOf),
    '',
  ].join('\n')
}

const decimals = (value: number): string => value.toFixed(3)
function rowsOf(moment: Moment): string[][] {
  if (moment.reason !== null) return []
  const figures = [
    ['ROC-AUC', moment.rocAuc],
    ['PR-AUC', moment.prAuc],
    ['Brier', moment.brier],
  ] as const
  const { ece, topTenth, test } = moment
  const top = (side: typeof topTenth.model) => (side === null ? '–' : `${formatRate(side.rate)} (× ${side.lift.toFixed(1)})`)
  return [
    ...figures.map(([name, { model, count, difference, differenceInterval: interval }]) => [
      moment.moment,
      name,
      decimals(model),
      decimals(count),
      decimals(difference),
      interval === null ? '–' : `${decimals(interval.low)} to ${decimals(interval.high)}`,
      formatCount(test.n),
    ]),
    [moment.moment, 'ECE', decimals(ece.model), decimals(ece.count), '', '', formatCount(test.n)],
    [moment.moment, 'top tenth', top(topTenth.model), top(topTenth.count), '', '', formatCount(test.n)],
  ]
}

function verdictOf(moment: Moment): string {
  if (moment.reason === 'too_few_contacts') return `At ${moment.moment}: too few contacts (${formatCount(moment.labelled)}), stated rules are used.`
  if (moment.reason !== null) return `At ${moment.moment}: contacts of one outcome only, stated rules are used.`
  return `At ${moment.moment}: ${moment.verdict === 'better' ? 'better than counting' : 'NOT better than counting'}.`
}
