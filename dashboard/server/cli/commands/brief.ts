import { flag, type Command } from '../command.ts'
import { printable } from '../printable.ts'
import { json, unwrap } from '../query.ts'
import { ticketId } from './explain.ts'

export const brief: Command = {
  name: 'brief',
  where: 'folder',
  access: { role: 'agent', scope: 'whole' },
  audit: null,
  takes: 'TICKET_ID',
  about: 'What the sidebar would show beside a ticket, as it was when it was opened.',
  options: { json: { type: 'boolean', about: 'print one JSON document' } },
  examples: ['firstfix brief 900302 --json'],
  async run({ engine, values, positionals, io }) {
    const shown = unwrap(await engine.briefOf(ticketId(positionals, 'brief')))
    if (flag(values, 'json')) io.out(json(shown))
    else {
      const { repeat } = shown
      const why = repeat.why.map((reason) => reason.code).join(', ')
      io.out(
        `${repeat.verdict === 'none' ? 'No earlier contact about this is known.' : `${repeat.verdict} of ${repeat.previous.map((previous) => `#${previous.ticketId}`).join(', ')}, ${Math.round((repeat.p ?? 0) * 100)}% (${why})`}\n`,
      )
      for (const article of shown.articles) io.out(`  ${printable(article.title)}\n`)
    }
    return 0
  },
}
