import { compareQuerySchema, type Compare, type ComparedSide } from '@shared/api/control-chart.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { readCompare } from '../../analytics/control-chart-compare.ts'
import { flag, list, text, type Command, type OptionSpec } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { table } from '../table.ts'

const { slice: _slice, by: _by, ...options } = QUERY_OPTIONS
const SIDES: Readonly<Record<string, OptionSpec>> = Object.fromEntries(
  ['a', 'b'].flatMap((side): [string, OptionSpec][] => [
    [`${side}-from`, { type: 'string', value: 'D', about: `first day of side ${side}` }],
    [`${side}-to`, { type: 'string', value: 'D', about: `its last day, inclusive` }],
    [`${side}-filter`, { type: 'string', value: 'DIM=VALUE', about: `only these on side ${side}; may be given again`, multiple: true }],
  ]),
)

export const compareCommand: Command = {
  name: 'compare',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: null,
  about: 'Two periods or slices against each other: the difference with its interval, whether it is within noise, and the n it would take.',
  options: { ...options, ...SIDES },
  examples: [
    'firstfix compare --a-from 2026-11-02 --a-to 2026-11-08 --b-from 2026-10-26 --b-to 2026-11-01',
    'firstfix compare --from 2026-10-01 --to 2026-10-31 --a-filter channel=email --b-filter channel=chat --json',
  ],
  async run({ questions: { reader, settings }, values, io }) {
    const asked = {
      ...queryValues(values),
      ...Object.fromEntries(
        (['a', 'b'] as const).flatMap((side) => [
          [`${side}From`, text(values, `${side}-from`)],
          [`${side}To`, text(values, `${side}-to`)],
          [`${side}Filter`, list(values, `${side}-filter`)],
        ]),
      ),
    }
    const found = unwrap(await readCompare(reader, settings(), parseQuery(compareQuerySchema, asked)))
    io.out(flag(values, 'json') ? json(found) : toText(found))
    return 0
  },
}

function toText(found: Compare): string {
  const { difference, verdict, needed } = found
  const line = (name: string, side: ComparedSide) => [
    name,
    `${side.from ?? '…'} to ${side.to ?? '…'}`,
    side.rate === null ? '–' : formatRate(side.rate),
    side.low === null || side.high === null ? '' : formatInterval(side.low, side.high),
    formatCount(side.n),
    side.final ? 'final' : 'not final',
  ]
  const points = (value: number | null) => (value === null ? '–' : `${value < 0 ? '−' : '+'}${(Math.abs(value) * 100).toFixed(1)}`)
  const words = { within_noise: 'within noise', differs: 'beyond noise' }
  const said = verdict === null ? `no verdict: ${found.verdictNullReason === 'too_few' ? 'too few' : 'not final'}` : words[verdict]
  const columns = [{ head: '' }, { head: 'days' }, ...['rate', '95 %', 'n'].map((head) => ({ head, align: 'right' as const })), { head: '' }]
  return [
    table(columns, [line('a', found.a), line('b', found.b)]),
    `a − b: ${points(difference.difference)} points (${points(difference.low)} to ${points(difference.high)}), ${said}`,
    ...(needed === null
      ? []
      : [`A difference as large as this would be seen in 8 of 10 cases with ${formatCount(needed.perSide)} judged contacts on each side.`]),
    '',
  ].join('\n')
}
