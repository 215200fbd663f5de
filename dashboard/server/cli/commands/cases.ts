import { actionsQuerySchema, type Actions } from '@shared/api/quality/actions.ts'
import { casesQuerySchema, type Cases } from '@shared/api/quality/cases.ts'
import { candidatesQuerySchema, type Candidates } from '@shared/api/quality/case-candidates.ts'
import { viewerOf } from '../../cases/viewer.ts'
import { UsageError } from '../../usage-error.ts'
import { flag, type Command } from '../command.ts'
import { json, unwrap } from '../query.ts'
import { table } from '../table.ts'

export const cases: Command = {
  name: 'cases',
  where: 'questions',
  access: ({ positionals: [what] }) => ({ role: what === 'candidates' ? 'reviewer' : 'agent', scope: what === 'actions' ? 'whole' : 'rows' }),
  audit: ({ positionals: [what] }) => (what === 'candidates' ? 'read_conversation' : null),
  takes: '[WORDS… | candidates | actions]',
  about: 'The failure-case library, searched in English or Chinese; failures that may be worth a case; what was done about them.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix cases', 'firstfix cases refund policy', 'firstfix cases candidates --json', 'firstfix cases actions'],
  async run({ questions, caller, values, positionals, io }) {
    const viewer = viewerOf(caller, questions.reader)
    const [what] = positionals
    if ((what === 'candidates' || what === 'actions') && positionals.length > 1)
      throw new UsageError(`cases: ${what} takes no further words. See: firstfix cases --help`)
    if (what === 'candidates') {
      const found = unwrap(await questions.cases.candidates(viewer, candidatesQuerySchema.parse({})))
      io.out(flag(values, 'json') ? json(found) : candidateTable(found))
    } else if (what === 'actions') {
      const found = await questions.cases.actions.list(actionsQuerySchema.parse({}))
      io.out(flag(values, 'json') ? json(found) : actionTable(found))
    } else {
      const found = unwrap(await questions.cases.list(viewer, casesQuerySchema.parse(positionals.length === 0 ? {} : { q: positionals.join(' ') })))
      io.out(flag(values, 'json') ? json(found) : caseTable(found))
    }
    return 0
  },
}

const caseTable = ({ rows, total }: Cases): string =>
  table(
    [{ head: 'case', align: 'right' }, { head: 'state' }, { head: 'reason' }, { head: 'cause' }, { head: `title (${total})` }, { head: 'review by' }],
    rows.map((row) => [
      String(row.id),
      row.overdue ? 'overdue' : row.state,
      row.reasonName ?? row.reason ?? '',
      row.cause ?? '',
      row.title,
      row.reviewBy ?? '',
    ]),
  )
const candidateTable = ({ rows, total }: Candidates): string =>
  table(
    [
      { head: 'repeats', align: 'right' },
      { head: 'matters', align: 'right' },
      { head: 'ticket', align: 'right' },
      { head: 'reason' },
      { head: 'why' },
      { head: `subject (${total})` },
    ],
    rows.map((row) => [
      String(row.repeats),
      String(row.matters),
      String(row.ticketId),
      row.reasonName ?? row.reason ?? '',
      row.why.map(({ code, count }) => `${code} ${count}`).join(', '),
      row.subject ?? '',
    ]),
  )
const actionTable = ({ rows }: Actions): string =>
  table(
    [{ head: 'action', align: 'right' }, { head: 'state' }, { head: 'kind' }, { head: 'owner' }, { head: 'due' }, { head: 'title' }],
    rows.map(({ id, overdue, action }) => [
      String(id),
      overdue ? 'overdue' : action.state,
      action.kind,
      action.owner,
      action.dueOn ?? '',
      action.title,
    ]),
  )
