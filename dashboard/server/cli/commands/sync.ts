import { flag, type Command } from '../command.ts'
import { reportLine } from '../progress.ts'
import { json } from '../query.ts'
import { summaryJson, summaryText } from '../summary.ts'

export const sync: Command = {
  name: 'sync',
  where: 'folder',
  access: { role: 'admin', scope: 'whole' },
  audit: 'write',
  about:
    'Read what is new in the helpdesk until caught up, judge it, then stop.\nA stop at any moment loses nothing: the next sync goes on where this one ended.',
  options: {
    once: { type: 'boolean', about: 'until caught up, then stop (the only way there is)' },
    json: { type: 'boolean', about: 'print one JSON document' },
    limits: { type: 'boolean', about: "keep Zendesk's documented rate limits, also on a stand-in that names none" },
  },
  examples: ['firstfix sync --once --json'],
  async run({ runner, values, io }) {
    const summary = await runner.runOnce({ signal: io.signal, limits: flag(values, 'limits'), onProgress: reportLine(io) })
    if (summary.problem !== null) io.err(`${summary.problem}\n`)
    io.out(flag(values, 'json') ? json(summaryJson(summary)) : summaryText(summary))
    return summary.complete ? 0 : 1
  },
}
