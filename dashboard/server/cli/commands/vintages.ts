import { REVISION_CAUSES, revisionsQuerySchema, vintagesQuerySchema, type Revisions, type VintagesAnswer } from '@shared/api/vintages.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { readRevisions } from '../../analytics/vintages-revision.ts'
import { readVintages } from '../../analytics/vintages.ts'
import { flag, text, type Command } from '../command.ts'
import { json, parseQuery, unwrap } from '../query.ts'
import { table } from '../table.ts'

export const vintagesCommand: Command = {
  name: 'vintages',
  where: 'folder',
  access: { role: 'agent', scope: 'whole' },
  audit: null,
  about: 'Weeks as they were counted at their end and when they became final; with --revisions what changed since, ticket by ticket and why.',
  options: {
    lens: { type: 'string', value: 'L', about: 'net or gross (default net)' },
    period: { type: 'string', value: 'D', about: 'the week that begins on this day' },
    revisions: { type: 'boolean', about: 'compare the week as it first was final with now' },
    vintage: { type: 'string', value: 'ID', about: 'with --revisions: this one instead' },
    cause: { type: 'string', value: 'C', about: `with --revisions: list only ${REVISION_CAUSES.join(', ')}` },
    limit: { type: 'string', value: 'N', about: 'with --revisions: tickets to list (default 200)' },
    json: { type: 'boolean', about: 'print one JSON document' },
  },
  examples: [
    'firstfix vintages',
    'firstfix vintages --period 2026-11-02 --revisions',
    'firstfix vintages --revisions --vintage 12 --cause retag --json',
  ],
  async run({ engine, values, io }) {
    const asked = Object.fromEntries(['lens', 'period', 'vintage', 'cause', 'limit'].map((name) => [name, text(values, name)]))
    const settings = engine.settings()
    if (!flag(values, 'revisions')) {
      const found = unwrap(await readVintages(engine.store, settings, engine.ops, parseQuery(vintagesQuerySchema, asked)))
      io.out(flag(values, 'json') ? json(found) : listText(found))
      return 0
    }
    const [verdicts, models] = [await engine.ops.issueVerdicts(), await engine.ops.latestModels()]
    const deps = { reader: engine.store, settings, kept: engine.ops, verdicts, models, text: engine.text()?.verdict ?? null }
    const found = unwrap(await readRevisions(deps, parseQuery(revisionsQuerySchema, asked)))
    io.out(flag(values, 'json') ? json(found) : revisionText(found))
    return 0
  },
}

const rateText = (rate: number | null): string => (rate === null ? '–' : formatRate(rate))
const right = (head: string) => ({ head, align: 'right' as const })

function listText({ rows }: VintagesAnswer): string {
  if (rows.length === 0) return 'Nothing was kept yet: a week is kept after the first sync that follows its end.\n'
  const lines = rows.map((row) => [
    String(row.id),
    row.period,
    row.kind,
    rateText(row.rate),
    row.low === null || row.high === null ? '' : formatInterval(row.low, row.high),
    formatCount(row.n),
    formatCount(row.eligible),
    `v${row.definition.version}`,
    row.asOf,
    row.takenLate ? 'taken late' : '',
  ])
  return table(
    [
      right('id'),
      { head: 'week' },
      { head: 'kind' },
      right('rate'),
      right('95 %'),
      right('n'),
      right('eligible'),
      { head: '' },
      { head: 'as of' },
      { head: '' },
    ],
    lines,
  )
}

function revisionText({ vintage, now, causes, tickets, total }: Revisions): string {
  const signed = (count: number) => (count === 0 ? '' : count > 0 ? `+${count}` : `−${-count}`)
  const late = vintage.takenLate ? ', taken late' : ''
  return [
    `Week of ${vintage.period}: was ${rateText(vintage.rate)} (n ${formatCount(vintage.n)}) as of ${vintage.asOf}${late}, now ${rateText(now.rate)} (n ${formatCount(now.n)}).\n`,
    table(
      [{ head: 'cause' }, right('tickets'), right('success'), right('failed'), right('failed early'), right('pending')],
      causes.map((one) => [one.cause, String(one.tickets), signed(one.success), signed(one.failed), signed(one.failedEarly), signed(one.pending)]),
    ),
    table(
      [right('ticket'), { head: 'then' }, { head: 'now' }, { head: 'cause' }, right('other'), { head: 'subject' }],
      tickets.map((one) => [
        String(one.ticketId),
        one.before ?? '–',
        one.after ?? '–',
        one.cause,
        one.otherTicketId === null ? '' : String(one.otherTicketId),
        one.subject ?? '',
      ]),
    ),
    `${tickets.length} of ${total} shown\n`,
  ].join('\n')
}
