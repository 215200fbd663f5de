import type { Explanation } from '@shared/api/contacts.ts'
import { explainContact } from '../../analytics/explanation.ts'
import { flag, type Command } from '../command.ts'
import { UsageError } from '../../usage-error.ts'
import { json, unwrap } from '../query.ts'
import { printable } from '../printable.ts'
import { table } from '../table.ts'

export const explain: Command = {
  name: 'explain',
  where: 'questions',
  access: { role: 'vendor', scope: 'rows' },
  audit: 'read_conversation',
  takes: 'TICKET_ID',
  about: 'The facts of a contact, its chain, its state in every lens, and why.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix explain 900301', 'firstfix explain 900301 --json'],
  async run({ questions, values, positionals, io }) {
    const explanation = unwrap(
      await explainContact(
        questions.reader,
        questions.settings(),
        ticketId(positionals, 'explain'),
        await questions.verdicts(),
        questions.text?.()?.verdict ?? null,
      ),
    )
    io.out(flag(values, 'json') ? json(explanation) : toText(explanation))
    return 0
  },
}

export function ticketId(positionals: readonly string[], command: string): number {
  const id = Number(positionals[0])
  if (positionals.length !== 1 || !Number.isSafeInteger(id) || id <= 0)
    throw new UsageError(`${command}: name one ticket by its number, e.g. firstfix ${command} 900301`)
  return id
}

function toText(explanation: Explanation): string {
  const facts = Object.entries(explanation.facts).map(([name, value]) => [name, value === null ? '–' : String(value)])
  const lenses = explanation.lenses.map((lens) => [
    lens.lens,
    lens.exclusion ? `excluded: ${lens.exclusion}` : lens.state,
    lens.primary ?? '',
    lens.why.join(', '),
  ])
  const chain = explanation.chain.map((link) => [
    String(link.ticketId),
    link.channel,
    link.createdAt,
    link.firstSolvedAt ?? '',
    link.same,
    link.why.join(', '),
  ])
  return [
    `#${explanation.ticketId} ${printable(explanation.subject ?? '')}\nas of ${explanation.asOf ?? 'never synced'}\n`,
    table(
      ['lens', 'state', 'primary', 'why'].map((head) => ({ head })),
      lenses,
    ),
    table(
      ['ticket', 'channel', 'opened', 'first solved', 'same issue', 'why'].map((head) => ({ head })),
      chain,
    ),
    table([{ head: 'fact' }, { head: 'value' }], facts),
  ].join('\n')
}
