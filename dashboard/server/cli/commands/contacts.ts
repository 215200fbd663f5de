import { contactsQuerySchema, type Contacts } from '@shared/api/contacts.ts'
import { formatDuration } from '@shared/i18n/format.ts'
import { DIMENSIONS, GROUPINGS } from '@shared/fcr/fact.ts'
import { everyContact, listContacts } from '../../analytics/contacts.ts'
import { NARROWINGS } from '../../analytics/narrowing.ts'
import { contactsCsv } from '../../api/contacts-csv.ts'
import { flag, number, type Command } from '../command.ts'
import { json, parseQuery, QUERY_OPTIONS, queryValues, unwrap } from '../query.ts'
import { table } from '../table.ts'

/** Groupings that are no slices. */
const FURTHER = GROUPINGS.filter((name) => !DIMENSIONS.some((dimension) => dimension === name))

export const contacts: Command = {
  name: 'contacts',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: (call) => (flag(call.values, 'csv') ? 'export' : null),
  about: [
    'The tickets behind a number: the same question as fcr or ask, and the state to list. An answer of ask names its filters.',
    `Beside dimensions, --filter takes ${[...FURTHER, ...NARROWINGS, 'followed_by'].join(', ')}, and LENS=STATE, e.g. one_touch=success.`,
  ].join('\n'),
  options: {
    ...QUERY_OPTIONS,
    period: { type: 'string', value: 'D', about: 'only the period that begins on this day' },
    state: {
      type: 'string',
      value: 'S',
      about: 'success, failed, failedEarly, pending, eligible, n, failures, excluded:CODE, excluded or all; several with commas',
    },
    reason: { type: 'string', value: 'R', about: 'only this primary failure reason, e.g. new_ticket' },
    limit: { type: 'string', value: 'N', about: 'rows to print (default 50; --csv and --json print all)' },
    csv: { type: 'boolean', about: 'print CSV, safe to open in a spreadsheet' },
  },
  examples: ['firstfix contacts --state failed --period 2026-11-02', 'firstfix contacts --state failed --reason new_ticket --csv > failed.csv'],
  async run({ questions: { reader, settings }, values, io }) {
    const query = parseQuery(contactsQuerySchema, { ...queryValues(values), limit: number(values, 'limit') ?? 50 })
    const first = unwrap(await listContacts(reader, settings(), query))
    if (flag(values, 'csv')) {
      for await (const part of contactsCsv(everyContact(reader, settings(), first, query))) io.out(String(part))
      return 0
    }
    if (flag(values, 'json')) {
      const rows: Contacts['rows'] = []
      for await (const row of everyContact(reader, settings(), first, query)) rows.push(row)
      io.out(json({ ...first, rows, next: null }))
      return 0
    }
    io.out(toText(first))
    return 0
  },
}

function toText(page: Contacts): string {
  const rows = page.rows.map((row) => [
    String(row.ticketId),
    row.state,
    row.reason ?? '',
    row.channel,
    row.contactReason ?? '',
    row.firstSolvedAt ?? '',
    row.repeatGapSeconds === null ? '' : formatDuration(row.repeatGapSeconds, 'en'),
    row.subject ?? '',
  ])
  const heads = ['ticket', 'state', 'failed by', 'channel', 'reason', 'first solved', 'after', 'subject'].map((head) => ({ head }))
  return `${table(heads, rows)}\n${page.rows.length} of ${page.total} shown\n`
}
