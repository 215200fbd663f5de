import { forecastQuerySchema, type ForecastAnswer } from '@shared/api/forecast.ts'
import { formatCount } from '@shared/i18n/format.ts'
import { readForecast } from '../../analytics/forecast.ts'
import { flag, text, type Command } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { headLine, left, rateText, right } from '../questions/words.ts'
import { table } from '../table.ts'

const { slice: _slice, from: _from, to: _to, by: _by, ...options } = QUERY_OPTIONS

export const forecastCommand: Command = {
  name: 'forecast',
  where: 'folder',
  access: { role: 'agent', scope: 'whole' },
  audit: null,
  about: 'Contacts of the next weeks with a back-tested band, the share of them that comes back about the same, and who is needed.',
  options: {
    ...options,
    weeks: { type: 'string', value: 'N', about: 'how far ahead, 1 to 26 (default 8)' },
    by: { type: 'string', value: 'P', about: 'day or week (default week)' },
  },
  examples: ['firstfix forecast', 'firstfix forecast --by day --weeks 2 --filter channel=voice --json'],
  async run({ engine, values, io }) {
    const asked = { ...queryValues(values), weeks: text(values, 'weeks') }
    const answered = unwrap(await readForecast(engine.store, engine.settings(), parseQuery(forecastQuerySchema, asked)))
    io.out(flag(values, 'json') ? json(answered) : toText(answered))
    return 0
  },
}

const whole = (value: number): string => formatCount(Math.round(value))
function toText(answer: ForecastAnswer): string {
  const rows = answer.points.map(({ period, expected, low, high, repeats, staff }) => [
    period,
    whole(expected),
    `${whole(low)}–${whole(high)}`,
    repeats === null ? '–' : whole(repeats),
    staff === null ? '–' : whole(staff.workHours),
    staff?.voice ? `${staff.voice.agents} (${staff.voice.scheduled})` : '–',
    staff?.other ? `${staff.other.agents} (${staff.other.scheduled})` : '–',
  ])
  const columns = [...left(answer.by), ...right('contacts', '80 %', 'repeats', 'hours', 'on the phone', 'at the desk')]
  return `${headLine(answer)}${answer.points.length === 0 ? noForecast(answer) : table(columns, rows)}\n${[backTestText(answer), repeatsText(answer), staffText(answer)].join('\n')}\n`
}
/** Weeks need fourteen whole ones, days three weeks of them. */
const noForecast = ({ nullReason, by }: ForecastAnswer): string =>
  `No forecast: ${nullReason?.replaceAll('_', ' ') ?? ''}.${by === 'week' && nullReason === 'short_history' ? ' --by day needs less.' : ''}\n`
function backTestText({ backTest }: ForecastAnswer): string {
  if (backTest === null) return 'nothing was tested'
  const { model, wape, bestBaseline, beatsBaseline, coverage, n } = backTest
  const name = (word: string) => word.replaceAll('_', ' ')
  return `${name(model)} errs by ${rateText(wape[model])} over ${formatCount(n)} past steps, ${beatsBaseline ? 'less than' : 'no less than'} the best plain baseline (${name(bestBaseline)} ${rateText(wape[bestBaseline])}); the band held ${rateText(coverage)}`
}
const repeatsText = ({ repeats: { share, perContact } }: ForecastAnswer): string =>
  `${rateText(share.rate)} of the last 13 weeks came back about the same${perContact === null ? '' : `; a contact brings about ${perContact.toFixed(2)} more within 60 days`}`
const staffText = ({ staff }: ForecastAnswer): string =>
  staff.nullReason === null
    ? 'agents at work at once, and in brackets to be scheduled'
    : `nobody knows who is needed: ${staff.nullReason.replaceAll('_', ' ')}`
