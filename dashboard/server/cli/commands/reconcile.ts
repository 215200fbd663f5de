import { reconciliationQuerySchema, stepContactsQuerySchema, type ReconciliationAnswer, type StepContacts } from '@shared/api/reconciliation.ts'
import type { TrendRow } from '@shared/api/trend.ts'
import { STEP_CODES } from '@shared/fcr/reconcile.ts'
import { formatCount, formatInterval, formatRate } from '@shared/i18n/format.ts'
import { everyStepContact, listStep, readReconciliation } from '../../analytics/reconciliation.ts'
import { contactsCsv } from '../../api/contacts-csv.ts'
import { flag, number, text, type Command } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { table } from '../table.ts'

const { lens, window, from, to, filter, 'as-of': asOf, json: asJson } = QUERY_OPTIONS
export const reconcile: Command = {
  name: 'reconcile',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: (call) => (flag(call.values, 'csv') ? 'export' : null),
  about: 'Five lenses side by side, and why two of them differ: steps over sets of tickets that add up, each opening to its tickets.',
  options: {
    reported: { type: 'string', value: 'L', about: 'the lens that is reported elsewhere (default one_touch)' },
    ...Object.fromEntries(
      Object.entries({ lens, window, from, to, filter, 'as-of': asOf, json: asJson }).flatMap(([name, spec]) => (spec ? [[name, spec]] : [])),
    ),
    step: { type: 'string', value: 'STEP', about: `list the tickets of a step, e.g. leaves.not_first or turned_failed` },
    reason: { type: 'string', value: 'R', about: 'with --step: only this primary failure reason of our lens' },
    limit: { type: 'string', value: 'N', about: 'rows of the list to print (default 50; --csv and --json print all)' },
    csv: { type: 'boolean', about: 'with --step: print CSV, safe to open in a spreadsheet' },
  },
  examples: [
    'firstfix reconcile --from 2026-11-02 --to 2026-11-08',
    'firstfix reconcile --step turned_failed --reason new_ticket --csv > false-high.csv',
  ],
  async run({ questions: { reader, settings }, values, io }) {
    const asked = { ...queryValues(values), reported: text(values, 'reported'), step: text(values, 'step') }
    if (asked.step === undefined) {
      const found = unwrap(await readReconciliation(reader, settings(), parseQuery(reconciliationQuerySchema, asked)))
      io.out(flag(values, 'json') ? json(found) : toText(found))
      return 0
    }
    const query = parseQuery(stepContactsQuerySchema, { ...asked, limit: number(values, 'limit') ?? 50 })
    const first = unwrap(await listStep(reader, settings(), query))
    if (flag(values, 'csv')) {
      for await (const part of contactsCsv(everyStepContact(reader, settings(), first, query))) io.out(String(part))
      return 0
    }
    if (flag(values, 'json')) {
      const rows: StepContacts['rows'] = []
      for await (const row of everyStepContact(reader, settings(), first, query)) rows.push(row)
      io.out(json({ ...first, rows, next: null }))
      return 0
    }
    io.out(listText(first))
    return 0
  },
}

function toText(found: ReconciliationAnswer): string {
  const { reported, ours } = found
  const range = found.from === null && found.to === null ? 'all days' : `${found.from ?? '…'} to ${found.to ?? '…'}`
  const lenses = found.lenses.map(({ definition, total }) => [
    `${definition.lens} v${definition.version}`,
    total.rate === null ? '–' : formatRate(total.rate),
    total.low === null || total.high === null ? '' : formatInterval(total.low, total.high),
    formatCount(total.n),
    formatCount(total.success),
    responseOf(total),
  ])
  const steps = STEP_CODES.flatMap((code) => found.steps.filter((step) => step.code === code)).map((step) => [
    step.code,
    signed(step.ours.n - step.reported.n),
    signed(step.ours.success - step.reported.success),
    formatCount(step.tickets),
    Object.entries(step.reasons)
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${reason} ${count}`)
      .join(', '),
  ])
  const right = (head: string) => ({ head, align: 'right' as const })
  return [
    `${range} · ${ours.timeZone} · as of ${found.asOf ?? 'never synced'} · complete to ${found.completeTo ?? '–'}\n`,
    table([{ head: 'lens' }, right('rate'), right('95 %'), right('n'), right('success'), { head: '' }], lenses),
    table(
      [{ head: `from ${reported.lens} to ${ours.lens}` }, right('n'), right('success'), right('tickets'), { head: '' }],
      [
        [reported.lens, formatCount(reported.n), formatCount(reported.success), '', ''],
        ...steps,
        [ours.lens, formatCount(ours.n), formatCount(ours.success), '', ''],
      ],
    ),
    `solved by ${reported.lens}, failed by ${ours.lens}: ${formatCount(found.solvedByReportedFailedByOurs)}\n` +
      `failed by ${reported.lens}, solved by ${ours.lens}: ${formatCount(found.failedByReportedSolvedByOurs)}\n`,
  ].join('\n')
}
const signed = (count: number): string => (count === 0 ? '·' : count > 0 ? `+${formatCount(count)}` : `−${formatCount(-count)}`)
const responseOf = ({ response }: TrendRow): string =>
  response === null || response.rate === null ? '' : `${formatRate(response.rate)} of ${formatCount(response.asked)} answered`

function listText(page: StepContacts): string {
  const rows = page.rows.map((row) => [
    String(row.ticketId),
    row.reported,
    row.state,
    row.reason ?? '',
    row.channel,
    row.contactReason ?? '',
    row.firstSolvedAt ?? '',
    row.subject ?? '',
  ])
  const heads = ['ticket', 'reported', 'ours', 'failed by', 'channel', 'reason', 'first solved', 'subject'].map((head) => ({ head }))
  return `${table(heads, rows)}\n${page.rows.length} of ${page.total} shown\n`
}
